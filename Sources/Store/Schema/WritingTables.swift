/// 0014: what is being written and is not sent yet, and texts that are ready. Frozen: later changes are later migrations.
let writingTables = Migration(
    name: "0014-writing",
    statements: [
        // One row a person, request and kind; saved over and over, and gone when it is sent.
        """
        CREATE TABLE drafts (
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            kind \(.text) NOT NULL,
            body \(.text) NOT NULL,
            saved_at \(.instant) NOT NULL,
            returned_at \(.instant),
            PRIMARY KEY (ticket_id, operator_id, kind)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        // For those that nobody touched for a long time.
        "CREATE INDEX drafts_by_age ON drafts (saved_at)",
        // Sent, and to be taken back until it leaves. The reply with its files is JSON; its job has the id.
        """
        CREATE TABLE held_replies (
            id \(.id) PRIMARY KEY,
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            contents \(.text) NOT NULL,
            leaves_at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX held_replies_by_ticket ON held_replies (ticket_id, operator_id)",
        // Changed in place: the messages a text went into keep their own words. Groups are JSON.
        """
        CREATE TABLE text_modules (
            id \(.id) PRIMARY KEY,
            name \(.text) NOT NULL,
            shortcut \(.text) NOT NULL,
            language \(.text) NOT NULL,
            owner_id \(.id) REFERENCES operators (id),
            groups \(.text) NOT NULL,
            body \(.text) NOT NULL,
            valid_from \(.instant),
            valid_to \(.instant)) \(.strict)
        """,
    ])

/// 0015: who watches a request, what they are told, how each likes the desk, who looks at a request now. Frozen: later
/// changes are later migrations.
let togetherTables = Migration(
    name: "0015-together",
    statements: [
        """
        CREATE TABLE watchers (
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            at \(.instant) NOT NULL,
            PRIMARY KEY (ticket_id, operator_id)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        """
        CREATE TABLE personal_notices (
            id \(.id) PRIMARY KEY,
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            event_id \(.id) NOT NULL REFERENCES events (id),
            reason \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            read_at \(.instant)) \(.strict)
        """,
        "CREATE INDEX personal_notices_by_operator ON personal_notices (operator_id, id)",
        "CREATE INDEX personal_notices_unread ON personal_notices (operator_id, id) WHERE read_at IS NULL",
        // Who never changed anything has no row.
        """
        CREATE TABLE preferences (
            operator_id \(.id) PRIMARY KEY REFERENCES operators (id),
            telling \(.text) NOT NULL,
            density \(.text) NOT NULL,
            theme \(.text) NOT NULL,
            start_view \(.text) NOT NULL,
            digest_at \(.instant)) \(.strict)
        """,
        // A row for each open page of a request, good until an instant that the page moves on.
        """
        CREATE TABLE presences (
            id \(.id) PRIMARY KEY,
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            until_at \(.instant) NOT NULL,
            writing_until \(.instant)) \(.strict)
        """,
        "CREATE INDEX presences_by_ticket ON presences (ticket_id)",
    ])

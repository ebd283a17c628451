/// 0020: what else belongs to a draft. Frozen: later changes are later migrations.
let draftTables = Migration(
    name: "0020-drafts",
    statements: [
        // As they were typed: whether they are addresses is asked when it is sent.
        "ALTER TABLE drafts ADD COLUMN cc \(.text) NOT NULL DEFAULT ''",
        "ALTER TABLE drafts ADD COLUMN bcc \(.text) NOT NULL DEFAULT ''",
        // The order is that of the places.
        """
        CREATE TABLE draft_files (
            ticket_id \(.id) NOT NULL,
            operator_id \(.id) NOT NULL,
            kind \(.text) NOT NULL,
            place \(.integer) NOT NULL,
            hash \(.text) NOT NULL,
            name \(.text) NOT NULL,
            type \(.text) NOT NULL,
            size \(.integer) NOT NULL,
            PRIMARY KEY (ticket_id, operator_id, kind, place),
            FOREIGN KEY (ticket_id, operator_id, kind) REFERENCES drafts (ticket_id, operator_id, kind)
                ON DELETE CASCADE) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        // For the sweep, which asks of each old file whether anything refers to it.
        "CREATE INDEX draft_files_by_hash ON draft_files (hash)",
    ])

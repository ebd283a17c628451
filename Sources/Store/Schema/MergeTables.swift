/// 0016: requests joined into one another. Frozen: later changes are later migrations.
let mergeTables = Migration(
    name: "0016-merges",
    statements: [
        // A row is there while the merge lasts; that it was, history says. The request that goes on is kept beside the one
        // named, so that finding it is one look however often it was joined further.
        """
        CREATE TABLE ticket_merges (
            ticket_id \(.id) PRIMARY KEY REFERENCES tickets (id),
            into_id \(.id) NOT NULL REFERENCES tickets (id),
            home_id \(.id) NOT NULL REFERENCES tickets (id),
            state \(.text) NOT NULL,
            by_name \(.text) NOT NULL,
            at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX ticket_merges_by_home ON ticket_merges (home_id, ticket_id)",
    ])

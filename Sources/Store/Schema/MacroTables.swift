/// 0011: macros, and actions on many requests. Frozen: later changes are later migrations.
let macroTables = Migration(
    name: "0011-macros",
    statements: [
        // A row is one version and is never changed but for its end. Groups and actions are JSON, written and read by the
        // program alone.
        """
        CREATE TABLE macros (
            id \(.id) PRIMARY KEY,
            name \(.text) NOT NULL,
            owner_id \(.id) REFERENCES operators (id),
            position \(.integer) NOT NULL,
            groups \(.text) NOT NULL,
            actions \(.text) NOT NULL,
            valid_from \(.instant),
            valid_to \(.instant)) \(.strict)
        """,
        // The list is asked for by a filter, or by the ids chosen one by one; what came of it so far is a tally in JSON.
        """
        CREATE TABLE bulks (
            id \(.id) PRIMARY KEY,
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            actions \(.text) NOT NULL,
            macro \(.text),
            problem \(.text),
            reason \(.text) NOT NULL,
            undoes_id \(.id) REFERENCES bulks (id),
            selection \(.text) NOT NULL,
            filter \(.text),
            list \(.text) NOT NULL,
            ceiling \(.id) NOT NULL,
            phase \(.text) NOT NULL,
            place \(.id) NOT NULL,
            done \(.integer) NOT NULL,
            total \(.integer) NOT NULL,
            tally \(.text) NOT NULL,
            asked_at \(.instant) NOT NULL,
            started_at \(.instant),
            ended_at \(.instant)) \(.strict)
        """,
        "CREATE INDEX bulks_by_operator ON bulks (operator_id, id)",
        "CREATE INDEX bulks_by_undone ON bulks (undoes_id) WHERE undoes_id IS NOT NULL",
        // One row a request: either the trace by which it can be taken back, or the reason why it was left.
        """
        CREATE TABLE bulk_items (
            bulk_id \(.id) NOT NULL REFERENCES bulks (id),
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            trace \(.text),
            reason \(.text),
            PRIMARY KEY (bulk_id, ticket_id)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        "CREATE INDEX bulk_items_refused ON bulk_items (bulk_id, ticket_id) WHERE reason IS NOT NULL",
    ])

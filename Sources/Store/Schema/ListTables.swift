/// 0022: lists that had no index of their own. Frozen: later changes are later migrations.
let listTables = Migration(
    name: "0022-lists",
    statements: [
        // What nobody has, oldest first; and, read once from end to end, how many everybody and every group has.
        """
        CREATE INDEX tickets_queue_by_person ON tickets (group_id, state, assignee_id, created_at, id)
            WHERE closed_at IS NULL AND group_id IS NOT NULL
        """,
        // Few of many: a walk along a queue in search of them would read all of it.
        """
        CREATE INDEX tickets_queue_reopened ON tickets (group_id, state, created_at, id)
            WHERE closed_at IS NULL AND group_id IS NOT NULL AND reopenings > 0
        """,
        """
        CREATE INDEX tickets_open_by_channel ON tickets (channel, id) WHERE closed_at IS NULL AND group_id IS NOT NULL
        """,
        """
        CREATE INDEX tickets_open_by_administration ON tickets (administration_id, id)
            WHERE closed_at IS NULL AND group_id IS NOT NULL
        """,
    ])

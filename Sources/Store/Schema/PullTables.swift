/// 0010: the index by which an operator gets the next request. Frozen: later changes are later migrations.
let pullTables = Migration(
    name: "0010-pull",
    statements: [
        """
        CREATE INDEX tickets_to_pull ON tickets (group_id, priority, due_at, id)
        WHERE assignee_id IS NULL AND closed_at IS NULL AND state IN ('new', 'triage', 'assigned')
        """
    ])

/// 0012: lists that people keep, and the orders and filters they ask for. Frozen: later changes are later migrations.
let viewTables = Migration(
    name: "0012-views",
    statements: [
        // A queue by what was touched last, or by what nobody touches.
        """
        CREATE INDEX tickets_queue_by_update ON tickets (group_id, state, updated_at, id)
        WHERE closed_at IS NULL AND group_id IS NOT NULL
        """,
        // Whoever writes for a small office has few requests among all those that are over.
        """
        CREATE INDEX tickets_by_administration ON tickets (administration_id, id) WHERE administration_id IS NOT NULL
        """,
        // The query is that of the list's address. Sharing is `none`, `groups` or `everyone`.
        """
        CREATE TABLE views (
            id \(.id) PRIMARY KEY,
            owner_id \(.id) NOT NULL REFERENCES operators (id),
            name \(.text) NOT NULL,
            query \(.text) NOT NULL,
            sharing \(.text) NOT NULL,
            position \(.integer) NOT NULL,
            created_at \(.instant) NOT NULL,
            updated_at \(.instant) NOT NULL) \(.strict)
        """,
        """
        CREATE TABLE view_groups (
            view_id \(.id) NOT NULL REFERENCES views (id),
            group_id \(.id) NOT NULL REFERENCES groups (id),
            PRIMARY KEY (view_id, group_id)) \(.strict)
        """,
    ])

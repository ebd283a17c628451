/// 0010: lists that people keep, and the orders and filters they ask for. Frozen: later changes are later migrations.
let viewTables = Migration(
    name: "0010-views",
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
        "CREATE INDEX views_by_owner ON views (owner_id, position, id)",
        "CREATE INDEX views_shared ON views (sharing, id)",
        """
        CREATE TABLE view_groups (
            view_id \(.id) NOT NULL REFERENCES views (id),
            group_id \(.id) NOT NULL REFERENCES groups (id),
            PRIMARY KEY (view_id, group_id)) \(.strict)
        """,
        "CREATE INDEX view_groups_by_group ON view_groups (group_id, view_id)",
        // What a person finds first.
        """
        CREATE TABLE start_views (
            operator_id \(.id) PRIMARY KEY REFERENCES operators (id),
            view_id \(.id) NOT NULL REFERENCES views (id)) \(.strict)
        """,
        "CREATE INDEX start_views_by_view ON start_views (view_id)",
    ])

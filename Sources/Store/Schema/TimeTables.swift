/// 0019: time spent on requests. Frozen: later changes are later migrations.
let timeTables = Migration(
    name: "0019-time",
    statements: [
        // The key is what lets a person have one timer at a time.
        """
        CREATE TABLE timers (
            operator_id \(.id) PRIMARY KEY REFERENCES operators (id),
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            activity \(.text) NOT NULL,
            started_at \(.instant) NOT NULL) \(.strict)
        """,
        "CREATE INDEX timers_by_start ON timers (started_at)",
        """
        CREATE TABLE time_entries (
            id \(.id) PRIMARY KEY,
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            group_id \(.id) REFERENCES groups (id),
            activity \(.text) NOT NULL,
            at \(.instant) NOT NULL,
            minutes \(.integer) NOT NULL,
            note \(.text) NOT NULL,
            source \(.text) NOT NULL,
            corrections \(.integer) NOT NULL) \(.strict)
        """,
        "CREATE INDEX time_entries_by_ticket ON time_entries (ticket_id, id)",
        "CREATE INDEX time_entries_by_person ON time_entries (operator_id, at, id)",
        "CREATE INDEX time_entries_by_group ON time_entries (group_id, at)",
        """
        CREATE TABLE time_corrections (
            id \(.id) PRIMARY KEY,
            entry_id \(.id) NOT NULL REFERENCES time_entries (id),
            at \(.instant) NOT NULL,
            by_id \(.id) NOT NULL REFERENCES operators (id),
            by_name \(.text) NOT NULL,
            minutes_from \(.integer) NOT NULL,
            minutes_to \(.integer) NOT NULL,
            activity_from \(.text) NOT NULL,
            activity_to \(.text) NOT NULL,
            reason \(.text) NOT NULL) \(.strict)
        """,
        "CREATE INDEX time_corrections_by_entry ON time_corrections (entry_id, id)",
    ])

/// 0017: what each person can be given, how groups give, who is absent when. Frozen: later changes are later migrations.
let workTables = Migration(
    name: "0017-getting-work",
    statements: [
        "ALTER TABLE operators ADD COLUMN skills \(.text) NOT NULL DEFAULT '[]'",
        "ALTER TABLE operators ADD COLUMN languages \(.text) NOT NULL DEFAULT '[]'",
        "ALTER TABLE operators ADD COLUMN capacity \(.integer)",
        "ALTER TABLE operators ADD COLUMN available \(.integer) NOT NULL DEFAULT 1",
        "ALTER TABLE groups ADD COLUMN giving \(.text) NOT NULL DEFAULT 'off'",
        // Days as text: an absence is of days, whatever the clock does on them.
        """
        CREATE TABLE absences (
            id \(.id) PRIMARY KEY,
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            first_day \(.text) NOT NULL,
            last_day \(.text) NOT NULL,
            ends_at \(.instant) NOT NULL,
            hand_over \(.text) NOT NULL,
            deputy_id \(.id) REFERENCES operators (id),
            note \(.text) NOT NULL,
            planned_by \(.id) NOT NULL REFERENCES operators (id),
            planned_at \(.instant) NOT NULL,
            begun_at \(.instant)) \(.strict)
        """,
        "CREATE INDEX absences_by_end ON absences (ends_at)",
        // When each member of a group was last given a request of it.
        """
        CREATE TABLE turns (
            group_id \(.id) NOT NULL REFERENCES groups (id),
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            at \(.instant) NOT NULL,
            PRIMARY KEY (group_id, operator_id)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        // Who gave a request back, until somebody has it again.
        """
        CREATE TABLE given_back (
            ticket_id \(.id) NOT NULL PRIMARY KEY REFERENCES tickets (id),
            operator_id \(.id) NOT NULL REFERENCES operators (id),
            at \(.instant) NOT NULL) \(.strict)
        """,
    ])

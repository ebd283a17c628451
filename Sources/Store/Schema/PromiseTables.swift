/// 0004: what is promised, and the clocks that run by it. Frozen: later changes are later migrations.
let promiseTables = Migration(
    name: "0004-promises",
    statements: [
        // A row is one version and is never changed but for its end.
        """
        CREATE TABLE promises (
            id \(.id) PRIMARY KEY,
            name \(.text) NOT NULL,
            kind \(.text) NOT NULL,
            position \(.integer) NOT NULL,
            calendar \(.text) NOT NULL,
            channel \(.text),
            area \(.text),
            tematica \(.text),
            triple \(.text),
            priority \(.integer),
            user_type \(.text),
            administration \(.text),
            health \(.integer),
            group_code \(.text),
            take_charge \(.text),
            first_answer \(.text),
            next_answer \(.text),
            solution \(.text),
            suspends \(.text) NOT NULL,
            suspends_once \(.integer) NOT NULL,
            valid_from \(.instant),
            valid_to \(.instant))
        """,
        // The clocks of a request lie beside each other: they are always read together.
        """
        CREATE TABLE clocks (
            ticket_id \(.id) NOT NULL REFERENCES tickets (id),
            place \(.integer) NOT NULL,
            promise_id \(.id) NOT NULL REFERENCES promises (id),
            aim \(.text) NOT NULL,
            started_at \(.instant) NOT NULL,
            stopped_at \(.instant),
            ending \(.text),
            due_at \(.instant),
            risk_at \(.instant),
            warned_at \(.instant),
            overdue_at \(.instant),
            PRIMARY KEY (ticket_id, place)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        """
        CREATE TABLE clock_pauses (
            ticket_id \(.id) NOT NULL,
            clock \(.integer) NOT NULL,
            place \(.integer) NOT NULL,
            cause \(.text) NOT NULL,
            from_at \(.instant) NOT NULL,
            to_at \(.instant),
            PRIMARY KEY (ticket_id, clock, place),
            FOREIGN KEY (ticket_id, clock) REFERENCES clocks (ticket_id, place)) \(sqlite: "WITHOUT ROWID, STRICT", postgres: "")
        """,
        // Lists by deadline put what has none at the end; the engines do not agree where nulls go, so none is the last
        // millisecond of the year 9999.
        "ALTER TABLE tickets ADD COLUMN due_at \(.instant) NOT NULL DEFAULT 253402300799999",
        "ALTER TABLE tickets ADD COLUMN risk_at \(.instant)",
        "ALTER TABLE tickets ADD COLUMN next_due_at \(.instant)",
        "CREATE INDEX tickets_due ON tickets (next_due_at, id) WHERE next_due_at IS NOT NULL",
        """
        CREATE INDEX tickets_queue_by_due ON tickets (group_id, state, due_at, id)
        WHERE closed_at IS NULL AND group_id IS NOT NULL
        """,
    ])

/// 0005: thresholds of promises, what moves a priority, and what the program does by itself. Frozen: later changes are
/// later migrations.
let priorityTables = Migration(
    name: "0005-priority",
    statements: [
        "ALTER TABLE promises ADD COLUMN thresholds \(.text) NOT NULL DEFAULT '[75]'",
        // One number says what was told of a clock; when the next has to be told is counted with the clock.
        "ALTER TABLE clocks ADD COLUMN told \(.integer) NOT NULL DEFAULT 0",
        "ALTER TABLE clocks ADD COLUMN mark_at \(.instant)",
        """
        UPDATE clocks SET told = CASE WHEN overdue_at IS NOT NULL THEN 100 WHEN warned_at IS NOT NULL THEN 75 ELSE 0 END,
            mark_at = CASE WHEN overdue_at IS NOT NULL THEN NULL
                WHEN warned_at IS NULL AND risk_at IS NOT NULL THEN risk_at
                ELSE due_at - due_at % 60000 + 60000 END
        """,
        "ALTER TABLE clocks DROP COLUMN warned_at",
        "ALTER TABLE clocks DROP COLUMN overdue_at",
        "ALTER TABLE triples ADD COLUMN impact \(.text)",
        "ALTER TABLE triples ADD COLUMN urgency \(.text)",
        "ALTER TABLE triples ADD COLUMN remind_after \(.integer)",
        "ALTER TABLE triples ADD COLUMN close_waiting_after \(.integer)",
        "ALTER TABLE triples ADD COLUMN close_solved_after \(.integer)",
        """
        CREATE TABLE priority_windows (
            id \(.id) PRIMARY KEY,
            name \(.text) NOT NULL,
            triple \(.text) NOT NULL,
            date \(.text) NOT NULL,
            steps \(.text) NOT NULL,
            days_after \(.integer) NOT NULL,
            calendar \(.text) NOT NULL,
            valid_from \(.instant),
            valid_to \(.instant))
        """,
        "ALTER TABLE tickets ADD COLUMN chases \(.integer) NOT NULL DEFAULT 0",
        "ALTER TABLE tickets ADD COLUMN chased_at \(.instant)",
        // Keys of the steps by which the priority has risen, a line each.
        "ALTER TABLE tickets ADD COLUMN raises \(.text) NOT NULL DEFAULT ''",
        "ALTER TABLE tickets ADD COLUMN follow_up_at \(.instant)",
        "ALTER TABLE tickets ADD COLUMN reminded_at \(.instant)",
        // What was solved closes as it would have; who is waited for is reminded in a week, as if asked today.
        """
        UPDATE tickets SET follow_up_at = resolved_at + 86400000 * COALESCE(
            (SELECT \(sqlite: "CAST(json_extract(value, '$.closeDays') AS INTEGER)",
                      postgres: "CAST(CAST(value AS json) ->> 'closeDays' AS bigint)")
             FROM settings WHERE name = 'office'), 10)
        WHERE state = 'resolved' AND resolved_at IS NOT NULL AND closed_at IS NULL
        """,
        "UPDATE tickets SET follow_up_at = updated_at + 604800000 WHERE state = 'waiting_requester'",
        "DROP INDEX tickets_to_close",
        "CREATE INDEX tickets_follow_up ON tickets (follow_up_at, id) WHERE follow_up_at IS NOT NULL",
        "CREATE INDEX tickets_by_triple ON tickets (triple_id, id) WHERE closed_at IS NULL AND group_id IS NOT NULL",
    ])

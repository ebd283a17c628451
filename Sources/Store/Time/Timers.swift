import Domain
import Foundation

extension Connection {
    private func timer(_ row: Row) throws -> RunningTimer {
        var r = row.reader()
        return try RunningTimer(person: r.id(), ticket: r.id(), activity: r.text(), startedAt: r.date())
    }

    /// The timer of a person that runs.
    public func timer(of person: ID<Operator>) throws -> RunningTimer? {
        try first(
            "SELECT operator_id, ticket_id, activity, started_at FROM timers WHERE operator_id = \(person)", timer)
    }

    /// Begins a timer; false when the person has one that runs.
    public func insert(_ t: RunningTimer) throws -> Bool {
        try run(
            """
            INSERT INTO timers (operator_id, ticket_id, activity, started_at)
            VALUES (\(t.person), \(t.ticket), \(t.activity), \(t.startedAt)) ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Takes a timer away; false when it was stopped meanwhile.
    public func remove(_ t: RunningTimer) throws -> Bool {
        try run("DELETE FROM timers WHERE operator_id = \(t.person) AND started_at = \(t.startedAt)") == 1
    }

    /// Timers that began before an instant, the first first.
    public func timers(startedBefore instant: Date, limit: Int) throws -> [RunningTimer] {
        try all(
            """
            SELECT operator_id, ticket_id, activity, started_at FROM timers
            WHERE started_at < \(instant) ORDER BY started_at LIMIT \(limit)
            """, timer)
    }
}

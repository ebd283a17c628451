import Domain
import Foundation

extension Connection {
    /// An open page of a request begins to count, or goes on after a break. Another person's page of that id is left alone.
    public func insert(_ presence: Presence) throws {
        try run(
            """
            INSERT INTO presences (id, ticket_id, operator_id, until_at, writing_until)
            VALUES (\(presence.id), \(presence.ticket), \(presence.person), \(presence.until), \(presence.writingUntil))
            ON CONFLICT (id) DO UPDATE SET until_at = \(presence.until)
            WHERE presences.operator_id = \(presence.person)
            """)
    }

    /// The page is still open. One that was closed meanwhile stays closed.
    public func keepPresence(_ id: ID<Presence>, of person: ID<Operator>, until: Date) throws {
        try run("UPDATE presences SET until_at = \(until) WHERE id = \(id) AND operator_id = \(person)")
    }

    /// Somebody writes in the page, until an instant.
    public func writes(in id: ID<Presence>, by person: ID<Operator>, until: Date) throws {
        try run("UPDATE presences SET writing_until = \(until) WHERE id = \(id) AND operator_id = \(person)")
    }

    /// The page is closed.
    public func endPresence(_ id: ID<Presence>, of person: ID<Operator>) throws {
        try run("DELETE FROM presences WHERE id = \(id) AND operator_id = \(person)")
    }

    /// Every page that is open now, in the house or of one request, the first opened first.
    public func presences(of ticket: ID<Ticket>? = nil, at now: Date, limit: Int) throws -> [Presence] {
        let one: SQL = ticket.map { "AND ticket_id = \($0)" } ?? ""
        return try all(
            """
            SELECT id, ticket_id, operator_id, until_at, writing_until FROM presences
            WHERE until_at > \(now) \(one) ORDER BY id LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try Presence(
                id: r.id(), ticket: r.id(), person: r.id(), until: r.date(), writingUntil: r.optionalDate())
        }
    }

    /// Takes out pages whose time was over before an instant.
    public func forgetPresences(before instant: Date) throws {
        try run("DELETE FROM presences WHERE until_at < \(instant)")
    }
}

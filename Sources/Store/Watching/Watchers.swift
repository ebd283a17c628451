import Domain
import Foundation

extension Connection {
    /// Somebody begins to watch a request; false when they did already.
    public func watch(_ ticket: ID<Ticket>, by person: ID<Operator>, at now: Date) throws -> Bool {
        try run(
            """
            INSERT INTO watchers (ticket_id, operator_id, at) VALUES (\(ticket), \(person), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Somebody watches a request no more; false when they did not.
    public func unwatch(_ ticket: ID<Ticket>, by person: ID<Operator>) throws -> Bool {
        try run("DELETE FROM watchers WHERE ticket_id = \(ticket) AND operator_id = \(person)") == 1
    }

    /// Who watches a request, the first first.
    public func watchers(of ticket: ID<Ticket>) throws -> [ID<Operator>] {
        try all("SELECT operator_id FROM watchers WHERE ticket_id = \(ticket) ORDER BY at, operator_id") {
            try $0.id(0)
        }
    }
}

import Domain
import Foundation

extension Connection {
    /// The tags of a request, in the order of the alphabet.
    public func tags(of ticket: ID<Ticket>) throws -> [String] { try tags(of: [ticket])[ticket] ?? [] }

    /// The tags of some requests, in one question.
    public func tags(of tickets: [ID<Ticket>]) throws -> [ID<Ticket>: [String]] {
        if tickets.isEmpty { return [:] }
        let rows: [(ID<Ticket>, String)] = try all(
            "SELECT ticket_id, tag FROM ticket_tags WHERE ticket_id IN \(tickets) ORDER BY ticket_id, tag"
        ) { row in
            var r = row.reader()
            return try (r.id(), r.text())
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    /// False when the request has the tag already.
    @discardableResult
    public func tag(_ ticket: ID<Ticket>, _ tag: String, at now: Date) throws -> Bool {
        try run(
            """
            INSERT INTO ticket_tags (ticket_id, tag, at) VALUES (\(ticket), \(tag), \(now))
            ON CONFLICT (ticket_id, tag) DO NOTHING
            """) == 1
    }

    /// False when the request has no such tag.
    @discardableResult
    public func untag(_ ticket: ID<Ticket>, _ tag: String) throws -> Bool {
        try run("DELETE FROM ticket_tags WHERE ticket_id = \(ticket) AND tag = \(tag)") == 1
    }
}

import Domain
import Foundation

extension Connection {
    /// Registered requests that were not over at an instant, in the order of their ids.
    public func ticketsAlive(since instant: Date, after id: ID<Ticket>, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets
            WHERE id > \(id) AND registered_at IS NOT NULL AND (closed_at IS NULL OR closed_at >= \(instant))
            ORDER BY id LIMIT \(limit)
            """)
    }

    /// What happened to some requests, oldest first.
    public func events(of tickets: [ID<Ticket>]) throws -> [ID<Ticket>: [Event]] {
        if tickets.isEmpty { return [:] }
        let events: [Event] = try all(
            """
            SELECT id, ticket_id, at, actor_kind, actor_id, actor_name, kind, data FROM events
            WHERE ticket_id IN \(tickets) ORDER BY ticket_id, id
            """
        ) { row in
            var r = row.reader()
            return try Event(
                id: r.id(), ticket: r.id(), at: r.date(), actor: Actor(kind: r.text(), id: r.next(Int64?.self)),
                actorName: r.text(), fact: Fact(kind: r.choice(), data: FlatJSON.decode(r.text())))
        }
        return Dictionary(grouping: events, by: \.ticket)
    }

    /// What was written in some requests, by the id of the message as text.
    public func messageTexts(of tickets: [ID<Ticket>]) throws -> [String: String] {
        if tickets.isEmpty { return [:] }
        let texts: [(ID<Message>, String)] = try all("SELECT id, body FROM messages WHERE ticket_id IN \(tickets)") {
            row in
            var r = row.reader()
            return try (r.id(), r.text())
        }
        return Dictionary(texts.map { ($0.description, $1) }) { first, _ in first }
    }
}

import Domain
import Foundation

/// A list walked from its first request to its last, in the order of the ids: what is done to a request does not move it
/// to where it would be met again.
extension Connection {
    /// - Parameter ceiling: requests born after it are left out.
    public func walk(
        _ filter: TicketFilter, after place: ID<Ticket>, upTo ceiling: ID<Ticket>, visibleTo person: Operator,
        limit: Int
    ) throws -> [Ticket] {
        guard let walked = try walked(filter, visibleTo: person) else { return [] }
        return try all(
            """
            SELECT \(ticketColumns) FROM tickets \(walked.index)
            WHERE \(walked.condition) AND id > \(place) AND id <= \(ceiling) ORDER BY id LIMIT \(limit)
            """)
    }

    /// How many requests a list has.
    public func count(_ filter: TicketFilter, visibleTo person: Operator) throws -> Int {
        guard let walked = try walked(filter, visibleTo: person) else { return 0 }
        return try value("SELECT count(*) FROM tickets WHERE \(walked.condition)") ?? 0
    }

    /// The index is said to SQLite, whose planner would sort a whole queue for each page.
    private func walked(_ filter: TicketFilter, visibleTo person: Operator) throws -> (condition: SQL, index: SQL)? {
        guard var parts = try conditions(of: filter) else { return nil }
        parts += [workable(by: person), "state IN \(filter.states)"]
        if let groups = filter.groups { parts.append("group_id IN \(groups)") }
        let isOpen = filter.states.allSatisfy { !$0.isEnded }
        if isOpen { parts.append("closed_at IS NULL") }
        let index: SQL =
            isOpen
            ? "\(sqlite: "INDEXED BY tickets_open", postgres: "")" : "\(sqlite: "NOT INDEXED", postgres: "")"
        return (parts.joined(" AND "), index)
    }

    /// Some requests as they are, in the order of their ids.
    public func tickets(_ ids: [ID<Ticket>]) throws -> [Ticket] {
        ids.isEmpty ? [] : try all("SELECT \(ticketColumns) FROM tickets WHERE id IN \(ids) ORDER BY id")
    }

    /// Those of some requests that a person may see.
    public func tickets(_ ids: [ID<Ticket>], visibleTo person: Operator) throws -> [Ticket] {
        if ids.isEmpty { return [] }
        return try all(
            "SELECT \(ticketColumns) FROM tickets WHERE id IN \(ids) AND \(workable(by: person)) ORDER BY id")
    }

    /// The ids behind some numbers, of those requests that a person may see.
    public func ids(of numbers: [Ticket.Number], visibleTo person: Operator) throws -> [ID<Ticket>] {
        if numbers.isEmpty { return [] }
        return try values(
            "SELECT id FROM tickets WHERE number IN \(numbers.map(\.rawValue)) AND \(workable(by: person)) ORDER BY id")
    }
}

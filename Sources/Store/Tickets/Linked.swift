import Domain
import Foundation

/// The requests that belong with another, as far as somebody may see them.
public struct LinkedTickets: Sendable, Equatable {
    /// Those beside which it was opened.
    public var parents: [Ticket]
    /// Those opened beside it.
    public var children: [Ticket]

    public init(parents: [Ticket] = [], children: [Ticket] = []) {
        self.parents = parents
        self.children = children
    }

    public var isEmpty: Bool { parents.isEmpty && children.isEmpty }
}

extension Connection {
    /// What belongs with a request and this person may see, oldest first: the permission is in the query.
    public func linkedTickets(of ticket: ID<Ticket>, visibleTo person: Operator) throws -> LinkedTickets {
        // Most requests stand alone: one look says so.
        let links = try links(of: ticket)
        if links.isEmpty { return LinkedTickets() }
        return try LinkedTickets(
            parents: tickets(links.filter { $0.child == ticket }.map(\.parent), visibleTo: person),
            children: tickets(links.filter { $0.parent == ticket }.map(\.child), visibleTo: person))
    }
}

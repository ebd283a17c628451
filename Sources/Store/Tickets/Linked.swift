import Domain
import Foundation

/// The requests that belong with another, as far as somebody may see them.
public struct LinkedTickets: Sendable, Equatable {
    /// Those beside which it was opened.
    public var parents: [Ticket]
    /// Those opened beside it.
    public var children: [Ticket]
    /// Those it has to do with.
    public var related: [Ticket]
    /// Those that say the same.
    public var duplicates: [Ticket]

    public init(
        parents: [Ticket] = [], children: [Ticket] = [], related: [Ticket] = [], duplicates: [Ticket] = []
    ) {
        self.parents = parents
        self.children = children
        self.related = related
        self.duplicates = duplicates
    }

    public var isEmpty: Bool { parents.isEmpty && children.isEmpty && related.isEmpty && duplicates.isEmpty }
}

extension Connection {
    /// What belongs with a request and this person may see, oldest first: the permission is in the query.
    public func linkedTickets(of ticket: ID<Ticket>, visibleTo person: Operator) throws -> LinkedTickets {
        // Most requests stand alone: one look says so.
        let links = try links(of: ticket)
        if links.isEmpty { return LinkedTickets() }
        let others = try tickets(links.map { $0.other(than: ticket) }, visibleTo: person)
        func those(_ isWanted: (TicketLink) -> Bool) -> [Ticket] {
            let wanted = Set(links.filter(isWanted).map { $0.other(than: ticket) })
            return others.filter { wanted.contains($0.id) }
        }
        return LinkedTickets(
            parents: those { $0.kind == .child && $0.child == ticket },
            children: those { $0.kind == .child && $0.parent == ticket }, related: those { $0.kind == .related },
            duplicates: those { $0.kind == .duplicate })
    }
}

extension TicketLink {
    func other(than ticket: ID<Ticket>) -> ID<Ticket> { parent == ticket ? child : parent }
}

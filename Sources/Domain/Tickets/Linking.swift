import Foundation

/// What another request is to this one.
public enum LinkRole: String, Sendable, CaseIterable {
    /// They have to do with one another.
    case related
    /// This one belongs to the other, or the other to this.
    case parent, child
    /// They say the same, and both stay.
    case duplicate

    /// What this request is to the other one.
    public var inverse: LinkRole {
        switch self {
        case .related: .related
        case .parent: .child
        case .child: .parent
        case .duplicate: .duplicate
        }
    }
}

extension TicketLink {
    /// The link between a request and another, for which it is that.
    public init(_ ticket: ID<Ticket>, to other: ID<Ticket>, as role: LinkRole) {
        switch role {
        case .parent: self.init(parent: other, child: ticket)
        case .child: self.init(parent: ticket, child: other)
        case .related: self.init(parent: ticket, child: other, kind: .related)
        case .duplicate: self.init(parent: ticket, child: other, kind: .duplicate)
        }
    }

    /// Requests one may be linked with: beyond that nobody reads them.
    public static let most = 100
}

extension Ticket {
    /// A link is said in the history and changes nothing else, on ended requests too.
    public func linking(_ other: Ticket, as role: LinkRole, by person: Operator, at now: Date) throws(Refusal) -> Change
    {
        if other.id == id { throw .invalid(field: "number", reason: "merge.problem.itself") }
        return try tagging([.linked(other.number, as: role)], by: person, at: now)
    }

    public func unlinking(_ other: Ticket, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try tagging([.unlinked(other.number)], by: person, at: now)
    }
}

extension Fact {
    /// Another request was linked, which is that to this one.
    public static func linked(_ number: Ticket.Number, as role: LinkRole) -> Fact {
        Fact(kind: .linked, data: ["number": number.description, "role": role.rawValue])
    }
    public static func unlinked(_ number: Ticket.Number) -> Fact {
        Fact(kind: .unlinked, data: ["number": number.description])
    }
}

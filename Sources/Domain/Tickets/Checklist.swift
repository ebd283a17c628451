import Foundation

/// One thing to do for a request.
public struct ChecklistItem: Sendable, Equatable {
    public var id: ID<ChecklistItem>
    public var ticket: ID<Ticket>
    public var text: String
    /// Name of the rule that wrote it down.
    public var rule: String
    public var doneAt: Date?
    /// Name of who did it, as it was then.
    public var doneBy: String?

    public init(
        id: ID<ChecklistItem>, ticket: ID<Ticket>, text: String, rule: String, doneAt: Date? = nil,
        doneBy: String? = nil
    ) {
        self.id = id
        self.ticket = ticket
        self.text = text
        self.rule = rule
        self.doneAt = doneAt
        self.doneBy = doneBy
    }
}

/// Two requests that belong together.
public struct TicketLink: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The second was opened beside the first.
        case child
        /// They have to do with one another; the second is no part of the first.
        case related
        /// They say the same, and both stay.
        case duplicate
    }

    public var parent: ID<Ticket>
    public var child: ID<Ticket>
    public var kind: Kind

    public init(parent: ID<Ticket>, child: ID<Ticket>, kind: Kind = .child) {
        self.parent = parent
        self.child = child
        self.kind = kind
    }
}

import Foundation

/// Which requests a list shows, and in which order.
public struct TicketFilter: Sendable, Equatable, Codable {
    public enum Order: String, Sendable, Codable, CaseIterable {
        /// Longest waiting first.
        case oldest
        case newest
        /// Most urgent first, then longest waiting.
        case priority
        /// What is due first; what has no deadline last.
        case deadline
        /// What somebody touched last, first.
        case updated
        /// What nobody has touched for longest, first.
        case untouched
    }

    /// How the nearest deadline stands. Instants are counted by who asks: the database is not asked what time it is.
    public enum Due: Sendable, Equatable, Codable {
        /// It was before this minute.
        case overdue(Date)
        /// It is still to come, and from a moment before this one it counts as at risk.
        case atRisk(Date)
        /// From the first instant, before the second.
        case between(Date, Date)
        /// No deadline runs.
        case none
    }

    /// Groups to look in; nil is every group the reader may see.
    public var groups: [ID<Group>]?
    public var states: [TicketState]
    public var assignee: ID<Operator>?
    public var unassignedOnly = false
    public var channel: ChannelKind?
    /// Nil is any; so it is with the lists below.
    public var priorities: [Priority]?
    /// All versions of the triples meant.
    public var triples: [ID<Triple>]?
    public var administrations: [ID<Administration>]?
    public var userTypes: [ID<UserType>]?
    public var due: Due?
    /// Made at the first instant or later, before the second.
    public var createdFrom: Date?
    public var createdBefore: Date?
    /// The id that nothing made at `createdBefore` or later is below: an id is made before its request. It only shortens
    /// the reading.
    public var idBefore: ID<Ticket>?
    public var updatedFrom: Date?
    public var updatedBefore: Date?
    public var tag = ""
    /// Those a known problem has gathered.
    public var problem: ID<KnownProblem>?
    public var reopenedOnly = false
    /// A number, an external reference, a codice fiscale, an e-mail address, or the beginning of a name; with `words`, what is
    /// written in them too.
    public var text = ""
    /// What else is meant by the text: requests that have these words are found too, the latest two thousand of them.
    public var words = WordMatch()
    public var order = Order.oldest
    public var limit = 25

    public init(states: [TicketState] = TicketState.active) { self.states = states }
}

extension TicketState {
    /// What somebody at the desk has to do something about.
    public static let active = allCases.filter(\.isActive)
    public static let waiting = allCases.filter(\.isWaiting)
    public static let ended = allCases.filter(\.isEnded)
    /// Every state a registered request can be in.
    public static let registered = allCases.filter { $0 != .draft && $0 != .unconfirmed }
}

/// Where the next page of a list begins: the sort keys of the last row shown. Opaque text outside.
public struct TicketCursor: Sendable, Equatable, LosslessStringConvertible {
    public let keys: [Int64]

    public init(_ keys: [Int64]) { self.keys = keys }

    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0, radix: 36) }
        guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
        keys = parts.compactMap { $0 }
    }

    public var description: String { keys.map { String($0, radix: 36) }.joined(separator: "-") }
}

/// A line of a list: of a request what one chooses by, and no more.
public struct TicketLine: Sendable, Equatable {
    public let id: ID<Ticket>
    public let number: Ticket.Number
    public let state: TicketState
    public let channel: ChannelKind
    public let priority: Priority
    public let userType: ID<UserType>?
    public let administration: ID<Administration>?
    public let triple: ID<Triple>?
    public let group: ID<Group>?
    public let assignee: ID<Operator>?
    public let summary: String
    public let reopenings: Int
    public let createdAt: Date
    public let updatedAt: Date
    public let closedAt: Date?
    /// What is due first.
    public let deadline: NextDeadline
    public let requesterName: String

    public init(
        id: ID<Ticket>, number: Ticket.Number, state: TicketState, channel: ChannelKind, priority: Priority,
        userType: ID<UserType>?, administration: ID<Administration>?, triple: ID<Triple>?, group: ID<Group>?,
        assignee: ID<Operator>?, summary: String, reopenings: Int,
        createdAt: Date, updatedAt: Date, closedAt: Date?, deadline: NextDeadline, requesterName: String
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.channel = channel
        self.priority = priority
        self.userType = userType
        self.administration = administration
        self.triple = triple
        self.group = group
        self.assignee = assignee
        self.summary = summary
        self.reopenings = reopenings
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.closedAt = closedAt
        self.deadline = deadline
        self.requesterName = requesterName
    }
}

/// One page of a list and where the next begins.
public struct TicketPage: Sendable, Equatable {
    public let lines: [TicketLine]
    public let next: TicketCursor?

    public init(lines: [TicketLine], next: TicketCursor?) {
        self.lines = lines
        self.next = next
    }
}

/// How many requests stand where: what the queues at the left of the desk show.
public struct QueueCount: Sendable, Equatable {
    public let group: ID<Group>
    public let state: TicketState
    /// Nil is nobody.
    public let assignee: ID<Operator>?
    public let count: Int

    public init(group: ID<Group>, state: TicketState, assignee: ID<Operator>? = nil, count: Int) {
        self.group = group
        self.state = state
        self.assignee = assignee
        self.count = count
    }
}

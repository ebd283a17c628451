import Foundation

/// A request for help ("richiesta") and where it stands.
public struct Ticket: Sendable, Equatable {
    /// What people read on the telephone: digits, from 100001.
    public struct Number: Sendable, Hashable, Codable, Comparable, LosslessStringConvertible {
        public let rawValue: Int64
        public init(_ rawValue: Int64) { self.rawValue = rawValue }
        public init?(_ description: String) {
            guard let value = Int64(description), value > 0 else { return nil }
            self.init(value)
        }
        /// A number as people write it: "#100007", "n. 100.007", the address of its page; nil for what is none.
        public static func written(_ text: String) -> Self? {
            let last = text.tidied.split(separator: "/").last?.prefix { $0 != "?" } ?? ""
            let marks: Set<Character> = ["#", ".", " ", "n", "N", "°", "º", "'", "’"]
            let digits = last.filter { !marks.contains($0) }
            guard digits.count <= 18, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
            return Self(digits)
        }
        public var description: String { String(rawValue) }
        public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// The employee an operator of a body asks for.
    public struct Beneficiary: Sendable, Equatable {
        public var name: String
        public var fiscalCode: String
        public init(name: String, fiscalCode: String) {
            self.name = name
            self.fiscalCode = fiscalCode
        }
    }

    public var id: ID<Ticket>
    public var number: Number
    public var state: TicketState
    public var channel: ChannelKind
    public var priority: Priority
    public var requester: ID<Requester>
    public var beneficiary: Beneficiary?
    public var userType: ID<UserType>?
    public var administration: ID<Administration>?
    public var triple: ID<Triple>?
    /// As it was first classified; kept when somebody reclassifies.
    public var firstTriple: ID<Triple>?
    public var group: ID<Group>?
    public var assignee: ID<Operator>?
    /// The beginning of the description, for lists.
    public var summary: String
    /// The extra fields of the form, by code.
    public var fields: [String: String]
    public var language: String
    public var externalReference: String?
    public var createdAt: Date
    /// When it got into a queue: after the e-mail confirmation, for those who need it.
    public var registeredAt: Date?
    public var takenAt: Date?
    public var firstReplyAt: Date?
    public var resolvedAt: Date?
    public var resolution: Resolution?
    public var closedAt: Date?
    public var cancellation: Cancellation?
    /// How many times it was reopened; each closure can be voted once.
    public var reopenings: Int
    /// How often the requester asked when they will hear ("solleciti"), and when they last did.
    public var chases: Int
    public var chasedAt: Date?
    /// Why its priority has risen by a step, each once: see `PriorityRaise`.
    public var raises: [String]
    /// When the program does something by itself: reminds the requester, closes what nobody answered or reopened.
    public var followUpAt: Date?
    /// When the requester was reminded in the wait that lasts.
    public var remindedAt: Date?
    public var updatedAt: Date
    /// The deadline that comes first, and when the minute's look has something to tell of one.
    public var deadline: NextDeadline
    /// Grows by one at each change: two people at once are told apart by it.
    public var version: Int

    public init(
        id: ID<Ticket>, number: Number, state: TicketState, channel: ChannelKind, priority: Priority = .p3,
        requester: ID<Requester>, beneficiary: Beneficiary? = nil, userType: ID<UserType>? = nil,
        administration: ID<Administration>? = nil, triple: ID<Triple>? = nil, firstTriple: ID<Triple>? = nil,
        group: ID<Group>? = nil, assignee: ID<Operator>? = nil, summary: String, fields: [String: String] = [:],
        language: String = "it", externalReference: String? = nil, createdAt: Date, registeredAt: Date? = nil,
        takenAt: Date? = nil, firstReplyAt: Date? = nil, resolvedAt: Date? = nil, resolution: Resolution? = nil,
        closedAt: Date? = nil, cancellation: Cancellation? = nil, reopenings: Int = 0, chases: Int = 0,
        chasedAt: Date? = nil, raises: [String] = [], followUpAt: Date? = nil, remindedAt: Date? = nil, updatedAt: Date,
        deadline: NextDeadline = NextDeadline(), version: Int = 1
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.channel = channel
        self.priority = priority
        self.requester = requester
        self.beneficiary = beneficiary
        self.userType = userType
        self.administration = administration
        self.triple = triple
        self.firstTriple = firstTriple
        self.group = group
        self.assignee = assignee
        self.summary = summary
        self.fields = fields
        self.language = language
        self.externalReference = externalReference
        self.createdAt = createdAt
        self.registeredAt = registeredAt
        self.takenAt = takenAt
        self.firstReplyAt = firstReplyAt
        self.resolvedAt = resolvedAt
        self.resolution = resolution
        self.closedAt = closedAt
        self.cancellation = cancellation
        self.reopenings = reopenings
        self.chases = chases
        self.chasedAt = chasedAt
        self.raises = raises
        self.followUpAt = followUpAt
        self.remindedAt = remindedAt
        self.updatedAt = updatedAt
        self.deadline = deadline
        self.version = version
    }
}

extension Ticket {
    /// The first line of a text, short enough for a list: at most 140 characters.
    public static func summary(of text: String) -> String {
        var line = "", length = 0, isBetweenWords = false
        for character in text {
            // No further than what is shown: a description may have a million characters.
            if length > 140 { break }
            if character.isSpace {
                isBetweenWords = length > 0
                continue
            }
            if isBetweenWords {
                line.append(" ")
                length += 1
                isBetweenWords = false
            }
            line.append(character)
            length += 1
        }
        return length <= 140 ? line : line.prefix(139) + "…"
    }
}

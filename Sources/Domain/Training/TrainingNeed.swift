import Foundation

/// Something people have to learn ("fabbisogno formativo"): found by the figures of a triple or by somebody, prepared,
/// planned, held.
public struct TrainingNeed: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// Proposed; nobody has said yes.
        case draft
        /// It will be done: the content is to be made.
        case accepted
        /// It has a day.
        case planned
        case held
        /// It will not be done.
        case dropped

        public var isOpen: Bool {
            switch self {
            case .draft, .accepted, .planned: true
            case .held, .dropped: false
            }
        }
    }

    /// For whom it is; written `all`, `group:L1-WEB`, `administration:906`.
    public enum Audience: Sendable, Hashable, LosslessStringConvertible {
        case everybody
        /// The operators of a group, by its code.
        case group(String)
        /// The users of an administration, by its code.
        case administration(String)

        public init?(_ description: String) {
            if description == "all" {
                self = .everybody
                return
            }
            let parts = description.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "group": self = .group(parts[1])
            case "administration": self = .administration(parts[1])
            default: return nil
            }
        }

        public var description: String {
            switch self {
            case .everybody: "all"
            case .group(let code): "group:\(code)"
            case .administration(let code): "administration:\(code)"
            }
        }
    }

    /// What people write of it.
    public struct Content: Sendable, Equatable {
        public var title: String
        /// The code of a triple.
        public var triple: String?
        public var owner: ID<Operator>?
        /// What has to be made: slides, a guide, a lesson.
        public var material: String
        /// The slug of an article that teaches it.
        public var article: String?
        public var audience: Audience
        public var notes: String

        public init(
            title: String, triple: String? = nil, owner: ID<Operator>? = nil, material: String = "",
            article: String? = nil, audience: Audience = .everybody, notes: String = ""
        ) {
            self.title = title
            self.triple = triple
            self.owner = owner
            self.material = material
            self.article = article
            self.audience = audience
            self.notes = notes
        }
    }

    /// Characters, people.
    public static let longestTitle = 150, longestText = 4000, longestReason = 500
    public static let mostParticipants = 100_000

    public var id: ID<TrainingNeed>
    public var state: State
    public var content: Content
    public var plannedOn: CalendarDay?
    public var heldOn: CalendarDay?
    public var participants: Int?
    /// Why it was dropped.
    public var reason: String
    /// What the figures said when the program proposed it; nil for what somebody wrote.
    public var evidence: NeedEvidence?
    /// From 1: grows with each change.
    public var version: Int
    public var createdAt: Date
    public var updatedAt: Date

    public init(
        id: ID<TrainingNeed>, state: State = .draft, content: Content, plannedOn: CalendarDay? = nil,
        heldOn: CalendarDay? = nil, participants: Int? = nil, reason: String = "", evidence: NeedEvidence? = nil,
        version: Int = 1, createdAt: Date, updatedAt: Date
    ) {
        self.id = id
        self.state = state
        self.content = content
        self.plannedOn = plannedOn
        self.heldOn = heldOn
        self.participants = participants
        self.reason = reason
        self.evidence = evidence
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

/// Why the program proposed a need, as it was then: what is counted later does not change it.
public struct NeedEvidence: Sendable, Equatable, Codable {
    /// The last of the four weeks.
    public var week: String
    public var index: Double
    /// The index a week earlier.
    public var indexBefore: Double
    public var figures: TripleFigures
    public var parts: [Criticality.Part]
    /// Some of the requests, those opened again first.
    public var requests: [Int64]
    /// The group that gets such requests first, how many work in it, and how many of them have not this skill.
    public var group: String?
    public var people: Int
    public var unskilled: Int

    /// Requests that are named.
    public static let mostRequests = 5

    public init(
        week: String, index: Double, indexBefore: Double, figures: TripleFigures, parts: [Criticality.Part],
        requests: [Int64] = [], group: String? = nil, people: Int = 0, unskilled: Int = 0
    ) {
        self.week = week
        self.index = index
        self.indexBefore = indexBefore
        self.figures = figures
        self.parts = parts
        self.requests = requests
        self.group = group
        self.people = people
        self.unskilled = unskilled
    }
}

/// Something that happened to a need: appended, never edited.
public struct NeedEvent: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// By the program; by somebody.
        case proposed, written
        case changed, accepted, planned, held, dropped
        case reopened
    }

    public var id: ID<NeedEvent>
    public var need: ID<TrainingNeed>
    public var at: Date
    /// Empty for the program.
    public var byName: String
    public var kind: Kind
    /// What was there before, by the name of the field; the day, the reason.
    public var data: [String: String]

    public init(
        id: ID<NeedEvent>, need: ID<TrainingNeed>, at: Date, byName: String, kind: Kind, data: [String: String] = [:]
    ) {
        self.id = id
        self.need = need
        self.at = at
        self.byName = byName
        self.kind = kind
        self.data = data
    }
}

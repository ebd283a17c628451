import Foundation

/// One action on many requests ("azione su più richieste"): what is done, on which, how far it is and what came of it.
public struct Bulk: Sendable, Equatable {
    public enum Phase: String, Sendable, Codable, CaseIterable {
        /// The requests are looked at, and nothing is done yet.
        case looking
        /// What it would do is known; the person has not said yes yet.
        case proposed
        case running
        case ended
        /// Stopped by a person; what was done stays done.
        case cancelled

        /// Whether the program works on it.
        public var isGoing: Bool { self == .looking || self == .running }
    }

    public let id: ID<Bulk>
    /// Who asked; it is done by their permissions as they are when it is done.
    public let person: ID<Operator>
    /// Empty when it takes back another.
    public let actions: [RuleAction]
    /// Name of the macro it runs, if it runs one.
    public let macro: String?
    /// The known problem that gathers them, if one does.
    public let problem: ProblemMention?
    /// For the actions that ask one; colleagues read it.
    public let reason: String
    /// The one it takes back.
    public let undoes: ID<Bulk>?
    /// Requests chosen one by one; of a whole list empty.
    public let selection: [ID<Ticket>]
    /// The whole list; nil when requests were chosen one by one.
    public let filter: TicketFilter?
    /// Where the list is read, to go back to it.
    public let list: String
    /// Requests born later are not touched, even if they come into the list meanwhile.
    public let ceiling: ID<Ticket>
    public var phase: Phase
    /// The last request that was looked at, or done.
    public var place: ID<Ticket>
    /// Requests.
    public var done: Int
    public var total: Int
    public var tally: BulkTally
    public let askedAt: Date
    public var startedAt: Date?
    public var endedAt: Date?

    /// Requests chosen one by one.
    public static let mostSelected = 1000

    public init(
        id: ID<Bulk>, person: ID<Operator>, actions: [RuleAction], macro: String? = nil, problem: ProblemMention? = nil,
        reason: String = "", undoes: ID<Bulk>? = nil, selection: [ID<Ticket>] = [], filter: TicketFilter? = nil,
        list: String = "",
        ceiling: ID<Ticket>, phase: Phase = .looking, place: ID<Ticket> = ID(0), done: Int = 0, total: Int = 0,
        tally: BulkTally = BulkTally(), askedAt: Date, startedAt: Date? = nil, endedAt: Date? = nil
    ) {
        self.id = id
        self.person = person
        self.actions = actions
        self.macro = macro
        self.problem = problem
        self.reason = reason
        self.undoes = undoes
        self.selection = selection
        self.filter = filter
        self.list = list
        self.ceiling = ceiling
        self.phase = phase
        self.place = place
        self.done = done
        self.total = total
        self.tally = tally
        self.askedAt = askedAt
        self.startedAt = startedAt
        self.endedAt = endedAt
    }

    public var occasion: Handling.Occasion { Handling.Occasion(macro: macro, bulk: id, reason: reason) }

    /// Whether somebody may read of it: who asked, and who administers.
    public func isShown(to person: Operator) -> Bool { person.id == self.person || person.role == .administrator }

    /// Whether a mail leaves with it, which nothing takes back.
    public var sendsMail: Bool {
        problem?.standing.italian.isEmpty == false
            || actions.contains { if case .resolve = $0 { true } else { $0.isAnswer } }
    }

    /// Seconds between the yes and the first request of an action that writes to people: until then stopping it takes back
    /// everything, also what would have left.
    public static let hold: TimeInterval = 10

    /// Whether it waits for the moment in which it can still be taken back whole.
    public func isHeld(at now: Date) -> Bool { phase == .running && done == 0 && startedAt.map { $0 > now } ?? false }

    /// The same from its beginning, running; what writes to people begins a little later.
    public func started(at now: Date) -> Bulk {
        var next = self
        next.phase = .running
        next.place = ID(0)
        next.total = tally.applied + tally.refused
        next.done = 0
        next.tally = BulkTally()
        next.startedAt = sendsMail ? now.addingTimeInterval(Self.hold) : now
        return next
    }
}

/// Why a request was left as it is, short enough to be counted by: the key of the words, and a state when they name one.
public struct BulkReason: Sendable, Hashable, Codable {
    public let key: String
    public let state: TicketState?

    public init(_ key: String, _ state: TicketState? = nil) {
        self.key = key
        self.state = state
    }

    public init(_ refusal: Refusal) {
        switch refusal {
        case .notFound: self.init("refusal.notFound")
        case .notAllowed: self.init("refusal.notAllowed")
        case .wrongState(let state): self.init("refusal.wrongState", state)
        case .changedMeanwhile: self.init("refusal.changedMeanwhile")
        case .invalid(_, let reason): self.init(reason)
        case .noHigherGroup: self.init("refusal.noHigherGroup")
        case .tooLate: self.init("refusal.tooLate")
        case .alreadyDone: self.init("bulk.reason.same")
        case .slowDown: self.init("refusal.changedMeanwhile")
        }
    }
}

/// How many requests an action reaches, and how many it does not, by the reason.
public struct BulkTally: Sendable, Equatable, Codable {
    public struct Line: Sendable, Equatable, Codable {
        public let reason: BulkReason
        public var count: Int
        /// Numbers of the first of them.
        public var examples: [Int64]
    }

    public private(set) var applied = 0
    public private(set) var lines: [Line] = []
    /// Requests whose requester is written to.
    public private(set) var mailed = 0

    static let mostExamples = 5

    public init() {}

    public var refused: Int { lines.reduce(0) { $0 + $1.count } }

    public mutating func apply(isMailed: Bool) {
        applied += 1
        if isMailed { mailed += 1 }
    }

    public mutating func refuse(_ number: Ticket.Number, _ reason: BulkReason) {
        let place = lines.firstIndex { $0.reason == reason } ?? lines.count
        if place == lines.count { lines.append(Line(reason: reason, count: 0, examples: [])) }
        lines[place].count += 1
        if lines[place].examples.count < Self.mostExamples { lines[place].examples.append(number.rawValue) }
    }
}

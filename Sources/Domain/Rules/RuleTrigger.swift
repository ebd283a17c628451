import Foundation

/// What a rule listens to: something that happens to a request, a deadline that comes near, or the clock.
public enum RuleTrigger: Sendable, Hashable, Codable {
    case event(RuleEvent)
    /// So many hundredths of a term are over; of any aim and any kind of promise when they are nil.
    case deadline(percent: Int, aim: PromiseTarget.Aim?, kind: ServicePromise.Kind?)
    /// Each so many minutes, on every open request.
    case every(minutes: Int)
    /// Once a day at a time of the wall clock in Rome.
    case daily(DailyTurn)

    /// What a rule by the clock may wait, in minutes: ten are what the program looks after, a week is the longest.
    public static let periods = 10...7 * 24 * 60
}

/// A time of the day at which a rule has its turn.
public struct DailyTurn: Sendable, Hashable, Codable {
    /// Minutes after midnight.
    public var minute: Int
    /// On these days; on all when empty.
    public var weekdays: Set<Weekday>
    /// Only on the days on which this calendar opens; nil asks no calendar.
    public var calendar: String?

    public init(minute: Int, weekdays: Set<Weekday> = [], calendar: String? = nil) {
        self.minute = minute
        self.weekdays = weekdays
        self.calendar = calendar
    }

    /// `08:00`; nil for what is no time of a day.
    public init?(_ time: String, weekdays: Set<Weekday> = [], calendar: String? = nil) {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        self.init(minute: hour * 60 + minute, weekdays: weekdays, calendar: calendar)
    }

    public var time: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }
}

extension Weekday: Codable {}

/// What happens to a request, in the words of rules.
public enum RuleEvent: String, Sendable, Codable, CaseIterable {
    case registered
    /// The requester wrote.
    case answered
    /// The desk wrote to the requester.
    case replied
    case noted, assigned, taken
    /// Handed over or escalated to another group.
    case moved
    case reclassified, prioritised, waiting, resumed, resolved, reopened, closed, cancelled, rated, tagged
    /// The requester asked when they will hear ("sollecito").
    case chased

    /// The event a fact is; nil for what no rule listens to.
    /// - Parameter isRegistered: whether the request is in a queue: before that, it only waits for its confirmation.
    public init?(_ fact: Fact, isRegistered: Bool) {
        switch fact.kind {
        case .opened:
            guard isRegistered else { return nil }
            self = .registered
        case .confirmed: self = .registered
        case .answered: self = .answered
        case .replied: self = .replied
        case .noted: self = .noted
        case .assigned: self = .assigned
        case .taken: self = .taken
        case .handedOver, .escalated: self = .moved
        case .reclassified: self = .reclassified
        case .prioritised: self = .prioritised
        case .waiting: self = .waiting
        case .resumed: self = .resumed
        case .resolved: self = .resolved
        case .reopened: self = .reopened
        case .closed, .lapsed: self = .closed
        case .cancelled: self = .cancelled
        case .rated: self = .rated
        case .tagged: self = .tagged
        case .chased: self = .chased
        case .routed, .mailRefused, .crossed, .atRisk, .overdue, .promiseChanged, .reminded, .untagged, .fieldSet,
            .listed, .ticked, .childOpened, .ruleCut, .released, .corrected, .undone, .gathered, .ungathered, .merged,
            .unmerged, .split, .linked, .unlinked, .opinionAsked, .opinionTaken,
            .opinionAnswered, .opinionDeclined, .opinionWithdrawn, .opinionLate:
            return nil
        }
    }
}

extension RuleTrigger {
    /// Whether a fact is what it listens to.
    public func hears(_ fact: Fact, isRegistered: Bool) -> Bool {
        switch self {
        case .event(let event): RuleEvent(fact, isRegistered: isRegistered) == event
        case .deadline(let percent, let aim, let kind):
            fact.threshold == percent && (aim == nil || aim?.rawValue == fact.data["target"])
                && (kind == nil || kind?.rawValue == fact.data["kind"])
        case .every, .daily: false
        }
    }

    /// Whether the clock wakes it, and not something that happens.
    public var isScheduled: Bool {
        switch self {
        case .event, .deadline: false
        case .every, .daily: true
        }
    }
}

extension Fact {
    /// The hundredths of a term that are over; nil for a fact that tells of no deadline.
    var threshold: Int? {
        // Facts of the first versions carry no number.
        if kind == .overdue { return ServicePromise.end }
        return kind == .atRisk ? data["percent"].flatMap(Int.init) ?? ServicePromise.usualThresholds.first : nil
    }
}

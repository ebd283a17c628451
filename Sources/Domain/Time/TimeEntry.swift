import Foundation

/// Time that somebody spent on a request, in whole minutes, of one kind of activity. What was wrong is corrected with its
/// reason and the history kept: an entry is never taken away.
public struct TimeEntry: Sendable, Equatable {
    public enum Source: String, Sendable, CaseIterable {
        /// Stopped by the person.
        case timer
        /// The timer was forgotten: the program stopped it at the most that one counts.
        case capped
        /// Written by hand.
        case manual
    }

    public var id: ID<TimeEntry>
    public var ticket: ID<Ticket>
    public var person: ID<Operator>
    /// The group the request was in.
    public var group: ID<Group>?
    /// What was done, as the office calls it.
    public var activity: String
    /// When it was done: the instant at which the timer began, or that of the entry.
    public var at: Date
    /// None when it was corrected away.
    public var minutes: Int
    public var note: String
    public var source: Source
    /// How often it was corrected.
    public var corrections: Int

    /// Minutes of one entry: a day and night of work is a mistake.
    public static let minutes = 1...12 * 60
    public static let longestNote = 300
    /// Days back that an entry by hand can be of.
    public static let daysBack = 60

    public init(
        id: ID<TimeEntry>, ticket: ID<Ticket>, person: ID<Operator>, group: ID<Group>?, activity: String, at: Date,
        minutes: Int, note: String = "", source: Source, corrections: Int = 0
    ) {
        self.id = id
        self.ticket = ticket
        self.person = person
        self.group = group
        self.activity = activity
        self.at = at
        self.minutes = minutes
        self.note = note
        self.source = source
        self.corrections = corrections
    }

    /// Whether the program stopped the timer and nobody said since how long it was.
    public var isInDoubt: Bool { source == .capped && corrections == 0 }
}

/// A timer that runs: a person has one at a time.
public struct RunningTimer: Sendable, Equatable {
    public var person: ID<Operator>
    public var ticket: ID<Ticket>
    public var activity: String
    public var startedAt: Date

    public init(person: ID<Operator>, ticket: ID<Ticket>, activity: String, startedAt: Date) {
        self.person = person
        self.ticket = ticket
        self.activity = activity
        self.startedAt = startedAt
    }

    /// Whole minutes since it began: a minute begun is one.
    public func minutes(at now: Date) -> Int { max(1, Int((now.timeIntervalSince(startedAt) / 60).rounded(.up))) }

    /// What it measured until now, no longer than the office lets one run.
    public func stopped(_ id: ID<TimeEntry>, group: ID<Group>?, most: Int, at now: Date) -> TimeEntry {
        let minutes = minutes(at: now)
        return TimeEntry(
            id: id, ticket: ticket, person: person, group: group, activity: activity, at: startedAt,
            minutes: min(minutes, most), source: minutes > most ? .capped : .timer)
    }
}

/// A correction of an entry: who made what of what, and why.
public struct TimeCorrection: Sendable, Equatable {
    public var id: ID<TimeCorrection>
    public var entry: ID<TimeEntry>
    public var at: Date
    public var by: ID<Operator>
    /// Name of who corrected, as it was then.
    public var byName: String
    public var minutes: (from: Int, to: Int)
    public var activity: (from: String, to: String)
    public var reason: String

    public init(
        id: ID<TimeCorrection>, entry: ID<TimeEntry>, at: Date, by: ID<Operator>, byName: String,
        minutes: (from: Int, to: Int), activity: (from: String, to: String), reason: String
    ) {
        self.id = id
        self.entry = entry
        self.at = at
        self.by = by
        self.byName = byName
        self.minutes = minutes
        self.activity = activity
        self.reason = reason
    }

    public static func == (a: Self, b: Self) -> Bool {
        a.id == b.id && a.entry == b.entry && a.at == b.at && a.by == b.by && a.byName == b.byName
            && a.minutes == b.minutes && a.activity == b.activity && a.reason == b.reason
    }
}

/// What one kind of activity took.
public struct TimeTotal: Sendable, Equatable {
    public var activity: String
    public var minutes: Int

    public init(activity: String, minutes: Int) {
        self.activity = activity
        self.minutes = minutes
    }
}

extension Sequence where Element == TimeEntry {
    /// By activity, what took longest first.
    public var totals: [TimeTotal] {
        Dictionary(map { ($0.activity, $0.minutes) }, uniquingKeysWith: +).filter { $0.value > 0 }
            .map { TimeTotal(activity: $0.key, minutes: $0.value) }
            .sorted { ($1.minutes, $0.activity) < ($0.minutes, $1.activity) }
    }
}

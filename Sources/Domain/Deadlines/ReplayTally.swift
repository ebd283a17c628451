import Foundation

/// What a change of promises or calendars would have done to the requests of a time: counts, and some examples.
public struct ReplayTally: Sendable, Equatable, Codable {
    /// One thing promised by one promise.
    public struct Line: Sendable, Equatable, Codable {
        public let kind: ServicePromise.Kind
        public let promise: String
        public let aim: PromiseTarget.Aim
        public var before = Counts()
        public var after = Counts()
    }

    public struct Counts: Sendable, Equatable, Codable {
        public var met = 0
        public var missed = 0
        public var running = 0
        /// Requests of a hundred that had to be in time; nil when nothing was promised.
        public var goal: Int?

        public init() {}

        /// The share of those that ended, or are late already, that were in time; nil when there are none.
        public var share: Double? { met + missed == 0 ? nil : Double(met) / Double(met + missed) }
        public var isReached: Bool? {
            guard let goal, met + missed > 0 else { return nil }
            return met * 100 >= goal * (met + missed)
        }

        mutating func add(_ replayed: ReplayedClock) {
            goal = replayed.target.percentage
            switch replayed.outcome {
            case .met: met += 1
            case .missed: missed += 1
            case .running: running += 1
            }
        }
    }

    /// A request that would have fared otherwise.
    public struct Example: Sendable, Equatable, Codable {
        public let number: Int64
        public let kind: ServicePromise.Kind
        public let aim: PromiseTarget.Aim
        /// Nil when nothing was, or would be, promised.
        public let before: ReplayedClock.Outcome?
        public let after: ReplayedClock.Outcome?
        public let dueBefore: Date?
        public let dueAfter: Date?
    }

    public static let mostExamples = 50

    public private(set) var lines: [Line] = []
    public private(set) var examples: [Example] = []
    /// Things promised to a request whose outcome changes.
    public private(set) var changed = 0

    public init() {}

    /// Counts one request as it fares by the two books.
    public mutating func add(_ number: Ticket.Number, before: [ReplayedClock], after: [ReplayedClock]) {
        for clock in before { line(clock) { $0.before.add(clock) } }
        for clock in after { line(clock) { $0.after.add(clock) } }
        var left = after
        for old in before {
            let index = left.firstIndex { old.isSame($0) }
            compare(number, old, index.map { left.remove(at: $0) })
        }
        for new in left { compare(number, nil, new) }
    }

    private mutating func compare(_ number: Ticket.Number, _ before: ReplayedClock?, _ after: ReplayedClock?) {
        guard before?.outcome != after?.outcome, let any = before ?? after else { return }
        changed += 1
        if examples.count >= Self.mostExamples { return }
        examples.append(
            Example(
                number: number.rawValue, kind: any.promise.kind, aim: any.clock.aim, before: before?.outcome,
                after: after?.outcome, dueBefore: before?.clock.dueAt, dueAfter: after?.clock.dueAt))
    }

    private mutating func line(_ clock: ReplayedClock, _ change: (inout Line) -> Void) {
        let (promise, aim) = (clock.promise, clock.clock.aim)
        if let index = lines.firstIndex(where: { $0.promise == promise.name && $0.aim == aim }) {
            return change(&lines[index])
        }
        var line = Line(kind: promise.kind, promise: promise.name, aim: aim)
        change(&line)
        lines.append(line)
        lines.sort { ($0.kind.rawValue, $0.promise, $0.aim) < ($1.kind.rawValue, $1.promise, $1.aim) }
    }
}

extension ReplayedClock {
    /// Whether two books speak of the same thing promised.
    fileprivate func isSame(_ other: ReplayedClock) -> Bool {
        promise.kind == other.promise.kind && clock.aim == other.clock.aim
            && (clock.aim != .nextAnswer || clock.startedAt == other.clock.startedAt)
    }
}

import Foundation

extension PromiseClock {
    /// How it stands, in one word.
    public enum State: String, Sendable, Codable, CaseIterable {
        case running
        case atRisk = "at_risk"
        case overdue, suspended
        /// What was promised was done, in time or too late.
        case met, missed
        /// The request ended without a solution.
        case cancelled
        case superseded, moved
    }

    public func state(at now: Date) -> State {
        switch ending {
        case .reached: isLate(at: stoppedAt ?? now) ? .missed : .met
        case .cancelled: .cancelled
        case .superseded: .superseded
        case .moved: .moved
        case nil where isLate(at: now): .overdue
        case nil where isPaused: .suspended
        case nil: (riskAt.map { $0 <= now } ?? false) ? .atRisk : .running
        }
    }

    /// Whether the minute of its deadline is over.
    func isLate(at instant: Date) -> Bool { dueAt.map { $0 < instant.minute } ?? false }

    /// The first instant at which it is late.
    var lateFrom: Date? { dueAt.map { $0.minute.addingTimeInterval(60) } }

    /// When something has to be told of it next; nil when nothing has.
    var nextMark: Date? { isStopped ? nil : markAt }
}

/// What the lists need to know of the clocks of a request: the deadline that comes first, and when to look again.
public struct NextDeadline: Sendable, Hashable {
    /// The nearest deadline of those that run; one that is over stays the nearest until it stops.
    public var dueAt: Date?
    /// From when that one counts as at risk.
    public var riskAt: Date?
    /// When the minute's look has something to tell.
    public var markAt: Date?

    public init(dueAt: Date? = nil, riskAt: Date? = nil, markAt: Date? = nil) {
        self.dueAt = dueAt
        self.riskAt = riskAt
        self.markAt = markAt
    }

    public init(_ clocks: [PromiseClock]) {
        let nearest = clocks.filter { !$0.isStopped && $0.dueAt != nil }
            .min { ($0.dueAt ?? .distantFuture, $0.place) < ($1.dueAt ?? .distantFuture, $1.place) }
        self.init(dueAt: nearest?.dueAt, riskAt: nearest?.riskAt, markAt: clocks.compactMap(\.nextMark).min())
    }

    /// How that deadline stands; nil when none runs.
    public func state(at now: Date) -> PromiseClock.State? {
        guard let dueAt else { return nil }
        if dueAt < now.minute { return .overdue }
        return (riskAt.map { $0 <= now } ?? false) ? .atRisk : .running
    }
}

import Foundation

/// One promise about one thing, as it runs for one request: when it began, when it stood still, when it is due.
public struct PromiseClock: Sendable, Equatable {
    /// A time that does not count.
    public struct Pause: Sendable, Equatable {
        public enum Cause: String, Sendable, CaseIterable {
            case waitingRequester = "waiting_requester"
            case waitingThirdParty = "waiting_third_party"
            case onKnownProblem = "on_known_problem"
            /// Between an end and the reopening.
            case ended
        }

        public let cause: Cause
        public let from: Date
        /// Nil while it lasts.
        public var to: Date?

        public init(_ cause: Cause, from: Date, to: Date? = nil) {
            self.cause = cause
            self.from = from
            self.to = to
        }
    }

    /// Why it does not run any more.
    public enum Ending: String, Sendable, CaseIterable {
        /// What was promised was done, in time or not.
        case reached
        /// The request ended without a solution.
        case cancelled
        /// Another promise, or another version, took its place when the request was reclassified.
        case superseded
        /// The request left the group whose agreement it was.
        case moved
    }

    /// From 1: which of the request's clocks it is, in the order in which they began.
    public let place: Int
    public let promise: ID<ServicePromise>
    public let aim: PromiseTarget.Aim
    public let startedAt: Date
    public var stoppedAt: Date?
    public var ending: Ending?
    /// The last instant that is in time; nil while it stands still for as long as it takes.
    public var dueAt: Date?
    /// From when it counts as at risk.
    public var riskAt: Date?
    /// The highest threshold that was told, in hundredths of the term; 0 for none, 100 for overdue. Each is told once.
    public var told: Int
    /// When the next threshold is reached; nil when nothing more has to be told.
    public var markAt: Date?
    /// In order; only the last may last.
    public var pauses: [Pause]

    public init(
        place: Int, promise: ID<ServicePromise>, aim: PromiseTarget.Aim, startedAt: Date, stoppedAt: Date? = nil,
        ending: Ending? = nil, dueAt: Date? = nil, riskAt: Date? = nil, told: Int = 0, markAt: Date? = nil,
        pauses: [Pause] = []
    ) {
        self.place = place
        self.promise = promise
        self.aim = aim
        self.startedAt = startedAt
        self.stoppedAt = stoppedAt
        self.ending = ending
        self.dueAt = dueAt
        self.riskAt = riskAt
        self.told = told
        self.markAt = markAt
        self.pauses = pauses
    }

    public var isStopped: Bool { stoppedAt != nil }
    /// Whether a wait that lasts is kept on it.
    public var isPaused: Bool { pauses.last.map { $0.to == nil } ?? false }
    /// Whether it says something about the request as it is now.
    public var isCurrent: Bool { ending == nil || ending == .reached || ending == .cancelled }

    /// How often it was suspended; the time between an end and a reopening is no suspension.
    var suspensions: Int { pauses.count { $0.cause != .ended } }
}

extension PromiseClock.Pause.Cause {
    /// The wait that a state is; nil for the others.
    init?(_ state: TicketState) {
        switch state {
        case .waitingRequester: self = .waitingRequester
        case .waitingThirdParty: self = .waitingThirdParty
        case .onKnownProblem: self = .onKnownProblem
        case .draft, .unconfirmed, .new, .triage, .assigned, .inProgress, .resolved, .closed, .cancelled: return nil
        }
    }
}

extension Date {
    /// The minute it falls in: clocks count whole minutes, as people read them, so that everybody who looks at the
    /// instants of a request comes to the same deadline.
    public var minute: Date {
        Instants.date(Instants.floor(Instants.milliseconds(self), by: Instants.minute) * Instants.minute)
    }
}

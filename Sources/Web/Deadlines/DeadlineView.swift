import Domain
import Foundation

/// One deadline of a request, as pages show it: plain values.
struct DeadlineView: Sendable, Equatable {
    var place: Int
    var aim: PromiseTarget.Aim
    /// Name of the promise.
    var promise: String
    var kind: ServicePromise.Kind
    var term: PromiseTerm
    var state: PromiseClock.State
    var startedAt: Date
    var stoppedAt: Date?
    var dueAt: Date?
    /// What pauses took, when there were any.
    var taken: PromiseTerm?
    var stretches: [ClockStretch]

    /// Whether it says something about the request as it is now.
    var isCurrent: Bool {
        switch state {
        case .running, .atRisk, .overdue, .suspended, .met, .missed, .cancelled: true
        case .superseded, .moved: false
        }
    }

    /// Nothing more is to be done for it.
    var isOver: Bool { stoppedAt != nil }

    init?(_ clock: PromiseClock, _ book: PromiseBook, at now: Date) {
        guard let reading = ClockReading(clock, book, at: now) else { return nil }
        place = clock.place
        aim = clock.aim
        promise = reading.promise.name
        kind = reading.promise.kind
        term = reading.target.term
        state = clock.state(at: now)
        startedAt = clock.startedAt
        stoppedAt = clock.stoppedAt
        dueAt = clock.dueAt
        taken = clock.pauses.isEmpty ? nil : reading.taken(until: now)
        stretches = reading.stretches(until: now)
    }

    /// Those of a request: what is still to be done first, the nearest before, then what is over.
    static func all(_ clocks: [PromiseClock], _ book: PromiseBook, at now: Date) -> [DeadlineView] {
        clocks.compactMap { DeadlineView($0, book, at: now) }.sorted { $0.rank < $1.rank }
    }

    private var rank: (Int, Date, Int) { (isOver ? 1 : 0, dueAt ?? .distantFuture, place) }
}

extension PromiseClock.State {
    var tone: Tone {
        switch self {
        case .running: .info
        case .atRisk: .warning
        case .overdue, .missed: .danger
        case .met: .success
        case .suspended, .cancelled, .superseded, .moved: .neutral
        }
    }
}

/// How a deadline stands, as a mark.
func deadlineMark(_ state: PromiseClock.State, _ w: Words) -> HTML {
    badge(w("promises.state.\(state.rawValue)"), state.tone)
}

import Foundation

/// A request of the past and the clocks it had.
public struct PastRequest: Sendable {
    public let ticket: Ticket
    public let clocks: [PromiseClock]

    public init(_ ticket: Ticket, _ clocks: [PromiseClock]) {
        self.ticket = ticket
        self.clocks = clocks
    }
}

/// How a request fares by a book of promises: each thing promised counted from what happened, with the pauses it had.
public struct ReplayedClock: Sendable, Equatable {
    public enum Outcome: String, Sendable, Codable, CaseIterable { case met, missed, running }

    public let promise: ServicePromise
    public let target: PromiseTarget
    public let clock: PromiseClock
    public let outcome: Outcome
}

extension PromiseBook {
    /// The clocks a request would have had, had this book been in force when it was registered.
    /// - Parameters:
    ///   - question: what the choice of a promise looks at in the request.
    ///   - now: the instant at which the book is read and what runs is judged.
    public func replay(_ past: PastRequest, _ question: PromiseQuestion, at now: Date) -> [ReplayedClock] {
        // What ended without a solution kept no promise and broke none.
        guard past.ticket.state != .cancelled, let registeredAt = past.ticket.registeredAt else { return [] }
        return ServicePromise.Kind.allCases.flatMap { kind -> [ReplayedClock] in
            guard let promise = promise(kind, for: question, at: now) else { return [] }
            return ClockRules.atRegistration.compactMap { aim in
                let kept = past.clocks.last { $0.aim == aim && $0.isCurrent && self[$0.promise]?.kind == kind }
                let pauses = (kept ?? past.clocks.last { $0.aim == aim })?.pauses ?? []
                // An agreement began when the request came to the group.
                let from = kind == .agreement ? kept?.startedAt ?? registeredAt : registeredAt
                return replayed(promise, aim, from, past.ticket.reachedAt(aim), pauses, at: now)
            } + nextAnswers(past, promise, at: now)
        }
    }

    /// The requester wrote again: the same turns, by this promise.
    private func nextAnswers(_ past: PastRequest, _ promise: ServicePromise, at now: Date) -> [ReplayedClock] {
        var seen = Set<Date>()
        return past.clocks.filter { $0.aim == .nextAnswer && seen.insert($0.startedAt).inserted }.compactMap { clock in
            replayed(promise, .nextAnswer, clock.startedAt, clock.stoppedAt, clock.pauses, at: now)
        }
    }

    private func replayed(
        _ promise: ServicePromise, _ aim: PromiseTarget.Aim, _ from: Date, _ to: Date?,
        _ pauses: [PromiseClock.Pause], at now: Date
    ) -> ReplayedClock? {
        guard let target = promise.targets[aim], let calendar = calendar(of: promise, at: now) else { return nil }
        var clock = PromiseClock(
            place: 1, promise: promise.id, aim: aim, startedAt: from, stoppedAt: to, ending: to == nil ? nil : .reached,
            pauses: pauses.filter { $0.from >= from && promise.counts($0) })
        clock.dueAt = ClockReading(clock, promise, target, calendar).dueAt
        let isLate = clock.isLate(at: to ?? now)
        return ReplayedClock(
            promise: promise, target: target, clock: clock, outcome: isLate ? .missed : to == nil ? .running : .met)
    }
}

extension Ticket {
    /// When an aim was reached: whoever answers has taken charge, and a solution answers too.
    fileprivate func reachedAt(_ aim: PromiseTarget.Aim) -> Date? {
        switch aim {
        case .takeCharge: [takenAt, firstReplyAt, resolvedAt].compactMap { $0 }.min()
        case .firstAnswer: [firstReplyAt, resolvedAt].compactMap { $0 }.min()
        case .nextAnswer: nil
        case .solution: resolvedAt
        }
    }
}

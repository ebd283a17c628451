import Foundation

/// Reads one clock by its promise and calendar: when it is due, what was worked, how it stands.
public struct ClockReading: Sendable {
    /// Of a hundred parts of its term so many are over when it counts as at risk (domain: the group lead is told at 75).
    public static let riskShare = 75

    public let clock: PromiseClock
    public let promise: ServicePromise
    public let target: PromiseTarget
    public let calendar: WorkingCalendar

    /// Nil when the promise promises nothing of the kind, or its calendar is not there.
    public init?(_ clock: PromiseClock, _ book: PromiseBook, at instant: Date) {
        guard let promise = book[clock.promise], let target = promise.targets[clock.aim],
            let calendar = book.calendar(of: promise, at: instant)
        else { return nil }
        self.init(clock, promise, target, calendar)
    }

    public init(_ clock: PromiseClock, _ promise: ServicePromise, _ target: PromiseTarget, _ calendar: WorkingCalendar)
    {
        self.clock = clock
        self.promise = promise
        self.target = target
        self.calendar = calendar
    }

    /// The last instant that is in time; nil while it stands still for as long as it takes.
    public var dueAt: Date? { due(after: target.term) }

    /// From when it counts as at risk.
    public var riskAt: Date? { due(share: Self.riskShare) }

    /// When so many hundredths of the term are over, whole minutes or days rounded down.
    func due(share: Int) -> Date? {
        switch target.term {
        case .working(let minutes): due(after: .working(minutes: minutes * share / 100))
        case .solar(let days): due(after: .solar(days: days * share / 100))
        }
    }

    private func due(after term: PromiseTerm) -> Date? {
        switch term {
        case .working(let minutes): due(minutes: minutes)
        case .solar(let days): due(days: days)
        }
    }

    /// What is left after each stretch that counted is counted from where the next begins.
    private func due(minutes: Int) -> Date? {
        var left = minutes, from = clock.startedAt.minute
        for pause in clock.pauses {
            let worked = calendar.worked(from: from, to: pause.from.minute)
            // A term that was over before the pause stays over: a pause moves what is to come.
            if worked >= left { break }
            guard let to = pause.to else { return nil }
            (left, from) = (left - worked, to.minute)
        }
        return calendar.deadline(from: from, minutes: left)
    }

    /// Each day of a pause is a day more.
    private func due(days: Int) -> Date? {
        var days = days
        for pause in clock.pauses {
            if calendar.deadline(from: clock.startedAt, solarDays: days) < pause.from { break }
            guard let still = self.days(of: pause) else { return nil }
            days += still
        }
        return calendar.deadline(from: clock.startedAt, solarDays: days)
    }

    /// Days a pause stands for; nil for one that may last for ever.
    private func days(of pause: PromiseClock.Pause) -> Int? {
        let isBound = promise.suspendsOnce && pause.cause != .ended
        guard let to = pause.to else { return isBound ? ServicePromise.longestSuspension : nil }
        let days = calendar.day(of: to).number - calendar.day(of: pause.from).number
        return isBound ? min(days, ServicePromise.longestSuspension) : days
    }

    /// What a pause took from the term: working minutes, or days.
    public func taken(by pause: PromiseClock.Pause, until now: Date) -> PromiseTerm {
        switch target.term {
        case .working: .working(minutes: calendar.worked(from: pause.from.minute, to: (pause.to ?? now).minute))
        case .solar:
            .solar(days: days(of: PromiseClock.Pause(pause.cause, from: pause.from, to: pause.to ?? now)) ?? 0)
        }
    }
}

extension PromiseClock {
    /// The clock with its instants counted again.
    func counted(_ book: PromiseBook, at instant: Date) -> PromiseClock {
        guard let reading = ClockReading(self, book, at: instant) else { return self }
        var next = self
        next.dueAt = reading.dueAt
        next.riskAt = reading.riskAt
        next.markAt = reading.nextMark(after: told)?.at
        return next
    }
}

extension [PromiseClock] {
    /// Those that run counted again, because a calendar may be another since.
    public func recounted(_ book: PromiseBook, at instant: Date) -> [PromiseClock] {
        map { $0.isStopped ? $0 : $0.counted(book, at: instant) }
    }
}

import Foundation

/// One interval behind a deadline: a time that counted, or one that did not and why.
public struct ClockStretch: Sendable, Equatable {
    public let from: Date
    /// Nil while it lasts.
    public let to: Date?
    /// Nil for a time that counted.
    public let cause: PromiseClock.Pause.Cause?
    /// How much of the calendar it is: working minutes, or days.
    public let amount: PromiseTerm
}

extension ClockReading {
    /// All intervals from the beginning to the end, or to now, in order.
    public func stretches(until now: Date) -> [ClockStretch] {
        let end = clock.stoppedAt ?? now
        var stretches: [ClockStretch] = [], from: Date? = clock.startedAt
        for pause in clock.pauses {
            if let from { stretches.append(counted(from, pause.from, until: end)) }
            stretches.append(
                ClockStretch(from: pause.from, to: pause.to, cause: pause.cause, amount: taken(by: pause, until: end)))
            from = pause.to
        }
        if let from { stretches.append(counted(from, clock.stoppedAt, until: end)) }
        return stretches
    }

    private func counted(_ from: Date, _ to: Date?, until end: Date) -> ClockStretch {
        let until = to ?? end
        let amount: PromiseTerm =
            switch target.term {
            case .working: .working(minutes: calendar.worked(from: from.minute, to: until.minute))
            case .solar: .solar(days: max(0, calendar.day(of: until).number - calendar.day(of: from).number))
            }
        return ClockStretch(from: from, to: to, cause: nil, amount: amount)
    }

    /// What all pauses took together.
    public func taken(until now: Date) -> PromiseTerm {
        let amounts = clock.pauses.map { taken(by: $0, until: clock.stoppedAt ?? now) }
        let sum = amounts.reduce(0) { sum, amount in
            switch amount {
            case .working(let minutes): sum + minutes
            case .solar(let days): sum + days
            }
        }
        return switch target.term {
        case .working: .working(minutes: sum)
        case .solar: .solar(days: sum)
        }
    }
}

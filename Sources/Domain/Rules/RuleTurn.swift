import Foundation

extension Rule {
    /// The latest instant not after `now` at which the clock wakes the rule; nil when there was none since it holds.
    ///
    /// Of several turns that passed while nobody looked, only the latest counts: each looks at everything that is open.
    public func turn(at now: Date, _ catalogue: Catalogue) -> Date? {
        let turns = triggers.compactMap { $0.turn(at: now, catalogue) }
        guard let latest = turns.max(), validity.from.map({ $0 <= latest }) ?? true else { return nil }
        return latest
    }
}

extension RuleTrigger {
    /// Days looked back for a day on which a calendar opens.
    private static let furthest = 60

    fileprivate func turn(at now: Date, _ catalogue: Catalogue) -> Date? {
        switch self {
        case .event, .deadline: nil
        case .every(let minutes):
            Instants.date(
                Instants.floor(Instants.milliseconds(now), by: Int64(minutes) * Instants.minute) * Int64(minutes)
                    * Instants.minute)
        case .daily(let turn): Self.daily(turn, at: now, catalogue)
        }
    }

    private static func daily(_ turn: DailyTurn, at now: Date, _ catalogue: Catalogue) -> Date? {
        let calendar = turn.calendar.flatMap { catalogue.calendar(named: $0, at: now) }
        let zone = calendar?.zone ?? TimeZone(identifier: "Europe/Rome") ?? .gmt
        let wall = WallClock(zone), milliseconds = Instants.milliseconds(now)
        let local = Instants.floor(milliseconds + wall.offset(at: milliseconds), by: Instants.day)
        for back in 0..<furthest {
            let day = CalendarDay(number: Int(local) - back)
            guard turn.weekdays.isEmpty || turn.weekdays.contains(day.weekday),
                calendar.map({ !$0.openings(on: day).isEmpty }) ?? true
            else { continue }
            let instant = wall.instant(day, minute: turn.minute)
            if instant <= milliseconds { return Instants.date(instant) }
        }
        return nil
    }
}

import Foundation

/// A time in which requests of some kind are more pressing: before a legal date, around the pay-day.
public struct PriorityWindow: Sendable, Equatable {
    public var id: ID<PriorityWindow>
    /// What it is known by.
    public var name: String
    /// Code of a triple, or a pattern ending in `*`.
    public var triple: String
    public var date: WindowDate
    /// Working days before the date: at each of them the priority rises by a step.
    public var before: [Int]
    /// Solar days after the date in which requests that arrive still rise.
    public var after: Int
    /// Name of the calendar whose working days are counted.
    public var calendar: String
    public var validity: Validity

    public static let mostBefore = 60
    public static let mostAfter = 60

    public init(
        id: ID<PriorityWindow>, name: String, triple: String = "*", date: WindowDate = .monthly(day: 23),
        before: [Int] = [5], after: Int = 0, calendar: String = "", validity: Validity = .always
    ) {
        self.id = id
        self.name = name
        self.triple = triple
        self.date = date
        self.before = before
        self.after = after
        self.calendar = calendar
        self.validity = validity
    }

    /// The steps that have begun on a day.
    /// - Parameter day: by the clock of the calendar's zone.
    public func begun(on day: CalendarDay, _ calendar: WorkingCalendar) -> [PriorityRaise] {
        date.occurrences(around: day).filter { day.number <= $0.number + after }.flatMap { date in
            Set(before).sorted(by: >).filter { calendar.day($0, workingDaysBefore: date).number <= day.number }.map {
                step in
                PriorityRaise(key: "\(name)|\(date)|\(step)", reason: .window(name))
            }
        }
    }
}

/// The day a window is about: of each month, of each year, or one.
public enum WindowDate: Sendable, Hashable, LosslessStringConvertible {
    /// In a month that has no such day, its last.
    case monthly(day: Int)
    case yearly(month: Int, day: Int)
    case once(CalendarDay)

    /// `day 23`, `03-16`, `2026-03-16`.
    public init?(_ description: String) {
        let text = description.tidied.lowercased()
        if text.hasPrefix("day "), let day = Int(text.dropFirst(4)), (1...31).contains(day) {
            self = .monthly(day: day)
        } else if let day = CalendarDay(text) {
            self = .once(day)
        } else if let day = CalendarDay("2024-" + text) {
            // A leap year, so that 29 February can be written.
            self = .yearly(month: day.month, day: day.day)
        } else {
            return nil
        }
    }

    public var description: String {
        switch self {
        case .monthly(let day): "day \(day)"
        case .yearly(let month, let day): String(CalendarDay.last(day, of: 2024, month).description.dropFirst(5))
        case .once(let day): day.description
        }
    }

    /// Those that a window of a day may belong to: a few months or a year before and after it.
    func occurrences(around day: CalendarDay) -> [CalendarDay] {
        switch self {
        case .monthly(let number):
            (-3...4).map { months in
                let month = day.year * 12 + day.month - 1 + months
                return CalendarDay.last(number, of: month / 12, month % 12 + 1)
            }
        case .yearly(let month, let number):
            (day.year - 1...day.year + 1).map { CalendarDay.last(number, of: $0, month) }
        case .once(let day): [day]
        }
    }
}

extension CalendarDay {
    /// The day of a month, or its last where it has fewer.
    fileprivate static func last(_ day: Int, of year: Int, _ month: Int) -> CalendarDay {
        first(of: month, year).adding(min(day, days(in: month, of: year)) - 1)
    }
}

extension WorkingCalendar {
    /// The day so many working days before one (which does not count). A calendar that is closed for years stops looking.
    func day(_ count: Int, workingDaysBefore date: CalendarDay) -> CalendarDay {
        day(count, from: date, step: -1)
    }

    /// The beginning of work on the day so many working days after that of an instant (which does not count).
    public func opening(workingDays count: Int, after instant: Date) -> Date {
        let day = day(max(1, count), from: self.day(of: instant), step: 1)
        return nextOpening(after: Instants.date(WallClock(zone).instant(day, minute: 0)))
    }

    private func day(_ count: Int, from date: CalendarDay, step: Int) -> CalendarDay {
        var day = date, left = count
        for _ in 0..<3660 where left > 0 {
            day = day.adding(step)
            if !openings(on: day).isEmpty { left -= 1 }
        }
        return day
    }
}

extension Catalogue {
    /// The steps by which a request of a triple is to have risen by now.
    public func raises(of triple: Triple?, at now: Date) -> [PriorityRaise] {
        guard let triple else { return [] }
        return windows.filter { $0.validity.holds(at: now) && FormField.matches(triple.code, $0.triple) }
            .flatMap { window in begun(window, at: now) }
    }

    /// The steps of a window that have begun.
    public func begun(_ window: PriorityWindow, at now: Date) -> [PriorityRaise] {
        guard let calendar = calendar(named: window.calendar, at: now) else { return [] }
        return window.begun(on: calendar.day(of: now), calendar)
    }

    /// A change with the steps of priority that come with it: a request that is registered, or gets another triple, rises
    /// at once by what its new triple has begun.
    public func raised(_ change: Change, at now: Date) -> Change {
        let isRegistered = change.from.registeredAt == nil && change.to.registeredAt != nil
        guard !windows.isEmpty, isRegistered || change.from.triple != change.to.triple, change.to.registeredAt != nil
        else { return change }
        return change.raised(by: raises(of: triple(change.to.triple), at: now))
    }
}

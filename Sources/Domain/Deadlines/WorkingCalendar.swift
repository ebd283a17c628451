import Foundation

/// When an office works: weekly openings in a zone, less the holidays, with the exceptions of single days.
///
/// An opening belongs to the day it begins on: a shift from 22:00 to 06:00 that begins before a holiday is worked to its
/// end. Openings are spans between two instants; a local time that summer time skips is the instant of the change, one
/// that comes twice is its first. So a day open around the clock has 23 and 25 hours on those two nights.
public struct WorkingCalendar: Sendable {
    public var id: ID<WorkingCalendar>
    public var validity: Validity
    /// In canonical form: openings in order, rules as they are spelled.
    public let written: WrittenCalendar
    public let zone: TimeZone
    public let holidays: [HolidayRule]
    public let exceptions: [CalendarDay: [Opening]]
    private let week: [[Opening]]
    private let years: CalendarYears

    /// - Throws: the first of `problems(in:)`.
    public init(
        id: ID<WorkingCalendar> = ID(0), _ written: WrittenCalendar, validity: Validity = .always
    ) throws(CalendarProblem) {
        let reading = CalendarReading(written)
        if let problem = reading.problems.first { throw problem }
        self.id = id
        self.validity = validity
        self.written = reading.canonical(named: written.name)
        zone = reading.zone
        holidays = reading.holidays
        exceptions = reading.exceptions
        week = reading.week
        years = CalendarYears()
    }

    /// Everything that is wrong with a calendar, in the order it is written.
    public static func problems(in written: WrittenCalendar) -> [CalendarProblem] { CalendarReading(written).problems }

    public var name: String { written.name }

    /// The openings of a weekday, holidays apart.
    public func openings(on weekday: Weekday) -> [Opening] { week[weekday.place] }

    /// The openings that begin on a day.
    public func openings(on day: CalendarDay) -> [Opening] {
        if let own = exceptions[day] { return own }
        return holiday(on: day) == nil ? week[day.weekday.place] : []
    }

    /// The holiday a day is; exceptions do not change it. Of several that fall together the first that has a name.
    public func holiday(on day: CalendarDay) -> Holiday? { years.holidays(of: day.year, by: holidays)[day] }
}

extension WorkingCalendar: Equatable {
    public static func == (a: WorkingCalendar, b: WorkingCalendar) -> Bool {
        a.id == b.id && a.validity == b.validity && a.written == b.written
    }
}

extension WorkingCalendar {
    /// Minutes a deadline may be away: 19 years around the clock.
    public static let mostMinutes = 10_000_000

    /// The instant at which so many working minutes after `from` have passed; at closing time it stays there, and does not
    /// move to the next opening. Zero minutes (or fewer) are the instant itself.
    public func deadline(from: Date, minutes: Int) -> Date {
        if minutes <= 0 { return from }
        let start = Instants.milliseconds(from)
        var year = yearSpan(at: start)
        var left = Int64(min(minutes, Self.mostMinutes)) * Instants.minute + year.worked(until: start)
        while left > year.total {
            left -= year.total
            guard CalendarYears.range.contains(year.number + 1) else { return Instants.date(year.end) }
            year = yearSpan(year.number + 1)
        }
        return Instants.date(year.instant(after: left))
    }

    /// Whole working minutes from one instant to another; none when the second is not later.
    public func worked(from: Date, to: Date) -> Int {
        Int(workedMilliseconds(from: Instants.milliseconds(from), to: Instants.milliseconds(to)) / Instants.minute)
    }

    private func workedMilliseconds(from: Int64, to: Int64) -> Int64 {
        if to <= from { return 0 }
        let first = yearSpan(at: from), last = yearSpan(at: to)
        if first.number == last.number { return first.worked(until: to) - first.worked(until: from) }
        let between = (first.number + 1..<last.number).reduce(into: Int64(0)) { $0 += yearSpan($1).total }
        return first.total - first.worked(until: from) + between + last.worked(until: to)
    }

    public func isOpen(at instant: Date) -> Bool {
        let instant = Instants.milliseconds(instant)
        return yearSpan(at: instant).isOpen(at: instant)
    }

    /// The first instant not before this one at which the calendar is open: itself when it is.
    public func nextOpening(after instant: Date) -> Date {
        let start = Instants.milliseconds(instant)
        var year = yearSpan(at: start)
        if year.isOpen(at: start) { return instant }
        while true {
            if let opening = year.opening(from: start) { return Instants.date(opening) }
            guard CalendarYears.range.contains(year.number + 1) else { return Instants.date(year.end) }
            year = yearSpan(year.number + 1)
        }
    }

    private func yearSpan(_ number: Int) -> YearSpan { years.span(number) { YearSpan(number, of: self) } }

    /// The year an instant falls in, by the clock of the zone; instants out of all reason count as the first or last.
    private func yearSpan(at instant: Int64) -> YearSpan {
        let guess = CalendarDay(number: Int(clamping: Instants.floor(instant, by: Instants.day))).year
        let range = CalendarYears.range
        let year = yearSpan(min(max(guess, range.lowerBound), range.upperBound))
        if instant < year.start && year.number > range.lowerBound { return yearSpan(year.number - 1) }
        if instant >= year.end && year.number < range.upperBound { return yearSpan(year.number + 1) }
        return year
    }
}

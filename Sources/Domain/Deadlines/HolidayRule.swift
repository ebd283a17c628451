/// Which days of a year are holidays, by one rule; written as a text, the same in files, in forms and in the database.
///
///     "06-29"          29 June of each year
///     "easter+1"       Easter Monday
///     "last mon may"   the last Monday of May; "2nd sun jun" the second Sunday of June
///     "2026-06-29"     that day alone
///     "italy"          a set of rules (`HolidaySet`)
///
/// Each may be followed by ` from 2026`, ` until 2030` and ` = ` with the holiday's name.
public struct HolidayRule: Sendable, Hashable {
    public enum Day: Sendable, Hashable {
        case fixed(month: Int, day: Int)
        case easter(offset: Int)
        /// The n-th of the month from 1; nil is the last.
        case nth(Int?, Weekday, month: Int)
        case date(CalendarDay)
        case set(HolidaySet)
    }

    public let day: Day
    /// First year it holds; nil always held.
    public let from: Int?
    /// Last year it holds; nil has no end.
    public let until: Int?
    /// As the office calls the holiday; empty when nobody gave it a name.
    public let name: String

    public init(_ day: Day, from: Int? = nil, until: Int? = nil, name: String = "") {
        self.day = day
        self.from = from
        self.until = until
        self.name = name
    }

    /// The holidays of a year: one at most for a rule, several for a set.
    public func holidays(of year: Int) -> [(day: CalendarDay, holiday: Holiday)] {
        guard (from.map { $0 <= year } ?? true), (until.map { year <= $0 } ?? true) else { return [] }
        if case .set(let set) = day {
            return set.rules.flatMap { known, rule in rule.holidays(of: year).map { ($0.day, .known(known)) } }
        }
        let holiday = name.isEmpty ? Holiday.unnamed : .named(name)
        return single(in: year).map { [($0, holiday)] } ?? []
    }

    private func single(in year: Int) -> CalendarDay? {
        switch day {
        case .fixed(let month, let day): CalendarDay(year: year, month: month, day: day)
        case .easter(let offset): Easter.sunday(of: year).adding(offset)
        case .nth(let place, let weekday, let month): Self.nth(place, weekday, month, year)
        case .date(let date): date.year == year ? date : nil
        case .set: nil
        }
    }

    private static func nth(_ place: Int?, _ weekday: Weekday, _ month: Int, _ year: Int) -> CalendarDay? {
        let days = (1...CalendarDay.days(in: month, of: year)).compactMap {
            CalendarDay(year: year, month: month, day: $0)
        }.filter { $0.weekday == weekday }
        guard let place else { return days.last }
        return days.indices.contains(place - 1) ? days[place - 1] : nil
    }
}

/// A day on which the calendar is closed, and what it is called.
public enum Holiday: Sendable, Hashable {
    /// One whose name the screens know in every language.
    case known(KnownHoliday)
    case named(String)
    case unnamed
}

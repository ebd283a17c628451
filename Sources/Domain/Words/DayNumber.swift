/// A day's place in the row of all days: 0 is 1 January 1970. Counting days needs no clock and no zone.
extension CalendarDay {
    // The year begins in March here, so that the leap day is its last and months need no table
    // (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private static let daysBefore1970 = 719_468
    private static let daysIn400Years = 146_097

    /// Days since 1 January 1970; negative before.
    public var number: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let age = (year >= 0 ? year : year - 399) / 400, yearOfAge = year - age * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfAge = yearOfAge * 365 + yearOfAge / 4 - yearOfAge / 100 + dayOfYear
        return age * Self.daysIn400Years + dayOfAge - Self.daysBefore1970
    }

    public init(number: Int) {
        let shifted = number + Self.daysBefore1970
        let age = (shifted >= 0 ? shifted : shifted - Self.daysIn400Years + 1) / Self.daysIn400Years
        let dayOfAge = shifted - age * Self.daysIn400Years
        let yearOfAge = (dayOfAge - dayOfAge / 1460 + dayOfAge / 36_524 - dayOfAge / 146_096) / 365
        let dayOfYear = dayOfAge - (365 * yearOfAge + yearOfAge / 4 - yearOfAge / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
        year = yearOfAge + age * 400 + (month <= 2 ? 1 : 0)
    }

    public var weekday: Weekday {
        // 1 January 1970 was a Thursday.
        Weekday.allCases[((number + 3) % 7 + 7) % 7]
    }

    /// The first day of a month from 1 to 12.
    public static func first(of month: Int, _ year: Int) -> CalendarDay {
        // Every month has a first day; another number is a mistake of ours.
        CalendarDay(year: year, month: month, day: 1)!
    }

    public func adding(_ days: Int) -> CalendarDay { CalendarDay(number: number + days) }
}

/// A day of the week, as calendars write it.
public enum Weekday: String, Sendable, CaseIterable { case mon, tue, wed, thu, fri, sat, sun }

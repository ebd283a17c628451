import Synchronization

/// The years of one calendar, each made the first time somebody asks for it. Copies of the calendar share them.
final class CalendarYears: Sendable {
    /// Beyond these a calendar is not followed.
    static let range = 1900...2400
    /// The years kept: what asks about more of them, such as a term of a century, makes them again.
    private static let mostKept = 80

    private let spans = Mutex<[Int: YearSpan]>([:])
    private let holidays = Mutex<[Int: [CalendarDay: Holiday]]>([:])

    /// - Parameter make: may run twice when two ask at once; both get the same.
    func span(_ number: Int, make: () -> YearSpan) -> YearSpan {
        if let known = spans.withLock({ $0[number] }) { return known }
        let made = make()
        spans.withLock { years in
            if years.count >= Self.mostKept { years.removeAll() }
            years[number] = made
        }
        return made
    }

    func holidays(of year: Int, by rules: [HolidayRule]) -> [CalendarDay: Holiday] {
        if let known = holidays.withLock({ $0[year] }) { return known }
        let all = rules.flatMap { $0.holidays(of: year) }
        let made = Dictionary(all.map { ($0.day, $0.holiday) }) { first, next in first == .unnamed ? next : first }
        holidays.withLock { years in
            if years.count >= Self.mostKept { years.removeAll() }
            years[year] = made
        }
        return made
    }
}

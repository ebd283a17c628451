/// A day of the civil calendar, written `2026-11-23`.
public struct CalendarDay: Sendable, Hashable, LosslessStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Nil for a day that is in no calendar, such as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    public var description: String { "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))" }

    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The same day so many months later, or the last one of that month.
    public func adding(months: Int) -> CalendarDay {
        let all = year * 12 + month - 1 + months
        let (year, month) = (all / 12, all % 12 + 1)
        return CalendarDay(year: year, month: month, day: min(day, Self.days(in: month, of: year))) ?? self
    }

    private func pad(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

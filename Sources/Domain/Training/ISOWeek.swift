import Foundation

/// A week from Monday to Sunday by the clock of the office, numbered as ISO 8601 does and written `2026-W47`.
public struct ISOWeek: Sendable, Hashable, Comparable, LosslessStringConvertible {
    public let monday: CalendarDay

    /// The week a day belongs to.
    public init(of day: CalendarDay) {
        // 1 January 1970 was a Thursday.
        monday = day.adding(-(((day.number + 3) % 7 + 7) % 7))
    }

    public init?(_ description: String) {
        let parts = description.split(separator: "-W", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]),
            let number = Int(parts[1]), let january = CalendarDay(year: year, month: 1, day: 4)
        else { return nil }
        // The fourth of January is always in the first week.
        let week = ISOWeek(of: january).adding(number - 1)
        guard week.description == description else { return nil }
        self = week
    }

    /// The last week that is over at an instant.
    public static func last(before now: Date) -> ISOWeek { ISOWeek(of: TimeZone.rome.day(at: now)).adding(-1) }

    public func adding(_ weeks: Int) -> ISOWeek { ISOWeek(of: monday.adding(7 * weeks)) }

    /// Its first instant, and the first that is not of it any more.
    public var from: Date { TimeZone.rome.start(of: monday) }
    public var to: Date { TimeZone.rome.start(of: monday.adding(7)) }

    public var description: String {
        // Its year is that of its Thursday.
        let thursday = monday.adding(3)
        let number = (thursday.number - CalendarDay.first(of: 1, thursday.year).number) / 7 + 1
        return "\(thursday.year)-W\(number < 10 ? "0" : "")\(number)"
    }

    public static func < (a: ISOWeek, b: ISOWeek) -> Bool { a.monday < b.monday }
}

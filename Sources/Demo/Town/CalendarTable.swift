import Domain

/// When the offices of the demo town work.
enum CalendarTable {
    static func calendars(_ ids: inout TownIDs) -> [WorkingCalendar] {
        written.map { written in
            // A table of this file that is no calendar is a mistake a test finds, not something that happens.
            guard let calendar = try? WorkingCalendar(id: ids.next(), written) else {
                fatalError("the calendar \(written.name) of the demo town cannot be kept")
            }
            return calendar
        }
    }

    private static let written: [WrittenCalendar] = [
        .ordinary,
        WrittenCalendar(
            name: "roma", holidays: ["italy", "rome"], week: week(["08:00-18:00"], fri: ["08:00-14:00"]),
            exceptions: halfDays),
        WrittenCalendar(
            name: "latina", holidays: ["italy", "latina"],
            week: week(["08:00-13:00", "14:00-17:00"], fri: ["08:00-13:00"]), exceptions: halfDays),
        WrittenCalendar(
            name: "24x7",
            week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0.rawValue, ["00:00-24:00"]) })),
    ]

    private static let halfDays = Dictionary(
        uniqueKeysWithValues: (2025...2028).flatMap { year in
            ["\(year)-12-24", "\(year)-12-31"].compactMap { text in
                // On a Saturday or a Sunday the office is closed anyway.
                CalendarDay(text).flatMap { [.sat, .sun].contains($0.weekday) ? nil : (text, ["08:00-12:00"]) }
            }
        })

    private static func week(_ openings: [String], fri: [String]) -> [String: [String]] {
        ["mon": openings, "tue": openings, "wed": openings, "thu": openings, "fri": fri]
    }
}

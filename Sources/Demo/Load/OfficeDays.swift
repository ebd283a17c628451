import Domain
import Foundation

/// The days around the end of the history on which somebody does something: never a Saturday or a Sunday.
struct OfficeDays {
    let today: CalendarDay

    /// - Parameter end: the midnight the history ends at.
    init(before end: Date) { today = TimeZone.rome.day(at: end) }

    /// So many days ago, or to come, or the Friday before.
    func ago(_ days: Int) -> CalendarDay {
        let day = today.adding(-days)
        // 1 January 1970 was a Thursday.
        let weekday = (day.number + 3) % 7
        return weekday > 4 ? day.adding(4 - weekday) : day
    }

    func ahead(_ days: Int) -> CalendarDay { ago(-days) }

    /// A moment in the morning of that day; what was to happen on another day and falls on the same Friday has another.
    func morning(_ days: Int) -> Date { TimeZone.rome.start(of: ago(days)).addingTimeInterval(Double(660 - days) * 60) }
}

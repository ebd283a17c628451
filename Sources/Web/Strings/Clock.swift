import Domain
import Foundation
import Synchronization

/// A moment as Europe/Rome's wall clocks show it, computed without DateFormatter: it is made hundreds of times a page.
struct RomeTime: Sendable, Equatable {
    let year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int
    /// Days since 1 January 1970, to tell today from yesterday.
    let dayNumber: Int
    /// Seconds east of Greenwich.
    let offset: Int

    init(_ instant: Date) {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down))
        offset = ZoneOffsets.rome.offset(at: seconds)
        let local = seconds + offset
        dayNumber = local.dividedDown(by: 86400)
        let inDay = local - dayNumber * 86400
        (hour, minute, second) = (inDay / 3600, inDay / 60 % 60, inDay % 60)
        (year, month, day) = Self.civil(dayNumber)
    }

    /// 0 is Monday.
    var weekday: Int { let day = (dayNumber + 3) % 7; return day < 0 ? day + 7 : day }

    /// Year, month and day of a day number in the Gregorian calendar, counting years from March so that the leap day
    /// is the last of its year.
    static func civil(_ dayNumber: Int) -> (Int, Int, Int) {
        let shifted = dayNumber + 719_468  // days from 0000-03-01 to 1970-01-01
        let era = shifted.dividedDown(by: 146_097)  // days in 400 years
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

/// The zone's offset, asked of Foundation once for each hour of history: it never changes within one.
private final class ZoneOffsets: Sendable {
    static let rome = ZoneOffsets("Europe/Rome")

    private let zone: TimeZone
    private let known = Mutex<[Int: Int]>([:])
    private let most = 20_000  // hours kept, over two years: about 1 MB

    init(_ name: String) { zone = TimeZone(identifier: name) ?? .gmt }

    func offset(at seconds: Int) -> Int {
        let hour = seconds.dividedDown(by: 3600)
        return known.withLock { known in
            if let offset = known[hour] { return offset }
            let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(hour * 3600)))
            if known.count >= most { known.removeAll(keepingCapacity: true) }
            known[hour] = offset
            return offset
        }
    }
}

extension Int {
    /// Division that rounds down for negative numbers too.
    fileprivate func dividedDown(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
    }

    /// At least so many digits.
    func digits(_ count: Int) -> String {
        let text = String(self)
        return text.count >= count ? text : String(repeating: "0", count: count - text.count) + text
    }
}

extension Date {
    /// The day it is in Rome.
    var romeDay: CalendarDay { CalendarDay(number: RomeTime(self).dayNumber) }
}

import Domain
import Foundation
import Store

/// The days of the history in Rome, and the hours in which the desk works: 8-18 of the days that are no holiday.
/// Instants are milliseconds since 1970 UTC.
struct TownCalendar: Sendable {
    struct Day: Sendable {
        /// Midnight in Rome.
        let start: Int64
        let year: Int
        let month: Int
        let day: Int
        /// 1 is Monday, 7 is Sunday.
        let weekday: Int
        let isHoliday: Bool

        var isWorking: Bool { weekday < 6 && !isHoliday }
    }

    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let opensAt = 8 * hour
    static let minutesOpen = 600
    /// Days known after the end, so that a count of working time never runs out.
    private static let beyond = 400

    let days: [Day]
    /// How many of `days` are history.
    let count: Int
    /// Working days before each day.
    private let workingBefore: [Int]
    private let workingDays: [Int]

    /// - Parameter end: the history ends at the midnight before it, and begins 18 months earlier.
    init(before end: Date) {
        var rome = Calendar(identifier: .gregorian)
        rome.timeZone = TimeZone(identifier: "Europe/Rome") ?? .gmt
        let last = rome.startOfDay(for: end)
        let first = rome.date(byAdding: .month, value: -18, to: last) ?? last
        count = rome.dateComponents([.day], from: first, to: last).day ?? 0
        days = (0..<count + Self.beyond).map { index in
            Self.day(rome.date(byAdding: .day, value: index, to: first) ?? last, rome)
        }
        var working = 0
        workingBefore = days.map { day in
            defer { working += day.isWorking ? 1 : 0 }
            return working
        }
        workingDays = days.indices.filter { [days] in days[$0].isWorking }
    }

    var start: Int64 { days[0].start }
    var end: Int64 { days[count].start }

    /// Working minutes from the beginning of the history to the instant.
    func worked(until instant: Int64) -> Double {
        let index = index(of: instant), day = days[index]
        if !day.isWorking { return Double(workingBefore[index] * Self.minutesOpen) }
        let today = Double(instant - day.start - Self.opensAt) / Double(Self.minute)
        return Double(workingBefore[index] * Self.minutesOpen) + min(max(today, 0), Double(Self.minutesOpen))
    }

    /// The instant so many working minutes later.
    func after(_ instant: Int64, minutes: Double) -> Int64 {
        let total = worked(until: instant) + max(minutes, 0)
        let number = min(Int(total) / Self.minutesOpen, workingDays.count - 1)
        let rest = min(total - Double(number * Self.minutesOpen), Double(Self.minutesOpen))
        return max(instant, days[workingDays[number]].start + Self.opensAt + Int64(rest * Double(Self.minute)))
    }

    func isOpen(at instant: Int64) -> Bool {
        let day = day(of: instant), time = instant - day.start
        return day.isWorking && time >= Self.opensAt && time < Self.opensAt + Int64(Self.minutesOpen) * Self.minute
    }

    func day(of instant: Int64) -> Day { days[index(of: instant)] }

    /// A day has 24 hours but for two a year, so the guess is at most one off.
    private func index(of instant: Int64) -> Int {
        var index = min(max(Int((instant - start) / (24 * Self.hour)), 0), days.count - 1)
        while index > 0 && days[index].start > instant { index -= 1 }
        while index + 1 < days.count && days[index + 1].start <= instant { index += 1 }
        return index
    }

    private static func day(_ date: Date, _ rome: Calendar) -> Day {
        let parts = rome.dateComponents([.year, .month, .day, .weekday], from: date)
        let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        return Day(
            start: date.milliseconds, year: year, month: month, day: day, weekday: ((parts.weekday ?? 1) + 5) % 7 + 1,
            isHoliday: isHoliday(year, month, day))
    }

    /// The national holidays; San Francesco from 2026 on (law 151/2025).
    private static func isHoliday(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        let fixed = [(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)]
        if fixed.contains(where: { $0 == (month, day) }) || (year >= 2026 && (month, day) == (10, 4)) { return true }
        let easter = easter(year)
        // Easter Monday: the day after, which may be in the next month.
        return (month, day) == (easter.day == 31 ? (4, 1) : (easter.month, easter.day + 1))
    }

    /// Easter by the Gregorian reckoning.
    private static func easter(_ year: Int) -> (month: Int, day: Int) {
        let golden = year % 19, century = year / 100, rest = year % 100
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * shift + 114
        return (sum / 31, sum % 31 + 1)
    }
}

import Domain
import Foundation
import Testing

/// The same questions answered by walking minute after minute: slow, and easy to believe.
@Suite("Confronto con chi conta i minuti a uno a uno")
struct ReferenceTests {
    private static let periods = ["2026-03-20", "2026-10-16", "2026-12-18", "2027-12-20", "2028-02-20", "2026-06-20"]

    @Test("Centomila domande a caso", arguments: 0..<20)
    func hundredThousand(_ seed: Int) throws {
        var dice = SeededDice(seed: UInt64(seed))
        let written = RandomCalendar.written(&dice), calendar = try WorkingCalendar(written)
        let first = try #require(CalendarDay(Self.periods[seed % Self.periods.count]))
        let slow = MinuteCount(written, from: first, days: 20)
        var wrong: [String] = [], deadlines = 0, open = 0
        for _ in 0..<5000 {
            let from = Int.random(in: 0..<slow.count - 3000, using: &dice)
            let to = from + Int.random(in: 0...1500, using: &dice), minutes = Int.random(in: 0...400, using: &dice)
            let start = slow.instant(from)
            var isRight = calendar.worked(from: start, to: slow.instant(to)) == slow.worked(from: from, to: to)
            isRight = isRight && calendar.isOpen(at: start) == slow.isOpen(from)
            open += slow.isOpen(from) ? 1 : 0
            if let end = slow.deadline(from: from, minutes: minutes) {
                deadlines += 1
                isRight = isRight && calendar.deadline(from: start, minutes: minutes) == slow.instant(end)
            }
            if !isRight { wrong.append("\(start) +\(minutes), until \(slow.instant(to))") }
        }
        #expect(wrong == [], "\(written)")
        // A calendar that is never or always open in the period would prove nothing.
        #expect(deadlines > 2500 && open > 100 && open < 4900, "\(written)")
    }

    @Test(
        "Lavorato fino alla scadenza è quanto fu chiesto, e chi chiede di più o dopo non scade prima", arguments: 0..<40
    )
    func properties(_ seed: Int) throws {
        var dice = SeededDice(seed: UInt64(1000 + seed))
        let calendar = try WorkingCalendar(RandomCalendar.written(&dice))
        for _ in 0..<250 {
            let from = Date(
                timeIntervalSince1970: Double(Int64.random(in: 1_700_000_000_000...1_900_000_000_000, using: &dice))
                    / 1000)
            let minutes = Int.random(in: 0...30_000, using: &dice)
            let later = from.addingTimeInterval(Double.random(in: 0...200_000, using: &dice).rounded())
            let end = calendar.deadline(from: from, minutes: minutes)
            #expect(calendar.worked(from: from, to: end) == minutes)
            #expect(end >= from)
            #expect(calendar.deadline(from: from, minutes: minutes + 1) > end)
            #expect(calendar.deadline(from: later, minutes: minutes) >= end)
            #expect(calendar.worked(from: from, to: later) >= 0)
            let opening = calendar.nextOpening(after: from)
            #expect(calendar.isOpen(at: opening))
            #expect(calendar.worked(from: from, to: opening) == 0)
        }
    }
}

/// A period as one flag a minute, true when the calendar is open.
private struct MinuteCount {
    private let start: Int
    private let open: [Bool]
    var count: Int { open.count }

    init(_ written: WrittenCalendar, from first: CalendarDay, days: Int) {
        // Whatever a calendar says of a day is asked of the texts, and the clock is looked at every minute.
        let zone = TimeZone(identifier: written.zone)!, margin = 2 * 1440
        let start = first.number * 1440
        let local = (-margin..<days * 1440 + margin).map { minute in
            let instant = start + minute
            return instant + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant) * 60)) / 60
        }
        var open = [Bool](repeating: false, count: days * 1440)
        for place in -1...days {
            let day = first.adding(place)
            for opening in Self.openings(written, day) {
                let parts = opening.split { ":-".contains($0) }.map { Int($0)! }
                let begin = parts[0] * 60 + parts[1], end = parts[2] * 60 + parts[3]
                let from = Self.first(
                    day.number * 1440 + begin, in: local, near: day.number * 1440 + begin - start + margin)
                let last = day.number * 1440 + (end > begin ? end : end + 1440)
                let to = Self.first(last, in: local, near: last - start + margin)
                for minute in max(0, from - margin)..<max(0, from - margin, min(open.count, to - margin)) {
                    open[minute] = true
                }
            }
        }
        self.start = start
        self.open = open
    }

    func instant(_ minute: Int) -> Date { Date(timeIntervalSince1970: Double(start + minute) * 60) }
    func isOpen(_ minute: Int) -> Bool { open[minute] }

    func worked(from: Int, to: Int) -> Int {
        open.withUnsafeBufferPointer { open in
            var sum = 0, minute = from
            while minute < to {
                if open[minute] { sum += 1 }
                minute += 1
            }
            return sum
        }
    }

    /// Nil when it lies beyond the period.
    func deadline(from: Int, minutes: Int) -> Int? {
        if minutes == 0 { return from }
        return open.withUnsafeBufferPointer { open in
            var left = minutes, minute = from
            while minute < open.count {
                if open[minute] { left -= 1 }
                minute += 1
                if left == 0 { return minute }
            }
            return nil
        }
    }

    /// The first minute at which the clock shows this time or a later one.
    private static func first(_ time: Int, in local: [Int], near: Int) -> Int {
        var minute = max(0, near - 26 * 60)
        while minute < local.count - 1 && local[minute] < time { minute += 1 }
        return minute
    }

    private static func openings(_ written: WrittenCalendar, _ day: CalendarDay) -> [String] {
        if let own = written.exceptions[day.description] { return own }
        let month = day.description.suffix(5)
        let closed = written.holidays.contains { $0 == month || $0 == day.description }
        return closed ? [] : written.week[day.weekday.rawValue] ?? []
    }
}

/// Calendars of every kind: breaks, nights, half days, other zones.
private enum RandomCalendar {
    static func written(_ dice: inout SeededDice) -> WrittenCalendar {
        let zone = ["Europe/Rome", "Europe/Rome", "Europe/Rome", "America/New_York", "Europe/London", "UTC"]
            .randomElement(using: &dice)!
        var week: [String: [String]] = [:]
        for day in ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] {
            week[day] = Int.random(in: 0..<5, using: &dice) == 0 ? [] : openings(&dice)
        }
        if week.values.allSatisfy(\.isEmpty) { week["mon"] = ["08:00-18:00"] }
        var exceptions: [String: [String]] = [:]
        for date in ["2026-03-27", "2026-03-30", "2026-10-23", "2026-10-26", "2026-12-24", "2026-12-31", "2028-02-29"] {
            if Bool.random(using: &dice) { exceptions[date] = Bool.random(using: &dice) ? [] : ["09:07-12:31"] }
        }
        return WrittenCalendar(
            name: "a caso", zone: zone,
            holidays: ["01-01", "06-29", "12-08", "12-25", "12-26", "2027-12-29", "2026-10-21"], week: week,
            exceptions: exceptions)
    }

    private static func openings(_ dice: inout SeededDice) -> [String] {
        // A night ends before the earliest opening of the morning, so that no two of a week overlap.
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: ["\(time(3, 11, &dice))-\(time(12, 23, &dice))"]
        case 1: ["\(time(3, 8, &dice))-\(time(9, 12, &dice))", "\(time(13, 14, &dice))-\(time(15, 22, &dice))"]
        case 2: ["\(time(20, 23, &dice))-\(time(0, 2, &dice))"]
        default: ["\(time(4, 8, &dice))-\(time(9, 18, &dice))", "\(time(19, 22, &dice))-\(time(1, 2, &dice))"]
        }
    }

    private static func time(_ first: Int, _ last: Int, _ dice: inout SeededDice) -> String {
        let hour = Int.random(in: first...last, using: &dice), minute = Int.random(in: 0..<60, using: &dice)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

/// The same throws for the same seed (SplitMix64).
struct SeededDice: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

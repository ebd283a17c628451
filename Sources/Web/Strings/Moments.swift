import Domain
import Foundation

/// Dates, durations and numbers as people read them, in Europe/Rome.
extension Words {
    /// 23 novembre 2026
    func day(_ instant: Date) -> String { day(RomeTime(instant)) }

    /// The same of a day that has no hour.
    func day(_ day: CalendarDay) -> String { "\(day.day) \(self("kit.month.\(day.month)")) \(day.year)" }

    /// 23/11/2026
    func shortDay(_ instant: Date) -> String {
        let t = RomeTime(instant)
        return "\(t.day.digits(2))/\(t.month.digits(2))/\(t.year)"
    }

    /// 14:05
    func hour(_ instant: Date) -> String {
        let t = RomeTime(instant)
        return "\(t.hour.digits(2)):\(t.minute.digits(2))"
    }

    /// 23 novembre 2026, 14:05
    func moment(_ instant: Date) -> String { "\(day(instant)), \(hour(instant))" }

    /// 23/11/2026 14:05
    func shortMoment(_ instant: Date) -> String {
        let t = RomeTime(instant)
        var text = DigitText(capacity: 16)
        text.add(nil, t.day, 2)
        text.add("/", t.month, 2)
        text.add("/", t.year, 4)
        text.add(" ", t.hour, 2)
        text.add(":", t.minute, 2)
        return text.string
    }

    /// adesso, 5 minuti fa, oggi alle 14:05, ieri alle 9:10, 23 novembre alle 14:05; and the same for the future.
    func ago(_ instant: Date, now: Date) -> String {
        let seconds = Int(now.timeIntervalSince(instant))
        if abs(seconds) < 60 { return self("kit.time.now") }
        let side = seconds > 0 ? "ago" : "in"
        if abs(seconds) < 3600 { return self("kit.time.\(side).minutes", ["n": abs(seconds) / 60]) }
        let then = RomeTime(instant), today = RomeTime(now), hour = hour(instant)
        switch then.dayNumber - today.dayNumber {
        case 0 where abs(seconds) < 6 * 3600: return self("kit.time.\(side).hours", ["n": abs(seconds) / 3600])
        case 0: return self("kit.time.today", ["hour": hour])
        case -1: return self("kit.time.yesterday", ["hour": hour])
        case 1: return self("kit.time.tomorrow", ["hour": hour])
        case _ where then.year == today.year: return self("kit.time.dayAt", ["day": dayAndMonth(then), "hour": hour])
        default: return self("kit.time.dayAt", ["day": day(then), "hour": hour])
        }
    }

    /// 2 h 15 min; 3 giorni. For how long something took.
    func duration(seconds: Int) -> String {
        switch seconds {
        case ..<60: self("kit.time.lessThanMinute")
        case ..<3600: self("kit.time.minutes", ["n": seconds / 60])
        case ..<86400:
            seconds / 60 % 60 == 0
                ? self("kit.time.hours", ["n": seconds / 3600])
                : self("kit.time.hoursMinutes", ["h": seconds / 3600, "m": seconds / 60 % 60])
        default: self("kit.time.days", ["n": seconds / 86400])
        }
    }

    /// 1.234.567 in Italian, 1,234,567 in English.
    func number(_ value: Int) -> String {
        let digits = String(value.magnitude), separator: Character = language == .it ? "." : ","
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped.append(separator) }
            grouped.append(digit)
        }
        return (value < 0 ? "-" : "") + grouped
    }

    /// 1.234,5 with as many decimals as asked.
    func number(_ value: Double, decimals: Int = 1) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let whole = (value < 0 && scaled > 0 ? "-" : "") + number(scaled / scale)
        return decimals == 0 ? whole : whole + (language == .it ? "," : ".") + (scaled % scale).digits(decimals)
    }

    /// 87,5% of a share between 0 and 1.
    func percent(_ share: Double, decimals: Int = 0) -> String { number(share * 100, decimals: decimals) + "%" }

    /// 2,4 MB
    func size(bytes: Int) -> String {
        switch bytes {
        case ..<1000: self("kit.size.bytes", ["n": bytes])
        case ..<1_000_000: number(Double(bytes) / 1000, decimals: 0) + " kB"
        case ..<1_000_000_000: number(Double(bytes) / 1_000_000) + " MB"
        default: number(Double(bytes) / 1_000_000_000) + " GB"
        }
    }

    private func day(_ t: RomeTime) -> String { "\(dayAndMonth(t)) \(t.year)" }

    private func dayAndMonth(_ t: RomeTime) -> String { "\(t.day) \(self("kit.month.\(t.month)"))" }
}

extension Date {
    /// RFC 3339 with Rome's offset, for the `datetime` attribute: 2026-11-23T14:05:00+01:00.
    var machineReadable: String {
        let t = RomeTime(self), minutes = abs(t.offset) / 60
        var text = DigitText(capacity: 25)
        text.add(nil, t.year, 4)
        text.add("-", t.month, 2)
        text.add("-", t.day, 2)
        text.add("T", t.hour, 2)
        text.add(":", t.minute, 2)
        text.add(":", t.second, 2)
        text.add(t.offset < 0 ? "-" : "+", minutes / 60, 2)
        text.add(":", minutes % 60, 2)
        return text.string
    }
}

/// Digits and signs, written without the machinery of interpolation: a page has hundreds of dates.
private struct DigitText {
    private var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ sign: Unicode.Scalar?, _ number: Int, _ width: Int) {
        if let sign { bytes.append(UInt8(ascii: sign)) }
        var scale = 1
        for _ in 1..<width { scale *= 10 }
        // A year beyond 9999 keeps all its digits.
        while number / scale > 9 { scale *= 10 }
        while scale > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
            scale /= 10
        }
    }
}

/// One opening of a day on the wall clock, written `08:00-13:00`: to `24:00` at most, or past midnight into the next
/// morning as `22:00-06:00`.
public struct Opening: Sendable, Hashable, Comparable, LosslessStringConvertible {
    /// Minutes of a day on a clock that is not put forward or back.
    static let day = 24 * 60

    /// Minutes after midnight of the day it belongs to.
    public let start: Int
    /// Past `24 * 60` when it ends on the next morning.
    public let end: Int

    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false).map { String($0).tidied }
        guard parts.count == 2, let start = Self.minutes(parts[0]), let end = Self.minutes(parts[1]), start < Self.day,
            start != end
        else { return nil }
        self.start = start
        self.end = end > start ? end : end + Self.day
    }

    public var description: String { "\(Self.text(start))-\(Self.text(end > Self.day ? end - Self.day : end))" }

    public static func < (a: Opening, b: Opening) -> Bool { (a.start, a.end) < (b.start, b.end) }

    /// What of it falls on the next day, from midnight; nothing for most.
    var tail: Int { max(0, end - Self.day) }

    /// `08:00` or `8:00`; nothing shorter, because `8` may be meant otherwise.
    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= day
        else { return nil }
        return hour * 60 + minute
    }

    private static func text(_ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(minutes / 60)):\(two(minutes % 60))"
    }
}

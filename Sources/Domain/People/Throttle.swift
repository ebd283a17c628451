import Foundation

/// How long somebody who keeps failing to log in has to wait. Slows guessing down without locking the owner out for good.
public enum Throttle {
    /// Failures forgiven before any wait: people mistype.
    public static let free = 5
    /// Seconds; the wait never grows beyond.
    public static let longest = 900

    /// Seconds still to wait after so many failures, the last of which was at `lastAt`; 0 when one may try.
    public static func wait(failures: Int, lastAt: Date, now: Date) -> Int {
        guard failures >= free else { return 0 }
        let pause = min(longest, 15 << min(failures - free, 6))
        return max(0, Int((lastAt.addingTimeInterval(Double(pause)).timeIntervalSince(now)).rounded(.up)))
    }
}

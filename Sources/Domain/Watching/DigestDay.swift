import Foundation

extension WorkingCalendar {
    /// Whether the mail of the day is due: the office is open, and who reads it was last told before it opened.
    ///
    /// Nothing is due on a day off, and a program that was away at the opening makes up for it while the office is open.
    public func owesDigest(since told: Date, at now: Date) -> Bool {
        guard isOpen(at: now) else { return false }
        var here = Calendar(identifier: .gregorian)
        here.timeZone = zone
        return told < here.startOfDay(for: now)
    }
}

import Foundation

/// What the passing of time alone does to the clocks: each is told to be at risk once, and to be overdue once.
public struct ClockMark: Sendable, Equatable {
    /// Which clock.
    public let place: Int
    public let fact: Fact
    /// When it became true; it may be told later, after hours in which nobody looked.
    public let at: Date
}

extension [PromiseClock] {
    /// Marks what has become true by now and was not told, in the order in which it did.
    public mutating func mark(_ book: PromiseBook, at now: Date) -> [ClockMark] {
        var marks: [ClockMark] = []
        for index in indices {
            while let at = self[index].nextMark, at <= now {
                let isLate = self[index].lateFrom.map { $0 <= at } ?? false
                if isLate { self[index].overdueAt = now }
                self[index].warnedAt = self[index].warnedAt ?? now
                let clock = self[index]
                // Versions are never deleted; a clock without its promise is silent rather than looked at for ever.
                guard let promise = book[clock.promise] else { continue }
                marks.append(
                    ClockMark(
                        place: clock.place, fact: isLate ? .overdue(clock, promise) : .atRisk(clock, promise), at: at))
            }
        }
        return marks.sorted { ($0.at, $0.place) < ($1.at, $1.place) }
    }
}

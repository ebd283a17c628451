import Foundation

/// What the passing of time alone does to the clocks: each threshold of a promise is told once, and so is its end.
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
        for index in indices where !self[index].isStopped {
            // Versions are never deleted; a clock without its promise or calendar is silent rather than looked at for ever.
            guard let reading = ClockReading(self[index], book, at: now) else {
                self[index].markAt = nil
                continue
            }
            while let mark = reading.nextMark(after: self[index].told), mark.at <= now {
                self[index].told = mark.threshold
                marks.append(
                    ClockMark(
                        place: self[index].place,
                        fact: .threshold(mark.threshold, of: self[index], reading.promise), at: mark.at))
            }
            self[index].markAt = reading.nextMark(after: self[index].told)?.at
        }
        return marks.sorted { ($0.at, $0.place) < ($1.at, $1.place) }
    }
}

extension ClockReading {
    /// The first threshold above the one that was told, and when it is reached; nil after the last, and while the clock
    /// stands still for as long as it takes.
    func nextMark(after told: Int) -> (threshold: Int, at: Date)? {
        for threshold in promise.thresholds where threshold > told {
            return due(share: threshold).map { (threshold, $0) }
        }
        guard told < ServicePromise.end, let late = dueAt?.minute.addingTimeInterval(60) else { return nil }
        return (ServicePromise.end, late)
    }
}

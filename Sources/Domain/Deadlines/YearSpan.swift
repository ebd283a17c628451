import Foundation

/// The open spans of one year of a calendar and the sums before each, so that any question about it is a binary search.
final class YearSpan: Sendable {
    let number: Int
    /// Midnight of 1 January by the clock of the zone; the next year begins at `end`.
    let start: Int64
    let end: Int64
    /// Milliseconds open in the whole year.
    let total: Int64
    private let starts: [Int64]
    private let ends: [Int64]
    /// Milliseconds open before each span.
    private let before: [Int64]

    init(_ number: Int, of calendar: WorkingCalendar) {
        let clock = WallClock(calendar.zone)
        let first = CalendarDay.first(of: 1, number), last = CalendarDay.first(of: 1, number + 1)
        let start = clock.instant(first, minute: 0), end = clock.instant(last, minute: 0)
        var starts: [Int64] = [], ends: [Int64] = [], before: [Int64] = [], total: Int64 = 0
        // A night that begins in December ends in January; where two spans meet the second goes on from the first.
        var latest = start
        for place in first.number - 1..<last.number {
            let day = CalendarDay(number: place), openings = calendar.openings(on: day)
            if openings.isEmpty { continue }
            let instant = clock.instants(of: day)
            for opening in openings {
                let from = max(instant(opening.start), latest), to = min(instant(opening.end), end)
                if to <= from { continue }
                starts.append(from)
                ends.append(to)
                before.append(total)
                total += to - from
                latest = to
            }
        }
        self.number = number
        self.start = start
        self.end = end
        self.total = total
        self.starts = starts
        self.ends = ends
        self.before = before
    }

    func worked(until instant: Int64) -> Int64 {
        guard let place = Self.last(in: starts, { $0 < instant }) else { return 0 }
        return before[place] + min(instant, ends[place]) - starts[place]
    }

    /// The first instant at which so much is worked; more than nothing and at most `total`.
    func instant(after worked: Int64) -> Int64 {
        guard let place = Self.last(in: before, { $0 < worked }) else { return start }
        return starts[place] + worked - before[place]
    }

    func isOpen(at instant: Int64) -> Bool {
        Self.last(in: starts) { $0 <= instant }.map { instant < ends[$0] } ?? false
    }

    /// When the first span that begins at this instant or later begins.
    func opening(from instant: Int64) -> Int64? {
        let place = Self.last(in: starts) { $0 < instant }.map { $0 + 1 } ?? 0
        return starts.indices.contains(place) ? starts[place] : nil
    }

    /// The last place in a sorted list whose value is still `small`.
    private static func last(in values: [Int64], _ small: (Int64) -> Bool) -> Int? {
        var low = 0, high = values.count
        while low < high {
            let middle = (low + high) / 2
            if small(values[middle]) { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}

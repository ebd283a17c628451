import Foundation

/// The clock on the wall of a zone.
struct WallClock {
    private let zone: TimeZone

    init(_ zone: TimeZone) { self.zone = zone }

    /// Milliseconds the clock is ahead of UTC.
    func offset(at instant: Int64) -> Int64 { Int64(zone.secondsFromGMT(for: Instants.date(instant))) * 1000 }

    /// The first instant at which the clock shows this time of the day or a later one: a time that is skipped is the
    /// instant of the change, one that comes twice is its first.
    func instant(_ day: CalendarDay, minute: Int) -> Int64 {
        let local = Int64(day.number) * Instants.day + Int64(minute) * Instants.minute
        let before = offset(at: local - Instants.day), after = offset(at: local + Instants.day)
        if before == after { return local - before }
        if offset(at: local - before) == before { return local - before }
        if offset(at: local - after) == after { return local - after }
        return change(from: local - Instants.day, to: local + Instants.day)
    }

    /// Every instant at which the clock shows this: none in the night of spring, two in that of autumn.
    func all(local: Int64) -> [Int64] {
        let before = local - offset(at: local - Instants.day), after = local - offset(at: local + Instants.day)
        return (before == after ? [before] : [before, after]).filter { $0 + offset(at: $0) == local }.sorted()
    }

    func skips(_ day: CalendarDay, _ minute: Int) -> Bool {
        all(local: Int64(day.number) * Instants.day + Int64(minute) * Instants.minute).isEmpty
    }

    /// The instants of one day's minutes, of which most days need no more than one look at the zone.
    func instants(of day: CalendarDay) -> (Int) -> Int64 {
        let midnight = Int64(day.number) * Instants.day
        let before = offset(at: midnight - Instants.day), after = offset(at: midnight + 3 * Instants.day)
        if before != after { return { instant(day, minute: $0) } }
        return { midnight + Int64($0) * Instants.minute - before }
    }

    private func change(from: Int64, to: Int64) -> Int64 {
        var low = from, high = to
        let before = offset(at: low)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(at: middle) == before { low = middle } else { high = middle }
        }
        return high
    }
}

import Foundation

/// Why a text names no instant.
public enum InstantProblem: String, Error, Sendable, CaseIterable {
    /// Neither `2026-11-25T09:30:00+01:00` nor `2026-11-25T09:30`.
    case wrong
    /// A local time that the clock skips when summer time begins.
    case skipped
    /// A local time that comes twice when summer time ends: only the offset tells which.
    case twice
}

extension WorkingCalendar {
    /// The instant somebody typed, by the clock of the calendar's zone.
    public func instant(_ text: String) throws(InstantProblem) -> Date { try zone.instant(text) }

    /// RFC 3339 with the offset of the zone: `2026-11-25T09:30:00+01:00`.
    public func text(_ instant: Date) -> String { zone.text(instant) }
}

extension TimeZone {
    /// The zone of the office: what people type without an offset is meant by its clock.
    public static let rome = TimeZone(identifier: "Europe/Rome") ?? .gmt

    /// The instant somebody typed: RFC 3339, or the same without offset when the clock of the zone shows it exactly once.
    public func instant(_ text: String) throws(InstantProblem) -> Date {
        guard let typed = TypedInstant(text) else { throw .wrong }
        if let offset = typed.offset { return Instants.date(typed.local - offset) }
        let instants = WallClock(self).all(local: typed.local)
        guard let only = instants.first else { throw .skipped }
        if instants.count > 1 { throw .twice }
        return Instants.date(only)
    }

    /// RFC 3339 with the offset of the zone, and milliseconds when there are any: `2026-11-25T09:30:00+01:00`.
    public func text(_ instant: Date) -> String {
        let instant = Instants.milliseconds(instant), offset = WallClock(self).offset(at: instant)
        let local = instant + offset, day = Instants.floor(local, by: Instants.day)
        let rest = Int(local - day * Instants.day), minutes = Int(abs(offset) / Instants.minute)
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map(two).joined(separator: ":")
        let part = rest % 1000 == 0 ? "" : "." + String(String(1000 + rest % 1000).dropFirst())
        let zone = "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
        return "\(CalendarDay(number: Int(day)))T\(clock)\(part)\(zone)"
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// What stands in a text before anybody asks which zone is meant: a local time, and the offset when it is written.
struct TypedInstant {
    /// Milliseconds since 1970 by the clock on the wall.
    let local: Int64
    let offset: Int64?

    init?(_ text: String) {
        let pattern =
            /([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?([Zz]|[+-][0-9]{2}:[0-9]{2})?/
        guard let parts = text.wholeMatch(of: pattern)?.output, let day = CalendarDay(String(parts.1)),
            let hour = Int64(parts.2), let minute = Int64(parts.3), hour < 24, minute < 60
        else { return nil }
        // A leap second is written 60; clocks that know none show the second after it (RFC 3339 §5.7).
        let second = parts.4.flatMap { Int64($0) } ?? 0
        guard second <= 60 else { return nil }
        let fraction = parts.5.map { Int64(($0 + "000").prefix(3)) ?? 0 } ?? 0
        local = Int64(day.number) * Instants.day + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
        switch parts.6 {
        case nil: offset = nil
        case "Z", "z": offset = 0
        case let written?:
            guard let hours = Int64(written.dropFirst().prefix(2)), let minutes = Int64(written.suffix(2)), hours < 24,
                minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * Instants.minute * (written.hasPrefix("-") ? -1 : 1)
        }
    }
}

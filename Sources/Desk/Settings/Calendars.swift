import Domain
import Foundation
import Formats
import Store

extension WorkingCalendar: SettingsEntry {
    static let noun = "calendar"
    var key: String { name }
    var pairs: [YAML.Pair] {
        let days = Weekday.allCases.filter { !openings(on: $0).isEmpty }
        return [
            .init("name", .text(name)), .init("zone", .text(written.zone)),
            .init("holidays", .texts(written.holidays)),
            .init("week", .map(days.map { .init($0.rawValue, .texts(written.week[$0.rawValue] ?? [])) })),
            .init(
                "exceptions",
                .map(written.exceptions.sorted { $0.key < $1.key }.map { .init($0.key, .texts($0.value)) })),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(calendar: id, at: now) }
}

extension SettingsEdit {
    /// A calendar that is another from now on is a new row: what was computed with the old one can still be explained.
    @discardableResult
    func put(_ calendar: WorkingCalendar, isNew: Bool? = nil) throws -> WorkingCalendar {
        try SettingsChecks.validity(calendar.validity)
        let before = current(calendar.name, in: \.calendars)
        let kept = try put(calendar, in: \.calendars, isNew: isNew)
        if kept.id != before?.id { try recount(by: kept) }
        return kept
    }

    /// A calendar ends when nothing counts by it any more.
    func end(calendar name: String) throws {
        // The days of the office are those of an ordinary week when its calendar is gone.
        let isUsed =
            open(\.promises).contains { $0.calendar == name } || open(\.windows).contains { $0.calendar == name }
            || open(\.rules).contains { $0.calendars.contains(name) }
        if isUsed {
            throw Refusal.invalid(field: "name", reason: "problem.calendar.used")
        }
        try end(name, in: \.calendars)
    }
}

extension Desk {
    /// A working calendar that is not there yet.
    @discardableResult
    public func add(_ calendar: WorkingCalendar, as actor: SettingsActor) async throws -> WorkingCalendar {
        try await editSettings(.manageCalendars, as: actor) { try $0.put(calendar, isNew: true) }
    }

    /// The calendar of this name takes these values, from now on.
    @discardableResult
    public func edit(_ calendar: WorkingCalendar, as actor: SettingsActor) async throws -> WorkingCalendar {
        try await editSettings(.manageCalendars, as: actor) { try $0.put(calendar, isNew: false) }
    }

    /// The calendar of this name is offered no more.
    public func end(calendar name: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCalendars, as: actor) { try $0.end(calendar: name) }
    }
}

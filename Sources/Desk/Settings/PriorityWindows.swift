import Domain
import Foundation
import Formats
import Store

extension PriorityWindow: SettingsEntry {
    static let noun = "window"
    var key: String { name }
    var pairs: [YAML.Pair] {
        [
            .init("name", .text(name)), .init("triple", .text(triple)), .init("date", .text(date.description)),
            .init("before", .texts(before.map(String.init))), .init("after", .int(after)),
            .init("calendar", .text(calendar)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(window: id, at: now) }
}

extension PriorityWindow {
    init(_ r: SettingsReader, over old: PriorityWindow?) throws {
        let name = try r.required("name")
        let was = old ?? PriorityWindow(id: ID(0), name: name)
        self = was
        triple = try r.text("triple", or: was.triple)
        let text = try r.text("date", or: old?.date.description ?? "")
        guard let read = WindowDate(text) else {
            throw r.problem("date", "\(text) is no day (day 23 of each month, 03-16 of each year, 2027-03-16)")
        }
        date = read
        before = try r.numbers("before", or: was.before)
        after = try r.int("after", or: was.after)
        calendar = try r.text("calendar", or: was.calendar)
        validity = try r.validity(or: was.validity)
    }
}

extension SettingsEdit {
    /// A priority window. Whatever changes, its row ends and another begins.
    @discardableResult
    func put(_ window: PriorityWindow, isNew: Bool? = nil) throws -> PriorityWindow {
        try SettingsChecks.name(window.name)
        try SettingsChecks.validity(window.validity)
        guard open(\.triples).contains(where: { FormField.matches($0.code, window.triple) }) else {
            throw Refusal.invalid(field: "triple", reason: "problem.promise.triple")
        }
        guard open(\.calendars).contains(where: { $0.name == window.calendar }) else {
            throw Refusal.invalid(field: "calendar", reason: "problem.promise.calendar.unknown")
        }
        let steps = window.before
        guard !steps.isEmpty, steps.count <= 3, Set(steps).count == steps.count,
            steps.allSatisfy((0...PriorityWindow.mostBefore).contains)
        else { throw Refusal.invalid(field: "before", reason: "problem.window.before") }
        try SettingsChecks.range(window.after, 0...PriorityWindow.mostAfter, "after")
        return try put(window, in: \.windows, isNew: isNew)
    }
}

extension Desk {
    /// A window that is not there yet.
    @discardableResult
    public func add(_ window: PriorityWindow, as actor: SettingsActor) async throws -> PriorityWindow {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(window, isNew: true) }
    }

    /// The window of this name is this from now on; what has risen stays risen.
    @discardableResult
    public func edit(_ window: PriorityWindow, as actor: SettingsActor) async throws -> PriorityWindow {
        try await editSettings(.manageCatalogue, as: actor) { try $0.put(window, isNew: false) }
    }

    /// The window of this name raises nothing any more.
    public func end(window name: String, as actor: SettingsActor) async throws {
        try await editSettings(.manageCatalogue, as: actor) { try $0.end(name, in: \.windows) }
    }
}

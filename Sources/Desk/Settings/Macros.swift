import Domain
import Foundation
import Formats
import Store

extension Macro: SettingsEntry {
    static let noun = "macro"
    var key: String { name }
    var pairs: [YAML.Pair] {
        [
            .init("name", .text(name)), .init("position", .int(position)), .init("groups", .texts(groups)),
            .init("then", .lines(actions.map(\.written))),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(macro: id, at: now) }

    func shown(_ pair: YAML.Pair) -> String {
        pair.key == "then" ? actions.map(\.description).joined(separator: ", ") : pair.value.short
    }

    /// The macro alone, as the settings write it.
    public var yaml: String { YAML.map(pairs).written() }
}

extension Macro {
    init(_ r: SettingsReader, over old: Macro?) throws {
        let name = try r.required("name")
        let was = old ?? Macro(name: name)
        self = was
        position = try r.int("position", or: was.position)
        groups = try r.texts("groups", or: was.groups)
        if let value = r["then"] { actions = try RuleReading.list(value).map(RuleReading.action) }
        validity = try r.validity(or: was.validity)
        do {
            try check()
        } catch {
            throw r.problem("then", RuleReading.words(error))
        }
    }
}

extension SettingsEdit {
    /// A macro, shared or of the person who edits. Whatever changes, its row ends and another begins.
    @discardableResult
    func put(_ macro: Macro, isNew: Bool? = nil) throws -> Macro {
        try SettingsChecks.name(macro.name)
        if macro.name.count > Macro.longestName { throw Refusal.invalid(field: "name", reason: "problem.macro.name") }
        try SettingsChecks.range(macro.position, 1...1_000_000, "position")
        try SettingsChecks.validity(macro.validity)
        try checkGroups(macro.groups, "groups")
        do {
            try macro.check()
        } catch {
            throw Refusal.invalid(field: error.field, reason: error.reason)
        }
        for action in macro.actions { try check(target: action) }
        let list = macro.owner == nil ? \SettingsEdit.macros : \SettingsEdit.ownMacros
        if current(macro.key, in: list) == nil, open(list).count >= Macro.most {
            throw Refusal.invalid(field: "name", reason: "problem.macro.tooMany")
        }
        return try put(macro, in: list, isNew: isNew)
    }

    private func check(target action: RuleAction) throws {
        try check(action)
        guard case .assign(.login(let login)) = action else { return }
        if people.first(where: { $0.login == login })?.isDisabled == true {
            throw Refusal.invalid(field: action.name, reason: "problem.macro.person")
        }
    }
}

extension Desk {
    /// A macro that is not there yet; position 0 puts it at the end. Without an owner it is shared, which the settings
    /// alone may do; with one it is the person's who keeps it.
    /// - Throws: `Refusal` with the field, `TemplateRefusal` with the place of a wrong blank.
    @discardableResult
    public func add(_ macro: Macro, as actor: SettingsActor) async throws -> Macro {
        try await editMacros(macro, as: actor) { edit in
            var macro = macro
            let list = macro.owner == nil ? edit.macros : edit.ownMacros
            if macro.position == 0 { macro.position = ((list.map(\.position).max() ?? 0) / 10 + 1) * 10 }
            return try edit.put(macro, isNew: true)
        }
    }

    /// The macro of this name is this from now on.
    @discardableResult
    public func edit(_ macro: Macro, as actor: SettingsActor) async throws -> Macro {
        try await editMacros(macro, as: actor) { try $0.put(macro, isNew: false) }
    }

    /// The macro of this name ends.
    public func end(_ macro: Macro, as actor: SettingsActor) async throws {
        try await editMacros(macro, as: actor) { edit in
            try edit.end(macro.name, in: macro.owner == nil ? \.macros : \.ownMacros)
        }
    }

    private func editMacros<T: Sendable>(
        _ macro: Macro, as actor: SettingsActor, _ body: @escaping @Sendable (SettingsEdit) throws -> T
    ) async throws -> T {
        guard let owner = macro.owner else { return try await editSettings(.manageTemplates, as: actor, body) }
        guard owner == actor.id else { throw Refusal.notFound }
        return try await editSettings(.note, as: actor, body)
    }
}

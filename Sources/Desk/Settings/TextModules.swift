import Domain
import Foundation
import Formats
import Store

extension TextModule: SettingsEntry {
    static let noun = "text"
    var key: String { name }
    var pairs: [YAML.Pair] {
        [
            .init("name", .text(name)), .init("shortcut", .text(shortcut)), .init("language", .text(language)),
            .init("groups", .texts(groups)), .init("text", .text(text)),
        ]
    }

    func insert(_ c: any Connection) throws { try c.insert(self) }
    func update(_ c: any Connection) throws { try c.update(self) }
    func end(_ c: any Connection, at now: Date) throws { try c.end(textModule: id, at: now) }
    // The messages it went into keep their own words: nobody needs to read the text as it was.
    func isNewVersion(of old: TextModule) -> Bool { false }

    // The text is long: the list of changes tells that it is another, not how it was.
    func shown(_ pair: YAML.Pair) -> String { pair.key == "text" ? "…" : pair.value.short }
}

extension TextModule {
    init(_ r: SettingsReader, over old: TextModule?) throws {
        let name = try r.required("name")
        let was = old ?? TextModule(name: name)
        self = was
        shortcut = try r.text("shortcut", or: was.shortcut)
        language = try r.text("language", or: was.language)
        groups = try r.texts("groups", or: was.groups)
        text = try r.text("text", or: was.text)
        validity = try r.validity(or: was.validity)
    }
}

extension SettingsEdit {
    /// A text, shared or of the person who edits; its blanks are checked here, so that whoever writes to somebody never
    /// meets a mistake.
    @discardableResult
    func put(_ module: TextModule, isNew: Bool? = nil) throws -> TextModule {
        let list = module.owner == nil ? \SettingsEdit.texts : \SettingsEdit.ownTexts
        try SettingsChecks.name(module.name)
        if module.name.count > TextModule.longestName {
            throw Refusal.invalid(field: "name", reason: "problem.setting.tooLong")
        }
        guard TextModule.isShortcut(module.shortcut) else {
            throw Refusal.invalid(field: "shortcut", reason: "problem.module.shortcut")
        }
        try SettingsChecks.language(module.language)
        try SettingsChecks.validity(module.validity)
        try checkGroups(module.groups, "groups")
        try check(text: module.text)
        let others = open(list).filter { $0.key != module.key }
        if others.contains(where: { $0.isInTheWay(of: module) }) {
            throw Refusal.invalid(field: "shortcut", reason: "problem.module.taken")
        }
        let most = module.owner == nil ? TextModule.mostShared : TextModule.mostOwn
        if others.count >= most { throw Refusal.invalid(field: "name", reason: "problem.module.tooMany") }
        return try put(module, in: list, isNew: isNew)
    }

    private func check(text: String) throws {
        try SettingsChecks.filled(text, "text")
        if text.count > TextModule.longestText { throw Refusal.invalid(field: "text", reason: "problem.module.long") }
        do {
            _ = try Template(text, names: Set(TextModule.variables))
        } catch {
            throw TemplateRefusal(field: "text", problem: error)
        }
    }
}

extension TextModule {
    /// The same shortcut in the same language, for some of the same people.
    fileprivate func isInTheWay(of other: TextModule) -> Bool {
        shortcut == other.shortcut && language == other.language && sharesPeople(with: other)
    }
}

extension Desk {
    /// A text that is not there yet. Without an owner it is shared, which the settings alone may do; with one it is the
    /// person's who keeps it.
    /// - Throws: `Refusal` with the field, `TemplateRefusal` with the place of a wrong blank.
    @discardableResult
    public func add(_ module: TextModule, as actor: SettingsActor) async throws -> TextModule {
        try await editTexts(module, as: actor) { try $0.put(module, isNew: true) }
    }

    /// The text of this name is this from now on.
    @discardableResult
    public func edit(_ module: TextModule, as actor: SettingsActor) async throws -> TextModule {
        try await editTexts(module, as: actor) { try $0.put(module, isNew: false) }
    }

    /// The text of this name ends.
    public func end(_ module: TextModule, as actor: SettingsActor) async throws {
        try await editTexts(module, as: actor) { edit in
            try edit.end(module.name, in: module.owner == nil ? \.texts : \.ownTexts)
        }
    }

    private func editTexts<T: Sendable>(
        _ module: TextModule, as actor: SettingsActor, _ body: @escaping @Sendable (SettingsEdit) throws -> T
    ) async throws -> T {
        guard let owner = module.owner else { return try await editSettings(.manageTemplates, as: actor, body) }
        guard owner == actor.id else { throw Refusal.notFound }
        return try await editSettings(.note, as: actor, body)
    }
}

import Domain
import Foundation
import Store

/// A transaction that edits the settings: what the entries are now, and what was done to them so far.
///
/// One entry edited on a page, a whole document applied and a catalogue imported all pass through here, so they obey the
/// same rules and leave the same traces. Lives inside one transaction and leaves nothing in memory behind.
final class SettingsEdit {
    let c: any Connection
    let actor: SettingsActor
    let now: Date
    let ids: IDSource

    var calendars: [WorkingCalendar]
    var groups: [Group]
    var userTypes: [UserType]
    var administrations: [Administration]
    var triples: [Triple]
    var routes: [Route]
    var fields: [FormField]
    var promises: [ServicePromise]
    var campaigns: [Campaign]
    var windows: [PriorityWindow]
    var rules: [Rule]
    /// Those everybody, or some groups, may run.
    var macros: [Macro]
    /// Those of the person who edits.
    var ownMacros: [Macro]
    /// Texts of everybody, or of some groups.
    var texts: [TextModule]
    /// Those of the person who edits.
    var ownTexts: [TextModule]
    var people: [Operator]
    var office: Office
    var templates: [MailTemplate]
    /// Groups that later edits of this transaction add: entries may name one another in any order.
    var comingGroups: Set<String> = []
    private(set) var done: [SettingsEdited] = []

    init(_ c: any Connection, as actor: SettingsActor, at now: Date, ids: IDSource) throws {
        self.c = c
        self.actor = actor
        self.now = now
        self.ids = ids
        let catalogue = try c.catalogue()
        calendars = catalogue.calendars
        groups = catalogue.groups
        userTypes = catalogue.userTypes
        administrations = catalogue.administrations
        triples = catalogue.triples
        routes = catalogue.routes
        fields = catalogue.fields
        promises = catalogue.promises
        campaigns = catalogue.campaigns
        windows = catalogue.windows
        rules = catalogue.rules
        macros = catalogue.macros.filter { $0.owner == nil }
        ownMacros = catalogue.macros.filter { $0.owner != nil && $0.owner == actor.id }
        texts = catalogue.textModules.filter { $0.owner == nil }
        ownTexts = catalogue.textModules.filter { $0.owner != nil && $0.owner == actor.id }
        people = catalogue.operators
        office = catalogue.office
        templates = try c.mailTemplates()
    }

    /// Writes an entry that is new or another than before; one that is the same leaves no trace.
    /// - Parameter isNew: an entry with this key must not be there yet; when false and nil it is changed if it is there.
    @discardableResult
    func put<Entry: SettingsEntry>(
        _ entry: Entry, in list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>, isNew: Bool? = nil
    ) throws -> Entry {
        guard let old = current(entry.key, in: list) else {
            if isNew == false { throw Refusal.notFound }
            return try add(entry, to: list)
        }
        if isNew == true { throw Refusal.invalid(field: "code", reason: "problem.code.taken") }
        var next = entry
        next.id = old.id
        let fields = next.fields(since: old)
        if fields.isEmpty { return old }
        if next.isNewVersion(of: old) {
            next = try version(next, after: old, in: list)
        } else {
            try next.update(c)
            self[keyPath: list].removeAll { $0.id == old.id }
            self[keyPath: list].append(next)
        }
        try note(SettingsEdited(.changed, Entry.noun, entry.key, fields))
        return next
    }

    /// Ends the entry with this key from now on; one that has ended already stays as it is.
    func end<Entry: SettingsEntry>(_ key: String, in list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>) throws {
        guard let old = current(key, in: list), !old.validity.hasEnded(at: now) else {
            if self[keyPath: list].contains(where: { $0.key == key }) { return }
            throw Refusal.notFound
        }
        try close(old, in: list)
        try note(SettingsEdited(.ended, Entry.noun, key))
    }

    /// The entry that holds, or is to come; a group also when it has ended, because its row is kept.
    func current<Entry: SettingsEntry>(
        _ key: String, in list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>
    ) -> Entry? {
        let found = self[keyPath: list].filter { $0.key == key }
        if Entry.self == Group.self { return found.first }
        let open = found.filter { !$0.validity.hasEnded(at: now) }
        return open.first { $0.validity.holds(at: now) } ?? open.first
    }

    /// What holds now or is to come.
    func open<Entry: SettingsEntry>(_ list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>) -> [Entry] {
        self[keyPath: list].filter { !$0.validity.hasEnded(at: now) }
    }

    /// Notes an edit for who reads the list of changes.
    func note(_ edit: SettingsEdited) throws {
        done.append(edit)
        try c.record(
            SettingChange(
                id: ids.next(at: now), at: now, actorName: actor.name, noun: edit.noun, code: edit.code,
                change: edit.record))
    }

    private func add<Entry: SettingsEntry>(
        _ entry: Entry, to list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>
    ) throws -> Entry {
        var entry = entry
        entry.id = ids.next(at: now)
        if entry.validity.from == nil { entry.validity.from = now }
        try entry.insert(c)
        self[keyPath: list].append(entry)
        try note(SettingsEdited(.added, Entry.noun, entry.key))
        return entry
    }

    /// Ends a row and begins another in its place, whatever its key becomes.
    func replace<Entry: SettingsEntry>(
        _ old: Entry, by next: Entry, in list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>
    ) throws {
        let kept = try version(next, after: old, in: list)
        try note(SettingsEdited(.changed, Entry.noun, old.key, kept.fields(since: old)))
    }

    private func version<Entry: SettingsEntry>(
        _ entry: Entry, after old: Entry, in list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>
    ) throws -> Entry {
        try close(old, in: list)
        var next = entry
        next.id = ids.next(at: now)
        // What has not begun yet begins when it was to; what has begun goes on from here under its new words.
        if next.validity.from.map({ $0 <= now }) ?? true { next.validity.from = now }
        try next.insert(c)
        self[keyPath: list].append(next)
        return next
    }

    private func close<Entry: SettingsEntry>(
        _ old: Entry, in list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>
    ) throws {
        try old.end(c, at: now)
        self[keyPath: list] = self[keyPath: list].map { entry in
            guard entry.id == old.id else { return entry }
            var ended = entry
            ended.validity.to = now
            return ended
        }
    }
}

extension Desk {
    /// The shape of every edit: permission, one transaction, the version of the settings when anything changed.
    func editSettings<T: Sendable>(
        _ permission: Permission, as actor: SettingsActor, _ body: @escaping @Sendable (SettingsEdit) throws -> T
    ) async throws -> T {
        guard actor.may(permission) else { throw Refusal.notAllowed }
        let now = now()
        return try await database.write { [ids] c in
            let edit = try SettingsEdit(c, as: actor, at: now, ids: ids)
            let result = try body(edit)
            if !edit.done.isEmpty { try c.settingsChanged() }
            return result
        }
    }
}

import Domain
import Foundation
import Formats
import Store

extension Desk {
    /// Brings the settings to what the document says: all of it or nothing, and a second time nothing changes.
    /// - Parameter isTrial: tells what would change, and changes nothing.
    /// - Throws: `SettingsProblem` with the line of what cannot be applied.
    /// - Returns: what changed, in the order it was done.
    @discardableResult
    public func apply(_ document: SettingsDocument, as actor: SettingsActor = .commandLine, isTrial: Bool = false)
        async throws -> [SettingsEdited]
    {
        guard actor.may(.manageOffice), actor.may(.manageUsers) else { throw Refusal.notAllowed }
        let passwords = try await newPasswords(of: document)
        do {
            return try await editSettings(.manageOffice, as: actor) { edit in
                try edit.apply(document, passwords: passwords)
                if isTrial { throw Trial(done: edit.done) }
                return edit.done
            }
        } catch let trial as Trial {
            return trial.done
        }
    }

    /// Leaves the transaction without keeping anything.
    private struct Trial: Error {
        let done: [SettingsEdited]
    }

    /// The hashes of the passwords that are new or other than those there are: made before the transaction, and not made
    /// again for a password that is already right, so that applying twice changes nothing.
    private func newPasswords(of document: SettingsDocument) async throws -> [String: String] {
        var hashes: [String: String] = [:]
        for entry in try document.entries(.users) {
            guard let password = try entry.optionalText("password", or: nil), !password.isEmpty else { continue }
            let login = try entry.required("login")
            let known = try await database.read { c in try c.credentials(login: login)?.password }
            if let known, await passwords.check(password, against: PasswordHash(known)) { continue }
            do {
                hashes[login] = try await hash(password, login: login)
            } catch let refusal as Refusal {
                throw SettingsProblem(line: entry.line, message: "users: \(login): \(SettingsWords.sentence(refusal))")
            }
        }
        return hashes
    }
}

extension SettingsEdit {
    func apply(_ document: SettingsDocument, passwords: [String: String]) throws {
        try apply(
            document, .calendars, \.calendars, key: "name", WorkingCalendar.init(_:over:), put: { try self.put($0) },
            end: end(calendar:))
        comingGroups = Set(
            try document.entries(.groups).filter { try !$0.bool("ended", or: false) }.map { try $0.required("code") })
        try apply(
            document, .groups, \.groups, key: "code", Group.init(_:over:), put: { try self.put($0) }, end: end(group:))
        try apply(document, .userTypes, \.userTypes, key: "code", UserType.init(_:over:)) { try self.put($0) }
        try apply(document, .administrations, \.administrations, key: "code", Administration.init(_:over:)) {
            try self.put($0)
        }
        // Before the triples, whose priorities its matrix decides.
        try apply(office: document.office())
        try apply(document, .triples, \.triples, key: "code", Triple.init(_:over:)) { try self.put($0) }
        try apply(document, .campaigns, \.campaigns, key: "code", Campaign.init(_:over:)) { try self.put($0) }
        try apply(document, .windows, \.windows, key: "name", PriorityWindow.init(_:over:)) { try self.put($0) }
        try apply(document, .routing, \.routes, key: "position", Route.init(_:over:)) { try self.put($0) }
        try apply(document, .fields, \.fields, key: "code", FormField.init(_:over:)) { try self.put($0) }
        try apply(document, .promises, \.promises, key: "name", ServicePromise.init(_:over:)) { try self.put($0) }
        for entry in try document.entries(.templates) { try apply(template: entry) }
        for entry in try document.entries(.users) { try apply(user: entry, passwords) }
        try apply(document, .rules, \.rules, key: "name", Rule.init(_:over:)) { try self.put($0) }
        try apply(document, .macros, \.macros, key: "name", Macro.init(_:over:)) { try self.put($0) }
        try apply(document, .texts, \.texts, key: "name", TextModule.init(_:over:)) { try self.put($0) }
    }

    private func apply<Entry: SettingsEntry>(
        _ document: SettingsDocument, _ section: SettingsDocument.Section,
        _ list: ReferenceWritableKeyPath<SettingsEdit, [Entry]>, key: String,
        _ read: (SettingsReader, Entry?) throws -> Entry, put: (Entry) throws -> Void,
        end: ((String) throws -> Void)? = nil
    ) throws {
        var seen = Set<String>()
        for entry in try document.entries(section) {
            let name = try entry.required(key)
            guard seen.insert(name).inserted else { throw entry.problem(key, "\(name) stands here twice") }
            try telling(entry, name) {
                if try entry.bool("ended", or: false) {
                    // What never was has no need to end.
                    guard self[keyPath: list].contains(where: { $0.key == name }) else { return }
                    try (end ?? { try self.end($0, in: list) })(name)
                } else {
                    var old = current(name, in: list)
                    // A group that ended and is named again begins again.
                    if old?.validity.hasEnded(at: now) == true { old?.validity.to = nil }
                    try put(try read(entry, old))
                }
            }
        }
    }

    private func apply(template entry: SettingsReader) throws {
        let kind: OutgoingMail.Kind? = try entry.optionalChoice("kind", or: nil)
        guard let kind else { throw entry.problem("kind", "must be there") }
        let language = try entry.required("language")
        let old = templates.first { $0.kind == kind && $0.language == language }
        let next = MailTemplate(
            kind: kind, language: language, subject: try entry.text("subject", or: old?.subject ?? ""),
            text: try entry.text("text", or: old?.text ?? ""))
        try telling(entry, "\(kind.rawValue)/\(language)") { try put(next) }
    }

    private func apply(office pairs: [YAML.Pair]) throws {
        let known = Dictionary(uniqueKeysWithValues: try OfficeValues.pairs(of: office).map { ($0.key, $0.value) })
        var changes: [String: OfficeValues.Value] = [:]
        for pair in pairs {
            guard let was = known[pair.key], !OfficeValues.hidden.contains(pair.key) else {
                let names = known.keys.filter { !OfficeValues.hidden.contains($0) }.sorted().joined(separator: ", ")
                throw SettingsProblem(line: pair.line, message: "office: unknown key \(pair.key) (known: \(names))")
            }
            changes[pair.key] = try OfficeValues.read(pair, like: was)
        }
        guard let next = try OfficeValues.office(office, with: changes) else {
            throw SettingsProblem(line: pairs.first?.line ?? 0, message: "office: a value is none of those it may have")
        }
        do {
            try put(next)
        } catch Refusal.invalid(let field, let reason) {
            let line = pairs.first { $0.key == field }?.line ?? pairs.first?.line ?? 0
            throw SettingsProblem(line: line, message: "office: \(field): \(SettingsWords.sentence(reason))")
        }
    }

    private func apply(user entry: SettingsReader, _ passwords: [String: String]) throws {
        let login = try entry.required("login")
        let known = Dictionary(open(\.groups).map { ($0.code, $0.id) }) { first, _ in first }
        let old = people.first { $0.login == login }
        let next = try Operator(entry, over: old, groups: known, at: now)
        try telling(entry, login) { try put(next, password: passwords[login]) }
    }

    /// A refusal becomes the line of the entry and a sentence.
    private func telling(_ entry: SettingsReader, _ name: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let refusal as Refusal {
            throw SettingsProblem(
                line: entry.line, message: "\(entry.place): \(name): \(SettingsWords.sentence(refusal))")
        } catch let refusal as TemplateRefusal {
            let place = "line \(refusal.problem.line), column \(refusal.problem.column) of the \(refusal.field)"
            throw SettingsProblem(
                line: entry.line,
                message: "\(entry.place): \(name): \(place): \(SettingsWords.sentence(refusal.problem))")
        }
    }
}

extension OfficeValues {
    /// The value of a pair, of the kind the setting has now.
    static func read(_ pair: YAML.Pair, like was: YAML) throws -> Value {
        let reader = try SettingsReader(.map([pair]), in: "office", keys: [pair.key])
        switch was.content {
        case .word("true"), .word("false"): return .bool(try reader.bool(pair.key, or: false))
        case .word: return .int(try reader.int(pair.key, or: 0))
        case .list: return .texts(try reader.texts(pair.key, or: []))
        case .text, .null, .map: return .text(try reader.text(pair.key, or: ""))
        }
    }
}

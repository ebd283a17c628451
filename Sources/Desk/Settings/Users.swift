import Domain
import Foundation
import Store

extension SettingsEdit {
    /// A person who works at the desk, known by the login.
    /// - Parameter password: the hash; nil keeps the one there is.
    @discardableResult
    func put(_ person: Operator, password: String? = nil, isNew: Bool? = nil) throws -> Operator {
        try check(person)
        let old = people.first { $0.login == person.login }
        if old == nil && isNew == false { throw Refusal.notFound }
        if old != nil && isNew == true { throw Refusal.invalid(field: "login", reason: "problem.login.taken") }
        guard let old else { return try add(person, password) }
        var next = person
        next.id = old.id
        next.groups.sort()
        try checkStays(next, old)
        let edits =
            fields(of: next, since: old) + (password == nil ? [] : [.init(name: "password", from: "…", to: "…")])
        if edits.isEmpty { return old }
        try c.update(next)
        if let password { try c.setPassword(password, of: old.id) }
        // A role that may less, a password that somebody knew, a person who left: what is open under them is closed.
        if next.isDisabled || next.role != old.role || password != nil { try c.endSessions(of: old.id) }
        people.removeAll { $0.id == old.id }
        people.append(next)
        try note(SettingsEdited(.changed, "user", next.login, edits))
        return next
    }

    private func add(_ person: Operator, _ password: String?) throws -> Operator {
        var person = person
        person.id = ids.next(at: now)
        person.groups.sort()
        try c.insert(person, password: password, at: now)
        people.append(person)
        try note(SettingsEdited(.added, "user", person.login))
        return person
    }

    private func check(_ person: Operator) throws {
        let isLogin = person.login.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "._-@+".utf8.contains(byte)
        }
        guard isLogin, (2...100).contains(person.login.utf8.count) else {
            throw Refusal.invalid(field: "login", reason: "problem.login.wrong")
        }
        try SettingsChecks.name(person.name)
        try SettingsChecks.email(person.email)
        try SettingsChecks.language(person.language)
        try check(person.work, since: people.first { $0.login == person.login }?.work ?? WorkProfile())
        let known = Set(open(\.groups).map(\.id)), before = people.first { $0.login == person.login }?.groups ?? []
        guard person.groups.allSatisfy({ known.contains($0) || before.contains($0) }) else {
            throw Refusal.invalid(field: "groups", reason: "problem.group.unknown")
        }
    }

    private func check(_ work: WorkProfile, since old: WorkProfile) throws {
        let known = Set(open(\.triples).flatMap(\.skills).map(\.folded) + old.skills.map(\.folded))
        guard work.skills.allSatisfy({ known.contains($0.folded) }) else {
            throw Refusal.invalid(field: "skills", reason: "work.problem.skill")
        }
        try work.check()
    }

    /// Nobody locks themselves out, and one administrator who can log in always remains.
    private func checkStays(_ next: Operator, _ old: Operator) throws {
        let leaves = next.isDisabled || next.role != .administrator
        guard old.role == .administrator, !old.isDisabled, leaves else {
            if next.isDisabled && !old.isDisabled && actor.id == old.id {
                throw Refusal.invalid(field: "login", reason: "problem.user.yourself")
            }
            return
        }
        if actor.id == old.id { throw Refusal.invalid(field: "login", reason: "problem.user.yourself") }
        let others = people.contains { $0.id != old.id && $0.role == .administrator && !$0.isDisabled }
        if !others { throw Refusal.invalid(field: "role", reason: "problem.user.lastAdministrator") }
    }

    private func fields(of next: Operator, since old: Operator) -> [SettingsEdited.Field] {
        let codes = Dictionary(groups.map { ($0.id, $0.code) }) { first, _ in first }
        let before = pairs(of: old, groups: codes), after = pairs(of: next, groups: codes)
        return zip(before, after).compactMap { was, new in
            was.value == new.value ? nil : .init(name: was.key, from: was.value.short, to: new.value.short)
        }
    }
}

extension Desk {
    /// Characters a password has at least; no rule about which, because length is what counts.
    public static let shortestPassword = 12

    /// A person who is not there yet, with the password to begin with.
    @discardableResult
    public func add(_ person: Operator, password: String, as actor: SettingsActor) async throws -> Operator {
        guard actor.may(.manageUsers) else { throw Refusal.notAllowed }
        let hash = try await hash(password, login: person.login)
        return try await editSettings(.manageUsers, as: actor) { try $0.put(person, password: hash, isNew: true) }
    }

    /// The person with this login takes these values: name, address, role, language, groups, disabled or not. Disabling
    /// and another role end their sessions.
    @discardableResult
    public func edit(_ person: Operator, as actor: SettingsActor) async throws -> Operator {
        try await editSettings(.manageUsers, as: actor) { try $0.put(person, isNew: false) }
    }

    /// Another password for a person, whose sessions end.
    public func setPassword(_ password: String, of login: String, as actor: SettingsActor) async throws {
        guard actor.may(.manageUsers) else { throw Refusal.notAllowed }
        let hash = try await hash(password, login: login)
        try await editSettings(.manageUsers, as: actor) { edit in
            guard let person = edit.people.first(where: { $0.login == login }) else { throw Refusal.notFound }
            try edit.put(person, password: hash, isNew: false)
        }
    }

    /// The person with this login can log in no more; what they did stays.
    public func disable(user login: String, as actor: SettingsActor) async throws {
        try await set(login, disabled: true, as: actor)
    }

    /// The person with this login can log in again.
    public func enable(user login: String, as actor: SettingsActor) async throws {
        try await set(login, disabled: false, as: actor)
    }

    private func set(_ login: String, disabled: Bool, as actor: SettingsActor) async throws {
        try await editSettings(.manageUsers, as: actor) { edit in
            guard var person = edit.people.first(where: { $0.login == login }) else { throw Refusal.notFound }
            if person.isDisabled == disabled { return }
            person.disabledAt = disabled ? edit.now : nil
            try edit.put(person, isNew: false)
        }
    }

    /// The hash of a password somebody chose. It takes a tenth of a second: before a transaction, never in one.
    func hash(_ password: String, login: String) async throws -> String {
        guard password.count >= Self.shortestPassword else {
            throw Refusal.invalid(field: "password", reason: "problem.password.short")
        }
        guard password.utf8.count <= 1000, password.lowercased() != login else {
            throw Refusal.invalid(field: "password", reason: "problem.password.weak")
        }
        return try await passwords.hash(password).description
    }
}

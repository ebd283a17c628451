import Domain
import Foundation
import Store

/// What people who work at the desk change about themselves.
extension Desk {
    /// Changes one's own password, and ends every other session: whoever knew the old one is out.
    /// - Parameter session: the hash of the session that stays.
    /// - Throws: `Refusal.invalid` naming the field: `attuale` is wrong, `nuova` too short or the same. Wrong tries slow
    ///   down like wrong log-ins (`Refusal.slowDown`).
    public func changePassword(
        of person: Operator, from current: String, to new: String, keeping session: [UInt8]
    ) async throws {
        let now = now(), subject = "password:\(person.id)"
        let kept = try await database.read { c in
            if let failures = try c.logInFailures(subject) {
                let seconds = Throttle.wait(failures: failures.count, lastAt: failures.lastAt, now: now)
                if seconds > 0 { throw Refusal.slowDown(seconds: seconds) }
            }
            return try c.credentials(login: person.login)?.password
        }
        guard await passwords.check(current, against: kept.flatMap { PasswordHash($0) }) else {
            try await database.write { c in try c.countLogInFailure(subject, at: now) }
            throw Refusal.invalid(field: "attuale", reason: "account.password.wrong")
        }
        guard new.count >= Self.shortestPassword else {
            throw Refusal.invalid(field: "nuova", reason: "account.password.short")
        }
        guard new != current else { throw Refusal.invalid(field: "nuova", reason: "account.password.same") }
        let hash = try await passwords.hash(new).description
        try await database.write { c in
            try c.forgetLogInFailures(subject)
            try c.setPassword(hash, of: person.id)
            try c.endSessions(of: person.id, except: session)
        }
    }

    /// The language one's screens and settings are in.
    public func setLanguage(_ language: String, of person: Operator) async throws {
        var changed = person
        changed.language = language
        let next = changed
        try await database.write { c in
            try c.update(next)
            try c.settingsChanged()
        }
    }

    /// Ends every session of a person but one.
    public func endOtherSessions(of person: Operator, keeping session: [UInt8]) async throws {
        try await database.write { c in try c.endSessions(of: person.id, except: session) }
    }
}

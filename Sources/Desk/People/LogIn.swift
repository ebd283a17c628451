import Crypto
import Domain
import Foundation
import Store

extension Desk {
    /// Hours a log-in lasts.
    public static let sessionHours = 12.0

    /// Who logs in with name and password gets the token of a session. Name and address are throttled apart: a name
    /// guessed from everywhere, an address that guesses everybody. The hash is computed even for a name nobody has, so that
    /// time tells nothing.
    /// - Throws: `Refusal.slowDown` with the seconds to wait; `Refusal.notAllowed` when the pair is wrong.
    public func logIn(_ login: String, password: String, address: String, agent: String) async throws -> String {
        let login = login.trimmingCharacters(in: .whitespaces).lowercased()
        let subjects = ["login:\(login.prefix(200))", "address:\(address)"]
        let now = now()
        let known = try await database.read { c in
            for subject in subjects {
                guard let failures = try c.logInFailures(subject) else { continue }
                let seconds = Throttle.wait(failures: failures.count, lastAt: failures.lastAt, now: now)
                if seconds > 0 { throw Refusal.slowDown(seconds: seconds) }
            }
            return try c.credentials(login: login).map { ($0.id, $0.password, $0.disabledAt) }
        }
        let matches = await passwords.check(password, against: known?.1.flatMap { PasswordHash($0) })
        guard let (id, _, disabledAt) = known, matches, disabledAt == nil else {
            try await database.write { c in
                for subject in subjects { try c.countLogInFailure(subject, at: now) }
            }
            throw Refusal.notAllowed
        }
        return try await beginSession(of: id, forgetting: subjects, address: address, agent: agent)
    }

    private func beginSession(
        of person: ID<Operator>, forgetting subjects: [String], address: String, agent: String
    ) async throws -> String {
        let token = Token.random()
        let now = now()
        let session = Session(
            hash: Token.hash(token) ?? [], operatorID: person, createdAt: now, seenAt: now,
            expiresAt: now.addingTimeInterval(Self.sessionHours * 3600), address: address,
            agent: String(agent.prefix(200)))
        try await database.write { c in
            for subject in subjects { try c.forgetLogInFailures(subject) }
            try c.insert(session)
        }
        return token
    }

    /// Ends the session of a token; a token nobody has ends nothing.
    public func logOut(_ token: String) async throws {
        guard let hash = Token.hash(token) else { return }
        try await database.write { c in try c.endSession(hash) }
    }

    /// Ends one session, or all, of a person: their own, or anybody's for who manages users.
    public func endSessions(of person: ID<Operator>, only hash: [UInt8]? = nil, as actor: Operator) async throws {
        guard actor.id == person || actor.may(.manageUsers) else { throw Refusal.notFound }
        let now = now()
        try await database.write { c in
            guard let hash else { return try c.endSessions(of: person) }
            guard try c.sessions(of: person, at: now).contains(where: { $0.hash == hash }) else {
                throw Refusal.notFound
            }
            try c.endSession(hash)
        }
    }

    /// Who a token belongs to, and the session; nil when it expired, was ended, or its owner is disabled.
    public func person(session token: String, at now: Date, _ c: any Connection) throws -> (Operator, Session)? {
        guard let hash = Token.hash(token), let session = try c.session(hash, at: now) else { return nil }
        guard let person = try catalogues.current(c).person(session.operatorID), !person.isDisabled else { return nil }
        return (person, session)
    }

    /// Notes that a session is in use, at most every five minutes: a write for each page would be one too many.
    public func touch(_ session: Session) async throws {
        let now = now()
        guard now.timeIntervalSince(session.seenAt) > 300 else { return }
        try await database.write { c in try c.touchSession(session.hash, at: now) }
    }
}

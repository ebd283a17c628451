import Domain
import Foundation

/// A log-in that lasts until it expires or somebody ends it; known by the hash of its token.
public struct Session: Sendable, Equatable {
    public let hash: [UInt8]
    public let operatorID: ID<Operator>
    public let createdAt: Date
    public let seenAt: Date
    public let expiresAt: Date
    public let address: String
    public let agent: String

    public init(
        hash: [UInt8], operatorID: ID<Operator>, createdAt: Date, seenAt: Date, expiresAt: Date, address: String,
        agent: String
    ) {
        self.hash = hash
        self.operatorID = operatorID
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.address = address
        self.agent = agent
    }
}

extension Connection {
    public func insert(_ session: Session) throws {
        try run(
            """
            INSERT INTO sessions (hash, operator_id, created_at, seen_at, expires_at, address, agent)
            VALUES (\(session.hash), \(session.operatorID), \(session.createdAt), \(session.seenAt), \(session.expiresAt),
                \(session.address), \(session.agent))
            """)
    }

    public func session(_ hash: [UInt8], at now: Date) throws -> Session? {
        try first("\(sessionColumns) WHERE hash = \(hash) AND expires_at > \(now)", session)
    }

    public func sessions(of person: ID<Operator>, at now: Date) throws -> [Session] {
        try all(
            "\(sessionColumns) WHERE operator_id = \(person) AND expires_at > \(now) ORDER BY seen_at DESC LIMIT 100",
            session)
    }

    public func touchSession(_ hash: [UInt8], at now: Date) throws {
        try run("UPDATE sessions SET seen_at = \(now) WHERE hash = \(hash)")
    }

    public func endSession(_ hash: [UInt8]) throws { try run("DELETE FROM sessions WHERE hash = \(hash)") }

    public func endSessions(of person: ID<Operator>) throws {
        try run("DELETE FROM sessions WHERE operator_id = \(person)")
    }

    /// Every session of a person but the one of the hash.
    public func endSessions(of person: ID<Operator>, except hash: [UInt8]) throws {
        try run("DELETE FROM sessions WHERE operator_id = \(person) AND hash <> \(hash)")
    }

    public func endSessions(expiredAt now: Date) throws { try run("DELETE FROM sessions WHERE expires_at <= \(now)") }

    /// Failed log-ins of a name or an address, and when the last one was.
    public func logInFailures(_ subject: String) throws -> (count: Int, lastAt: Date)? {
        try first("SELECT failures, last_at FROM login_failures WHERE subject = \(subject)") { row in
            try (row.int(0), row.date(1))
        }
    }

    public func countLogInFailure(_ subject: String, at now: Date) throws {
        try run(
            """
            INSERT INTO login_failures (subject, failures, last_at) VALUES (\(subject), 1, \(now))
            ON CONFLICT (subject) DO UPDATE SET failures = login_failures.failures + 1, last_at = excluded.last_at
            """)
    }

    public func forgetLogInFailures(_ subject: String) throws {
        try run("DELETE FROM login_failures WHERE subject = \(subject)")
    }

    public func forgetLogInFailures(before instant: Date) throws {
        try run("DELETE FROM login_failures WHERE last_at < \(instant)")
    }

    private var sessionColumns: SQL {
        "SELECT hash, operator_id, created_at, seen_at, expires_at, address, agent FROM sessions"
    }

    private func session(_ row: Row) throws -> Session {
        var r = row.reader()
        return try Session(
            hash: r.bytes(), operatorID: r.id(), createdAt: r.date(), seenAt: r.date(), expiresAt: r.date(),
            address: r.text(), agent: r.text())
    }
}

import Domain
import Foundation

extension Connection {
    public func insert(_ token: APIToken, hash: [UInt8]) throws {
        try run(
            """
            INSERT INTO api_tokens (id, hash, name, scopes, created_at, revoked_at)
            VALUES (\(token.id), \(hash), \(token.name), \(token.scopes.map(\.rawValue).joined(separator: " ")),
                \(token.createdAt), \(token.revokedAt))
            """)
    }

    public func apiToken(hash: [UInt8]) throws -> APIToken? {
        try first(
            "SELECT id, name, scopes, created_at, revoked_at FROM api_tokens WHERE hash = \(hash) AND revoked_at IS NULL",
            apiToken)
    }

    public func apiTokens() throws -> [APIToken] {
        try all("SELECT id, name, scopes, created_at, revoked_at FROM api_tokens ORDER BY id", apiToken)
    }

    public func revoke(apiToken id: ID<APIToken>, at now: Date) throws {
        try run("UPDATE api_tokens SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL")
    }

    private func apiToken(_ row: Row) throws -> APIToken {
        var r = row.reader()
        return try APIToken(
            id: r.id(), name: r.text(),
            scopes: r.text().split(separator: " ").compactMap { .init(rawValue: String($0)) },
            createdAt: r.date(), revokedAt: r.optionalDate())
    }
}

/// The answer a program got for an Idempotency-Key, given again when it asks again.
public struct KeptAnswer: Sendable, Equatable {
    public let fingerprint: [UInt8]
    public let status: Int
    public let location: String
    public let body: String

    public init(fingerprint: [UInt8], status: Int, location: String, body: String) {
        self.fingerprint = fingerprint
        self.status = status
        self.location = location
        self.body = body
    }
}

extension Connection {
    public func keptAnswer(_ token: ID<APIToken>, key: String) throws -> KeptAnswer? {
        try first(
            "SELECT fingerprint, status, location, body FROM idempotency_keys WHERE token_id = \(token) AND name = \(key)"
        ) { row in
            try KeptAnswer(fingerprint: row.bytes(0), status: row.int(1), location: row.text(2), body: row.text(3))
        }
    }

    public func keep(_ answer: KeptAnswer, for token: ID<APIToken>, key: String, at now: Date) throws {
        try run(
            """
            INSERT INTO idempotency_keys (token_id, name, fingerprint, status, location, body, created_at)
            VALUES (\(token), \(key), \(answer.fingerprint), \(answer.status), \(answer.location), \(answer.body), \(now))
            """)
    }

    public func forgetAnswers(before instant: Date) throws {
        try run("DELETE FROM idempotency_keys WHERE created_at < \(instant)")
    }
}

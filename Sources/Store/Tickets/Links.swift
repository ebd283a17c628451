import Domain
import Foundation

/// What a token that left the house opens.
public struct Link: Sendable, Equatable {
    public enum Purpose: String, Sendable { case tracking, confirmation, rating }

    public let hash: [UInt8]
    public let ticket: ID<Ticket>
    public let purpose: Purpose
    /// For a rating: which closure.
    public let closure: Int
    public let createdAt: Date
    public let expiresAt: Date?

    public init(
        hash: [UInt8], ticket: ID<Ticket>, purpose: Purpose, closure: Int = 0, createdAt: Date, expiresAt: Date? = nil
    ) {
        self.hash = hash
        self.ticket = ticket
        self.purpose = purpose
        self.closure = closure
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}

extension Connection {
    /// Does nothing when the link is there already: a token is derived, so the same fact gives the same link.
    public func insert(_ link: Link) throws {
        try run(
            """
            INSERT INTO links (hash, ticket_id, purpose, closure, created_at, expires_at)
            VALUES (\(link.hash), \(link.ticket), \(link.purpose), \(link.closure), \(link.createdAt), \(link.expiresAt))
            ON CONFLICT (hash) DO NOTHING
            """)
    }

    public func link(_ hash: [UInt8], _ purpose: Link.Purpose, at now: Date) throws -> Link? {
        try first(
            """
            SELECT hash, ticket_id, purpose, closure, created_at, expires_at FROM links
            WHERE hash = \(hash) AND purpose = \(purpose) AND (expires_at IS NULL OR expires_at > \(now))
            """
        ) { row in
            var r = row.reader()
            return try Link(
                hash: r.bytes(), ticket: r.id(), purpose: r.choice(), closure: r.int(), createdAt: r.date(),
                expiresAt: r.optionalDate())
        }
    }
}

import Domain
import Foundation

/// What a file says, as far as it could be read.
public struct FileText: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        case read
        /// Only its beginning: it is long.
        case cut
        /// Nothing is written in it but pictures: a scan.
        case empty
        /// It opens with a password.
        case locked
        /// It would grow beyond every measure, or takes too long.
        case refused
        /// It is no file of its kind.
        case broken
        /// Of a kind that has no text, or that nobody here reads.
        case unknown
    }

    public let hash: String
    public let state: State
    public let text: String

    public init(hash: String, state: State, text: String = "") {
        self.hash = hash
        self.state = state
        self.text = text
    }
}

extension Connection {
    public func fileText(_ hash: String) throws -> FileText? {
        try first("SELECT hash, state, text FROM file_texts WHERE hash = \(hash)") { row in
            try FileText(hash: row.text(0), state: row.choice(1), text: row.text(2))
        }
    }

    /// How far each of some files could be read, without what they say.
    public func fileStates(_ hashes: [String]) throws -> [String: FileText.State] {
        let found = try all("SELECT hash, state FROM file_texts WHERE hash IN \(hashes)") { row in
            try (row.text(0), row.choice(1, FileText.State.self))
        }
        return Dictionary(found) { first, _ in first }
    }

    public func save(_ text: FileText, at now: Date) throws {
        try run(
            """
            INSERT INTO file_texts (hash, state, text, read_at) VALUES (\(text.hash), \(text.state), \(text.text), \(now))
            ON CONFLICT (hash) DO UPDATE SET state = EXCLUDED.state, text = EXCLUDED.text, read_at = EXCLUDED.read_at
            """)
    }

    /// The requests a file is attached to.
    public func numbers(having hash: String, limit: Int) throws -> [Ticket.Number] {
        try values(
            """
            SELECT DISTINCT t.number FROM attachments AS a JOIN tickets AS t ON t.id = a.ticket_id
            WHERE a.hash = \(hash) LIMIT \(limit)
            """, Int64.self
        ).map { Ticket.Number($0) }
    }
}

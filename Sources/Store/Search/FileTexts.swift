import Domain
import Foundation

/// What a file says, as far as it could be read.
public struct FileText: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// Its turn has not come.
        case waiting
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
        /// The program that reads it was not installed; it is tried again when the index is made anew.
        case absent
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

    /// A file is to be read; nothing happens when it was, or waits already.
    public func readLater(_ hash: String, at now: Date) throws {
        try run(
            """
            INSERT INTO file_texts (hash, state, text, read_at) VALUES (\(hash), 'waiting', '', \(now))
            ON CONFLICT (hash) DO UPDATE SET state = 'waiting', read_at = EXCLUDED.read_at
            WHERE file_texts.state = 'absent'
            """)
    }

    public func hasFilesToRead(at now: Date) throws -> Bool {
        try isTrue("SELECT EXISTS (SELECT hash FROM file_texts WHERE state = 'waiting' AND read_at <= \(now))")
    }

    /// The file that waits longest with its media type, for this caller alone until an instant; nil when none waits.
    public func claimFileToRead(at now: Date, until: Date) throws -> (hash: String, type: String)? {
        let found = try first(
            """
            SELECT hash FROM file_texts WHERE state = 'waiting' AND read_at <= \(now) ORDER BY read_at, hash LIMIT 1
            """
        ) { try $0.text(0) }
        guard let hash = found,
            try run(
                """
                UPDATE file_texts SET read_at = \(until)
                WHERE hash = \(hash) AND state = 'waiting' AND read_at <= \(now)
                """) == 1
        else { return nil }
        return (hash, try value("SELECT type FROM attachments WHERE hash = \(hash) LIMIT 1") ?? "")
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

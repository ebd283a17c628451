import Domain
import Foundation

/// Something to do outside the transaction that decided it: written with the fact, run by a worker after the commit.
public struct Job: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// Waits for its time.
        case ready
        /// A worker has it until `lockedUntil`; after that another may take it.
        case running
        /// Failed too often; a person sees it and may run it again.
        case dead
    }

    public let id: ID<Job>
    /// Which handler runs it.
    public let kind: String
    /// What the handler needs, JSON.
    public let payload: String
    public let state: State
    /// How many times it was begun, this time included.
    public let attempts: Int
    public let runAt: Date
    public let lockedUntil: Date?
    public let lastError: String?
    public let createdAt: Date
    public let uniqueKey: String?

    /// True when the job is dead if this attempt fails: the handler may want to say so where people see it.
    public var isLastAttempt: Bool { JobPauses.after(attempt: attempts) == nil }
}

extension Job: RowDecodable {
    static let columns: SQL =
        "id, kind, payload, state, attempts, run_at, locked_until, last_error, created_at, unique_key"

    public init(row: Row) throws {
        var r = row.reader()
        id = try r.id()
        kind = try r.text()
        payload = try r.text()
        state = try r.choice()
        attempts = try r.int()
        runAt = try r.date()
        lockedUntil = try r.optionalDate()
        lastError = try r.optionalText()
        createdAt = try r.date()
        uniqueKey = try r.optionalText()
    }
}

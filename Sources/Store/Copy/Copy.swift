import Crypto
import Foundation

/// Why a copy was not made, or is not one.
public enum CopyError: Error, Equatable, CustomStringConvertible {
    /// One of the two is not at the schema this program knows.
    case notMigrated(Engine)
    /// The target has rows already.
    case notEmpty(table: String)
    /// After the copy the two tables differ: somebody wrote meanwhile, or a disk lies.
    case different(table: String)

    public var description: String {
        switch self {
        case .notMigrated(let engine): "the \(engine.rawValue) database must be migrated first"
        case .notEmpty(let table): "the target is not empty: \(table) has rows"
        case .different(let table): "\(table) differs after the copy: is something still writing?"
        }
    }
}

/// How far a copy is.
public struct CopyProgress: Sendable, Equatable {
    public enum Phase: Sendable, Equatable { case copying, verifying }

    public let phase: Phase
    public let table: String
    /// Rows of this table so far, and in all.
    public let done: Int
    public let total: Int
}

/// Copies a whole database into an empty, migrated one of the other engine (or the same), then reads both again row
/// by row and compares. Nothing else may write meanwhile; when something did, the comparison says so.
/// What is made from rows, such as a search index, is not copied: rebuild it.
/// - Returns: how many rows each table has.
@discardableResult
public func copy(
    from source: any Database, to target: any Database,
    progress: @escaping @Sendable (CopyProgress) -> Void = { _ in }
) async throws -> [String: Int] {
    for database in [source, target] {
        guard try await Migrator().pending(database).isEmpty else { throw CopyError.notMigrated(database.engine) }
    }
    for table in allTables { try await table.mustBeEmpty(in: target) }
    for table in allTables.filter(\.seeded).reversed() {
        try await target.write { try $0.run("DELETE FROM \(raw: table.name)") }
    }
    var counts: [String: Int] = [:]
    for table in allTables { counts[table.name] = try await table.copy(from: source, to: target, progress) }
    for table in allTables { try await table.compare(source, target, progress) }
    try await copySequences(from: source, to: target)
    // The index of words is made from the rows by the desk that opens the copy.
    try await target.write { try $0.markUnindexed() }
    return counts
}

/// The next number of a ticket: a row on SQLite, a sequence on PostgreSQL.
private func copySequences(from source: any Database, to target: any Database) async throws {
    // A sequence nobody has asked yet holds its first number, which is still to be given.
    let last = try await source.read { c in
        try c.value(
            """
            SELECT \(sqlite: "value FROM counters WHERE name = 'ticket'",
                postgres: "CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM ticket_numbers")
            """, Int.self)
    }
    guard let last else { return }
    try await target.write { c in
        if c.engine == .postgres { _ = try c.rows("SELECT setval('ticket_numbers', \(last))") }
        try c.run("UPDATE counters SET value = \(last) WHERE name = 'ticket'")
    }
}

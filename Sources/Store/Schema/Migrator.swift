import Foundation

/// Brings a database to the schema the program knows.
public struct Migrator: Sendable {
    /// Why a database is not touched.
    public enum Refusal: Error, Equatable, CustomStringConvertible {
        /// It was made by a newer program; these steps are unknown here.
        case newer([String])

        public var description: String {
            switch self {
            case .newer(let names):
                "the database belongs to a newer version of the program (unknown: \(names.joined(separator: ", ")))"
            }
        }
    }

    private let migrations: [Migration]

    public init(_ migrations: [Migration] = allMigrations) { self.migrations = migrations }

    /// The steps that are missing, in order; throws `Refusal.newer` when the database is ahead of the program.
    public func pending(_ database: any Reader) async throws -> [Migration] {
        try await database.read { try pending($0) }
    }

    /// Runs what is missing, each step in its own transaction that nobody else migrates beside, and tells the names.
    /// A step that fails leaves nothing behind, and the ones before it stay.
    @discardableResult
    public func migrate(_ database: any Database, at now: Date) async throws -> [String] {
        let missing = try await pending(database)
        var applied: [String] = []
        for migration in missing {
            // Another process may have been faster: who comes second finds it done.
            if try await database.exclusive({ try apply(migration, $0, now) }) { applied.append(migration.name) }
        }
        return applied
    }

    private func pending(_ c: any Connection) throws -> [Migration] {
        let applied = try c.hasMigrationTable() ? c.values("SELECT name FROM schema_migrations", String.self) : []
        let unknown = Set(applied).subtracting(migrations.map(\.name))
        if !unknown.isEmpty { throw Refusal.newer(unknown.sorted()) }
        return migrations.filter { !applied.contains($0.name) }
    }

    private func apply(_ migration: Migration, _ c: any Connection, _ now: Date) throws -> Bool {
        if try !c.hasMigrationTable() {
            try c.run(
                """
                CREATE TABLE schema_migrations (name \(.text) PRIMARY KEY, applied_at \(.instant) NOT NULL) \(.strict)
                """)
        }
        if try c.isTrue("SELECT EXISTS (SELECT name FROM schema_migrations WHERE name = \(migration.name))") {
            return false
        }
        for statement in migration.statements { try c.run(strict(statement, c.engine)) }
        try c.run("INSERT INTO schema_migrations (name, applied_at) VALUES (\(migration.name), \(now))")
        return true
    }

    /// Every table is STRICT on SQLite: PostgreSQL would refuse a text in a number's place, so both do.
    private func strict(_ statement: SQL, _ engine: Engine) -> SQL {
        let text = statement.rendered(for: engine).text
        guard engine == .sqlite, text.hasPrefix("CREATE TABLE"), !text.hasSuffix("STRICT") else { return statement }
        return statement + " STRICT"
    }
}

extension Connection {
    func hasMigrationTable() throws -> Bool {
        try isTrue(
            """
            SELECT \(
                sqlite: "EXISTS (SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations')",
                postgres: "to_regclass('schema_migrations') IS NOT NULL")
            """)
    }
}

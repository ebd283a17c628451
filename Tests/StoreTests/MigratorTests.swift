import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("The schema grows by frozen steps")
struct MigratorTests {
    private static let one = Migration(name: "0001-one", statements: ["CREATE TABLE ones (id \(.id) PRIMARY KEY)"])
    private static let two = Migration(name: "0002-two", statements: ["INSERT INTO ones (id) VALUES (1)"])
    private static let wrong = Migration(
        name: "0003-wrong", statements: ["INSERT INTO ones (id) VALUES (2)", "INSERT INTO nowhere (id) VALUES (1)"])

    @Test("Missing steps run once, in order", arguments: TestDatabase.available)
    func inOrder(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            let missing = try await Migrator([Self.one, Self.two]).pending(database).map(\.name)
            #expect(missing == ["0001-one", "0002-two"])
            let first = try await Migrator([Self.one]).migrate(database, at: TestDatabase.epoch)
            #expect(first == ["0001-one"])
            let both = Migrator([Self.one, Self.two])
            let left = try await both.pending(database).map(\.name)
            #expect(left == ["0002-two"])
            let second = try await both.migrate(database, at: TestDatabase.epoch)
            #expect(second == ["0002-two"])
            let third = try await both.migrate(database, at: TestDatabase.epoch)
            #expect(third.isEmpty)
            let ids = try await database.read { try $0.values("SELECT id FROM ones", Int.self) }
            #expect(ids == [1])
        }
    }

    @Test("A database made by a newer program is refused", arguments: TestDatabase.available)
    func newer(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            try await Migrator([Self.one, Self.two]).migrate(database, at: TestDatabase.epoch)
            await #expect(throws: Migrator.Refusal.newer(["0002-two"])) {
                try await Migrator([Self.one]).migrate(database, at: TestDatabase.epoch)
            }
        }
    }

    @Test("A step that fails leaves nothing behind", arguments: TestDatabase.available)
    func failing(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            let migrator = Migrator([Self.one, Self.two, Self.wrong])
            await #expect(throws: StoreError.self) { try await migrator.migrate(database, at: TestDatabase.epoch) }
            let missing = try await migrator.pending(database).map(\.name)
            #expect(missing == ["0003-wrong"])
            let ids = try await database.read { try $0.values("SELECT id FROM ones", Int.self) }
            #expect(ids == [1])
        }
    }

    @Test("Two programs that start at once migrate once", arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            let names = try await withThrowingTaskGroup(of: [String].self) { tasks in
                for _ in 0..<4 { tasks.addTask { try await Migrator().migrate(database, at: TestDatabase.epoch) } }
                return try await tasks.reduce(into: []) { $0 += $1 }
            }
            #expect(names.sorted() == allMigrations.map(\.name))
        }
    }

    @Test("Names are in order and every table is strict")
    func strict() async throws {
        #expect(allMigrations.map(\.name) == allMigrations.map(\.name).sorted())
        try await TestDatabase.sqlite.withDatabase { database in
            let lax = try await database.read { c in
                try c.values(
                    """
                    SELECT name FROM pragma_table_list
                    WHERE type = 'table' AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                    """, String.self)
            }
            #expect(lax == [])
        }
    }
}

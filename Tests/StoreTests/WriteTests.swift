import Domain
import Foundation
import Store
import TestSupport
import Testing

private struct Refused: Error {}

@Suite("Writes are whole, durable and do not disturb each other")
struct WriteTests {
    private static let tables: [SQL] = [
        "CREATE TABLE parents (id \(.id) PRIMARY KEY, name \(.text) NOT NULL UNIQUE, kind \(.text)) \(.strict)",
        "CREATE UNIQUE INDEX parents_by_kind ON parents (kind, name)",
        "CREATE TABLE children (id \(.id) PRIMARY KEY, parent \(.id) NOT NULL REFERENCES parents (id)) \(.strict)",
    ]

    private func withTables(
        _ kind: TestDatabase, _ test: @escaping @Sendable (any Database) async throws -> Void
    ) async throws {
        try await kind.withDatabase(migrated: false) { database in
            try await database.write { c in for table in Self.tables { try c.run(table) } }
            try await test(database)
        }
    }

    @Test("A body that throws takes back its own rows, not its neighbours'", arguments: TestDatabase.available)
    func isolation(_ kind: TestDatabase) async throws {
        try await withTables(kind) { database in
            let kept = await withTaskGroup(of: Bool.self) { tasks in
                for i in 0..<200 {
                    tasks.addTask {
                        do {
                            try await database.write { c in
                                try c.run("INSERT INTO parents (id, name) VALUES (\(i), \("n\(i)"))")
                                if i % 3 == 0 { throw Refused() }
                            }
                            return true
                        } catch {
                            #expect(error is Refused)
                            return false
                        }
                    }
                }
                return await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let ids = try await database.read { try $0.values("SELECT id FROM parents ORDER BY id", Int.self) }
            #expect(kept == ids.count)
            #expect(ids == (0..<200).filter { $0 % 3 != 0 })
        }
    }

    @Test("Sixteen writers add to one number and none is lost", arguments: TestDatabase.available)
    func sixteen(_ kind: TestDatabase) async throws {
        try await withTables(kind) { database in
            try await database.write { c in
                try c.run("CREATE TABLE sums (id \(.id) PRIMARY KEY, total \(.integer) NOT NULL) \(.strict)")
                try c.run("INSERT INTO sums (id, total) VALUES (1, 0)")
            }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for _ in 0..<16 {
                    tasks.addTask {
                        for _ in 0..<15 {
                            try await database.write { c in
                                let total = try c.value("SELECT total FROM sums WHERE id = 1", Int.self) ?? 0
                                try c.run("UPDATE sums SET total = \(total + 1) WHERE id = 1")
                            }
                        }
                    }
                }
                try await tasks.waitForAll()
            }
            let total = try await database.read { try $0.value("SELECT total FROM sums", Int.self) }
            #expect(total == 16 * 15)
        }
    }

    @Test("A second row is named by its columns, the same on both engines", arguments: TestDatabase.available)
    func duplicates(_ kind: TestDatabase) async throws {
        try await withTables(kind) { database in
            try await database.write { try $0.run("INSERT INTO parents (id, name, kind) VALUES (1, 'a', 'k')") }
            let cases: [(SQL, StoreError)] = [
                ("INSERT INTO parents (id, name) VALUES (1, 'b')", .duplicate(constraint: "parents.id")),
                ("INSERT INTO parents (id, name) VALUES (2, 'a')", .duplicate(constraint: "parents.name")),
            ]
            for (statement, error) in cases {
                await #expect(throws: error) { try await database.write { try $0.run(statement) } }
            }
            await #expect {
                try await database.write { try $0.run("INSERT INTO children (id, parent) VALUES (1, 99)") }
            } throws: {
                if case .broken? = $0 as? StoreError { true } else { false }
            }
            await #expect {
                try await database.write { try $0.run("INSERT INTO parents (id, name) VALUES (3, \(nil as String?))") }
            } throws: {
                if case .failed? = $0 as? StoreError { true } else { false }
            }
        }
    }

    @Test("A unique index over two columns names both", arguments: TestDatabase.available)
    func duplicateOfTwo(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            try await database.write { c in
                try c.run("CREATE TABLE pairs (a \(.integer), b \(.text)) \(.strict)")
                try c.run("CREATE UNIQUE INDEX pairs_once ON pairs (a, b)")
                try c.run("INSERT INTO pairs (a, b) VALUES (1, 'x')")
            }
            await #expect(throws: StoreError.duplicate(constraint: "pairs.a,b")) {
                try await database.write { try $0.run("INSERT INTO pairs (a, b) VALUES (\(1), \("x"))") }
            }
        }
    }

    @Test(
        "After a failed statement the body can go no further, even if it looks away", arguments: TestDatabase.available)
    func spoiled(_ kind: TestDatabase) async throws {
        try await withTables(kind) { database in
            try await database.write { try $0.run("INSERT INTO parents (id, name) VALUES (1, 'a')") }
            await #expect(throws: StoreError.self) {
                try await database.write { c in
                    _ = try? c.run("INSERT INTO parents (id, name) VALUES (1, 'b')")
                    _ = try? c.run("INSERT INTO parents (id, name) VALUES (2, 'b')")
                }
            }
            let count = try await database.read { try $0.value("SELECT count(*) FROM parents", Int.self) }
            #expect(count == 1)
        }
    }

    @Test("A reader cannot write", arguments: TestDatabase.available)
    func readOnly(_ kind: TestDatabase) async throws {
        try await withTables(kind) { database in
            await #expect(throws: StoreError.self) {
                try await database.read { try $0.run("INSERT INTO parents (id, name) VALUES (1, 'a')") }
            }
            let count = try await database.read { try $0.value("SELECT count(*) FROM parents", Int.self) }
            #expect(count == 0)
        }
    }

    @Test("A reader sees one moment, however long it looks", arguments: TestDatabase.available)
    func snapshot(_ kind: TestDatabase) async throws {
        try await withTables(kind) { database in
            let (looked, written) = (Gate(), Gate())
            async let counts: [Int] = database.read { c in
                let before = try c.value("SELECT count(*) FROM parents", Int.self) ?? -1
                looked.open()
                written.wait()
                return [before, try c.value("SELECT count(*) FROM parents", Int.self) ?? -1]
            }
            await looked.opened()
            try await database.write { try $0.run("INSERT INTO parents (id, name) VALUES (1, 'a')") }
            written.open()
            let seen = try await counts
            #expect(seen == [0, 0])
        }
    }
}

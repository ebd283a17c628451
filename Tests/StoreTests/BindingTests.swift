import Domain
import Foundation
import Store
import TestSupport
import Testing

private enum Colour: String { case red, green }
private enum Size: Int { case small = 1, large = 2 }
private struct Thing {}

@Suite("What is bound comes back as it was")
struct BindingTests {
    private static let create: SQL = """
        CREATE TABLE things (id \(.id) PRIMARY KEY, whole \(.integer), number \(.real), words \(.text), raw \(.bytes),
            at \(.instant)) \(.strict)
        """

    @Test("Every type and its null, by name, by position and in order", arguments: TestDatabase.available)
    func everyType(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            let at = Date(milliseconds: 1_700_000_000_123)
            let id = ID<Thing>(.max)
            let nasty = "così 'è' \"il\" \\ mondo; DROP TABLE things; -- 🏛️ $1 ?"
            let bytes: [UInt8] = [0, 1, 255, 0, 10]
            try await database.write { c in
                try c.run(Self.create)
                try c.run(
                    """
                    INSERT INTO things (id, whole, number, words, raw, at)
                    VALUES (\(id), \(-5), \(0.1), \(nasty), \(bytes), \(at))
                    """)
                try c.run(
                    """
                    INSERT INTO things (id, whole, number, words, raw, at) VALUES (\(ID<Thing>(1)), \(nil as Int?),
                        \(nil as Double?), \(nil as String?), \(nil as [UInt8]?), \(nil as Date?))
                    """)
                try c.run(
                    """
                    INSERT INTO things (id, whole, words, raw) VALUES (\(Int64(2)), \(Size.large), \(Colour.green),
                        \(Data()))
                    """)
                try c.run("INSERT INTO things (id, words) VALUES (\(3), \(""))")
            }
            let rows = try await database.read { try $0.rows("SELECT * FROM things ORDER BY id") }
            #expect(rows.count == 4)
            let full = rows[3]
            #expect(try full.id("id", of: Thing.self) == id)
            #expect(try full.int("whole") == -5)
            #expect(try full.real("number") == 0.1)
            #expect(try full.text("words") == nasty)
            #expect(try full.bytes("raw") == bytes)
            #expect(try full.date("at") == at)
            var r = full.reader()
            let (i, w, n): (ID<Thing>, Int, Double) = try (r.next(), r.next(), r.next())
            let (t, b, d): (String?, [UInt8], Date?) = try (r.next(), r.next(), r.next())
            #expect(i == id && w == -5 && n == 0.1 && t == nasty && b == bytes && d == at)

            let empty = rows[0]
            #expect(try empty.optionalInt(1) == nil && empty.optionalReal(2) == nil && empty.optionalText(3) == nil)
            #expect(try empty.optionalBytes("raw") == nil && empty.optionalDate("at") == nil)
            #expect(throws: StoreError.self) { try empty.int("whole") }
            #expect(throws: StoreError.self) { try full.int("words") }
            #expect(throws: StoreError.self) { try full.int("nowhere") }

            #expect(try rows[1].choice("words") == Colour.green && rows[1].choice("whole") == Size.large)
            #expect(try rows[1].bytes("raw").isEmpty)
            #expect(throws: StoreError.self) { try full.choice("words", Colour.self) }
            #expect(try rows[2].text("words").isEmpty)
        }
    }

    @Test("IN takes lists of any length, the empty one included", arguments: TestDatabase.available)
    func lists(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            try await database.write { c in
                try c.run(Self.create)
                for i in 1...9 { try c.run("INSERT INTO things (id, words) VALUES (\(i), \("w\(i)"))") }
            }
            try await database.read { c in
                for count in [0, 1, 2, 3, 5, 9, 1500] {
                    let wanted = Array(0..<count).map { $0 + 1 }
                    let found = try c.values("SELECT id FROM things WHERE id IN \(wanted) ORDER BY id", Int.self)
                    #expect(found == Array(1...9).filter { $0 <= count })
                    let others = try c.value("SELECT count(*) FROM things WHERE id NOT IN \(wanted)", Int.self)
                    #expect(others == max(0, 9 - count))
                }
                #expect(try c.values("SELECT id FROM things WHERE words IN \([String]())", Int.self).isEmpty)
                #expect(try c.values("SELECT id FROM things WHERE words IN \(["w2", "w7"])", Int.self).count == 2)
                #expect(try c.values("SELECT id FROM things WHERE words IN \([Colour.red])", Int.self).isEmpty)
            }
        }
    }

    @Test("Text is ordered by its bytes", arguments: TestDatabase.available)
    func order(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            let words = ["a", "B", "é", "z", "Z", "ab", "", "_", "1"]
            try await database.write { c in
                try c.run(Self.create)
                for (i, word) in words.enumerated() {
                    try c.run("INSERT INTO things (id, words) VALUES (\(i), \(word))")
                }
            }
            let ordered = try await database.read {
                try $0.values("SELECT words FROM things ORDER BY words", String.self)
            }
            #expect(ordered == words.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
    }

    @Test("Pieces join, nest and differ by engine", arguments: TestDatabase.available)
    func pieces(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            try await database.write { c in
                try c.run(Self.create)
                for i in 1...5 { try c.run("INSERT INTO things (id, whole) VALUES (\(i), \(i * 10))") }
                var conditions: [SQL] = ["id > \(1)"]
                conditions.append("whole IN \([20, 30, 50])")
                let piece = "WHERE " + conditions.joined(" AND ")
                #expect(try c.values("SELECT id FROM things \(piece) LIMIT \(2)", Int.self) == [2, 3])
                let name = try c.value("SELECT \(sqlite: "\("s")", postgres: "\("p")")", String.self)
                #expect(name == (c.engine == .sqlite ? "s" : "p"))
                #expect(try c.isTrue("SELECT EXISTS (SELECT id FROM things WHERE whole = \(50))"))
                #expect(try !c.isTrue("SELECT EXISTS (SELECT id FROM things WHERE whole = \(51))"))
                #expect(try c.value("SELECT sum(whole) FROM things", Int.self) == 150)
                #expect(try c.first("SELECT avg(whole) FROM things") { try $0.real(0) } == 30)
                #expect(try c.value("SELECT max(id) FROM things WHERE id > \(99)", Int.self) == nil)
                #expect(try c.run("UPDATE things SET number = \(1.5) WHERE id <= \(3)") == 3)
                #expect(try c.run("DELETE FROM things WHERE id = \(77)") == 0)
                #expect(try c.run("CREATE TABLE others (id \(.id) PRIMARY KEY)") == 0)
                let gone = try c.values("DELETE FROM things WHERE id > \(3) RETURNING id", Int.self)
                #expect(gone.sorted() == [4, 5])
            }
        }
    }

    @Test("Text with a NUL is refused on both engines", arguments: TestDatabase.available)
    func nul(_ kind: TestDatabase) async throws {
        try await kind.withDatabase(migrated: false) { database in
            await #expect(throws: StoreError.failed(code: "text", message: "text with a NUL character", sql: "")) {
                try await database.read { try $0.value("SELECT \("a\0b")", String.self) }
            }
        }
    }
}

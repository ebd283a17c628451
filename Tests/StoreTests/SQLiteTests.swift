import Foundation
import Store
import TestSupport
import Testing

@Suite("What only the embedded database does")
struct SQLiteTests {
    private func withDatabase(
        _ options: SQLiteDatabase.Options, _ test: (SQLiteDatabase) async throws -> Void
    ) async throws {
        let folder = NSTemporaryDirectory() + "/sportello-sqlite-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let database = try SQLiteDatabase(path: folder + "/made/on/the/way.sqlite", options: options)
        try await test(database)
        await database.close()
    }

    @Test("The folder is its owner's alone")
    func folder() async throws {
        try await withDatabase(.init()) { database in
            let folder = (database.path as NSString).deletingLastPathComponent
            let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
            #expect(mode == 0o700)
        }
    }

    @Test("A full disk is said, loses only what did not fit, and passes")
    func full() async throws {
        try await withDatabase(.init()) { database in
            try await database.write { c in
                try c.run("CREATE TABLE pages (id \(.id) PRIMARY KEY, body \(.bytes)) \(.strict)")
                _ = try c.rows("PRAGMA max_page_count = 60")
            }
            let kept = await withTaskGroup(of: Int?.self) { tasks in
                for i in 0..<100 {
                    tasks.addTask {
                        do {
                            try await database.write { c in
                                let body = [UInt8](repeating: 1, count: 9000)
                                try c.run("INSERT INTO pages (id, body) VALUES (\(i), \(body))")
                            }
                            return i
                        } catch {
                            #expect(error as? StoreError == .full)
                            return nil
                        }
                    }
                }
                return await tasks.reduce(into: Set<Int>()) { if let id = $1 { $0.insert(id) } }
            }
            #expect(!kept.isEmpty && kept.count < 100)
            let there = try await database.read { try $0.values("SELECT id FROM pages", Int.self) }
            #expect(Set(there) == kept)
            let after = try await database.write { c in
                _ = try c.rows("PRAGMA max_page_count = 1000000")
                return try c.run("INSERT INTO pages (id) VALUES (1000)")
            }
            #expect(after == 1)
        }
    }

    @Test("When too many wait, the next is told so at once")
    func overload() async throws {
        var options = SQLiteDatabase.Options()
        options.queueLimit = 3
        try await withDatabase(options) { database in
            let (begun, end) = (Gate(), Gate())
            async let first: Void = database.write { _ in
                begun.open()
                end.wait()
            }
            await begun.opened()
            await withTaskGroup(of: Bool.self) { tasks in
                for _ in 0..<10 { tasks.addTask { (try? await database.write { _ in }) != nil } }
                var refused = 0
                while let kept = await tasks.next() {
                    if kept { continue }
                    refused += 1
                    // Seven do not fit; only then may those that wait go on.
                    if refused == 7 { end.open() }
                }
                #expect(refused == 7)
            }
            try await first
        }
    }

    @Test("What was answered is there when the file is opened again")
    func reopened() async throws {
        let folder = NSTemporaryDirectory() + "/sportello-sqlite-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try SQLiteDatabase(path: folder + "/a.sqlite")
        try await Migrator().migrate(first, at: TestDatabase.epoch)
        await first.close()
        await #expect(throws: StoreError.self) { try await first.read { try $0.rows("SELECT 1") } }
        let second = try SQLiteDatabase(path: folder + "/a.sqlite")
        let pending = try await Migrator().pending(second)
        #expect(pending.isEmpty)
        await second.close()
    }

    @Test("A file that is no database is refused in words")
    func noDatabase() throws {
        let path = NSTemporaryDirectory() + "/sportello-none-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.self) { try SQLiteDatabase(path: path) }
        #expect(throws: StoreError.self) { try openDatabase(url: "mysql://x") }
        #expect(throws: StoreError.self) { try openDatabase(url: "sqlite::memory:") }
    }
}

@Suite("The address of a PostgreSQL")
struct AddressTests {
    @Test(
        "A wrong one is refused without a word of it",
        arguments: ["schema=a;b", "pool=0", "pool=x", "statement_timeout=-1"])
    func wrong(_ option: String) {
        #expect {
            try openDatabase(url: "postgres://u:secret@h/d?\(option)")
        } throws: {
            !String(describing: $0).contains("secret")
        }
    }

    @Test("A server that is not there is unavailable, and its password stays unsaid")
    func nobody() async throws {
        let database = try openDatabase(url: "postgres://u:secret@127.0.0.1:1/d?pool=1")
        await #expect {
            try await database.read { try $0.rows("SELECT 1") }
        } throws: {
            if case .unavailable(let why)? = $0 as? StoreError { !why.contains("secret") } else { false }
        }
        await database.close()
    }
}

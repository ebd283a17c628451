import Foundation
import Store
import TestSupport
import Testing

@Suite("A PostgreSQL that goes away and comes back", .enabled(if: TestDatabase.available.contains(.postgres)))
struct AwayTests {
    private func withPlace(_ test: (String) async throws -> Void) async throws {
        let place = try await TestPlace(.postgres)
        do {
            try await test(place.url)
            try await place.remove()
        } catch {
            // The test's own error is the one to show.
            try? await place.remove()
            throw error
        }
    }

    @Test("Sessions the server ended are replaced without anybody noticing")
    func ended() async throws {
        try await withPlace { url in
            let database = try openDatabase(url: url)
            try await database.write { try $0.run("CREATE TABLE ones (id \(.id) PRIMARY KEY)") }
            for i in 1...5 {
                let pid = try await database.read { try $0.value("SELECT pg_backend_pid()", Int.self) }
                // From another connection, since one cannot end itself and be heard.
                let other = try openDatabase(url: url)
                try await other.write { c in
                    _ = try c.rows("SELECT pg_terminate_backend(CAST(\(pid) AS INTEGER))")
                }
                await other.close()
                try await database.write { try $0.run("INSERT INTO ones (id) VALUES (\(i))") }
            }
            let count = try await database.read { try $0.value("SELECT count(*) FROM ones", Int.self) }
            #expect(count == 5)
            await database.close()
        }
    }

    @Test("A body that was cut in the middle runs again, and its rows are there once")
    func cut() async throws {
        try await withPlace { url in
            let (database, other) = (try openDatabase(url: url), try openDatabase(url: url))
            try await database.write { try $0.run("CREATE TABLE ones (id \(.id) PRIMARY KEY)") }
            let (begun, killed) = (Gate(), Gate())
            async let written: Int = database.write { c in
                try c.run("INSERT INTO ones (id) VALUES (1)")
                begun.open()
                killed.wait()
                return try c.run("INSERT INTO ones (id) VALUES (2)")
            }
            await begun.opened()
            try await other.write { c in
                _ = try c.rows(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE state = 'idle in transaction' AND pid <> pg_backend_pid()
                        AND query LIKE 'INSERT INTO ones%'
                    """)
            }
            killed.open()
            #expect(try await written == 1)
            let ids = try await database.read { try $0.values("SELECT id FROM ones ORDER BY id", Int.self) }
            #expect(ids == [1, 2])
            await database.close()
            await other.close()
        }
    }

    @Test("Away, every call says so within seconds; back, work goes on by itself")
    func away() async throws {
        try await withPlace { url in
            let door = try Door(to: url)
            let database = try openDatabase(url: door.url)
            try await database.write { try $0.run("CREATE TABLE ones (id \(.id) PRIMARY KEY)") }
            door.close()
            for _ in 0..<3 {
                let start = ContinuousClock.now
                await #expect { try await database.read { try $0.rows("SELECT 1") } } throws: {
                    if case .unavailable? = $0 as? StoreError { true } else { false }
                }
                await #expect { try await database.write { try $0.run("INSERT INTO ones (id) VALUES (1)") } } throws: {
                    if case .unavailable? = $0 as? StoreError { true } else { false }
                }
                // Two patiences and a loaded machine fit in here; a call that hangs does not.
                #expect(ContinuousClock.now - start < .seconds(30))
            }
            try door.open()
            let written = try await eventually {
                try await database.write { try $0.run("INSERT INTO ones VALUES (1)") }
            }
            #expect(written == 1)
            await database.close()
            door.close()
        }
    }

    /// The answer as soon as the server gives one again; the pauses between attempts are the pool's own.
    private func eventually<T>(_ body: () async throws -> T) async throws -> T {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            do {
                return try await body()
            } catch StoreError.unavailable where ContinuousClock.now < end {
                await Task.yield()
            }
        }
    }
}

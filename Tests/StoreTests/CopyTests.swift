import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@Suite("A database moves whole to the other engine")
struct CopyTests {
    /// Every way between the engines there are.
    static let ways = TestDatabase.available.flatMap { from in TestDatabase.available.map { (from, $0) } }

    private static func fill(_ database: any Database) async throws {
        let at = TestDatabase.epoch
        try await database.write { c in
            for i in 1...1200 {
                try c.run(
                    """
                    INSERT INTO requesters (id, given_name, family_name, name_folded, email, language, created_at)
                    VALUES (\(i), \("Zoë 🏛️ \(i)"), \("D'Angelò"), \("dangelo zoe"), \(i % 2 == 0 ? "a@b.example" : nil),
                        'it', \(at))
                    """)
            }
            try c.run(
                """
                INSERT INTO operators (id, login, name, email, role, language, created_at)
                VALUES (1, 'giulia', 'Giulia', 'g@x.example', 'operator', 'it', \(at))
                """)
            try c.run(
                """
                INSERT INTO sessions (hash, operator_id, created_at, seen_at, expires_at, address, agent)
                VALUES (\([0, 255, 10] as [UInt8]), 1, \(at), \(at), \(at), '', ''),
                    (\([0, 254] as [UInt8]), 1, \(at), \(at), \(at), '', '')
                """)
            for text in ["a", "B", "é", "Z", ""] {
                try c.run("INSERT INTO settings (name, value) VALUES (\(text), \("v" + text))")
            }
            for i in 1...3 { try c.enqueue(kind: "mail", payload: "{}", at: at, id: ID(Int64(i))) }
            try c.run(
                """
                INSERT INTO criticality (week, triple, score, figures, parts, at)
                VALUES ('2026-W46', 'A', 67.3, '{}', '[]', \(at)), ('2026-W46', 'B', 50.0, '{}', '[]', \(at)),
                    ('2026-W46', 'C', \(nil as Double?), '{}', '[]', \(at))
                """)
            _ = try c.nextTicketNumber()
            _ = try c.nextTicketNumber()
        }
    }

    @Test("Every row arrives as it was, and numbers go on", arguments: ways)
    func whole(_ from: TestDatabase, _ to: TestDatabase) async throws {
        try await from.withDatabase { source in
            try await Self.fill(source)
            try await to.withDatabase { target in
                let seen = Mutex<[CopyProgress]>([])
                let counts = try await copy(from: source, to: target) { step in seen.withLock { $0.append(step) } }
                #expect(counts["requesters"] == 1200 && counts["sessions"] == 2 && counts["jobs"] == 3)
                let scores = try await target.read {
                    try $0.all("SELECT score FROM criticality ORDER BY triple") { try $0.optionalReal(0) }
                }
                #expect(scores == [67.3, 50, nil])
                let last = seen.withLock { $0.last { $0.table == "requesters" } }
                #expect(last?.phase == .verifying && last?.done == 1200 && last?.total == 1200)
                let names = try await target.read {
                    try $0.values("SELECT given_name FROM requesters ORDER BY id", String.self)
                }
                #expect(names == (1...1200).map { "Zoë 🏛️ \($0)" })
                let (next, here) = try await (
                    target.write { try $0.nextTicketNumber() }, source.write { try $0.nextTicketNumber() }
                )
                #expect(next == here)
            }
        }
    }

    @Test("A database with rows, or of another schema, is not written into", arguments: ways)
    func refused(_ from: TestDatabase, _ to: TestDatabase) async throws {
        try await from.withDatabase { source in
            try await Self.fill(source)
            try await to.withDatabase { target in
                try await target.write { c in try c.enqueue(kind: "x", payload: "", at: TestDatabase.epoch, id: ID(9)) }
                await #expect(throws: CopyError.notEmpty(table: "jobs")) { try await copy(from: source, to: target) }
            }
            try await to.withDatabase(migrated: false) { target in
                await #expect(throws: CopyError.notMigrated(to == .sqlite ? .sqlite : .postgres)) {
                    try await copy(from: source, to: target)
                }
            }
        }
    }

    @Test("A row written meanwhile is noticed")
    func meanwhile() async throws {
        try await TestDatabase.sqlite.withDatabase { source in
            try await Self.fill(source)
            try await TestDatabase.sqlite.withDatabase { target in
                let meddler = Meddler(source)
                await #expect(throws: CopyError.different(table: "settings")) {
                    try await copy(from: source, to: target) { if $0.table == "jobs" { meddler.meddle() } }
                }
            }
        }
    }
}

/// Writes into the source once, while it is being copied.
private final class Meddler: Sendable {
    private let database: any Database
    private let isDone = Mutex(false)

    init(_ database: any Database) { self.database = database }

    func meddle() {
        let first = isDone.withLock { done in
            defer { done = true }
            return !done
        }
        guard first else { return }
        let gate = Gate()
        Task {
            try await database.write { try $0.run("UPDATE settings SET value = 'other' WHERE name = 'a'") }
            gate.open()
        }
        gate.wait()
    }
}

import Desk
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Store
import Synchronization
import TestSupport
import Testing

@Suite("Workers do the jobs")
struct WorkerTests {
    private static let now = Date(milliseconds: 1_750_000_000_000)
    private struct Broken: Error {}

    private func worker(
        _ database: any Database, bell: JobBell = JobBell(), slots: Int = 4, at now: Date = now,
        _ handler: @escaping Worker.Handler
    ) -> Worker {
        Worker(
            database: database, bell: bell, handlers: ["try": handler], slots: slots, log: quiet, now: { now })
    }

    private var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    private func enqueue(_ database: any Database, kind: String = "try", _ ids: Int64...) async throws {
        try await database.write { c in
            for id in ids { try c.enqueue(kind: kind, payload: "{}", at: Self.now, id: ID(id)) }
        }
    }

    @Test("Done goes away; again waits; never is dead; an error is again", arguments: TestDatabase.available)
    func outcomes(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await enqueue(database, 1, 2, 3, 4, 5)
            try await enqueue(database, kind: "unheard-of", 6)
            try await worker(database) { job in
                switch job.id.rawValue {
                case 1: return .done
                case 2: return .again(error: "server away")
                case 3: return .again(after: .seconds(300), error: "try in five minutes")
                case 4: return .never(reason: "no such address")
                default: throw Broken()
                }
            }.runDue()
            let (dead, left) = try await database.read { c in
                (
                    try c.deadJobs(limit: 10),
                    try c.all("SELECT id, run_at, last_error FROM jobs WHERE state = 'ready' ORDER BY id") {
                        "\(try $0.int64(0)) +\(Int(try $0.date(1).timeIntervalSince(Self.now))) \(try $0.text(2))"
                    }
                )
            }
            #expect(dead.map(\.id.rawValue) == [6, 4])
            #expect(dead.map(\.lastError) == ["no handler for unheard-of", "no such address"])
            #expect(left == ["2 +10 server away", "3 +300 try in five minutes", "5 +10 Broken()"])
        }
    }

    @Test("After the last attempt a job is dead", arguments: TestDatabase.available)
    func lastAttempt(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await enqueue(database, 1)
            let begun = Mutex(0)
            var at = Self.now
            for _ in 0..<20 {
                try await worker(database, at: at) { _ in
                    begun.withLock { $0 += 1 }
                    return .again(error: "away")
                }.runDue()
                at.addTimeInterval(86_400)
            }
            #expect(begun.withLock { $0 } == JobPauses.mostAttempts)
            let dead = try await database.read { try $0.deadJobs(limit: 9) }
            #expect(dead.map(\.lastError) == ["away"])
        }
    }

    @Test("The bell wakes the worker; told to end, it finishes what it has", arguments: TestDatabase.available)
    func bellAndEnd(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            let bell = JobBell()
            let ended = Mutex<[Int64]>([])
            let (begun, begin) = AsyncStream.makeStream(of: Int64.self)
            let (mayEnd, end) = AsyncStream.makeStream(of: Void.self)
            let worker = worker(database, bell: bell, slots: 1) { job in
                begin.yield(job.id.rawValue)
                for await _ in mayEnd { break }
                ended.withLock { $0.append(job.id.rawValue) }
                return .done
            }
            let services = ServiceGroup(services: [worker], logger: quiet)
            async let running: Void = services.run()
            try await enqueue(database, 1, 2)
            bell.ring()
            var order = begun.makeAsyncIterator()
            let first = await order.next()
            #expect(first == 1)
            await services.triggerGracefulShutdown()
            end.yield()
            try await running
            #expect(ended.withLock { $0 } == [1])
            let left = try await database.read { try $0.values("SELECT id FROM jobs", Int64.self) }
            #expect(left == [2])
        }
    }
}

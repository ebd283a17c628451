import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("A job runs until it is done")
struct JobTests {
    private static let now = Date(milliseconds: 1_750_000_000_000)
    private static func enqueue(_ database: any Database, _ count: Int) async throws {
        try await database.write { c in
            for i in 1...count { try c.enqueue(kind: "mail", payload: "{}", at: now, id: ID(Int64(i))) }
        }
    }

    @Test(
        "Pauses grow, then a person is asked",
        arguments: [(1, 10), (2, 30), (3, 120), (4, 600), (5, 3600), (6, 10800), (7, 21600), (8, 43200), (9, nil)])
    func pauses(_ attempt: Int, _ seconds: Int?) {
        #expect(JobPauses.after(attempt: attempt) == seconds.map { .seconds($0) })
        #expect(JobPauses.mostAttempts == 9)
    }

    @Test("A claimed job is nobody else's until it is finished", arguments: TestDatabase.available)
    func claim(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await Self.enqueue(database, 2)
            try await database.write { c in
                try c.enqueue(kind: "later", payload: "x", at: Self.now.addingTimeInterval(1), id: ID(99))
                let mine = try c.claimJobs(limit: 10, at: Self.now, lease: .seconds(60))
                #expect(mine.map(\.id.rawValue) == [1, 2])
                #expect(mine.allSatisfy { $0.state == .running && $0.attempts == 1 && $0.kind == "mail" })
                #expect(try c.claimJobs(limit: 10, at: Self.now, lease: .seconds(60)).isEmpty)
                #expect(try c.finish(mine[0]))
                #expect(try !c.finish(mine[0]))
                #expect(try c.nextJobTime() == Self.now.addingTimeInterval(1))
            }
        }
    }

    @Test("Many workers share the jobs and none runs twice", arguments: TestDatabase.available)
    func workers(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await Self.enqueue(database, 200)
            let claimed = try await withThrowingTaskGroup(of: [Int64].self) { tasks in
                for _ in 0..<6 {
                    tasks.addTask {
                        var mine: [Int64] = []
                        while true {
                            let some = try await database.write { c in
                                try c.claimJobs(limit: 7, at: Self.now, lease: .seconds(60))
                            }
                            if some.isEmpty { return mine }
                            mine += some.map(\.id.rawValue)
                        }
                    }
                }
                return try await tasks.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.sorted() == Array(1...200))
        }
    }

    @Test(
        "A worker that died loses its job to another, and cannot finish it afterwards",
        arguments: TestDatabase.available)
    func lease(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await Self.enqueue(database, 1)
            try await database.write { c in
                let first = try #require(try c.claimJobs(limit: 1, at: Self.now, lease: .seconds(60)).first)
                let later = Self.now.addingTimeInterval(61)
                #expect(try c.extendLease(first, until: later.addingTimeInterval(1)))
                #expect(try c.claimJobs(limit: 1, at: later, lease: .seconds(60)).isEmpty)
                let second = try c.claimJobs(limit: 1, at: later.addingTimeInterval(1), lease: .seconds(60)).first
                #expect(second?.attempts == 2)
                #expect(try !c.finish(first) && !c.retry(first, error: "x", at: later))
                #expect(try !c.extendLease(first, until: later) && !c.bury(first, error: "x"))
                #expect(try c.finish(try #require(second)))
            }
        }
    }

    @Test("A dead job is seen, and a person may give it a second life", arguments: TestDatabase.available)
    func dead(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await Self.enqueue(database, 3)
            try await database.write { c in
                let jobs = try c.claimJobs(limit: 3, at: Self.now, lease: .seconds(60))
                #expect(try c.retry(jobs[0], error: "server away", at: Self.now.addingTimeInterval(10)))
                #expect(try c.bury(jobs[1], error: "no such address"))
                #expect(try c.release(jobs[2]))
                #expect(try c.claimJobs(limit: 3, at: Self.now, lease: .seconds(60)).map(\.attempts) == [1])
                #expect(try c.deadJobs(limit: 10).map(\.lastError) == ["no such address"])
                #expect(try c.deadJobs(before: jobs[1].id, limit: 10).isEmpty)
                #expect(try c.deadJobCount() == 1)
                #expect(try !c.revive(jobs[0].id, at: Self.now))
                #expect(try c.revive(jobs[1].id, at: Self.now))
                let again = try #require(try c.claimJobs(limit: 3, at: Self.now, lease: .seconds(60)).first)
                #expect(again.id == jobs[1].id && again.attempts == 1 && again.lastError == "no such address")
            }
        }
    }

    @Test("A unique key keeps the same job from being written twice", arguments: TestDatabase.available)
    func uniqueKey(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            try await database.write { c in
                #expect(try c.enqueue(kind: "fold", payload: "", at: Self.now, uniqueKey: "day", id: ID(1)))
                #expect(try !c.enqueue(kind: "fold", payload: "", at: Self.now, uniqueKey: "day", id: ID(2)))
                let job = try #require(try c.claimJobs(limit: 5, at: Self.now, lease: .seconds(1)).first)
                try c.finish(job)
                #expect(try c.enqueue(kind: "fold", payload: "", at: Self.now, uniqueKey: "day", id: ID(3)))
            }
        }
    }
}

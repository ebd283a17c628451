import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

@testable import Desk

@Suite("What was held is told to the learning record store by a job")
struct TellLearningTests {
    @Test("Only where there is a store, and only what was held", arguments: TestDatabase.available)
    func queued(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let marco = try await town[.marco], today = TimeZone.rome.day(at: town.clock.now)
            var telling = town.desk
            telling.tellsLearning = true
            func jobs() async throws -> [String] {
                try await town.desk.database.read { c in
                    try c.values("SELECT payload FROM jobs WHERE kind = 'xapi' ORDER BY id")
                }
            }
            for desk in [town.desk, telling] {
                let need = try await desk.writeNeed(.init(title: "Leggere il cedolino"), as: marco)
                try await desk.take(.accept, of: need.id, from: 1, as: marco)
                try await desk.take(.plan(today), of: need.id, from: 2, as: marco)
                await #expect(throws: Refusal.changedMeanwhile) {
                    try await desk.take(.hold(today, participants: 3), of: need.id, from: 2, as: marco)
                }
                await #expect(throws: Refusal.self) {
                    try await desk.take(.hold(today, participants: 0), of: need.id, from: 3, as: marco)
                }
                #expect(try await jobs() == [])
                try await desk.take(.hold(today, participants: 3), of: need.id, from: 3, as: marco)
                #expect(try await jobs() == (desk.tellsLearning ? [need.id.description] : []))
                // Its words change afterwards; it was held once.
                try await desk.edit(need.id, .init(title: "Il cedolino"), from: 4, as: marco)
            }
            #expect(try await jobs().count == 1)

            let ledger = Ledger()
            let sender = LearningSender(desk: telling, transport: ledger)
            let worker = Worker(
                database: telling.database, bell: telling.bell, handlers: [JobKind.xapi: sender.deliver],
                log: telling.log, now: telling.now)
            try await worker.runDue()
            let told = try #require(ledger.statements.first)
            #expect(ledger.statements.count == 1 && told.json.contains(#""it-IT":"Il cedolino""#))
            #expect(told.json.contains(told.id) && !told.json.contains(marco.name))
        }
    }

    @Test("A payload that is no training held goes nowhere", arguments: ["", "x", "1"])
    func broken(_ payload: String) async throws {
        try await World.run(.sqlite) { town in
            let now = town.clock.now, id = town.desk.id(Job.self)
            let jobs = try await town.desk.database.write { c in
                try c.enqueue(kind: JobKind.xapi, payload: payload, at: now, id: id)
                return try c.claimJobs(limit: 1, at: now, lease: .seconds(60))
            }
            let ledger = Ledger(), sender = LearningSender(desk: town.desk, transport: ledger)
            let outcome = try await sender.deliver(jobs[0])
            #expect(outcome == .never(reason: "the payload is no training that was held"))
            #expect(ledger.statements.isEmpty)
        }
    }
}

/// A store that remembers.
private final class Ledger: LearningTransport {
    private let state = Mutex<[TrainingStatement]>([])

    var statements: [TrainingStatement] { state.withLock { $0 } }

    func put(_ statement: TrainingStatement) async throws(DeliveryFailure) {
        state.withLock { $0.append(statement) }
    }
}

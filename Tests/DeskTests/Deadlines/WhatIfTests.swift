import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("A promise or a calendar is tried on the last year")
struct WhatIfTests {
    private static func promise(_ town: World) async throws -> ServicePromise {
        try #require(try await town.desk.catalogue().promises.first { $0.name == "contratto" })
    }

    private static func ended(_ id: ID<Replay>, _ town: World) async throws -> Replay {
        try await town.work()
        let replay = try #require(try await town.desk.replay(id))
        #expect(replay.endedAt != nil)
        return replay
    }

    @Test("What was met would be missed, and nothing is changed", arguments: TestDatabase.available)
    func promise(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ada = try await town[.ada], taken = try await town.registered()
            _ = try await town.registered { $0.description = "Un'altra" }
            town.clock.pass(minutes: 60)
            _ = try await town.desk.take(taken.number, as: town[.giulia])
            var promise = try await Self.promise(town)
            promise.targets[.takeCharge] = PromiseTarget("99% within 30 min")
            let version = try await town.desk.catalogue().version
            let id = try await town.desk.tryOut(promise, as: .operator(ada))
            let replay = try await Self.ended(id, town)
            #expect(replay.done == 2 && replay.total == 2 && replay.noun == "promise")
            let charge = try #require(replay.tally.lines.first { $0.aim == .takeCharge && $0.promise == "contratto" })
            #expect(charge.before.met == 1 && charge.before.running == 1 && charge.before.missed == 0)
            #expect(charge.after.missed == 2 && charge.after.goal == 99)
            #expect(replay.tally.changed == 2)
            #expect(replay.tally.examples.map(\.number).contains(taken.number.rawValue))
            #expect(try await town.desk.catalogue().version == version)
        }
    }

    @Test("A calendar, with requests older than a year left out", arguments: TestDatabase.available)
    func calendar(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ada = try await town[.ada]
            _ = try await town.registered()
            town.clock.pass(days: 400)
            let young = try await town.registered { $0.description = "Un'altra" }
            let kept = try #require(try await town.desk.catalogue().calendar(named: "ordinario", at: town.clock.now))
            town.clock.pass(days: 2)
            var written = kept.written
            for day in 23...31 { written.exceptions["2027-12-\(day)"] = [] }
            let proposal = try WorkingCalendar(written)
            let replay = try await Self.ended(town.desk.tryOut(proposal, as: .operator(ada)), town)
            #expect(replay.done == 1)
            #expect(replay.tally.examples.allSatisfy { $0.number == young.number.rawValue })
        }
    }

    @Test("What cannot be saved cannot be tried, with the same reason", arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let (ada, giulia) = (try await town[.ada], try await town[.giulia])
            let promise = try await Self.promise(town)
            var blank = promise
            blank.calendar = ""
            let (wrong, noCalendar) = (blank, Refusal.invalid(field: "calendar", reason: "problem.promise.calendar"))
            await #expect(throws: noCalendar) { try await town.desk.tryOut(wrong, as: .operator(ada)) }
            await #expect(throws: Refusal.notAllowed) { try await town.desk.tryOut(promise, as: .operator(giulia)) }
        }
    }

    @Test("More than one batch, each counted once", arguments: TestDatabase.available)
    func many(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let (ada, giulia) = (try await town[.ada], try await town[.giulia])
            for number in 0..<501 {
                let input = town.form { $0.description = "Richiesta \(number)" }
                try await town.desk.submit(town.submission(input, door: .desk, sender: .operator(giulia)))
            }
            let promise = try await Self.promise(town)
            let replay = try await Self.ended(town.desk.tryOut(promise, as: .operator(ada)), town)
            #expect(replay.done == 501 && replay.total == 501 && replay.tally.changed == 0)
            #expect(replay.tally.lines.first { $0.aim == .solution }?.after.running == 501)
        }
    }
}

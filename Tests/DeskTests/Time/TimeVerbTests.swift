import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Time on requests")
struct TimeVerbTests {
    private static func counting(_ town: World) async throws {
        try await town.desk.database.write { c in
            var office = Office()
            office.submissionsPerMinute = 1000
            office.countsTime = true
            try c.save(office)
            try c.settingsChanged()
        }
    }

    private static func own(_ town: World, _ person: World.Person) async throws -> [TimeLine] {
        let id = try await town[person].id, now = town.clock.now
        return try await town.desk.database.read { c in
            try c.timeEntries(
                of: id, from: now.addingTimeInterval(-9_000_000), before: now.addingTimeInterval(60), limit: 50)
        }
    }

    @Test("Off until the office wants it", arguments: TestDatabase.available)
    func off(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.startTimer(on: ticket.number, "Telefono", as: giulia)
            }
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.spendTime(on: ticket.number, minutes: 5, activity: "Telefono", as: giulia)
            }
        }
    }

    @Test("One timer a person: another request stops the first", arguments: TestDatabase.available)
    func timers(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await Self.counting(town)
            let first = try await town.registered(), second = try await town.registered()
            let giulia = try await town[.giulia], before = try await town.ticket(first.number)
            await #expect(throws: Refusal.notFound) {
                try await town.desk.startTimer(on: first.number, "Telefono", as: town[.piero])
            }
            #expect(try await town.desk.startTimer(on: first.number, "Telefono", as: giulia).stopped == nil)
            await #expect(throws: Refusal.alreadyDone) {
                try await town.desk.startTimer(on: first.number, "Telefono", as: giulia)
            }
            town.clock.pass(minutes: 12)
            let swapped = try await town.desk.startTimer(on: second.number, "Analisi", as: giulia)
            #expect(swapped.stopped?.minutes == 12 && swapped.stopped?.ticket == first.id)
            town.clock.pass(minutes: 3.5)
            let stopped = try await town.desk.stopTimer(as: giulia)
            #expect(stopped.minutes == 4 && stopped.ticket == second.id && stopped.activity == "Analisi")
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.stopTimer(as: giulia) }
            #expect(try await Self.own(town, .giulia).map(\.entry.minutes) == [12, 4])
            // The request says nothing of it.
            #expect(try await town.ticket(first.number) == before)
        }
    }

    @Test("A forgotten timer stops by itself and says so until it is corrected", arguments: TestDatabase.available)
    func forgotten(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await Self.counting(town)
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            try await town.desk.startTimer(on: ticket.number, "Telefono", as: giulia)
            town.clock.pass(minutes: 119)
            #expect(try await town.desk.stopForgottenTimers() == 0)
            town.clock.pass(days: 1)
            #expect(try await town.desk.stopForgottenTimers() == 1)
            #expect(try await town.desk.stopForgottenTimers() == 0)
            let entry = try #require(try await Self.own(town, .giulia).first?.entry)
            #expect(entry.minutes == 120 && entry.isInDoubt)
            let corrected = try await town.desk.correctTime(
                entry.id, minutes: 25, activity: "Scrittura", because: "dimenticato acceso", as: giulia, seen: 0)
            #expect(!corrected.isInDoubt)
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.correctTime(
                    entry.id, minutes: 30, activity: "Scrittura", because: "ancora", as: giulia, seen: 0)
            }
            let kept = try await town.desk.database.read { c in try c.timeCorrections(of: entry.id) }
            #expect(kept.count == 1 && kept[0].minutes == (120, 25) && kept[0].activity == ("Telefono", "Scrittura"))
            #expect(kept[0].byName == "Giulia" && kept[0].reason == "dimenticato acceso")
        }
    }

    @Test("Of a request and of a group only sums by activity", arguments: TestDatabase.available)
    func totals(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await Self.counting(town)
            let ticket = try await town.registered(), giulia = try await town[.giulia], luca = try await town[.luca]
            let group = try #require(ticket.group), number = ticket.number
            try await town.desk.spendTime(on: number, minutes: 30, activity: "Analisi", note: " prima ", as: giulia)
            let lucas = try await town.desk.spendTime(on: number, minutes: 20, activity: "Analisi", as: luca)
            try await town.desk.spendTime(on: number, minutes: 90, activity: "Telefono", as: luca)
            await #expect(throws: Refusal.notFound) {
                try await town.desk.correctTime(lucas.id, minutes: 1, activity: "Analisi", because: "no", as: giulia)
            }
            try await town.desk.correctTime(lucas.id, minutes: 0, activity: "Analisi", because: "doppio", as: luca)
            let now = town.clock.now
            let (ticketTotals, groups) = try await town.desk.database.read { c in
                try (
                    c.timeTotals(of: [ticket.id]),
                    c.timeTotals(of: [group], from: now.addingTimeInterval(-60), before: now.addingTimeInterval(60))
                )
            }
            let expected = [TimeTotal(activity: "Telefono", minutes: 90), TimeTotal(activity: "Analisi", minutes: 30)]
            #expect(ticketTotals == expected && groups.map(\.total) == expected)
            // Two of the same moment: one wins, nothing is lost.
            let done = await withTaskGroup(of: Bool.self) { tasks in
                for minutes in [5, 6] {
                    tasks.addTask {
                        // A refusal is the answer.
                        (try? await town.desk.correctTime(
                            lucas.id, minutes: minutes, activity: "Analisi", because: "due", as: luca, seen: 1)) != nil
                    }
                }
                return await tasks.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 1)
        }
    }

    @Test("The activities are a setting, with the other settings", arguments: TestDatabase.available)
    func settings(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let written = try await town.desk.exportSettings()
            #expect(written.contains("countsTime: false") && written.contains("Back office"))
            for wrong in [[], ["a", "A"], [String(repeating: "x", count: 61)]] {
                var office = try await town.desk.catalogue().office
                office.activities = wrong
                let next = office
                await #expect(throws: Refusal.invalid(field: "activities", reason: "problem.activities")) {
                    try await town.desk.edit(next, as: .commandLine)
                }
            }
        }
    }
}

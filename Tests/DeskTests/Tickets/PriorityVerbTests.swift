import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

// It is Wednesday 18 November 2026, 12:06 in Rome.
@Suite("Priority at the desk: by a person, by a reminder, by a date that is near")
struct PriorityVerbTests {
    @Test("By the matrix, with the reason; the terms are counted again", arguments: TestDatabase.available)
    func matrix(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let giulia = try await town[.giulia]
            var ticket = try await town.registered()
            ticket = try await town.desk.prioritise(
                ticket.number, as: .matrix(.many, .high), reason: "Ente fermo", by: giulia)
            #expect(ticket.priority == .p1)
            #expect(try await town.clocks(of: ticket).last == "solution contratto P1 running")
            let facts = try await town.facts(of: ticket)
            #expect(facts.suffix(2) == [.prioritised, .promiseChanged])
            let number = ticket.number
            await #expect(throws: Refusal.alreadyDone) {
                try await town.desk.prioritise(number, as: .priority(.p1), reason: "", by: giulia)
            }
        }
    }

    @Test(
        "A triple with impact and urgency follows the matrix, also when it changes", arguments: TestDatabase.available)
    func triples(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            func priority() async throws -> Priority? {
                try await town.desk.catalogue().triples.first { $0.code == "ACC-CRE-01" }?.priority
            }
            _ = try await town.desk.apply(
                SettingsDocument("triples: [{code: ACC-CRE-01, impact: one, urgency: high, priority: P4}]"))
            #expect(try await priority() == .p2)
            _ = try await town.desk.apply(
                SettingsDocument("office: {priorityMatrix: [P1 P1 P1, P1 P1 P1, P1 P1 P1]}"))
            #expect(try await priority() == .p1)
            let problem = await #expect(throws: SettingsProblem.self) {
                try await town.desk.apply(SettingsDocument("office:\n  serviceName: Prova\n  priorityMatrix: [P1]"))
            }
            #expect(problem?.line == 3)
        }
    }

    @Test("A reminder of the requester is counted, raises once, resets no clock", arguments: TestDatabase.available)
    func chased(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered(), token = town.desk.trackingToken(of: ticket.id)
            let due = try await town.due(.solution, of: ticket)
            town.clock.pass(days: 1)
            var chased = try await town.desk.chase(token)
            #expect(chased.chases == 1 && chased.priority == .p2)
            await #expect(throws: Refusal.slowDown(seconds: 86_401)) { try await town.desk.chase(token) }
            town.clock.pass(days: 1.1)
            chased = try await town.desk.chase(ticket.number, as: town[.giulia])
            #expect(chased.chases == 2 && chased.priority == .p2)
            #expect(try await town.due(.solution, of: ticket) == due)
            #expect(try await town.ticket(ticket.number)?.raises == ["chased"])
        }
    }

    @Test(
        "A date that is near raises the open requests and those that come, once a step",
        arguments: TestDatabase.available)
    func windows(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let old = try await town.registered()
            _ = try await town.desk.apply(SettingsDocument(Self.window))
            try await town.desk.raisePriorities()
            #expect(try await town.ticket(old.number)?.priority == .p3)
            town.clock.pass(days: 1)
            // Thursday: three working days before Tuesday.
            try await town.desk.raisePriorities()
            try await town.desk.raisePriorities()
            #expect(try await town.ticket(old.number)?.priority == .p2)
            #expect(try await town.facts(of: old).filter { $0 == .prioritised }.count == 1)
            let new = try await town.registered { $0.description = "Un'altra" }
            #expect(new.priority == .p2)
            town.clock.pass(days: 5)
            try await town.desk.raisePriorities()
            #expect(try await town.ticket(old.number)?.priority == .p1)
            #expect(try await town.ticket(new.number)?.priority == .p1)
            #expect(try await town.facts(of: new).filter { $0 == .prioritised }.count == 2)
            let text = try await town.desk.exportSettings()
            #expect(try await town.desk.apply(SettingsDocument(text)).isEmpty)
        }
    }

    @Test("More requests than one transaction takes rise to the last", arguments: TestDatabase.available)
    func many(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            for number in 0..<201 {
                let input = town.form { $0.description = "Richiesta \(number)" }
                try await town.desk.submit(town.submission(input, door: .desk, sender: .operator(giulia)))
            }
            town.clock.pass(days: 1)
            _ = try await town.desk.apply(SettingsDocument(Self.window))
            try await town.desk.raisePriorities()
            let raised = try await town.desk.database.read { c in
                try c.value("SELECT count(*) FROM tickets WHERE priority = 2", Int.self)
            }
            #expect(raised == 201)
        }
    }

    @Test(
        "A window that cannot be is refused with its line",
        arguments: [
            ("date: 02-30", "date: 02-30 is no day (day 23 of each month, 03-16 of each year, 2027-03-16)"),
            ("before: [1, 1]", "cu: before: one to three different numbers of working days from 0 to 60"),
            ("before: [soon]", "before: soon is no whole number"),
            ("after: 61", "cu: after: is a number out of range"),
            ("calendar: altro", "cu: calendar: names a calendar that is not there"),
            ("triple: XYZ-*", "cu: triple: fits no triple that is there"),
        ])
    func refused(_ line: String, _ message: String) async throws {
        try await World.run(.sqlite) { town in
            let text = Self.window.split(separator: "\n").filter { !$0.contains(line.split(separator: ":")[0] + ":") }
            let problem = await #expect(throws: SettingsProblem.self) {
                try await town.desk.apply(SettingsDocument((text + ["    \(line)"]).joined(separator: "\n")))
            }
            #expect(
                problem?.message == "windows: \(message)" && (problem?.line ?? 0) >= 2, "\(problem?.description ?? "")")
        }
    }

    private static let window = """
        windows:
          - name: cu
            triple: ACC-*
            date: day 24
            before: [3, 0]
            after: 0
            calendar: ordinario
        """
}

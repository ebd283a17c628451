import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

// It is Wednesday 18 November 2026, 12:06 in Rome.
@Suite("Rules that run by the clock")
struct RuleScheduleTests {
    static let daily = """
          - name: Ogni mattina
            when: [{daily: "08:00"}]
            if: {age: "> 1 days"}
            then: [{tag: vecchia}, {note: "Da guardare"}]
        """

    @Test("What was due while nobody looked is done once, and each request once", arguments: TestDatabase.available)
    func downtime(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey(Self.daily)
            let ticket = try await town.registered()
            #expect(try await town.desk.runScheduledRules() == 0)
            // Three mornings pass without us.
            town.clock.pass(days: 3)
            #expect(try await town.desk.runScheduledRules() == 1)
            #expect(try await town.desk.runScheduledRules() == 0)
            #expect(try await town.tags(of: ticket) == ["vecchia"])
            town.clock.pass(days: 1)
            let late = try await town.registered { $0.description = "Un'altra" }
            town.clock.pass(days: 2)
            #expect(try await town.desk.runScheduledRules() == 1)
            #expect(try await town.tags(of: late) == ["vecchia"])
            #expect(try await town.runs(of: ticket).map(\.event) == ["clock"])
            // Written anew, it is another rule and begins again.
            try await town.obey(Self.daily.replacing("Da guardare", with: "Da guardare ancora"))
            town.clock.pass(days: 1)
            #expect(try await town.desk.runScheduledRules() == 2)
        }
    }

    @Test("A rule that says so obeys again at each turn", arguments: TestDatabase.available)
    func again(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey("  - {name: ogni ora, when: [{every: 1 h}], again: true, then: [{note: Ora}]}")
            let ticket = try await town.registered()
            for _ in 0..<3 {
                town.clock.pass(minutes: 60)
                #expect(try await town.desk.runScheduledRules() == 1)
                #expect(try await town.desk.runScheduledRules() == 0)
            }
            #expect(try await town.messages(of: ticket).filter { $0.kind == .note }.count == 3)
        }
    }

    @Test("A turn goes on where it stood, and two processes do not do it twice", arguments: TestDatabase.available)
    func resumed(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey("  - {name: ora, when: [{every: 1 h}], again: true, then: [{tag: x}, {note: Ora}]}")
            let first = try await town.registered(), second = try await town.registered { $0.description = "Due" }
            town.clock.pass(minutes: 60)
            let rule = try #require(try await town.desk.catalogue().rules.first)
            // As a process leaves it that was killed between two pages.
            let turn = try #require(rule.turn(at: town.clock.now, try await town.desk.catalogue()))
            try await town.desk.database.write { c in try c.save(RuleTurn(rule: rule.id, at: turn, after: first.id)) }
            #expect(try await town.desk.runScheduledRules() == 1)
            #expect(try await town.tags(of: first).isEmpty)
            #expect(try await town.tags(of: second) == ["x"])
            town.clock.pass(minutes: 60)
            let (desk, other) = (town.desk, town.anotherDesk())
            async let one = desk.runScheduledRules()
            async let two = other.runScheduledRules()
            let both = try await (one, two)
            #expect(both.0 + both.1 == 2)
            #expect(try await town.messages(of: first).filter { $0.kind == .note }.count == 1)
        }
    }

    @Test("Only the weekdays and the working days named")
    func workingDays() async throws {
        try await World.run(.sqlite) { town in
            try await town.obey(
                "  - {name: feriale, when: [{daily: \"08:00\", calendar: ordinario}], again: true, then: [{note: Ora}]}"
            )
            let ticket = try await town.registered()
            for _ in 0..<7 {
                town.clock.pass(days: 1)
                try await town.desk.runScheduledRules()
            }
            #expect(try await town.messages(of: ticket).filter { $0.kind == .note }.count == 5)
        }
    }
}

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("A rule tried on the past")
struct RuleTrialTests {
    /// Rules that really ran are tried afterwards on the same history.
    static let rules = [
        "{name: prova, when: [registered], if: {area: Accesso}, then: [{tag: a}]}",
        "{name: prova, when: [registered, reclassified], if: {priority: P1}, then: [{tag: a}]}",
        "{name: prova, when: [answered], if: {message: errore, state: [in_progress, assigned]}, then: [{note: Ecco}]}",
        "{name: prova, when: [taken, assigned], if: {assignee: giulia}, then: [{tag: a}]}",
        "{name: prova, when: [moved], if: {group: L2-ECO, assignee: none}, then: [{priority: raise}]}",
        "{name: prova, when: [resolved], if: {all: [{reopenings: 1}, {not: {tag: a}}]}, then: [{tag: a}]}",
        "{name: prova, when: [chased], if: {chases: \"> 0\"}, then: [{note: Uno}]}",
        "{name: prova, when: [{deadline: 75, aim: takeCharge}], then: [{tag: a}]}",
        "{name: prova, when: [waiting], if: {state: waiting_requester, age: \"< 1 days\"}, then: [{tag: a}]}",
        "{name: prova, when: [closed, cancelled, rated], then: [{note: Fine}]}",
    ]

    @Test("Tells what really happened", arguments: rules, TestDatabase.available)
    func same(_ rule: String, _ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            try await town.obey("  - " + rule)
            try await Self.live(in: town)
            let kept = try #require(try await town.desk.catalogue().rules.first)
            let trial = try await town.desk.tryRule(kept)
            let real = try await town.desk.database.read { c in try c.ruleRuns(by: [kept.id], limit: 100).reversed() }
            let found = trial.hits.map {
                "\($0.ticket) \(Int64($0.at.timeIntervalSince1970 * 1000)) \($0.event) \($0.outcome.done)"
            }
            let happened = real.map {
                "\($0.ticket) \(Int64($0.at.timeIntervalSince1970 * 1000)) \($0.event) \($0.outcome.done)"
            }
            #expect(found.sorted() == happened.sorted())
            #expect(!happened.isEmpty, "a rule that never ran proves nothing")
            #expect(trial.next == nil && trial.looked == 3)
        }
    }

    /// A day of three requests.
    static func live(in town: World) async throws {
        let desk = town.desk, ada = try await town[.ada], giulia = try await town[.giulia]
        let first = try await town.registered(), token = desk.trackingToken(of: first.id)
        town.clock.pass(minutes: 1)
        _ = try await town.registered { $0.description = "Un'altra" }
        town.clock.pass(minutes: 200)
        try await desk.markDeadlines()
        try await desk.take(first.number, as: giulia)
        town.clock.pass(minutes: 1)
        _ = try await desk.reply(to: first.number, as: giulia, ReplyDraft(text: "Che errore?", next: .wait))
        town.clock.pass(minutes: 1)
        try await desk.answer(token, "Errore 42")
        town.clock.pass(days: 1)
        try await desk.chase(token)
        town.clock.pass(minutes: 1)
        try await desk.reclassify(first.number, to: "STI-PAG-01", as: ada)
        town.clock.pass(minutes: 1)
        try await desk.handOver(first.number, to: "L2-ECO", reason: "", as: ada)
        town.clock.pass(minutes: 1)
        try await desk.resolve(first.number, as: .fixed, by: ada)
        town.clock.pass(minutes: 1)
        try await desk.reopen(token, reason: "Ancora")
        town.clock.pass(minutes: 1)
        try await desk.resolve(first.number, as: .fixed, by: ada)
        town.clock.pass(minutes: 1)
        _ = try await desk.rate(token, .tracking, value: 5, comment: "")
        town.clock.pass(minutes: 1)
        try await desk.close(first.number, as: ada)
        let third = try await town.registered { $0.description = "La terza" }
        town.clock.pass(minutes: 1)
        try await desk.cancel(third.number, because: .withdrawn, as: ada)
    }

    @Test(
        "Says what it cannot know, changes nothing, and goes on from where it stopped",
        arguments: TestDatabase.available)
    func bounds(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            for index in 0..<3 { _ = try await town.registered { $0.description = "Numero \(index)" } }
            let rule = try Rule(
                yaml:
                    "{name: x, when: [{every: 1 h}], if: {deadline: overdue, attachments: false}, then: [{assign: least busy}]}"
            )
            let trial = try await town.desk.tryRule(rule)
            #expect(trial.unknown == [.deadlines, .clock, .workload, .attachments] && trial.hits.isEmpty)
            let all = try await town.desk.tryRule(Rule(yaml: "{name: x, when: [{every: 1 h}], then: [{tag: a}]}"))
            #expect(all.hits.map(\.event) == ["clock", "clock", "clock"] && all.looked == 3)
            let last = try #require(all.hits.dropLast().last?.ticket)
            #expect(
                try await town.desk.tryRule(
                    Rule(yaml: "{name: x, when: [{every: 1 h}], then: [{tag: a}]}"), after: last
                ).looked == 1)
            #expect(try await town.desk.catalogue().rules.isEmpty)
            // What is older than a month is not told.
            town.clock.pass(days: 31)
            #expect(
                try await town.desk.tryRule(Rule(yaml: "{name: x, when: [registered], then: [{tag: a}]}")).hits.isEmpty)
        }
    }
}

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Rules as settings")
struct RuleSettingsTests {
    static let rules = """
        rules:
          - name: Stipendio non pagato a ridosso dell'emissione
            position: 10
            when: [registered, answered, {deadline: 75, aim: solution, promise: contract}, {every: 30 min}]
            if:
              all:
                - area: Stipendi
                - channel: [web, email]
                - any: [{not: {tag: gestita}}, {tag: {not: [a, b]}}]
                - text: [stipendio, "non pagato"]
                - age: "> 3 days"
                - idle: "< 8 h"
                - chases: "> 2"
                - reopenings: 0
                - {health: true, attachments: false}
                - assignee: none
                - open: ordinario
                - not: {triple: STI-PAG-01}
            then:
              - priority: P1
              - priority: raise
              - triple: STI-PAG-01
              - state: waiting_third_party
              - assign: giulia
              - assign: least busy
              - move: L2-ECO
              - tag: urgente
              - untag: [vecchia, altra]
              - answer: {it: "Ci pensiamo {{number}}", en: "We see to {{number}}"}
              - note: "Due righe:\\nla seconda"
              - notify: {to: [lead, governance, sara, capo@ente.example], text: "Guarda {{number}}"}
              - checklist: [Uno, Due]
              - webhook: https://utente:segreto@esempio.it/a?chiave=1
              - child: {triple: STI-PAG-01, text: Verificare}
            stop: true
            calendar: ordinario
          - name: Ogni lunedì
            position: 20
            active: false
            again: true
            when: [{daily: "08:00", weekdays: [mon, fri], calendar: ordinario}]
            then: [{escalate: true}, {resolve: no_reply}, {state: closed}]
        """

    @Test("Applied twice nothing changes; exported and applied again neither", arguments: TestDatabase.available)
    func roundTrip(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let document = try SettingsDocument(Self.rules)
            #expect(try await town.desk.apply(document).map(\.description).filter { $0.contains("rule") }.count == 2)
            #expect(try await town.desk.apply(document).isEmpty)
            let exported = try await town.desk.exportSettings()
            for line in [
                "    - area: Stipendi\n", "  - priority: P1\n", "age: '> 3 days'", "channel: [web, email]",
                "chases: '> 2'",
                "then:\n",
                "when: [registered, answered, {deadline: 75, aim: solution, promise: contract}, {every: 30 min}]",
            ] { #expect(exported.contains(line), "\(line)\n\(exported)") }
            #expect(try await town.desk.apply(SettingsDocument(exported)).isEmpty)
            // The list of changes is read by more people than the settings: it hides what is secret.
            let other = Self.rules.replacing(
                "https://utente:segreto@esempio.it/a?chiave=1", with: "https://a:nascosto@esempio.it/b")
            let changed = try #require(try await town.desk.apply(SettingsDocument(other)).first)
            let shown = changed.fields.map { $0.from + $0.to }.joined()
            #expect(shown.contains("esempio.it") && !shown.contains("segreto") && !shown.contains("nascosto"))
            #expect(!shown.contains("chiave=1"))
            let kept = try await town.desk.catalogue().rules.filter { $0.validity.to == nil }
            #expect(kept.count == 2)
            for rule in kept {
                var read = try Rule(yaml: rule.yaml)
                read.id = rule.id
                read.validity = rule.validity
                #expect(read == rule)
            }
        }
    }

    static let wrong: [(String, String)] = [
        ("when: [registrata]\n    then: [{tag: x}]", "line 3: rules: when: registrata is none of registered"),
        ("when: [registered]\n    if: {colour: red}\n    then: [{tag: x}]", "line 4: rules: if: unknown field colour"),
        (
            "when: [registered]\n    if:\n      all:\n        - channel: web\n        - channel: fax\n    then: [{tag: x}]",
            "line 7: rules: channel: has a value that is none of those it may have (fax)"
        ),
        (
            "when: [registered]\n    if: {channel: {greater: web}}\n    then: [{tag: x}]",
            "line 4: rules: channel: is not compared so (greater)"
        ),
        ("when: [registered]\n    if: {age: \"> 3 giorni\"}\n    then: [{tag: x}]", "line 4: rules: age: is no term"),
        ("when: [registered]\n    if: {age: 3 days}\n    then: [{tag: x}]", "line 4: rules: age: is not compared so"),
        ("when: [registered]\n    if: {age: \"> 8 h\"}\n    then: [{tag: x}]", "rules: calendar: must be there"),
        ("when: [registered]\n    then:\n      - tag: x\n      - tango: y", "line 6: rules: unknown key tango"),
        ("when: [registered]\n    then: [{priority: P9}]", "line 4: rules: then: priority: P9 is none of"),
        ("when: [registered]\n    then: [{state: new}]", "line 4: rules: then: state: new is none of"),
        ("when: [registered]", "rules: then: a rule does something"),
        ("then: [{tag: x}]", "rules: when: a rule listens to something"),
        ("when: [tagged]\n    then: [{tag: x}]", "line 4: rules: then: the rule would wake itself"),
        ("when: [{every: 1 min}]\n    then: [{tag: x}]", "line 3: rules: when: is no period"),
        ("when: [{daily: \"25:00\"}]\n    then: [{tag: x}]", "line 3: rules: when: daily: 25:00 is no time of a day"),
        ("when: [{deadline: 120}]\n    then: [{tag: x}]", "line 3: rules: when: is a share of a term"),
        ("when: [registered]\n    then: [{move: NIENTE}]", "rules: x: move: names a group that is not there"),
        ("when: [registered]\n    then: [{triple: NIENTE}]", "rules: x: triple: fits no triple that is there"),
        ("when: [registered]\n    then: [{assign: nessuno}]", "rules: x: assign: names somebody who is not there"),
        (
            "when: [registered]\n    if: {field.NIENTE: x}\n    then: [{tag: x}]",
            "rules: x: field.NIENTE: names a field of the form"
        ),
        (
            "when: [registered]\n    if: {open: NIENTE}\n    then: [{tag: x}]",
            "rules: x: if: names a calendar that is not there"
        ),
        ("when: [registered]\n    then: [{note: \"{{niente}}\"}]", "there is no value called niente"),
        (
            "when: [registered]\n    then: [{webhook: \"ftp://x.it\"}]",
            "line 4: rules: then: webhook: is no http or https address"
        ),
        ("when: [registered]\n    then: [{notify: {to: [nessuno], text: x}}]", "names somebody who is not there"),
        ("when: [registered]\n    allora: [{tag: x}]", "line 4: rules: unknown key allora"),
    ]

    @Test("Each mistake is told with its line and its reason, and nothing is applied", arguments: wrong.indices)
    func refused(_ index: Int) async throws {
        let (entry, reason) = Self.wrong[index]
        try await World.run(.sqlite) { town in
            do {
                _ = try await town.desk.apply(SettingsDocument("rules:\n  - name: x\n    " + entry))
                Issue.record("applied: \(entry)")
            } catch let problem as SettingsProblem {
                #expect(problem.description.contains(reason), "\(problem)")
            }
            #expect(try await town.desk.catalogue().rules.isEmpty)
        }
    }

    @Test("Rules are put in another order, changed and ended; each wording is a row", arguments: TestDatabase.available)
    func edited(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ada = SettingsActor.operator(try await town[.ada])
            let first = try await town.desk.add(
                Rule(name: "a", position: 0, when: [.event(.registered)], then: [.tag(["a"])]), as: ada)
            let second = try await town.desk.add(
                Rule(name: "b", position: 0, when: [.event(.registered)], then: [.tag(["b"])]), as: ada)
            #expect(first.position == 10 && second.position == 20)
            town.clock.pass(minutes: 1)
            try await town.desk.reorder(rules: [second.id, first.id], as: ada)
            let now = town.clock.now
            #expect(try await town.desk.catalogue().rules.filter { $0.holds(at: now) }.map(\.name) == ["b", "a"])
            town.clock.pass(minutes: 1)
            try await town.desk.end(rule: "a", as: ada)
            let later = town.clock.now
            #expect(try await town.desk.catalogue().rules.filter { $0.holds(at: later) }.map(\.name) == ["b"])
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.end(rule: "b", as: .operator(town[.giulia]))
            }
        }
    }
}

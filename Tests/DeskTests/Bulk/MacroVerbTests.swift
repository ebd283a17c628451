import Desk
import Domain
import Foundation
import Formats
import Store
import TestSupport
import Testing

@Suite("Macros, by people and as settings")
struct MacroVerbTests {
    private static let document = """
        macros:
          - name: Credenziali rimandate
            position: 10
            groups: [L1-WEB]
            then:
              - assign: me
              - tag: credenziali
              - answer: {it: "Gentile {{name}}, abbiamo rimandato le credenziali per la {{number}}.", en: "Dear {{name}}, done."}
              - resolve: fixed
          - name: Agli stipendi
            position: 20
            then:
              - note: "Per {{triple}}"
              - move: L2-ECO
        """

    private static func macro(_ name: String, _ town: World) async throws -> Macro {
        let now = town.clock.now
        return try #require(
            try await town.desk.catalogue().macros.first { $0.name == name && $0.validity.holds(at: now) })
    }

    @Test("All of it in one transaction, by the person, said in the history", arguments: TestDatabase.available)
    func run(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.desk.apply(SettingsDocument(Self.document))
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let macro = try await Self.macro("Credenziali rimandate", town)
            let run = try await town.desk.run(macro.id, on: ticket.number, as: giulia)
            #expect(run.ticket.state == .resolved && run.ticket.assignee == giulia.id)
            #expect(try await town.tags(of: ticket) == ["credenziali"])
            let message = try #require(try await town.messages(of: ticket).last)
            #expect(message.text == "Gentile Anna Bianchi, abbiamo rimandato le credenziali per la \(ticket.number).")
            let events = try await town.desk.database.read { c in try c.events(of: ticket.id) }.suffix(4)
            #expect(events.map(\.fact.kind) == [.taken, .tagged, .replied, .resolved])
            #expect(events.allSatisfy { $0.fact.macro == "Credenziali rimandate" && $0.actorName == "Giulia" })
            #expect(try await town.mails(of: ticket).filter { $0.message == message.id }.map(\.kind) == [.solution])
        }
    }

    @Test("Nothing of it when one action cannot be done, nor to who is not meant", arguments: TestDatabase.available)
    func nothing(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.desk.apply(SettingsDocument(Self.document))
            let ticket = try await town.resolved(), giulia = try await town[.giulia], piero = try await town[.piero]
            let macro = try await Self.macro("Credenziali rimandate", town)
            let before = try await town.facts(of: ticket)
            await #expect(throws: Refusal.wrongState(.resolved)) {
                try await town.desk.run(macro.id, on: ticket.number, as: giulia)
            }
            #expect(try await town.facts(of: ticket) == before)
            #expect(try await town.tags(of: ticket) == [])
            await #expect(throws: Refusal.notFound) {
                try await town.desk.run(macro.id, on: ticket.number, as: piero)
            }
        }
    }

    @Test("One whose group ended is refused until it is repaired", arguments: TestDatabase.available)
    func broken(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.desk.apply(SettingsDocument(Self.document))
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            try await town.desk.apply(SettingsDocument("groups:\n  - {code: L1-WEB, escalatesTo: DSII-UFF}"))
            try await town.desk.apply(SettingsDocument("groups:\n  - {code: L2-ECO, ended: true}"))
            let macro = try await Self.macro("Agli stipendi", town)
            town.clock.pass(minutes: 1)
            let fault = BrokenMacro(name: macro.name, fault: MacroFault(.group, "L2-ECO"))
            await #expect(throws: fault) { try await town.desk.run(macro.id, on: ticket.number, as: giulia) }
            await #expect(throws: fault) {
                try await town.desk.propose(.macro(macro.id), on: .numbers([ticket.number]), list: "", as: giulia)
            }
            try await town.desk.apply(
                SettingsDocument("macros:\n  - name: Agli stipendi\n    then:\n      - move: DSII-UFF"))
            let repaired = try await Self.macro("Agli stipendi", town)
            let run = try await town.desk.run(repaired.id, on: ticket.number, as: giulia)
            #expect(run.ticket.group != ticket.group)
        }
    }

    @Test("On many at once, told as the macro of an action on many", arguments: TestDatabase.available)
    func many(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.desk.apply(SettingsDocument(Self.document))
            let giulia = try await town[.giulia], macro = try await Self.macro("Credenziali rimandate", town)
            let one = try await town.registered(), other = try await town.registered { $0.description = "Un'altra" }
            let bulk = try await town.desk.propose(
                .macro(macro.id), on: .numbers([one.number, other.number]), list: "", as: giulia)
            #expect(bulk.macro == macro.name && bulk.tally.applied == 2)
            try await town.desk.start(bulk.id, as: giulia)
            town.clock.pass(minutes: 1)
            try await town.work()
            let events = try await town.desk.database.read { c in try c.events(of: other.id) }.suffix(4)
            #expect(events.allSatisfy { $0.fact.macro == macro.name && $0.fact.bulk == bulk.id })
        }
    }

    @Test(
        "Exported and applied again it changes nothing; a person's own stays theirs", arguments: TestDatabase.available)
    func settings(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], luca = try await town[.luca]
            try await town.desk.apply(SettingsDocument(Self.document))
            let own = Macro(name: "Mia", owner: giulia.id, position: 0, then: [.tag(["mio"])])
            try await town.desk.add(own, as: .operator(giulia))
            await #expect(throws: Refusal.notFound) { try await town.desk.add(own, as: .operator(luca)) }
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.add(Macro(name: "Di tutti", then: [.tag(["x"])]), as: .operator(giulia))
            }
            let text = try await town.desk.exportSettings()
            #expect(text.contains("Credenziali rimandate") && !text.contains("Mia"))
            #expect(try await town.desk.apply(SettingsDocument(text)).isEmpty)
            let catalogue = try await town.desk.catalogue()
            #expect(catalogue.macros(of: giulia, at: town.clock.now).map(\.name).first == "Mia")
            #expect(!catalogue.macros(of: luca, at: town.clock.now).map(\.name).contains("Mia"))
        }
    }

    @Test(
        "A blank that nothing fills is refused with its place; so is what only rules do",
        arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ada = try await town[.ada]
            do {
                try await town.desk.add(
                    Macro(name: "Sbagliata", then: [.answer(RuleText("Ciao\n{{nome}}"))]), as: .operator(ada))
                Issue.record("it was kept")
            } catch let refusal as TemplateRefusal {
                #expect(refusal.field == "answer" && refusal.problem.line == 2)
            }
            for (then, words) in [
                ("- webhook: https://x.example", "left to rules"), ("- move: L2-ECO\n      - tag: x", "put it last"),
                ("- answer: '{{nome}}'", "no value called nome"), ("- assign: nessuno", "somebody who is not there"),
            ] {
                do {
                    try await town.desk.apply(
                        SettingsDocument("macros:\n  - name: Sbagliata\n    then:\n      " + then))
                    Issue.record("it was kept: \(then)")
                } catch let problem as SettingsProblem {
                    #expect(problem.message.contains(words), "\(problem.message)")
                }
            }
        }
    }
}

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Rules act in the write of what woke them")
struct RuleVerbTests {
    static let everything = """
          - name: Tutto
            when: [registered]
            if: {area: Accesso, domain: example.it, text: riservata}
            then:
              - priority: P1
              - priority: P1
              - tag: [urgente, accesso]
              - assign: least busy
              - checklist: [Telefonare, Verificare le credenziali]
              - note: "Richiesta {{number}} del gruppo {{group}}"
              - answer: {it: "Ci pensiamo noi: {{link}}", en: "We are on it"}
              - notify: {to: [lead, sara, requester, capo@ente.example], text: "Guarda {{number}}: {{link}}"}
        """

    @Test("Each action, in order, with its place in the history and in the log", arguments: TestDatabase.available)
    func everything(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey(Self.everything)
            let ticket = try await town.registered(), id = ticket.id
            #expect(ticket.priority == .p1 && ticket.state == .assigned)
            #expect(try await town.now(ticket) == ticket)
            #expect(try await town.desk.catalogue().person(ticket.assignee)?.login == "giulia")
            #expect(try await town.tags(of: ticket) == ["accesso", "urgente"])
            #expect(
                try await town.facts(of: ticket) == [
                    .opened, .confirmed, .routed, .prioritised, .tagged, .tagged, .assigned, .listed, .noted, .replied,
                ])
            let events = try await town.desk.database.read { c in try c.events(of: id) }
            #expect(
                events.suffix(7).allSatisfy {
                    $0.actor == .system && $0.actorName == "Tutto" && $0.fact.rule == "Tutto"
                })
            #expect(events.prefix(3).allSatisfy { $0.fact.rule == nil })
            let items = try await town.desk.database.read { c in try c.checklist(of: id) }
            #expect(items.map(\.text) == ["Telefonare", "Verificare le credenziali"])
            let messages = try await town.messages(of: ticket)
            #expect(messages.map(\.kind) == [.request, .note, .reply])
            #expect(messages[1].text == "Richiesta \(ticket.number) del gruppo Primo livello web")
            #expect(messages[2].text == "Ci pensiamo noi: \(town.desk.trackingURL(of: id))")
            // Nobody leads the front desk: all of it is told, once each, and never with the requester's link.
            #expect(
                try await town.told(ticket, .notice) == [
                    "giulia@ente.example", "luca@ente.example", "sara@ente.example", "capo@ente.example",
                ])
            #expect(try await town.told(ticket, .reply) == ["anna.bianchi@example.it", "anna.bianchi@example.it"])
            let notice = try await town.mails(of: ticket).first { $0.kind == .notice }?.notice
            #expect(notice == "Guarda \(ticket.number): http://127.0.0.1:8080/scrivania/richieste/\(ticket.number)")
            let run = try #require(try await town.runs(of: ticket).first)
            #expect(run.ruleName == "Tutto" && run.event == "registered")
            #expect(run.outcome.because == ["area: Accesso", "domain: example.it", "text contains: riservata"])
            #expect(run.outcome.done.first == "priority: P1" && run.outcome.done.count == 7)
            #expect(run.outcome.skipped.map(\.reason) == ["rules.skipped.same"])
            // An automatic answer is no first answer.
            #expect(ticket.firstReplyAt == nil)
            try await town.work()
            let flights = town.pigeons.flights.filter { $0.to == ["sara@ente.example"] }
            #expect(flights.count == 1 && !flights[0].text.contains(town.desk.trackingToken(of: id)))
        }
    }

    @Test("Rules hear every verb of the desk", arguments: TestDatabase.available)
    func everyVerb(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let events = RuleEvent.allCases.filter { $0 != .tagged }
            try await town.obey(
                events.map { "  - {name: \($0.rawValue), when: [\($0.rawValue)], then: [{tag: \($0.rawValue)}]}" }
                    .joined(separator: "\n"))
            let ada = try await town[.ada], giulia = try await town[.giulia]
            let ticket = try await town.registered(), token = town.desk.trackingToken(of: ticket.id)
            let number = ticket.number, desk = town.desk
            try await desk.take(number, as: giulia)
            try await desk.assign(number, to: town[.luca].id, as: ada)
            try await desk.note(on: number, "Nota", as: giulia)
            _ = try await desk.reply(to: number, as: ada, ReplyDraft(text: "Che errore?", next: .wait))
            try await desk.answer(token, "Errore 42")
            town.clock.pass(days: 1)
            try await desk.chase(token)
            try await desk.handOver(number, to: "L2-ECO", reason: "", as: ada)
            try await desk.reclassify(number, to: "STI-PAG-01", as: ada)
            try await desk.prioritise(number, as: .priority(.p4), reason: "calma", by: ada)
            try await desk.resolve(number, as: .fixed, by: ada)
            _ = try await desk.rate(token, .tracking, value: 5, comment: "")
            try await desk.close(number, as: ada)
            try await desk.reopen(number, reason: "", as: ada)
            try await desk.cancel(number, because: .withdrawn, as: ada)
            let tags = try await town.tags(of: ticket)
            #expect(Set(tags) == Set(events.map(\.rawValue)))
        }
    }

    @Test("Stop, later rules and rules that rules wake", arguments: TestDatabase.available)
    func order(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey(
                """
                  - {name: uno, position: 10, when: [registered], then: [{tag: uno}, {priority: P1}]}
                  - {name: due, position: 20, when: [registered], if: {priority: P1}, then: [{tag: due}], stop: true}
                  - {name: tre, position: 30, when: [registered], then: [{tag: tre}]}
                  - {name: quattro, position: 40, when: [tagged], if: {tag: due}, then: [{move: L2-ECO}]}
                """)
            let ticket = try await town.registered()
            #expect(try await town.tags(of: ticket) == ["due", "uno"])
            #expect(try await town.runs(of: ticket).map(\.ruleName) == ["uno", "due", "quattro"])
            #expect(try await town.desk.catalogue().group(ticket.group)?.code == "L2-ECO")
        }
    }

    @Test("A loop is cut, told in the history and shown to who keeps the rules", arguments: TestDatabase.available)
    func loop(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey(
                """
                  - {name: ping, when: [noted], then: [{tag: a}, {untag: a}]}
                  - {name: pong, when: [tagged], then: [{note: "ancora"}]}
                """)
            let ticket = try await town.registered()
            try await town.desk.note(on: ticket.number, "Comincia", as: town[.giulia])
            let facts = try await town.facts(of: ticket)
            #expect(facts.filter { $0 == .ruleCut }.count == 1)
            let cut = try await town.desk.database.read { c in try c.cutRuleRuns(limit: 10) }
            #expect(cut.map(\.ruleName) == ["ping"] && cut[0].outcome.cut == .again)
        }
    }

    @Test("A deadline that comes near wakes a rule, once", arguments: TestDatabase.available)
    func deadline(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            try await town.obey(
                """
                  - name: Sta per scadere
                    when: [{deadline: 75, aim: takeCharge}]
                    then: [{priority: raise}, {notify: {to: group, text: "Sta per scadere {{number}}"}}]
                  - name: Scaduta
                    when: [{deadline: 100, aim: takeCharge, promise: contract}]
                    then: [{escalate: true}, {tag: scaduta}]
                """)
            let ticket = try await town.registered()
            town.clock.pass(minutes: 200)
            try await town.desk.markDeadlines()
            try await town.desk.markDeadlines()
            #expect(try await town.now(ticket).priority == .p2)
            #expect(try await town.told(ticket, .notice).count == 2)
            town.clock.pass(days: 3)
            try await town.desk.markDeadlines()
            try await town.desk.markDeadlines()
            #expect(try await town.tags(of: ticket) == ["scaduta"])
            let late = try await town.now(ticket)
            #expect(try await town.desk.catalogue().group(late.group)?.code == "L2-ECO")
            #expect(try await town.runs(of: ticket).map(\.event) == ["deadline 75", "deadline 100"])
        }
    }

    @Test("Rules resolve and close, and the requester is told", arguments: TestDatabase.available)
    func solved(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey(
                """
                  - {name: risolvi, when: [registered], then: [{answer: "Ecco come"}, {resolve: explained}]}
                  - {name: chiudi, when: [rated], if: {state: resolved}, then: [{state: closed}]}
                """)
            let ticket = try await town.registered()
            #expect(ticket.state == .resolved && ticket.resolution == .explained)
            #expect(try await town.told(ticket, .solution).count == 1)
            _ = try await town.desk.rate(town.desk.trackingToken(of: ticket.id), .tracking, value: 5, comment: "")
            #expect(try await town.now(ticket).state == .closed)
        }
    }

    @Test(
        "A child is opened beside its parent, routed and linked, and has none itself", arguments: TestDatabase.available
    )
    func child(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey(
                """
                  - name: Verifica
                    when: [registered]
                    then: [{child: {triple: STI-PAG-01, group: DSII-UFF, text: "Verificare la {{number}}"}}]
                """)
            let ticket = try await town.registered()
            let links = try await town.desk.database.read { c in try c.links(of: ticket.id) }
            #expect(links.count == 1 && links[0].parent == ticket.id)
            let id = try #require(links.first?.child)
            let child = try #require(try await town.desk.database.read { c in try c.ticket(id) })
            #expect(child.summary == "Verificare la \(ticket.number)" && child.requester == ticket.requester)
            #expect(try await town.desk.catalogue().group(child.group)?.code == "DSII-UFF")
            #expect(try await town.facts(of: ticket).last == .childOpened)
            #expect(try await town.facts(of: child) == [.opened, .routed, .handedOver])
            let run = try #require(try await town.runs(of: child).first)
            #expect(run.outcome.skipped.map(\.reason) == ["rules.skipped.child"])
            #expect(try await town.mails(of: child).isEmpty)
        }
    }

    @Test("People tag, untag and tick", arguments: TestDatabase.available)
    func people(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey("  - {name: lista, when: [tagged], if: {tag: fare}, then: [{checklist: [Uno]}]}")
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            try await town.desk.tag(ticket.number, " fare ", as: giulia)
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.tag(ticket.number, "fare", as: giulia) }
            await #expect(throws: Refusal.notFound) { try await town.desk.tag(ticket.number, "x", as: town[.piero]) }
            await #expect(throws: Refusal.notAllowed) { try await town.desk.tag(ticket.number, "x", as: town[.sara]) }
            let item = try #require(try await town.desk.database.read { c in try c.checklist(of: ticket.id) }.first)
            try await town.desk.tick(item.id, on: ticket.number, isDone: true, as: giulia)
            let done = try #require(try await town.desk.database.read { c in try c.checklist(of: ticket.id) }.first)
            #expect(done.doneAt == town.clock.now && done.doneBy == "Giulia")
            try await town.desk.tick(item.id, on: ticket.number, isDone: false, as: giulia)
            try await town.desk.untag(ticket.number, "fare", as: giulia)
            let facts = try await town.facts(of: ticket)
            #expect(Array(facts.suffix(5)) == [.tagged, .listed, .ticked, .ticked, .untagged])
        }
    }

    @Test("Without rules nothing is read for them", arguments: TestDatabase.available)
    func nothing(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.obey("  - {name: spenta, active: false, when: [registered], then: [{tag: x}]}")
            let ticket = try await town.registered()
            #expect(try await town.runs(of: ticket).isEmpty)
            #expect(try await town.tags(of: ticket).isEmpty)
        }
    }
}

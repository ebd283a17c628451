import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Tags and things to do, by people")
struct TagVerbTests {
    @Test("A tag is put and taken off, each said once in the history", arguments: TestDatabase.available)
    func tags(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let number = ticket.number
            try await town.desk.tag(number, "  da   richiamare ", as: giulia)
            let tagged = try await town.desk.tag(number, "CU 2026", as: giulia)
            #expect(tagged.version == ticket.version + 2)
            #expect(try await town.tags(of: ticket) == ["CU 2026", "da richiamare"])
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.tag(number, "CU 2026", as: giulia) }
            try await town.desk.untag(number, "CU 2026", as: giulia)
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.untag(number, "CU 2026", as: giulia) }
            #expect(try await town.tags(of: ticket) == ["da richiamare"])
            let events = try await town.desk.database.read { c in try c.events(of: ticket.id) }.suffix(3)
            #expect(events.map(\.fact) == [.tagged("da richiamare"), .tagged("CU 2026"), .untagged("CU 2026")])
            #expect(events.allSatisfy { $0.actorName == "Giulia" })
        }
    }

    @Test("Two who put the same tag at once put it once", arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let giulia = try await town[.giulia], luca = try await town[.luca]
            let done = await withTaskGroup(of: Bool.self) { group in
                for person in [giulia, luca] {
                    group.addTask { (try? await town.desk.tag(ticket.number, "urgente", as: person)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
            #expect(try await town.facts(of: ticket).filter { $0 == .tagged }.count == 1)
        }
    }

    @Test(
        "A tag that is empty, too long or one too many is refused beside its field", arguments: TestDatabase.available)
    func bounds(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let number = try await town.registered().number, giulia = try await town[.giulia]
            let wrong = [
                (" \u{0} \n", "missing"), (String(repeating: "à", count: 41), "tooLong"),
            ]
            for (tag, problem) in wrong {
                await #expect(throws: Refusal.invalid(field: "tag", reason: "problem.tag.\(problem)")) {
                    try await town.desk.tag(number, tag, as: giulia)
                }
            }
            for tag in 1...RuleAction.mostTags { try await town.desk.tag(number, "etichetta \(tag)", as: giulia) }
            await #expect(throws: Refusal.invalid(field: "tag", reason: "problem.tag.tooMany")) {
                try await town.desk.tag(number, "una di troppo", as: giulia)
            }
        }
    }

    @Test("A thing to do is ticked and unticked, with who and when", arguments: TestDatabase.available)
    func ticks(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let call = try await town.checklistItem("Telefonare all'ente", on: ticket)
            try await town.checklistItem("Chiedere il cedolino", on: ticket)
            try await town.desk.tick(call.id, on: ticket.number, isDone: true, as: giulia)
            let done = try await town.checklist(of: ticket)
            #expect(done.map(\.text) == ["Telefonare all'ente", "Chiedere il cedolino"])
            #expect(done.map(\.doneBy) == ["Giulia", nil] && done[0].doneAt == town.clock.now)
            await #expect(throws: Refusal.alreadyDone) {
                try await town.desk.tick(call.id, on: ticket.number, isDone: true, as: giulia)
            }
            try await town.desk.tick(call.id, on: ticket.number, isDone: false, as: giulia)
            #expect(try await town.checklist(of: ticket)[0].doneBy == nil)
            #expect(try await town.facts(of: ticket).suffix(2) == [.ticked, .ticked])
        }
    }

    @Test("Strangers see nothing, readers change nothing", arguments: TestDatabase.available)
    func permission(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), other = try await town.registered { $0.description = "Altra" }
            let number = ticket.number
            let item = try await town.checklistItem("Telefonare", on: ticket).id
            for (person, refusal) in [(World.Person.piero, Refusal.notFound), (.sara, .notAllowed)] {
                let who = try await town[person]
                await #expect(throws: refusal) { try await town.desk.tag(number, "x", as: who) }
                await #expect(throws: refusal) { try await town.desk.untag(number, "x", as: who) }
                await #expect(throws: refusal) { try await town.desk.tick(item, on: number, isDone: true, as: who) }
            }
            let giulia = try await town[.giulia]
            // A thing to do of another request is not reached through this one.
            await #expect(throws: Refusal.notFound) {
                try await town.desk.tick(item, on: other.number, isDone: true, as: giulia)
            }
            #expect(try await town.tags(of: ticket).isEmpty)
        }
    }

    @Test("Linked requests are seen by who may see them, from both ends", arguments: TestDatabase.available)
    func linked(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let parent = try await town.registered()
            let near = try await town.registered { $0.description = "Vicina" }
            let far = try await town.registered { $0.description = "Lontana" }
            let giulia = try await town[.giulia], ada = try await town[.ada]
            try await town.link(near, beside: parent)
            try await town.link(far, beside: parent)
            try await town.desk.handOver(far.number, to: "L2-ECO", reason: "", as: giulia)
            let (seen, all, up) = try await town.desk.database.read { c in
                (
                    try c.linkedTickets(of: parent.id, visibleTo: giulia),
                    try c.linkedTickets(of: parent.id, visibleTo: ada),
                    try c.linkedTickets(of: near.id, visibleTo: giulia)
                )
            }
            #expect(seen.children.map(\.number) == [near.number] && seen.parents.isEmpty)
            #expect(all.children.map(\.number) == [near.number, far.number])
            #expect(up.parents.map(\.number) == [parent.number] && up.children.isEmpty)
        }
    }
}

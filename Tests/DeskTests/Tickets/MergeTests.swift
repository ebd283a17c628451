import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Requests joined into one another, at the desk")
struct MergeTests {
    private func family(of ticket: Ticket, _ town: World) async throws -> TicketFamily {
        try await town.desk.database.read { c in try c.family(of: c.ticket(ticket.id)!) }
    }

    /// What the requester's page of a link shows.
    private func readable(_ token: String, _ town: World) async throws -> [Message] {
        try await town.desk.database.read { [desk = town.desk] c in
            guard let followed = try desk.followed(token, at: desk.now(), c) else { throw Refusal.notFound }
            return try c.messages(of: followed.readable, publicOnly: true)
        }
    }

    private func bruno(_ town: World) async throws -> Ticket {
        try await town.registered {
            $0.givenName = "Bruno"
            $0.familyName = "Neri"
            $0.fiscalCode = "NREBRN80A01H501E"
            $0.email = "bruno.neri@example.it"
            $0.description = "Anche io non entro."
        }
    }

    @Test("One goes on with the words of both; taken back, each is as it was", arguments: TestDatabase.available)
    func joins(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let home = try await town.registered(), giulia = try await town[.giulia]
            let first = try await town.registered { $0.description = "Ancora non entro." }
            #expect(home.requester == first.requester)
            let other = try await town.desk.take(first.number, as: giulia)
            let clocks = try await town.clocks(of: other), due = try await town.due(.solution, of: other)
            let merged = try await town.desk.merge(
                other.number, into: home.number, as: giulia, lookingAt: home.number, version: home.version)
            #expect(merged.home.id == home.id && merged.home.state == home.state && merged.joined.state == .closed)
            #expect(try await town.facts(of: home).last == .merged)
            #expect(try await town.facts(of: other).last == .merged)
            #expect(try await town.clocks(of: other).allSatisfy { !$0.hasSuffix("running") })
            #expect(try await town.ticket(other.number)?.deadline.dueAt == nil)
            // Both tokens open the same page, with the words of both; what is written there is of the one that goes on.
            let token = town.desk.trackingToken(of: other.id)
            let answered = try await town.desk.answer(token, "E adesso?")
            #expect(answered.id == home.id && answered.state == home.state)
            #expect(try await town.messages(of: home).map(\.text).last == "E adesso?")
            // The mail leads to the same link as before; nobody is asked for a vote.
            #expect(try await town.mails(of: other).map(\.kind).last == .merged)
            await #expect(throws: Refusal.tooLate) {
                try await town.desk.rate(token, .tracking, value: 5, comment: "")
            }
            town.clock.pass(minutes: 30)
            let back = try await town.desk.unmerge(other.number, as: giulia)
            #expect(back.joined.state == other.state && back.joined.assignee == giulia.id)
            #expect(back.joined.group == other.group && back.joined.cancellation == nil)
            #expect(try await town.clocks(of: other) == clocks)
            #expect(try await town.due(.solution, of: other) == due)
            #expect(try await town.messages(of: home).count == 2)
            #expect(try await town.messages(of: other).count == 1)
            #expect(try await town.facts(of: home).last == .unmerged)
            #expect(try await town.facts(of: other).last == .unmerged)
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.unmerge(other.number, as: giulia) }
            #expect(try await family(of: home, town).joined.isEmpty)
        }
    }

    @Test(
        "Of two people each reads their own: the other's words reach neither by page nor by mail",
        arguments: TestDatabase.available)
    func people(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let anna = try await town.registered(), bruno = try await bruno(town), giulia = try await town[.giulia]
            await #expect(throws: Refusal.invalid(field: "confirm", reason: "merge.problem.otherPerson")) {
                try await town.desk.merge(bruno.number, into: anna.number, as: giulia, lookingAt: anna.number)
            }
            try await town.desk.merge(
                bruno.number, into: anna.number, as: giulia, knowsOther: true, lookingAt: anna.number)
            let link = town.desk.trackingToken(of: bruno.id)
            let heard = try await town.desk.answer(link, "Sono Bruno, ancora niente.")
            #expect(heard.id == anna.id)
            let forAnna = ReplyDraft(text: "Cara Anna, il Suo codice è cambiato.")
            try await _ = town.desk.reply(to: anna.number, as: giulia, forAnna)
            let toBruno = ReplyDraft(text: "Caro Bruno, provi ora.", to: bruno.number)
            try await _ = town.desk.reply(to: anna.number, as: giulia, toBruno)
            let read = try await readable(link, town)
            #expect(
                read.map(\.text) == [
                    "Anche io non entro.", "Sono Bruno, ancora niente.", "Caro Bruno, provi ora.",
                ])
            let annas = try await readable(town.desk.trackingToken(of: anna.id), town)
            #expect(annas.map(\.text) == ["Non riesco a entrare nell'area riservata.", forAnna.text])
            // An answer for Bruno is none for Anna, and is sent to him alone.
            let mails = try await town.mails(of: bruno).map { "\($0.kind.rawValue) \($0.recipient)" }
            #expect(mails.last == "reply bruno.neri@example.it")
            #expect(try await town.mails(of: anna).allSatisfy { $0.recipient == "anna.bianchi@example.it" })
            // The case is Anna's: he may not withdraw it, chase it or vote.
            await #expect(throws: Refusal.notAllowed) { try await town.desk.withdraw(link) }
            await #expect(throws: Refusal.notAllowed) { try await town.desk.chase(link) }
            await #expect(throws: Refusal.invalid(field: "to", reason: "merge.problem.noWait")) {
                try await town.desk.reply(
                    to: anna.number, as: giulia, ReplyDraft(text: "E allora?", next: .wait, to: bruno.number))
            }
            // How it ended, both are told; only Anna is asked for a vote, and only she reads what was written to her.
            try await _ = town.desk.reply(
                to: anna.number, as: giulia, ReplyDraft(text: "Fatto, Anna.", next: .resolve(.fixed)))
            #expect(try await town.mails(of: bruno).last?.kind == .solution)
            #expect(try await town.mails(of: bruno).last?.message == nil)
            try await town.work()
            let sent = try await town.mails(of: bruno).compactMap(\.text).joined()
            #expect(!sent.contains("Anna") && !sent.contains(anna.number.description) && !sent.contains("/valuta/"))
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.rate(link, .tracking, value: 5, comment: "")
            }
            // What was his goes with him.
            let back = try await town.desk.unmerge(bruno.number, as: giulia).joined
            #expect(back.state.isOpen && back.state == bruno.state)
            #expect(try await town.messages(of: bruno).count == 3)
        }
    }

    @Test(
        "What was joined to one that is joined in its turn goes on at the end, and comes back with it",
        arguments: TestDatabase.available)
    func chains(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let (a, b, c, d) = try await (town.registered(), town.registered(), town.registered(), town.registered())
            try await town.desk.merge(c.number, into: b.number, as: giulia)
            try await town.desk.merge(b.number, into: a.number, as: giulia)
            #expect(try await Set(family(of: a, town).ids) == [a.id, b.id, c.id])
            // A target that was joined stands for where it goes on; a circle is none of these.
            #expect(try await town.desk.merge(d.number, into: c.number, as: giulia).home.id == a.id)
            await #expect(throws: Refusal.alreadyDone) {
                try await town.desk.merge(b.number, into: a.number, as: giulia)
            }
            await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.itself")) {
                try await town.desk.merge(a.number, into: b.number, as: giulia)
            }
            try await town.desk.unmerge(b.number, as: giulia)
            #expect(try await Set(family(of: a, town).ids) == [a.id, d.id])
            #expect(try await Set(family(of: b, town).ids) == [b.id, c.id])
            // One that was joined elsewhere is not joined twice.
            await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.elsewhere")) {
                try await town.desk.merge(c.number, into: a.number, as: giulia)
            }
        }
    }

    @Test("What one does not see, cannot be joined nor taken back", arguments: TestDatabase.available)
    func sight(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], piero = try await town[.piero], ada = try await town[.ada]
            let here = try await town.registered(), there = try await town.registered()
            try await town.desk.handOver(there.number, to: "L2-ECO", reason: "", as: giulia)
            await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.unknown")) {
                try await town.desk.merge(there.number, into: here.number, as: giulia, lookingAt: here.number)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.merge(there.number, into: here.number, as: piero, lookingAt: here.number)
            }
            await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.unknown")) {
                try await town.desk.merge(
                    Ticket.Number(999_999), into: here.number, as: giulia, lookingAt: here.number)
            }
            try await town.desk.merge(there.number, into: here.number, as: ada, lookingAt: here.number)
            await #expect(throws: Refusal.notFound) { try await town.desk.unmerge(there.number, as: giulia) }
            await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.homeElsewhere")) {
                try await town.desk.unmerge(there.number, as: piero)
            }
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.unmerge(there.number, as: ada, version: there.version)
            }
        }
    }

    @Test("Two who join each into the other at the same moment: one does it", arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], luca = try await town[.luca]
            let a = try await town.registered(), b = try await town.registered()
            let done = await withTaskGroup(of: Bool.self) { group in
                for (from, to, person) in [(a, b, giulia), (b, a, luca)] {
                    group.addTask { (try? await town.desk.merge(from.number, into: to.number, as: person)) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
            let states = try await [town.ticket(a.number), town.ticket(b.number)].compactMap { $0?.state }
            #expect(states.count { $0 == .closed } == 1)
        }
    }
}

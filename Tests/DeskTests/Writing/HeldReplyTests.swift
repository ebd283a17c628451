import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("A reply that can be taken back before it leaves")
struct HeldReplyTests {
    private static func town(_ kind: TestDatabase, _ test: @Sendable @escaping (World, Ticket) async throws -> Void)
        async throws
    {
        try await World.run(kind) { town in
            var office = try await town.desk.catalogue().office
            office.undoSeconds = 10
            try await town.desk.edit(office, as: .commandLine)
            try await test(town, town.registered())
        }
    }

    private static func drafts(_ town: World, _ ticket: Ticket) async throws -> [Draft] {
        let id = try await town[.giulia].id
        return try await town.desk.database.read { c in try c.drafts(of: ticket.id, by: id) }
    }

    private static func held(_ town: World, _ ticket: Ticket) async throws -> [HeldReply] {
        let id = try await town[.giulia].id
        return try await town.desk.database.read { c in try c.heldReplies(of: ticket.id, by: id) }
    }

    @Test("Nobody reads it until it leaves, once, after ten seconds", arguments: TestDatabase.available)
    func leaves(_ kind: TestDatabase) async throws {
        try await Self.town(kind) { town, ticket in
            let giulia = try await town[.giulia], desk = town.desk
            _ = try await desk.keepDraft(.reply, of: ticket.number, "Ecco", seen: nil, known: nil, as: giulia)
            let seen = try await town.messages(of: ticket).last?.id
            let draft = ReplyDraft(text: "Ecco fatto.", next: .resolve(.explained), seen: seen, wasDraft: true)
            let held = try await desk.hold(draft, to: ticket.number, as: giulia)
            #expect(held.secondsLeft(at: town.clock.now) == 10)
            #expect(try await Self.drafts(town, ticket).isEmpty)
            // A late word of the browser is none of a new draft.
            let late = try await desk.keepDraft(.reply, of: ticket.number, "Ecco f", seen: seen, known: nil, as: giulia)
            #expect(late == .sent)
            town.clock.pass(minutes: 9.0 / 60)
            try await town.work()
            #expect(try await town.messages(of: ticket).count == 1)
            town.clock.pass(minutes: 2.0 / 60)
            try await town.work()
            try await town.work()
            #expect(try await town.messages(of: ticket).map(\.text).suffix(1) == ["Ecco fatto."])
            #expect(try await town.messages(of: ticket).count == 2)
            #expect(try await town.ticket(ticket.number)?.state == .resolved)
            #expect(try await Self.held(town, ticket).isEmpty)
            await #expect(throws: Refusal.alreadyDone) {
                try await desk.takeBack(held.id, of: ticket.number, as: giulia)
            }
            let events = try await town.desk.database.read { c in try c.events(of: ticket.id) }
            #expect(events.last?.actorName == "Giulia")
        }
    }

    @Test("Taken back it is a draft again, with its files, and never leaves", arguments: TestDatabase.available)
    func takenBack(_ kind: TestDatabase) async throws {
        try await Self.town(kind) { town, ticket in
            let (giulia, luca) = try await (town[.giulia], town[.luca]), desk = town.desk
            let file = KeptFile(hash: "abc", name: "modulo.pdf", type: "application/pdf", size: 3)
            let draft = ReplyDraft(text: "Troppo presto", files: [file], next: .wait, wasDraft: true)
            let held = try await desk.hold(draft, to: ticket.number, as: giulia)
            await #expect(throws: Refusal.alreadyDone) {
                try await desk.takeBack(held.id, of: ticket.number, as: luca)
            }
            _ = try await desk.keepDraft(.reply, of: ticket.number, "Un'altra cosa", seen: nil, known: nil, as: giulia)
            let back = try await desk.takeBack(held.id, of: ticket.number, as: giulia)
            #expect(back.text == "Troppo presto" && back.files == [file] && back.next == .wait)
            let again = try #require(try await Self.drafts(town, ticket).first)
            #expect(again.text == "Troppo presto\n\nUn'altra cosa" && again.files == [file])
            town.clock.pass(minutes: 1)
            try await town.work()
            #expect(try await town.messages(of: ticket).count == 1)
            #expect(try await town.ticket(ticket.number)?.state == ticket.state)
        }
    }

    @Test("What cannot leave any more goes back to who wrote it", arguments: TestDatabase.available)
    func returned(_ kind: TestDatabase) async throws {
        try await Self.town(kind) { town, ticket in
            let giulia = try await town[.giulia], desk = town.desk
            await #expect(throws: Refusal.invalid(field: "text", reason: "problem.text.missing")) {
                try await desk.hold(ReplyDraft(text: " "), to: ticket.number, as: giulia)
            }
            let file = KeptFile(hash: "abc", name: "modulo.pdf", type: "application/pdf", size: 3)
            let copies = Copies(open: ["marco@inps.example"])
            _ = try await desk.hold(
                ReplyDraft(text: "Risolvo", files: [file], next: .resolve(.fixed), copies: copies), to: ticket.number,
                as: giulia)
            _ = try await desk.cancel(ticket.number, because: .withdrawn, as: giulia)
            town.clock.pass(minutes: 1)
            try await town.work()
            let draft = try #require(try await Self.drafts(town, ticket).first)
            #expect(draft.text == "Risolvo" && draft.returnedAt == town.clock.now)
            #expect(draft.files == [file] && draft.copies == copies)
            #expect(try await Self.held(town, ticket).isEmpty)
            await #expect(throws: Refusal.self) {
                try await desk.hold(ReplyDraft(text: "Ancora"), to: ticket.number, as: giulia)
            }
        }
    }

    @Test(
        "When its author does not see the request any more, it is a note for those who do",
        arguments: TestDatabase.available)
    func handedOver(_ kind: TestDatabase) async throws {
        try await Self.town(kind) { town, ticket in
            let giulia = try await town[.giulia], piero = try await town[.piero]
            _ = try await town.desk.hold(ReplyDraft(text: "Sistemato"), to: ticket.number, as: giulia)
            await #expect(throws: Refusal.notFound) {
                try await town.desk.hold(ReplyDraft(text: "Io?"), to: ticket.number, as: piero)
            }
            _ = try await town.desk.handOver(ticket.number, to: "L2-ECO", reason: "Stipendi", as: giulia)
            town.clock.pass(minutes: 1)
            try await town.work()
            let last = try #require(try await town.messages(of: ticket).last)
            #expect(last.kind == .note && last.text.hasSuffix("\n\nSistemato") && last.authorName == "Giulia")
            #expect(try await town.facts(of: ticket).last == .noted)
            #expect(try await Self.held(town, ticket).isEmpty)
            #expect(try await Self.drafts(town, ticket).isEmpty)
        }
    }

    @Test("An office gives from 0 to 60 seconds", arguments: TestDatabase.available)
    func bounds(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            var office = try await town.desk.catalogue().office
            #expect(office.undoSeconds == 0)
            for seconds in [-1, HeldReply.longest + 1] {
                office.undoSeconds = seconds
                let next = office
                await #expect(throws: Refusal.self) { try await town.desk.edit(next, as: .commandLine) }
            }
            #expect(try await town.desk.exportSettings().contains("undoSeconds: 0"))
        }
    }
}

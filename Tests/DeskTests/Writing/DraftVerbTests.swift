import Desk
import Domain
import Formats
import Foundation
import Store
import TestSupport
import Testing

@Suite("Drafts are kept as they are typed")
struct DraftVerbTests {
    private static func drafts(_ town: World, _ ticket: Ticket, _ person: World.Person) async throws -> [Draft] {
        let id = try await town[person].id
        return try await town.desk.database.read { c in try c.drafts(of: ticket.id, by: id) }
    }

    @Test("One a person, request and kind; saved over; gone when it is sent", arguments: TestDatabase.available)
    func life(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, ticket = try await town.registered(), number = ticket.number
            let (giulia, luca) = try await (town[.giulia], town[.luca])
            let seen = try await town.messages(of: ticket).last?.id
            func keep(_ text: String, _ kind: Draft.Kind = .reply, known: Date? = nil, as person: Operator) async throws
                -> DraftKept
            {
                try await desk.keepDraft(kind, of: number, text, seen: seen, known: known, as: person)
            }
            let first = town.clock.now
            #expect(try await keep("Gent", as: giulia) == .kept(first))
            town.clock.pass(minutes: 1)
            let second = town.clock.now
            #expect(try await keep("Gentile Anna,\n", known: first, as: giulia) == .kept(second))
            #expect(try await keep("Richiamare domani", .note, as: giulia) == .kept(second))
            #expect(try await keep("Io sono Luca", as: luca) == .kept(second))
            let kept = try await Self.drafts(town, ticket, .giulia)
            #expect(
                kept.map(\.kind) == [.note, .reply] && kept.map(\.text) == ["Richiamare domani", "Gentile Anna,\n"])
            #expect(kept.allSatisfy { $0.savedAt == second })

            // A page of another computer that knows the first only does not write over the second unasked.
            town.clock.pass(minutes: 1)
            #expect(try await keep("Vecchia", known: first, as: giulia) == .newer(second))
            #expect(try await keep("Vecchia", as: giulia) == .newer(second))
            #expect(try await Self.drafts(town, ticket, .giulia).last?.text == "Gentile Anna,\n")
            #expect(try await keep("Vecchia", known: second, as: giulia) == .kept(town.clock.now))

            // What a program sends in her name leaves her draft alone; what she sends takes it along.
            _ = try await desk.reply(to: number, as: giulia, ReplyDraft(text: "Dal programma"))
            #expect(try await Self.drafts(town, ticket, .giulia).count == 2)
            _ = try await desk.reply(to: number, as: giulia, ReplyDraft(text: "Vecchia e nuova", wasDraft: true))
            #expect(try await Self.drafts(town, ticket, .giulia).map(\.kind) == [.note])
            #expect(try await keep("Vecchia e", as: giulia) == .sent)
            #expect(try await Self.drafts(town, ticket, .giulia).map(\.kind) == [.note])
            try await desk.note(on: number, "Richiamare", as: giulia, wasDraft: true)
            #expect(try await Self.drafts(town, ticket, .giulia).isEmpty)
            #expect(try await Self.drafts(town, ticket, .luca).map(\.text) == ["Io sono Luca"])

            // Nothing is not kept, and what is thrown away is gone.
            #expect(try await keep(" \n", known: .distantFuture, as: luca) == .empty)
            #expect(try await Self.drafts(town, ticket, .luca).isEmpty)
            _ = try await keep("Ancora", as: luca)
            try await desk.forgetDraft(.reply, of: number, as: luca)
            #expect(try await Self.drafts(town, ticket, .luca).isEmpty)
        }
    }

    @Test(
        "Copies and files are kept with it, in their order; a file alone begins one", arguments: TestDatabase.available)
    func whole(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, ticket = try await town.registered(), number = ticket.number
            let (giulia, piero, sara) = try await (town[.giulia], town[.piero], town[.sara])
            func file(_ name: String) -> KeptFile { KeptFile(hash: name, name: name, type: "text/plain", size: 5) }
            let begun = try await desk.keepDraftFile(file("b"), .reply, of: number, as: giulia)
            #expect(begun.text.isEmpty && begun.savedAt == town.clock.now)
            town.clock.pass(minutes: 1)
            _ = try await desk.keepDraftFile(file("a"), .reply, of: number, as: giulia)
            _ = try await desk.keepDraftFile(file("b"), .reply, of: number, as: giulia)
            // The page knows the text by when it was kept: a file does not make it newer.
            let copies = Copies(open: ["marco@inps.example", "mezzo@"], blind: ["capo@mef.example"])
            let kept = try await desk.keepDraft(
                .reply, of: number, "Ecco", copies: copies, seen: nil, known: begun.savedAt, as: giulia)
            #expect(kept == .kept(town.clock.now))
            var draft = try #require(try await Self.drafts(town, ticket, .giulia).first)
            #expect(draft.files == [file("b"), file("a")] && draft.copies == copies && draft.text == "Ecco")

            // What is left empty is none; with a file it is one.
            let stays = try await desk.keepDraft(
                .reply, of: number, " ", seen: nil, known: .distantFuture, as: giulia)
            #expect(stays == .kept(town.clock.now))
            try await desk.dropDraftFile("b", .reply, of: number, as: giulia)
            draft = try #require(try await Self.drafts(town, ticket, .giulia).first)
            #expect(draft.files == [file("a")] && draft.copies.isEmpty)
            try await desk.dropDraftFile("a", .reply, of: number, as: giulia)
            #expect(try await Self.drafts(town, ticket, .giulia).isEmpty)
            try await desk.dropDraftFile("a", .reply, of: number, as: giulia)

            let most = try await desk.catalogue().office.attachmentCount
            for place in 0..<most { _ = try await desk.keepDraftFile(file("\(place)"), .reply, of: number, as: giulia) }
            await #expect(throws: FileRefusal.tooMany(limit: most)) {
                try await desk.keepDraftFile(file("zu viel"), .reply, of: number, as: giulia)
            }
            await #expect(throws: Refusal.notFound) {
                try await desk.keepDraftFile(file("x"), .reply, of: number, as: piero)
            }
            await #expect(throws: Refusal.notAllowed) {
                try await desk.keepDraftFile(file("x"), .note, of: number, as: sara)
            }
            // It goes with what it belongs to.
            _ = try await desk.reply(to: number, as: giulia, ReplyDraft(text: "Ecco", wasDraft: true))
            #expect(try await Self.drafts(town, ticket, .giulia).isEmpty)
            #expect(try await desk.inUse(["0", "1"]).isEmpty)
        }
    }

    @Test("A reply that is refused leaves the draft where it is", arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let number = ticket.number
            _ = try await town.desk.keepDraft(.reply, of: number, "Sta qui", seen: nil, known: nil, as: giulia)
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.reply(
                    to: number, as: giulia, ReplyDraft(text: "Sta qui", wasDraft: true), version: -1)
            }
            #expect(try await Self.drafts(town, ticket, .giulia).map(\.text) == ["Sta qui"])
        }
    }

    @Test(
        "Only for who may write about the request, within bounds, and not for ever", arguments: TestDatabase.available)
    func bounds(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), number = ticket.number, desk = town.desk
            let (giulia, piero, sara) = try await (town[.giulia], town[.piero], town[.sara])
            await #expect(throws: Refusal.notFound) {
                try await desk.keepDraft(.reply, of: number, "x", seen: nil, known: nil, as: piero)
            }
            await #expect(throws: Refusal.notFound) { try await desk.forgetDraft(.reply, of: number, as: piero) }
            await #expect(throws: Refusal.notAllowed) {
                try await desk.keepDraft(.note, of: number, "x", seen: nil, known: nil, as: sara)
            }
            await #expect(throws: Refusal.invalid(field: "text", reason: "problem.text.tooLong")) {
                try await desk.keepDraft(
                    .reply, of: number, String(repeating: "à", count: Draft.longest + 1), seen: nil, known: nil,
                    as: giulia)
            }
            let longest = String(repeating: "à", count: Draft.longest)
            _ = try await desk.keepDraft(.reply, of: number, longest, seen: nil, known: nil, as: giulia)
            town.clock.pass(days: Double(Draft.days) - 1)
            try await desk.forgetExpired()
            #expect(try await Self.drafts(town, ticket, .giulia).map(\.text) == [longest])
            town.clock.pass(days: 2)
            try await desk.forgetExpired()
            #expect(try await Self.drafts(town, ticket, .giulia).isEmpty)
        }
    }
}

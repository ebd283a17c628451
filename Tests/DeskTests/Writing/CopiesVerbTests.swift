import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Copies of a reply, and messages forwarded")
struct CopiesVerbTests {
    private static func header(_ name: String, of flight: World.Pigeons.Flight?) -> String? {
        flight?.text.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") }
    }

    @Test(
        "Each gets a mail; the requester reads who is in copy, and nobody else has a link",
        arguments: TestDatabase.available)
    func copies(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], ticket = try await town.registered()
            try await town.work()
            let before = town.pigeons.flights.count
            let copies = Copies(
                open: ["ragioneria@ente.example", "Anna.Bianchi@example.it"], blind: ["capo@ente.example"])
            let draft = ReplyDraft(text: "Ecco fatto.", next: .resolve(.fixed), copies: copies)
            let preview = try #require(try await town.desk.preview(draft, to: ticket.number, as: giulia))
            #expect(
                preview.letter.cc.map(\.address.text) == ["ragioneria@ente.example"] && preview.blind == copies.blind)
            _ = try await town.desk.reply(to: ticket.number, as: giulia, draft)
            try await town.work()
            let flights = town.pigeons.flights.dropFirst(before), mails = try await town.mails(of: ticket)
            #expect(
                Set(flights.flatMap(\.to)) == [
                    "anna.bianchi@example.it", "ragioneria@ente.example", "capo@ente.example",
                ])
            #expect(flights.count == 3)
            let sent = mails.suffix(3)
            #expect(Set(sent.map(\.kind)) == [.solution, .copy, .blindCopy] && Set(sent.map(\.mailID)).count == 1)
            for flight in flights {
                let isToAnna = flight.to == ["anna.bianchi@example.it"]
                #expect((Self.header("Cc", of: flight) == "Cc: ragioneria@ente.example") == isToAnna)
                #expect(!flight.text.contains("capo@") || flight.to == ["capo@ente.example"])
            }
            let tokens = [
                town.desk.trackingToken(of: ticket.id), town.desk.ratingToken(of: ticket.id, closure: 0),
                town.desk.confirmationToken(of: ticket.id),
            ]
            for mail in sent {
                let text = (mail.text ?? "") + (mail.html ?? "")
                #expect(text.contains("Ecco fatto."))
                #expect(tokens.contains { text.contains($0) } == (mail.kind == .solution), "\(mail.kind)")
            }
            // The thread is the requester's.
            let thread = try await town.desk.database.read { c in try c.mailIDs(of: ticket.id) }
            #expect(Set(thread).count == thread.count)
        }
    }

    @Test(
        "A held reply keeps its copies, and gives them back; one of before has none", arguments: TestDatabase.available)
    func held(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            var office = try await town.desk.catalogue().office
            office.undoSeconds = 10
            try await town.desk.edit(office, as: .commandLine)
            let giulia = try await town[.giulia], ticket = try await town.registered()
            let draft = ReplyDraft(text: "Ecco", copies: Copies(open: ["capo@ente.example"]))
            let held = try await town.desk.hold(draft, to: ticket.number, as: giulia)
            let back = try await town.desk.takeBack(held.id, of: ticket.number, as: giulia)
            #expect(back.copies == draft.copies)
            let old = #"{"text":"Ecco","files":[],"next":{"stay":{}},"wasDraft":true}"#
            let read = try JSONDecoder().decode(ReplyDraft.self, from: Data(old.utf8))
            #expect(read.copies == nil && read.next == .stay)
        }
    }

    @Test("Files too large for a mail cannot go to somebody who has no link to them", arguments: TestDatabase.available)
    func tooLarge(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let film = KeptFile(hash: "abc", name: "film.pdf", type: "application/pdf", size: 8_000_000)
            let draft = ReplyDraft(text: "Ecco", files: [film], copies: Copies(open: ["capo@ente.example"]))
            await #expect(throws: Refusal.invalid(field: "cc", reason: "writing.copies.problem.tooLarge")) {
                _ = try await town.desk.reply(to: ticket.number, as: town[.giulia], draft)
            }
        }
    }

    @Test("A copy that leaves the house is a reason to look again", arguments: TestDatabase.available)
    func doubts(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let ticket = try await town.registered { $0.email = giulia.email }
            var draft = ReplyDraft(text: "IBAN IT60X0542811101000000123456")
            #expect(try await town.desk.doubts(about: draft, to: ticket.number, as: giulia).isEmpty)
            draft.copies = Copies(blind: ["fuori@example.org"])
            #expect(
                try await town.desk.doubts(about: draft, to: ticket.number, as: giulia).map(\.isOfPrivacy) == [true])
        }
    }

    @Test("Messages go out quoted, kept as a note; notes never", arguments: TestDatabase.available)
    func forward(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let (giulia, piero) = try await (town[.giulia], town[.piero]), ticket = try await town.registered()
            let first = try #require(try await town.messages(of: ticket).first)
            let note = try await town.desk.note(on: ticket.number, "Solo per noi", as: giulia).message
            try await town.work()
            let before = town.pigeons.flights.count
            let forward = Forward(to: ["fornitore@example.org"], text: "Potete guardare?", messages: [first.id])
            let told = try await town.desk.forward(ticket.number, forward, as: giulia)
            #expect(told == ["fornitore@example.org"])
            try await town.work()
            let kept = try #require(try await town.messages(of: ticket).last)
            #expect(kept.kind == .note && kept.text.hasPrefix("Potete guardare?\n\nIl "))
            #expect(kept.text.contains("\n> "))
            #expect(town.pigeons.flights.count == before + 1 && town.pigeons.flights.last?.to == told)
            let mail = try #require(try await town.mails(of: ticket).last)
            #expect(mail.kind == .forward && mail.state == .sent && mail.message == kept.id)
            #expect(mail.text?.contains(town.desk.trackingToken(of: ticket.id)) == false)
            let notes = Forward(to: ["fornitore@example.org"], text: "Ecco", messages: [note])
            await #expect(throws: Refusal.notFound) {
                try await town.desk.forward(ticket.number, notes, as: giulia)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.forward(ticket.number, forward, as: piero)
            }
            await #expect(throws: Refusal.invalid(field: "text", reason: "problem.text.missing")) {
                try await town.desk.forward(
                    ticket.number, Forward(to: told, text: "", messages: []), as: giulia)
            }
            // Twice in one state of the request is once.
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.forward(ticket.number, forward, as: giulia, version: ticket.version)
            }
        }
    }
}

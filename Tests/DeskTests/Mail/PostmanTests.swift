import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Mail that leaves")
struct PostmanTests {
    @Test("Each is rendered, sent once, and kept as it was sent", arguments: TestDatabase.available)
    func once(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            try await town.work()
            try await town.work()
            #expect(town.pigeons.flights.count == 2)
            let mails = try await town.mails(of: ticket)
            #expect(mails.allSatisfy { $0.state == .sent && $0.attempts == 1 })
            #expect(mails[0].text?.contains(town.desk.confirmationURL(of: ticket.id)) == true)
            #expect(mails[1].text?.contains(town.desk.trackingURL(of: ticket.id)) == true)
            #expect(mails[0].html?.contains("<a href=") == true)
            #expect(town.pigeons.flights[0].text.contains("Auto-Submitted: auto-generated"))
            // The second mail follows the first in the requester's mail program.
            #expect(town.pigeons.flights[1].text.contains("In-Reply-To: <\(mails[0].mailID)>"))
        }
    }

    @Test(
        "A notice leads its reader to the desk, and gives no link of the requester away",
        arguments: TestDatabase.available)
    func notice(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), now = town.clock.now
            try await town.work()
            let id = town.desk.id(OutgoingMail.self)
            try await town.desk.database.write { [desk = town.desk] c in
                try c.insert(
                    OutgoingMail(
                        id: id, ticket: ticket.id, message: nil, kind: .notice, recipient: "marco@ente.example",
                        recipientName: "Marco", language: "it", mailID: "\(id)@ente.example", createdAt: now,
                        notice: "Scade domani: «{{number}}»"))
                try c.enqueue(kind: JobKind.mail, payload: id.description, at: now, id: desk.id())
            }
            try await town.work()
            let mail = try #require(try await town.mails(of: ticket).last)
            let text = try #require(mail.text)
            #expect(mail.state == .sent && text.contains("Scade domani: «{{number}}»"))
            #expect(text.contains("/scrivania/richieste/\(ticket.number)"))
            #expect(!text.contains(town.desk.trackingToken(of: ticket.id)))
            #expect(!text.contains(town.desk.confirmationToken(of: ticket.id)))
            #expect(town.pigeons.flights.last?.text.contains("Auto-Submitted: auto-generated") == true)
        }
    }

    @Test("What a person writes is no automatic mail", arguments: TestDatabase.available)
    func person(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let number = try await town.registered().number
            _ = try await town.desk.reply(to: number, as: giulia, ReplyDraft(text: "Buongiorno <b>Anna</b>"))
            try await town.work()
            let letter = try #require(town.pigeons.flights.last)
            #expect(!letter.text.contains("Auto-Submitted"))
            #expect(letter.text.contains("&lt;b&gt;Anna&lt;/b&gt;"))
        }
    }

    @Test("Refused for ever: said in the conversation, in the server's words", arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            town.pigeons.fail(with: .never(reason: "550 no such user"))
            try await town.work()
            #expect(
                try await town.mails(of: ticket).allSatisfy { $0.state == .refused && $0.problem == "550 no such user" }
            )
            let event = try await town.desk.database.read { c in try c.events(of: ticket.id).last }
            #expect(event?.fact == .mailRefused(recipient: "anna.bianchi@example.it", reason: "550 no such user"))
            // A person corrects the address and sends it again.
            town.pigeons.fail(with: nil)
            let ada = try await town[.ada]
            try await town.desk.resend(town.mails(of: ticket)[1].id, to: "anna@example.org", as: ada)
            try await town.work()
            #expect(town.pigeons.flights.map(\.to) == [["anna@example.org"]])
        }
    }

    @Test("Put off: tried again after the pause, with the same Message-ID", arguments: TestDatabase.available)
    func again(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.unconfirmed()
            town.pigeons.fail(with: .again(after: .seconds(60), reason: "451 greylisted"))
            try await town.work()
            #expect(try await town.mails(of: ticket).map(\.state) == [.queued])
            #expect(try await town.mails(of: ticket)[0].problem == "451 greylisted")
            town.pigeons.fail(with: nil)
            try await town.work()
            #expect(town.pigeons.flights.isEmpty)
            town.clock.pass(minutes: 1.1)
            try await town.work()
            let mail = try await town.mails(of: ticket)[0]
            #expect(mail.state == .sent && mail.problem == nil && mail.attempts == 2)
            #expect(town.pigeons.flights[0].text.contains("<\(mail.mailID)>"))
        }
    }

    @Test("The solution carries a link for each vote", arguments: TestDatabase.available)
    func votes(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.resolved()
            try await town.work()
            let text = try await town.mails(of: ticket).last?.text ?? ""
            for vote in 1...5 { #expect(text.contains(town.desk.ratingURL(of: ticket.id, closure: 0, value: vote))) }
        }
    }
}

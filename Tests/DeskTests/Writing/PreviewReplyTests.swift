import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("A reply as it will leave")
struct PreviewReplyTests {
    /// The words of a mail, whatever its links lead to.
    private static func words(_ text: String?) -> String {
        (text ?? "").replacing(#/https?:\/\/[^\s"<]+/#, with: "@")
    }

    @Test(
        "Is the mail that leaves then, but for the requester's links", arguments: TestDatabase.available,
        [ReplyDraft.Next.stay, .wait, .resolve(.explained)])
    func same(_ kind: TestDatabase, _ next: ReplyDraft.Next) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], ticket = try await town.registered()
            try await town.work()
            let file = KeptFile(hash: "abc", name: "modulo.pdf", type: "application/pdf", size: 3)
            let draft = ReplyDraft(text: "Buongiorno <b>Anna</b>,\necco.", files: [file], next: next)
            let preview = try #require(try await town.desk.preview(draft, to: ticket.number, as: giulia))
            #expect(preview.files == [file] && preview.carriesFiles)
            #expect(try await town.messages(of: ticket).count == 1, "nothing is written")
            #expect(try await town.mails(of: ticket).count == 2)

            _ = try await town.desk.reply(
                to: ticket.number, as: giulia, ReplyDraft(text: draft.text, next: next))
            try await town.work()
            let mail = try #require(try await town.mails(of: ticket).last)
            #expect(preview.letter.subject == mail.subject && preview.letter.to.map(\.address.wire) == [mail.recipient])
            #expect(preview.letter.to.first?.name == mail.recipientName)
            #expect(Self.words(preview.letter.text) == Self.words(mail.text))
            #expect(Self.words(preview.letter.html) == Self.words(mail.html))
            #expect(mail.text?.contains(town.desk.trackingToken(of: ticket.id)) == true)
            #expect(!preview.letter.text.contains(town.desk.trackingToken(of: ticket.id)))
            let vote = town.desk.ratingToken(of: ticket.id, closure: ticket.reopenings)
            #expect(preview.letter.html?.contains(vote) != true)
        }
    }

    @Test(
        "Large files stay here; who has no address gets no mail; the others are refused as sending is",
        arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let (giulia, piero) = try await (town[.giulia], town[.piero]), ticket = try await town.registered()
            let film = KeptFile(hash: "abc", name: "film.pdf", type: "application/pdf", size: 8_000_000)
            let large = try await town.desk.preview(
                ReplyDraft(text: "Ecco", files: [film]), to: ticket.number, as: giulia)
            #expect(large?.carriesFiles == false)
            await #expect(throws: Refusal.notFound) {
                _ = try await town.desk.preview(ReplyDraft(text: "Ecco"), to: ticket.number, as: piero)
            }
            await #expect(throws: Refusal.invalid(field: "text", reason: "problem.text.missing")) {
                _ = try await town.desk.preview(ReplyDraft(text: " \n"), to: ticket.number, as: giulia)
            }
        }
    }

    @Test("What comes after a request in a list, in every order", arguments: TestDatabase.available)
    func follower(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], piero = try await town[.piero]
            for _ in 0..<4 {
                _ = try await town.registered()
                town.clock.pass(minutes: 1)
            }
            for order in TicketFilter.Order.allCases {
                var filter = TicketFilter()
                filter.order = order
                let list = try await Self.list(filter, town, giulia)
                let followers = try await Self.followers(of: list, filter, town, giulia)
                let expected: [Ticket.Number?] = list.dropFirst().map { $0 } + [nil]
                #expect(list.count == 4 && followers == expected, "\(order)")
                #expect(try await Self.followers(of: list, filter, town, piero) == [nil, nil, nil, nil])
            }
        }
    }

    private static func list(_ filter: TicketFilter, _ town: World, _ person: Operator) async throws -> [Ticket.Number]
    {
        try await town.desk.database.read { c in
            try c.tickets(filter, after: nil, visibleTo: person).lines.map(\.number)
        }
    }

    private static func followers(
        of numbers: [Ticket.Number], _ filter: TicketFilter, _ town: World, _ person: Operator
    ) async throws -> [Ticket.Number?] {
        try await town.desk.database.read { c in
            var found: [Ticket.Number?] = []
            for number in numbers { try found.append(c.follower(of: number, in: filter, visibleTo: person)) }
            return found
        }
    }
}

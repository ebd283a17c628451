import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

// It is Wednesday 18 November 2026, 12:06 in Rome.
@Suite("What the program does by itself with who does not answer")
struct FollowUpVerbTests {
    @Test(
        "Reminded after five working days, closed after ten, reopened by an answer", arguments: TestDatabase.available)
    func life(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let giulia = try await town[.giulia]
            let ticket = try await town.registered(), token = town.desk.trackingToken(of: ticket.id)
            _ = try await town.desk.reply(to: ticket.number, as: giulia, ReplyDraft(text: "Che errore?", next: .wait))
            town.clock.pass(days: 6.5)
            try await town.desk.followUp()
            #expect(try await town.facts(of: ticket).last == .waiting)
            town.clock.pass(days: 0.5)
            // Nobody looked for a night, and two look at once.
            async let one: Void = town.desk.followUp()
            async let two: Void = town.desk.followUp()
            _ = try await (one, two)
            #expect(try await town.facts(of: ticket).filter { $0 == .reminded }.count == 1)
            town.clock.pass(days: 6)
            try await town.desk.followUp()
            #expect(try await town.ticket(ticket.number)?.state == .waitingRequester)
            town.clock.pass(days: 1)
            try await town.desk.followUp()
            let closed = try #require(try await town.ticket(ticket.number))
            #expect(closed.state == .closed && closed.resolution == .noReply && closed.followUpAt == nil)
            #expect(try await town.clocks(of: closed).last == "solution contratto cancelled")
            let mails = try await town.mails(of: ticket).map(\.kind)
            #expect(mails.suffix(2) == [.reminder, .lapsed])
            try await town.work()
            let text = try #require(try await town.mails(of: ticket).first { $0.kind == .reminder }?.text)
            #expect(text.contains("/richieste/"))
            let again = try await town.desk.answer(token, "Errore 42")
            #expect(again.state == .inProgress && again.reopenings == 1)
            #expect(try await town.clocks(of: again)[2] == "solution contratto running")
        }
    }

    @Test("A triple has terms of its own; one that was never asked is left alone", arguments: TestDatabase.available)
    func own(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await town.desk.apply(
                SettingsDocument("triples: [{code: ACC-CRE-01, remindAfter: 0, closeWaitingAfter: 2}]"))
            let giulia = try await town[.giulia]
            let asked = try await town.registered()
            let unasked = try await town.registered { $0.description = "Un'altra" }
            _ = try await town.desk.reply(to: asked.number, as: giulia, ReplyDraft(text: "Che errore?", next: .wait))
            try await town.desk.wait(unasked.number, for: .waitingRequester, as: giulia)
            town.clock.pass(days: 3)
            try await town.desk.followUp()
            #expect(try await town.ticket(asked.number)?.state == .closed)
            let facts = try await town.facts(of: asked)
            #expect(!facts.contains(.reminded))
            town.clock.pass(days: 30)
            try await town.desk.followUp()
            #expect(try await town.ticket(unasked.number)?.state == .waitingRequester)
            let problem = await #expect(throws: SettingsProblem.self) {
                try await town.desk.apply(SettingsDocument("triples: [{code: ACC-CRE-01, remindAfter: 3}]"))
            }
            #expect(problem?.message.contains("remindAfter: must be less than closeWaitingAfter") == true)
        }
    }
}

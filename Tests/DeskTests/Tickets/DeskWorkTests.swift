import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("The desk works on a request")
struct DeskWorkTests {
    @Test("Take, answer, wait, hear back, resolve, close: the whole road", arguments: TestDatabase.available)
    func road(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let giulia = try await town[.giulia]
            let ticket = try await town.registered()
            let number = ticket.number
            try await desk.take(number, as: giulia)
            let asked = try await desk.reply(
                to: number, as: giulia, ReplyDraft(text: "Quale errore vede?", next: .wait))
            #expect(asked.ticket.state == .waitingRequester && asked.crossedWith == nil)
            let answered = try await desk.answer(desk.trackingToken(of: ticket.id), "Errore 42")
            #expect(answered.state == .inProgress)
            let solved = try await desk.reply(
                to: number, as: giulia, ReplyDraft(text: "Fatto.", next: .resolve(.fixed)))
            #expect(solved.ticket.state == .resolved && solved.ticket.resolution == .fixed)
            let closed = try await desk.close(number, as: giulia)
            #expect(closed.state == .closed && closed.closedAt != nil)
            #expect(
                try await town.facts(of: ticket) == [
                    .opened, .confirmed, .routed, .taken, .replied, .waiting, .answered, .resumed, .replied, .resolved,
                    .closed,
                ])
            #expect(try await town.messages(of: ticket).map(\.kind) == [.request, .reply, .answer, .reply])
            #expect(
                try await town.mails(of: ticket).map(\.kind) == [
                    .confirmation, .acknowledgement, .informationRequest, .solution,
                ])
        }
    }

    @Test("Another group's request is not there, whatever one tries", arguments: TestDatabase.available)
    func strangers(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let number = try await town.registered().number
            let piero = try await town[.piero]
            await #expect(throws: Refusal.notFound) { try await desk.take(number, as: piero) }
            await #expect(throws: Refusal.notFound) {
                try await desk.reply(to: number, as: piero, ReplyDraft(text: "x"))
            }
            await #expect(throws: Refusal.notFound) { try await desk.note(on: number, "x", as: piero) }
            await #expect(throws: Refusal.notFound) { try await desk.close(number, as: piero) }
            await #expect(throws: Refusal.notFound) {
                try await desk.handOver(number, to: "L2-ECO", reason: "", as: piero)
            }
            await #expect(throws: Refusal.notFound) { try await desk.take(Ticket.Number(999_999), as: piero) }
            let sara = try await town[.sara]
            await #expect(throws: Refusal.notAllowed) { try await desk.take(number, as: sara) }
            #expect(try await town.facts(of: town.ticket(number)!).count == 3)
        }
    }

    @Test(
        "Handed over it leaves my sight and enters theirs; escalated it climbs the path",
        arguments: TestDatabase.available)
    func moves(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let (giulia, piero) = try await (town[.giulia], town[.piero])
            let number = try await town.registered().number
            let moved = try await desk.escalate(number, reason: "Serve un esperto", as: giulia)
            #expect(try await desk.catalogue().group(moved.group)?.code == "L2-ECO")
            await #expect(throws: Refusal.notFound) { try await desk.take(number, as: giulia) }
            try await desk.take(number, as: piero)
            let back = try await desk.handOver(number, to: "L1-WEB", reason: "È di primo livello", as: piero)
            #expect(back.state == .assigned && back.assignee == nil)
            await #expect(throws: Refusal.invalid(field: "group", reason: "refusal.group.unknown")) {
                try await desk.handOver(number, to: "NIENTE", reason: "", as: giulia)
            }
        }
    }

    @Test("Two who answer at once are both kept, and the second is told", arguments: TestDatabase.available)
    func crossed(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let (giulia, luca) = try await (town[.giulia], town[.luca])
            let ticket = try await town.registered()
            let seen = try await town.messages(of: ticket).last?.id
            let first = try await desk.reply(to: ticket.number, as: giulia, ReplyDraft(text: "Uno", seen: seen))
            town.clock.pass(minutes: 1)
            let second = try await desk.reply(to: ticket.number, as: luca, ReplyDraft(text: "Due", seen: seen))
            #expect(first.crossedWith == nil)
            #expect(second.crossedWith == "Giulia")
            #expect(try await town.messages(of: ticket).map(\.text).suffix(2) == ["Uno", "Due"])
            #expect(try await town.facts(of: ticket).contains(.crossed))
            // Who has seen the other answer is not told again.
            let third = try await desk.reply(to: ticket.number, as: luca, ReplyDraft(text: "Tre", seen: second.message))
            #expect(third.crossedWith == nil)
        }
    }

    @Test("Who looks at an old version is asked to look again", arguments: TestDatabase.available)
    func versions(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let ticket = try await town.registered()
            try await town.desk.take(ticket.number, as: giulia)
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.resolve(ticket.number, as: .answered, by: giulia, version: ticket.version)
            }
        }
    }

    @Test("Many at once on one request: each verb is kept or refused, none is lost", arguments: TestDatabase.available)
    func crowd(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let ticket = try await town.registered()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for turn in 0..<20 {
                    group.addTask { _ = try await town.desk.note(on: ticket.number, "Nota \(turn)", as: giulia) }
                }
                try await group.waitForAll()
            }
            #expect(try await town.messages(of: ticket).filter { $0.kind == .note }.count == 20)
            #expect(try await town.ticket(ticket.number)?.version == ticket.version + 20)
        }
    }

    @Test("Reclassifying keeps first and last triple", arguments: TestDatabase.available)
    func reclassify(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let ticket = try await town.registered()
            let after = try await town.desk.reclassify(ticket.number, to: "STI-PAG-01", as: giulia)
            let catalogue = try await town.desk.catalogue()
            #expect(catalogue.triple(after.firstTriple)?.code == "ACC-CRE-01")
            #expect(catalogue.triple(after.triple)?.code == "STI-PAG-01")
            #expect(after.priority == .p1)
            await #expect(throws: Refusal.invalid(field: "triple", reason: "refusal.triple.ended")) {
                try await town.desk.reclassify(ticket.number, to: "NIENTE", as: giulia)
            }
        }
    }

    @Test("Cancelled as a duplicate of one I see, or naming the competent body", arguments: TestDatabase.available)
    func cancel(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let giulia = try await town[.giulia]
            let (first, second) = try await (town.registered(), town.registered())
            await #expect(throws: Refusal.invalid(field: "duplicate", reason: "refusal.duplicate.unknown")) {
                try await desk.cancel(second.number, because: .duplicate(of: Ticket.Number(999_999)), as: giulia)
            }
            let ended = try await desk.cancel(second.number, because: .duplicate(of: first.number), as: giulia)
            #expect(ended.cancellation == .duplicate(of: first.number))
            let elsewhere = try await desk.cancel(first.number, because: .outOfCompetence(body: "INPS"), as: giulia)
            #expect(elsewhere.state == .cancelled)
            try await town.work()
            #expect(town.pigeons.flights.contains { $0.text.contains("competente: INPS") })
        }
    }

    @Test("A colleague of the group is assigned; a stranger is not", arguments: TestDatabase.available)
    func assign(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let (giulia, luca, piero) = try await (town[.giulia], town[.luca], town[.piero])
            let number = try await town.registered().number
            let given = try await town.desk.assign(number, to: luca.id, as: giulia)
            #expect(given.assignee == luca.id && given.state == .assigned)
            await #expect(throws: Refusal.invalid(field: "operator", reason: "refusal.operator.outside")) {
                try await town.desk.assign(number, to: piero.id, as: luca)
            }
            await #expect(throws: Refusal.notAllowed) { try await town.desk.take(number, as: giulia) }
        }
    }

    @Test("What is empty or endless is refused before it is kept", arguments: TestDatabase.available)
    func texts(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            let number = try await town.registered().number
            await #expect(throws: Refusal.invalid(field: "text", reason: "problem.text.missing")) {
                try await town.desk.reply(to: number, as: giulia, ReplyDraft(text: " \n "))
            }
            await #expect(throws: Refusal.invalid(field: "text", reason: "problem.text.tooLong")) {
                try await town.desk.note(on: number, String(repeating: "a", count: Desk.messageLimit + 1), as: giulia)
            }
        }
    }
}

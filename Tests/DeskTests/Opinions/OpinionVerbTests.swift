import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Opinions of other groups")
struct OpinionVerbTests {
    private static let question = OpinionQuestion(group: "L2-ECO", text: "È dovuto?")

    private static func notices(_ town: World, _ person: World.Person) async throws -> [ToldNotice] {
        let reader = try await town[person]
        return try await town.desk.database.read { c in
            try c.notices(of: reader, unreadOnly: true, before: nil, limit: 50)
        }
    }

    private static func list(_ which: OpinionList, _ town: World, _ person: World.Person) async throws -> [OpinionLine]
    {
        let reader = try await town[person]
        return try await town.desk.database.read { c in try c.opinions(which, of: reader, after: nil, limit: 10) }
    }

    private static func reads(_ person: World.Person, _ ticket: Ticket, _ town: World) async throws -> Bool {
        let reader = try await town[person]
        return try await town.desk.database.read { c in try c.ticket(ticket.number, visibleTo: reader) != nil }
    }

    @Test("Asked, taken and answered: a note comes back and who asked is told", arguments: TestDatabase.available)
    func answered(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia], piero = try await town[.piero]
            #expect(try await !Self.reads(.piero, ticket, town))
            let asked = try await town.desk.askOpinion(Self.question, on: ticket.number, as: giulia)
            #expect(asked.opinion.dueAt > town.clock.now && asked.ticket.state == ticket.state)
            #expect(try await Self.reads(.piero, ticket, town))
            #expect(try await Self.notices(town, .piero).map(\.event.fact.kind) == [.opinionAsked])
            #expect(try await Self.notices(town, .marco).map(\.notice.reason) == [.consulted])
            #expect(try await Self.list(.toGive, town, .piero).map(\.number) == [ticket.number])
            #expect(try await Self.list(.asked, town, .giulia).count == 1)
            let id = asked.opinion.id
            try await town.desk.takeOpinion(id, of: ticket.number, as: piero)
            let done = try await town.desk.answerOpinion(id, of: ticket.number, " Sì, è dovuto. ", as: piero)
            #expect(done.opinion.ending == .answered && done.opinion.assignee == piero.id)
            let note = try #require(try await town.messages(of: ticket).last)
            #expect(note.kind == .note && note.text == "Sì, è dovuto.\n\n> Giulia:\n> È dovuto?")
            #expect(
                try await town.facts(of: ticket).suffix(4) == [.opinionAsked, .opinionTaken, .noted, .opinionAnswered])
            #expect(
                try await Self.notices(town, .giulia).map(\.event.fact.kind) == [.opinionAnswered, .opinionTaken])
            // It was theirs; of the others it is no business any more.
            #expect(try await Self.reads(.piero, ticket, town))
            #expect(try await !Self.reads(.marco, ticket, town))
            #expect(try await Self.list(.toGive, town, .marco).isEmpty)
            #expect(try await Self.list(.given, town, .piero).map(\.number) == [ticket.number])
            await #expect(throws: Refusal.alreadyDone) {
                try await town.desk.answerOpinion(id, of: ticket.number, "Ancora", as: piero)
            }
        }
    }

    @Test("Who reads it for an opinion does nothing else to it", arguments: TestDatabase.available)
    func onlyReading(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), piero = try await town[.piero], luca = try await town[.luca]
            let number = ticket.number
            let opinion = try await town.desk.askOpinion(Self.question, on: number, as: town[.giulia]).opinion
            await #expect(throws: Refusal.notFound) {
                _ = try await town.desk.reply(to: number, as: piero, ReplyDraft(text: "Io"))
            }
            await #expect(throws: Refusal.notFound) {
                _ = try await town.desk.hold(ReplyDraft(text: "Io"), to: number, as: piero)
            }
            await #expect(throws: Refusal.notFound) { try await town.desk.take(number, as: piero) }
            await #expect(throws: Refusal.notFound) { try await town.desk.note(on: number, "Io", as: piero) }
            await #expect(throws: Refusal.notFound) { try await town.desk.tag(number, "mia", as: piero) }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.askOpinion(OpinionQuestion(group: "DSII-UFF", text: "?"), on: number, as: piero)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.answerOpinion(opinion.id, of: number, "Io", as: luca)
            }
            // Neither does an action on many, whatever numbers it names.
            await #expect(throws: Refusal.invalid(field: "selection", reason: "bulk.problem.nothing")) {
                try await town.desk.propose(
                    .actions([.tag(["mia"])], reason: ""), on: .numbers([number]), list: "", as: piero)
            }
            let found = try await town.desk.database.read { c in
                try c.tickets(TicketFilter(states: TicketState.registered), after: nil, visibleTo: piero).lines
            }
            #expect(found.isEmpty)
        }
    }

    @Test("Declined with its reason, withdrawn by whoever works on the request", arguments: TestDatabase.available)
    func notGiven(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia], marco = try await town[.marco]
            let number = ticket.number
            let first = try await town.desk.askOpinion(Self.question, on: number, as: giulia).opinion
            await #expect(throws: Refusal.invalid(field: "reason", reason: "opinions.problem.reason")) {
                try await town.desk.declineOpinion(first.id, of: number, because: " ", as: marco)
            }
            try await town.desk.declineOpinion(first.id, of: number, because: "Non è nostro", as: marco)
            #expect(try await Self.notices(town, .giulia).first?.event.fact.data["reason"] == "Non è nostro")
            #expect(try await !Self.reads(.marco, ticket, town))
            var asking = Self.question
            asking.person = marco.id
            let second = try await town.desk.askOpinion(asking, on: number, as: giulia).opinion
            #expect(second.assignee == marco.id)
            await #expect(throws: Refusal.notFound) {
                try await town.desk.withdrawOpinion(second.id, of: number, as: marco)
            }
            try await town.desk.withdrawOpinion(second.id, of: number, because: "Trovato", as: town[.luca])
            #expect(try await Self.list(.asked, town, .giulia).isEmpty)
            #expect(try await Self.notices(town, .marco).first?.event.fact.kind == .opinionWithdrawn)
        }
    }

    @Test("Late is told once; two of one request are one change of it", arguments: TestDatabase.available)
    func late(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            for group in ["L2-ECO", "DSII-UFF"] {
                try await town.desk.askOpinion(
                    OpinionQuestion(group: group, text: "Quando?", minutes: 60), on: ticket.number, as: giulia)
            }
            #expect(try await town.desk.tellLateOpinions() == 0)
            let before = try #require(try await town.ticket(ticket.number))
            town.clock.pass(days: 10)
            #expect(try await town.desk.tellLateOpinions() == 2)
            let after = try #require(try await town.ticket(ticket.number))
            #expect(after.version == before.version + 1)
            #expect(try await town.facts(of: ticket).count { $0 == .opinionLate } == 2)
            #expect(try await Self.notices(town, .giulia).count { $0.event.fact.kind == .opinionLate } == 1)
            // Everybody is told of their own.
            let told = try #require(try await Self.notices(town, .piero).first?.event.fact)
            #expect(told.kind == .opinionLate && told.data["group"] == "L2-ECO")
            #expect(try await town.desk.tellLateOpinions() == 0)
        }
    }

    @Test("What ends the request ends its opinions", arguments: TestDatabase.available)
    func ending(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let opinion = try await town.desk.askOpinion(Self.question, on: ticket.number, as: giulia).opinion
            try await town.desk.resolve(ticket.number, as: .answered, by: giulia)
            #expect(try await town.facts(of: ticket).suffix(2) == [.resolved, .opinionWithdrawn])
            let kept = try await town.desk.database.read { c in try c.opinion(opinion.id) }
            #expect(kept?.ending == .withdrawn && kept?.endedBy == "Giulia")
            #expect(try await Self.list(.toGive, town, .piero).isEmpty)
        }
    }

    @Test("A request that is joined takes them along, and back", arguments: TestDatabase.available)
    func merged(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let home = try await town.registered(), joined = try await town.registered()
            let giulia = try await town[.giulia], piero = try await town[.piero]
            let opinion = try await town.desk.askOpinion(Self.question, on: joined.number, as: giulia).opinion
            try await town.desk.merge(joined.number, into: home.number, as: giulia)
            #expect(try await Self.reads(.piero, home, town))
            #expect(try await Self.list(.toGive, town, .piero).map(\.number) == [home.number])
            await #expect(throws: Refusal.changedMeanwhile) {
                try await town.desk.answerOpinion(opinion.id, of: joined.number, "Sì", as: piero)
            }
            try await town.desk.unmerge(joined.number, as: giulia)
            #expect(try await !Self.reads(.piero, home, town))
            #expect(try await Self.reads(.piero, joined, town))
            try await town.desk.merge(joined.number, into: home.number, as: giulia)
            try await town.desk.answerOpinion(opinion.id, of: home.number, "Sì", as: piero)
            #expect(try await town.messages(of: home).last?.kind == .note)
            #expect(try await Self.reads(.piero, home, town))
        }
    }

    @Test("Two who answer at once: one does", arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let opinion = try await town.desk.askOpinion(Self.question, on: ticket.number, as: town[.giulia]).opinion
            let people = try await [town[.piero], town[.marco]]
            let done = await withTaskGroup(of: Bool.self) { group in
                for person in people {
                    group.addTask {
                        // A refusal is the answer.
                        (try? await town.desk.answerOpinion(opinion.id, of: ticket.number, "Sì", as: person)) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(done == 1)
            #expect(try await town.messages(of: ticket).count { $0.kind == .note } == 1)
        }
    }
}

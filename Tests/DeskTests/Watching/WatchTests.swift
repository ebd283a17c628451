import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Watching a request, being named, being told")
struct WatchTests {
    private func notices(_ town: World, _ person: World.Person, unread: Bool = true) async throws -> [ToldNotice] {
        let reader = try await town[person]
        return try await town.desk.database.read { c in
            try c.notices(of: reader, unreadOnly: unread, before: nil, limit: 50)
        }
    }

    private func unread(_ town: World, _ person: World.Person) async throws -> Int {
        let reader = try await town[person]
        return try await town.desk.database.read { c in try c.unreadNotices(of: reader, most: 100) }
    }

    @Test(
        "Who watches is told what others do, once a change, not what they do themselves",
        arguments: TestDatabase.available)
    func watching(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let giulia = try await town[.giulia], luca = try await town[.luca]
            try await town.desk.watch(ticket.number, as: luca)
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.watch(ticket.number, as: luca) }
            try await town.desk.take(ticket.number, as: giulia)
            _ = try await town.desk.reply(
                to: ticket.number, as: giulia, ReplyDraft(text: "Ci guardiamo.", next: .wait))
            try await town.desk.answer(town.desk.trackingToken(of: ticket.id), "Grazie")
            try await town.desk.note(on: ticket.number, "Lo so già.", as: luca)
            try await town.desk.tag(ticket.number, "CU", as: giulia)
            let told = try await notices(town, .luca)
            #expect(told.map(\.event.fact.kind) == [.answered, .replied, .taken])
            #expect(told.allSatisfy { $0.notice.reason == .watched && $0.number == ticket.number })
            #expect(try await notices(town, .giulia).isEmpty)
            let before = try await town.ticket(ticket.number)
            try await town.desk.unwatch(ticket.number, as: luca)
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.unwatch(ticket.number, as: luca) }
            // The request is not touched by who watches it.
            #expect(try await town.ticket(ticket.number) == before)
            try await town.desk.note(on: ticket.number, "Senza Luca.", as: giulia)
            #expect(try await unread(town, .luca) == 3)
        }
    }

    @Test(
        "Who is named is told, and watches from then on; who may not see it is not", arguments: TestDatabase.available)
    func mentions(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let noted = try await town.desk.note(
                on: ticket.number, "@luca e @Sara: sentite @marco e @nessuno. @giulia", as: giulia)
            #expect(noted.told == ["Luca", "Sara"] && noted.untold == ["Marco"])
            #expect(try await notices(town, .luca).map(\.notice.reason) == [.mentioned])
            #expect(try await notices(town, .sara).map(\.event.actorName) == ["Giulia"])
            #expect(try await notices(town, .marco).isEmpty)
            #expect(try await notices(town, .giulia).isEmpty)
            let watchers = try await town.desk.database.read { c in try c.watchers(of: ticket.id) }
            #expect(try await Set(watchers) == [town[.luca].id, town[.sara].id])
            try await town.desk.note(on: ticket.number, "Ancora @luca", as: giulia)
            #expect(try await notices(town, .luca).map(\.notice.reason) == [.mentioned, .mentioned])
            #expect(try await notices(town, .sara).map(\.notice.reason) == [.watched, .mentioned])
        }
    }

    @Test("A request that one may see no more tells nothing and shows nothing", arguments: TestDatabase.available)
    func hidden(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let giulia = try await town[.giulia], luca = try await town[.luca], piero = try await town[.piero]
            await #expect(throws: Refusal.notFound) { try await town.desk.watch(ticket.number, as: piero) }
            await #expect(throws: Refusal.notFound) { try await town.desk.unwatch(ticket.number, as: piero) }
            try await town.desk.watch(ticket.number, as: luca)
            try await town.desk.take(ticket.number, as: giulia)
            #expect(try await unread(town, .luca) == 1)
            try await town.desk.escalate(ticket.number, reason: "", as: giulia)
            #expect(try await unread(town, .luca) == 0)
            #expect(try await notices(town, .luca, unread: false).isEmpty)
            try await town.desk.take(ticket.number, as: piero)
            #expect(try await unread(town, .luca) == 0)
            // It comes back, and what was told then is there again; what was not, is not.
            try await town.desk.handOver(ticket.number, to: "L1-WEB", reason: "", as: town[.marco])
            #expect(try await notices(town, .luca).map(\.event.fact.kind) == [.handedOver, .taken])
        }
    }

    @Test(
        "Notices are read by their reader alone, one or all, and end after their days",
        arguments: TestDatabase.available)
    func reading(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let giulia = try await town[.giulia], luca = try await town[.luca]
            try await town.desk.watch(ticket.number, as: luca)
            for text in ["uno", "due", "tre"] { try await town.desk.note(on: ticket.number, text, as: giulia) }
            let all = try await notices(town, .luca)
            try await town.desk.read(all[1].notice.id, as: giulia)
            #expect(try await unread(town, .luca) == 3)
            try await town.desk.read(all[1].notice.id, as: luca)
            try await town.desk.read(all[1].notice.id, as: luca)
            #expect(try await unread(town, .luca) == 2)
            #expect(try await town.desk.readNotices(upTo: all[1].notice.id, as: luca) == 1)
            #expect(try await notices(town, .luca).map(\.notice.id) == [all[0].notice.id])
            #expect(try await town.desk.readNotices(upTo: all[0].notice.id, as: luca) == 1)
            #expect(try await notices(town, .luca, unread: false).count == 3)
            town.clock.pass(days: Double(PersonalNotice.days - 1))
            try await town.desk.forgetExpired()
            #expect(try await notices(town, .luca, unread: false).count == 3)
            town.clock.pass(days: 2)
            try await town.desk.forgetExpired()
            #expect(try await notices(town, .luca, unread: false).isEmpty)
        }
    }

    @Test("A program names people and watches nothing", arguments: TestDatabase.available)
    func program(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let program = Operator(
                program: APIToken(id: town.desk.id(), name: "Centralino", scopes: [.all], createdAt: town.clock.now))
            let noted = try await town.desk.note(on: ticket.number, "Richiama, @giulia", as: program)
            #expect(noted.told == ["Giulia"])
            #expect(try await notices(town, .giulia).map(\.event.actorName) == ["Centralino"])
            await #expect(throws: Refusal.notAllowed) { try await town.desk.watch(ticket.number, as: program) }
        }
    }
}

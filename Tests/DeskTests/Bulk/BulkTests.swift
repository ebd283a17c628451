import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("One action on many requests")
struct BulkTests {
    /// So many requests of different people, in the queue of the front desk.
    private static func requests(_ count: Int, _ town: World) async throws -> [Ticket] {
        var made: [Ticket] = []
        for place in 0..<count {
            made.append(try await town.registered { $0.description = "Richiesta numero \(place)" })
        }
        return made
    }

    private static func ended(_ bulk: Bulk, by person: Operator, _ town: World) async throws -> Bulk {
        try await town.desk.start(bulk.id, as: person)
        // What writes to people leaves them a moment to think again.
        town.clock.pass(minutes: 1)
        try await town.work()
        let done = try #require(try await town.desk.bulk(bulk.id))
        #expect(done.phase == .ended && done.done == done.total)
        return done
    }

    private static func open(_ town: World) async throws -> BulkChoice { .list(TicketFilter()) }

    @Test(
        "Proposed, shown, run: nothing changes before the yes, and the history says how",
        arguments: TestDatabase.available)
    func tags(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let some = try await Self.requests(3, town), giulia = try await town[.giulia]
            try await town.desk.tag(some[0].number, "CU", as: giulia)
            let bulk = try await town.desk.propose(
                .actions([.tag(["CU"])], reason: ""), on: .numbers(some.map(\.number)), list: "", as: giulia)
            #expect(bulk.phase == .proposed && bulk.tally.applied == 2 && bulk.tally.refused == 1)
            #expect(bulk.tally.lines.first?.reason.key == "bulk.reason.same")
            #expect(bulk.tally.lines.first?.examples == [some[0].number.rawValue])
            #expect(try await town.tags(of: some[1]) == [])
            let done = try await Self.ended(bulk, by: giulia, town)
            #expect(done.tally.applied == 2 && done.tally.refused == 1)
            for ticket in some { #expect(try await town.tags(of: ticket) == ["CU"]) }
            let events = try await town.desk.database.read { c in try c.events(of: some[1].id) }
            let last = try #require(events.last)
            #expect(last.fact.kind == .tagged && last.fact.bulk == bulk.id && last.actorName == "Giulia")
            let refused = try await town.desk.database.read { c in
                try c.refusals(of: bulk.id, after: ID(0), limit: 10)
            }
            #expect(refused.map(\.number) == [some[0].number])
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.start(bulk.id, as: giulia) }
        }
    }

    @Test(
        "A whole list is looked at and done by a job, without what came into it later",
        arguments: TestDatabase.available)
    func list(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let some = try await Self.requests(7, town), giulia = try await town[.giulia]
            let bulk = try await town.desk.propose(
                .actions([.assign(.login("luca"))], reason: ""), on: Self.open(town), list: "coda=tutte", as: giulia)
            #expect(bulk.phase == .looking)
            try await town.work()
            let proposed = try #require(try await town.desk.bulk(bulk.id))
            #expect(proposed.phase == .proposed && proposed.tally.applied == 7 && proposed.list == "coda=tutte")
            let late = try await town.registered { $0.description = "Arrivata dopo" }
            _ = try await Self.ended(bulk, by: giulia, town)
            let luca = try await town[.luca]
            for ticket in some { #expect(try await town.ticket(ticket.number)?.assignee == luca.id) }
            #expect(try await town.ticket(late.number)?.assignee == nil)
        }
    }

    @Test("What one may not see is not touched; what one may not do is told", arguments: TestDatabase.available)
    func permission(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let some = try await Self.requests(2, town)
            let pay = try await town.registered {
                $0.area = "Stipendi"
                $0.tematica = "Accredito"
                $0.triple = "STI-PAG-01"
                $0.fields["payMonth"] = "2026-10"
            }
            let giulia = try await town[.giulia], piero = try await town[.piero], sara = try await town[.sara]
            let bulk = try await town.desk.propose(
                .actions([.tag(["x"])], reason: ""), on: .numbers([some[0].number, pay.number]), list: "", as: giulia)
            #expect(bulk.tally.applied == 1 && bulk.tally.refused == 0)
            await #expect(throws: Refusal.invalid(field: "selection", reason: "bulk.problem.nothing")) {
                try await town.desk.propose(
                    .actions([.tag(["x"])], reason: ""), on: .numbers(some.map(\.number)), list: "", as: piero)
            }
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.propose(
                    .actions([.tag(["x"])], reason: ""), on: .numbers(some.map(\.number)), list: "", as: sara)
            }
            await #expect(throws: Refusal.notFound) { try await town.desk.start(bulk.id, as: piero) }
            await #expect(throws: Refusal.notFound) { try await town.desk.cancel(bulk.id, as: piero) }
            // Between the preview and the yes one of them is closed: it is told, and the other is done.
            let resolve = try await town.desk.propose(
                .actions([.resolve(.fixed)], reason: ""), on: .numbers(some.map(\.number)), list: "", as: giulia)
            _ = try await town.desk.resolve(some[1].number, as: .fixed, by: giulia)
            let done = try await Self.ended(resolve, by: giulia, town)
            #expect(
                done.tally.applied == 1
                    && done.tally.lines.map(\.reason) == [BulkReason("refusal.wrongState", .resolved)])
        }
    }

    @Test("Everybody is answered in their own words, once, and solved", arguments: TestDatabase.available)
    func answers(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let some = try await Self.requests(2, town), giulia = try await town[.giulia]
            let text = RuleText("Gentile {{name}}, la {{number}} è a posto.")
            let bulk = try await town.desk.propose(
                .actions([.answer(text), .resolve(.answered)], reason: ""), on: .numbers(some.map(\.number)), list: "",
                as: giulia)
            #expect(bulk.tally.mailed == 2 && bulk.sendsMail)
            _ = try await Self.ended(bulk, by: giulia, town)
            for ticket in some {
                let message = try #require(try await town.messages(of: ticket).last)
                #expect(
                    message.text == "Gentile Anna Bianchi, la \(ticket.number) è a posto." && message.kind == .reply)
                #expect(message.authorName == "Giulia")
                #expect(try await town.mails(of: ticket).filter { $0.message == message.id }.map(\.kind) == [.solution])
                #expect(try await town.ticket(ticket.number)?.state == .resolved)
            }
            await #expect(throws: TemplateRefusal.self) {
                try await town.desk.propose(
                    .actions([.answer(RuleText("Gentile {{nome}}"))], reason: ""), on: .numbers([some[0].number]),
                    list: "", as: giulia)
            }
        }
    }

    @Test("Taken back where nobody touched it since, with the reason elsewhere", arguments: TestDatabase.available)
    func undo(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let some = try await Self.requests(3, town), giulia = try await town[.giulia],
                marco = try await town[.marco]
            let bulk = try await town.desk.propose(
                .actions([.tag(["x"]), .move("L2-ECO")], reason: "Sono stipendi"), on: .numbers(some.map(\.number)),
                list: "", as: giulia)
            _ = try await Self.ended(bulk, by: giulia, town)
            #expect(try await town.ticket(some[0].number)?.group != some[0].group)
            // Marco has begun with one.
            _ = try await town.desk.take(some[2].number, as: marco)
            let undoing = try await town.desk.undo(bulk.id, as: giulia)
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.undo(bulk.id, as: giulia) }
            await #expect(throws: Refusal.notFound) { try await town.desk.undo(bulk.id, as: marco) }
            try await town.work()
            let done = try #require(try await town.desk.bulk(undoing.id))
            #expect(done.phase == .ended && done.tally.applied == 2 && done.tally.refused == 1)
            #expect(done.tally.lines.first?.reason.key == "bulk.undo.since")
            for ticket in some.prefix(2) {
                let now = try #require(try await town.ticket(ticket.number))
                #expect(now.group == ticket.group && now.state == ticket.state)
                #expect(try await town.tags(of: ticket) == [])
            }
            #expect(try await town.tags(of: some[2]) == ["x"])
            #expect(try await town.ticket(some[2].number)?.assignee == marco.id)
        }
    }

    @Test("Closed and opened again: the state and the clocks go on", arguments: TestDatabase.available)
    func undoClosing(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let some = try await Self.requests(2, town), giulia = try await town[.giulia]
            let bulk = try await town.desk.propose(
                .actions([.resolve(.fixed), .close], reason: ""), on: .numbers(some.map(\.number)), list: "", as: giulia
            )
            _ = try await Self.ended(bulk, by: giulia, town)
            #expect(try await town.ticket(some[0].number)?.state == .closed)
            _ = try await town.desk.undo(bulk.id, as: giulia)
            try await town.work()
            let now = try #require(try await town.ticket(some[0].number))
            #expect(now.state == .new && now.closedAt == nil && now.resolution == nil && now.deadline.dueAt != nil)
            #expect(try await town.facts(of: some[0]).contains(.undone))
        }
    }

    @Test("Stopped before its end: what is not done stays undone", arguments: TestDatabase.available)
    func stop(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let some = try await Self.requests(2, town), giulia = try await town[.giulia]
            let bulk = try await town.desk.propose(
                .actions([.tag(["x"])], reason: ""), on: .numbers(some.map(\.number)), list: "", as: giulia)
            try await town.desk.start(bulk.id, as: giulia)
            try await town.desk.cancel(bulk.id, as: giulia)
            try await town.work()
            #expect(try await town.tags(of: some[0]) == [])
            #expect(try await town.desk.bulk(bulk.id)?.phase == .cancelled)
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.cancel(bulk.id, as: giulia) }
        }
    }

    @Test(
        "A process that dies again and again does nothing twice: one tag, one answer, one row for each request",
        arguments: TestDatabase.available)
    func crash(_ kind: TestDatabase) async throws {
        let place = try await TestPlace(kind)
        let folder = NSTemporaryDirectory() + "/bulk-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a temporary folder that stays harms nobody
        let calm = try CrashingDatabase(url: place.url, seed: 0, perMille: 0)
        try await Migrator().migrate(calm, at: TestDatabase.epoch)
        let town = try await World(calm, folder: folder)
        let giulia = try await town[.giulia], some = try await Self.requests(600, town)
        let bulk = try await town.desk.propose(
            .actions([.tag(["x"]), .answer(RuleText("Ciao {{name}}"))], reason: ""), on: .numbers(some.map(\.number)),
            list: "", as: giulia)
        try await town.desk.start(bulk.id, as: giulia)
        let job = try #require(try await calm.read { c in try c.bulkJob() })
        await calm.close()
        let database = try CrashingDatabase(url: place.url, seed: 3, perMille: 600)
        let process = town.with(database)
        var tries = 0
        while tries < 60 {
            tries += 1
            do {
                #expect(try await process.desk.goOn(with: job) == .done)
                break
            } catch is Crash {
                try await database.restart()
            }
        }
        #expect(database.crashes > 1 && tries < 60)
        let done = try #require(try await database.read { c in try c.bulk(bulk.id) })
        #expect(done.phase == .ended && done.tally.applied == 600 && done.tally.mailed == 600 && done.done == 600)
        let counts = try await database.read { c in
            try [
                "events WHERE kind = 'tagged'", "messages WHERE kind = 'reply'", "bulk_items",
                "outgoing_mails WHERE kind = 'reply'",
            ].map { try c.value("SELECT count(*) FROM \(raw: $0)", Int.self) ?? 0 }
        }
        #expect(counts == [600, 600, 600, 600])
        await database.close()
        try await place.remove()
    }
}

extension Connection {
    /// The job that works on an action, whatever its state.
    fileprivate func bulkJob() throws -> Job? {
        try first(
            """
            SELECT id, kind, payload, state, attempts, run_at, locked_until, last_error, created_at, unique_key
            FROM jobs WHERE kind = 'bulk'
            """)
    }
}

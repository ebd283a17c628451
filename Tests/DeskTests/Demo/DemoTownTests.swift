import Demo
import Desk
import Domain
import Foundation
import Logging
import Store
import TestSupport
import Testing

@Suite("La città dimostrativa nella banca dati")
struct DemoTownTests {
    private static let total = 300

    @Test("Si costruisce, si lavora, e la richiesta dopo ha il numero dopo", arguments: TestDatabase.available)
    func builds(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            let desk = try desk(on: database)
            let summary = try await DemoTown(tickets: Self.total, seed: 5, now: Past.now).build(
                into: database, files: desk.files, secret: desk.secret)
            #expect(summary.people.count == 45 && summary.tickets == Self.total)
            #expect(summary.people.contains { $0.login == "giulia.conti" && $0.groups == ["L1-WEB"] })

            let office = try await desk.catalogue().office
            #expect(office.isDemo && office.confirmByMail)
            let counts = try await (
                count("tickets", database), count("events", database), count("messages", database),
                count("operators", database)
            )
            #expect(counts.0 == Self.total && counts.1 > 3 * Self.total && counts.2 > Self.total && counts.3 == 45)

            try await looksInside(desk)
            try await learns(desk)
            try await goesOn(desk)
            await #expect(throws: DemoRefusal.hasTickets) {
                try await DemoTown(tickets: 1, now: Past.now).build(into: database, files: desk.files, secret: nil)
            }
        }
    }

    @Test("Qualunque giorno sia, e anche dove la città c'era già senza richieste", arguments: TestDatabase.available)
    func anyDay(_ kind: TestDatabase) async throws {
        try await kind.withDatabase { database in
            let desk = try desk(on: database)
            for day in 0..<7 {
                _ = try await DemoTown(tickets: 0, now: Past.now.addingTimeInterval(Double(day) * 86_400)).build(
                    into: database, files: desk.files, secret: desk.secret)
                let (needs, flows) = try await desk.database.read { c in
                    try (c.needs(limit: 9), c.flows(ended: false, limit: 9))
                }
                #expect(needs.count == 3 && flows.count == 4)
                let days =
                    needs.flatMap { [$0.plannedOn, $0.heldOn] }.compactMap(\.self) + flows.compactMap(\.lastRunOn)
                #expect(days.allSatisfy { ($0.number + 3) % 7 < 5 }, "somebody works on a Sunday")
            }
        }
    }

    @Test("Due volte lo stesso seme dà le stesse righe", arguments: TestDatabase.available)
    func repeats(_ kind: TestDatabase) async throws {
        let first = try await rows(kind, seed: 3), again = try await rows(kind, seed: 3)
        #expect(first == again)
        let other = try await rows(kind, seed: 4)
        #expect(other != first)
    }

    /// Links, files and passwords work.
    private func looksInside(_ desk: Desk) async throws {
        let (tickets, attachments) = try await desk.database.read { c in
            let ids: [ID<Ticket>] = try c.values("SELECT id FROM tickets WHERE closed_at IS NULL ORDER BY id")
            let all: [ID<Ticket>] = try c.values("SELECT DISTINCT ticket_id FROM attachments ORDER BY ticket_id")
            return (ids, try all.flatMap { try c.attachments(of: $0) })
        }
        let open = try #require(tickets.first)
        let link = try await desk.database.read { c in
            try desk.link(desk.trackingToken(of: open), .tracking, at: Past.now, c)
        }
        #expect(link?.ticket == open)
        #expect(!attachments.isEmpty)
        for file in attachments {
            let size = try desk.files.find(file.hash).size
            #expect(size == Int(file.size))
        }
        let hash = try await desk.database.read { try $0.credentials(login: "giulia.conti")?.password }
        let password = try PasswordHash(#require(hash))
        #expect(password?.matches(DemoTown.password) == true)
    }

    /// What people learn and what comes in points to who and what there is.
    private func learns(_ desk: Desk) async throws {
        let catalogue = try await desk.catalogue(), today = TimeZone.rome.day(at: Past.now)
        try await desk.database.read { c in
            let needs = try c.needs(limit: 9), flows = try c.flows(ended: false, limit: 9)
            let items = try InboundItem.State.allCases.flatMap { try c.items($0, limit: 9) }
            #expect(Set(needs.map(\.state)) == [.held, .planned, .accepted] && needs.count == 3)
            #expect(
                flows.map(\.content.direction).sorted { $0.rawValue < $1.rawValue } == [
                    .incoming, .incoming, .outgoing, .outgoing,
                ])
            #expect(Set(items.map(\.state)) == Set(InboundItem.State.allCases) && items.count == 3)
            for owner in needs.map(\.content.owner) + flows.map(\.content.owner) + items.map(\.content.assignee) {
                #expect(catalogue.person(owner) != nil)
            }
            for need in needs {
                let triple = need.content.triple
                #expect(catalogue.triples.contains { $0.code == triple }, "\(triple ?? "")")
                #expect(try c.events(of: need.id, limit: 9).count == need.version)
            }
            for slug in needs.compactMap(\.content.article) + items.compactMap(\.article) {
                #expect(try c.isTaken(slug: slug), "\(slug)")
            }
            let toDo = try #require(items.first { $0.state == .toDo })
            #expect(!toDo.isOverdue(on: today) && toDo.content.dueOn.number - today.number < 7)
            #expect(items.allSatisfy { item in flows.contains { $0.id == item.content.flow } })
            let held = try #require(needs.first { $0.state == .held }), day = try #require(held.heldOn)
            let effect = NeedEffect(heldOn: day)
            #expect(effect.measurableFrom.number <= today.number)
            #expect(try c.hasCriticality(of: effect.before) && c.hasCriticality(of: effect.after))
        }
    }

    /// Somebody new writes; an operator takes what is open.
    private func goesOn(_ desk: Desk) async throws {
        let number = try await desk.database.write { try $0.nextTicketNumber() }
        #expect(number.rawValue == Int64(100_000 + Self.total + 1))
        let catalogue = try await desk.catalogue()
        let alice = try #require(catalogue.operators.first { $0.role == .administrator })
        let waiting: Int64? = try await desk.database.read { c in
            try c.value(
                """
                SELECT number FROM tickets WHERE state IN ('new', 'assigned', 'in_progress', 'waiting_requester') LIMIT 1
                """)
        }
        let taken = try await desk.take(Ticket.Number(#require(waiting)), as: alice)
        #expect(taken.state == .inProgress)
    }

    private func rows(_ kind: TestDatabase, seed: UInt64) async throws -> [String] {
        try await kind.withDatabase { database in
            _ = try await DemoTown(tickets: 60, seed: seed, now: Past.now).build(
                into: database, files: try desk(on: database).files, secret: nil)
            return try await database.read { c in
                let events: [String] = try c.values("SELECT data FROM events ORDER BY id")
                let bodies: [String] = try c.values("SELECT body FROM messages ORDER BY id")
                let people: [String] = try c.values("SELECT name_folded FROM requesters ORDER BY id")
                return events + bodies + people
            }
        }
    }

    private func count(_ table: String, _ database: any Reader) async throws -> Int {
        try await database.read { try $0.value("SELECT count(*) FROM \(raw: table)") ?? 0 }
    }

    private func desk(on database: any Database) throws -> Desk {
        let folder = NSTemporaryDirectory() + "/sportello-demo-\(UUID().uuidString)"
        return try Desk(
            database: database, files: Files(url: "file:\(folder)"),
            secret: ServerSecret(bytes: Array(repeating: 9, count: 32)), publicURL: "http://127.0.0.1",
            log: Logger(label: "test"), now: { Past.now })
    }
}

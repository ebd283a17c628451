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
            try await goesOn(desk)
            await #expect(throws: DemoRefusal.hasTickets) {
                try await DemoTown(tickets: 1, now: Past.now).build(into: database, files: desk.files, secret: nil)
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

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("How each likes the desk, and the day's mail")
struct DigestTests {
    private func digests(_ town: World) async throws -> [OutgoingMail] {
        try await town.desk.database.read { c in
            try c.outgoingMails(in: nil, before: nil, limit: 50).filter { $0.kind == .digest }
        }
    }

    /// Noon of a working day is 11 in Rome's winter.
    private func noon(_ town: World, days: Int) {
        let monday = Date(timeIntervalSince1970: 1_795_431_600)  // 2026-11-23 12:00 in Rome
        town.clock.set(monday.addingTimeInterval(Double(days) * 86_400))
    }

    @Test("It leaves once a day, only when something came that is not read", arguments: TestDatabase.available)
    func digest(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            // An office older than the template has the one that is built in.
            try await town.desk.database.write { c in
                _ = try c.run("DELETE FROM mail_templates WHERE kind = 'digest'")
            }
            noon(town, days: 0)
            let ticket = try await town.registered { $0.description = "Non vedo il cedolino" }
            let giulia = try await town[.giulia], luca = try await town[.luca]
            try await town.desk.setPreferences(Preferences(telling: .mail), of: luca)
            try await town.desk.watch(ticket.number, as: luca)
            try await town.desk.watch(ticket.number, as: town[.sara])
            try await town.desk.note(on: ticket.number, "Uno", as: giulia)
            try await town.desk.note(on: ticket.number, "Due, @luca", as: giulia)
            try await town.desk.sendDigests()
            #expect(try await digests(town).isEmpty, "today's mail would be tomorrow's")
            noon(town, days: 1)
            try await town.desk.sendDigests()
            try await town.desk.sendDigests()
            let sent = try await digests(town)
            #expect(sent.map(\.recipient) == ["luca@ente.example"])
            try await town.work()
            let flight = try #require(town.pigeons.flights.last { $0.to == ["luca@ente.example"] })
            #expect(flight.text.contains("Avvisi da leggere"))
            let mail = try #require(try await digests(town).first)
            let text = try #require(mail.text)
            #expect(mail.state == .sent && text.contains("\(ticket.number) – Non vedo il cedolino"))
            #expect(text.contains("2 avvisi da leggere, 1 ti nomina"))
            #expect(text.contains("http://127.0.0.1:8080/scrivania/avvisi"))
            // Nothing new since: no mail, though the old ones are not read.
            noon(town, days: 2)
            try await town.desk.sendDigests()
            #expect(try await digests(town).count == 1)
            // New, and read before the office opens.
            try await town.desk.note(on: ticket.number, "Tre", as: giulia)
            let newest = try await town.desk.database.read { c in
                try c.notices(of: luca, unreadOnly: true, before: nil, limit: 1)
            }
            try await town.desk.readNotices(upTo: newest[0].notice.id, as: luca)
            noon(town, days: 3)
            try await town.desk.sendDigests()
            #expect(try await digests(town).count == 1)
            try await town.desk.note(on: ticket.number, "Quattro", as: giulia)
            // Saturday.
            noon(town, days: 5)
            try await town.desk.sendDigests()
            #expect(try await digests(town).count == 1)
            noon(town, days: 7)
            try await town.desk.sendDigests()
            #expect(try await digests(town).count == 2)
        }
    }

    @Test("What may be seen no more is in no mail", arguments: TestDatabase.available)
    func hidden(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            noon(town, days: 0)
            let ticket = try await town.registered(), giulia = try await town[.giulia], luca = try await town[.luca]
            try await town.desk.setPreferences(Preferences(telling: .mail), of: luca)
            try await town.desk.watch(ticket.number, as: luca)
            try await town.desk.note(on: ticket.number, "Uno", as: giulia)
            try await town.desk.escalate(ticket.number, reason: "", as: giulia)
            noon(town, days: 1)
            try await town.desk.sendDigests()
            #expect(try await digests(town).isEmpty)
        }
    }

    @Test("They are kept for the person alone; a view that is not theirs is refused", arguments: TestDatabase.available)
    func preferences(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            #expect(giulia.preferences == Preferences())
            let likes = Preferences(telling: .none, density: .compact, theme: .contrast, start: "L1-WEB")
            try await town.desk.setPreferences(likes, of: giulia)
            #expect(try await town[.giulia].preferences == likes)
            #expect(try await town[.luca].preferences == Preferences())
            for start in ["L2-ECO", "nessuno"] {
                await #expect(throws: Refusal.invalid(field: "inizio", reason: "together.problem.start")) {
                    try await town.desk.setPreferences(Preferences(start: start), of: giulia)
                }
            }
            // An administrator who edits the person leaves them as they are.
            try await town.desk.setLanguage("en", of: town[.giulia])
            #expect(try await town[.giulia].preferences == likes)
        }
    }

    @Test("An open page is seen until it closes or says nothing more", arguments: TestDatabase.available)
    func presence(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let giulia = try await town[.giulia], luca = try await town[.luca]
            let page: ID<Presence> = town.desk.id(), other: ID<Presence> = town.desk.id()
            func seen() async throws -> [Presence] {
                let now = town.clock.now
                return try await town.desk.database.read { c in try c.presences(of: ticket.id, at: now, limit: 9) }
            }
            try await town.desk.opened(page, of: ticket.id, by: giulia)
            // Nobody takes over the page of somebody else, closes it or writes in it.
            try await town.desk.opened(page, of: ticket.id, by: luca)
            try await town.desk.closed(page, by: luca)
            try await town.desk.writes(in: page, as: luca)
            #expect(try await seen().map(\.person) == [giulia.id])
            #expect(try await seen().first?.writingUntil == nil)
            try await town.desk.writes(in: page, as: giulia)
            #expect(try await seen().first?.writingUntil == town.clock.now.addingTimeInterval(9))
            town.clock.pass(minutes: 1)
            try await town.desk.keepsOpen(page, by: giulia)
            town.clock.pass(minutes: 1)
            #expect(try await seen().count == 1)
            town.clock.pass(minutes: 1)
            #expect(try await seen().isEmpty)
            try await town.desk.opened(other, of: ticket.id, by: giulia)
            try await town.desk.closed(other, by: giulia)
            // A renewal that was on its way opens nothing again.
            try await town.desk.keepsOpen(other, by: giulia)
            #expect(try await seen().isEmpty)
            town.clock.pass(days: 2)
            try await town.desk.forgetExpired()
            #expect(try await town.desk.database.read { c in try c.presences(at: Date.distantPast, limit: 9) }.isEmpty)
        }
    }
}

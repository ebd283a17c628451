import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Open pages are told")
struct LiveTests {
    private func page(
        _ town: World, _ person: Operator, _ subject: LivePage.Subject
    ) async throws -> LivePage {
        let token = try await town.desk.logIn(person.login, password: World.password, address: "", agent: "")
        return LivePage(
            desk: town.desk, views: ViewCounts(town.desk.database, age: .zero), choices: ChoicesCache(),
            session: Token.hash(token)!, subject: subject,
            frame: { known in
                Frame(words: Words(.it), office: known.catalogue.office, address: "/", now: town.clock.now)
            })
    }

    @Test("A request's page gets what is new, once, and the head when it changed", arguments: TestDatabase.available)
    func request(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            town.clock.pass(minutes: 1)
            var page = try await page(town, giulia, .request(ticket.number))
            let first = try await page.begin(QueueTallies(), since: town.clock.now, version: ticket.version)
            // The numbers of the moment, and nothing that is there already.
            #expect(first?.contains { $0.id == OpinionsPage.countID } == true)
            #expect(first?.allSatisfy { $0.id.hasPrefix("conta-") } == true)
            #expect(try await page.fragments(.changed(ticket.id))?.isEmpty == true)
            town.clock.pass(minutes: 1)
            try await town.desk.answer(town.desk.trackingToken(of: ticket.id), "Ci sono novità?")
            let told = try #require(try await page.fragments(.changed(ticket.id)))
            #expect(told.map(\.id).prefix(3) == [RequestPage.timelineID, "testata", "dati"])
            #expect(told.contains { $0.id == RequestAction.escalate.versionID })
            #expect(told[0].html.string.contains("Ci sono novità?") && told[0].say == "Nuovo messaggio di Anna Bianchi")
            try await town.desk.take(ticket.number, as: town[.luca])
            let taken = try #require(try await page.fragments(.changed(ticket.id)))
            #expect(taken.contains { $0.id == "azioni" } && taken.contains { $0.html.string.contains("Luca") })
        }
    }

    @Test("Who may not see it any more is told no more", arguments: TestDatabase.available)
    func permission(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            var page = try await page(town, giulia, .request(ticket.number))
            _ = try await page.begin(QueueTallies(), since: town.clock.now, version: ticket.version)
            try await town.desk.escalate(ticket.number, reason: "", as: giulia)
            #expect(try await page.fragments(.changed(ticket.id)) == nil)
            var other = try await self.page(town, giulia, .queue(.mine))
            _ = try await other.begin(QueueTallies(), since: town.clock.now, version: nil)
            try await town.desk.endSessions(of: giulia.id, as: giulia)
            #expect(try await other.fragments(.counted(QueueTallies())) == nil)
        }
    }

    @Test("Numbers that changed, and a line that says the list is old", arguments: TestDatabase.available)
    func counts(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia]
            var page = try await page(town, giulia, .queue(.group(code: "L1-WEB")))
            let first = try await page.begin(QueueTallies(), since: town.clock.now, version: nil)
            #expect(first?.allSatisfy { $0.html.string.contains(">0<") } == true)
            _ = try await town.registered()
            let tallies = try await QueueCounts(town.desk.database).recount()
            let told = try #require(try await page.fragments(.counted(tallies)))
            #expect(told.map(\.id).contains("conta-stato-nuove") && told.last?.id == QueuePage.newsID)
            #expect(told.first { $0.id == "conta-stato-nuove" }?.html.string.contains(">1<") == true)
        }
    }

    @Test("Another process's changes arrive within a moment", arguments: TestDatabase.available)
    func otherProcess(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let here = town.desk
            let live = LiveNews(here, QueueCounts(here.database), pause: .milliseconds(20))
            let there = town.anotherDesk()
            let signals = live.signals(about: [ticket.id])
            try await Task.sleep(for: .milliseconds(100))
            town.clock.pass(minutes: 1)
            try await there.take(ticket.number, as: town[.giulia])
            var told: [DeskSignal] = []
            for await signal in signals {
                told.append(signal)
                if case .counted = signal { break }
            }
            #expect(told.contains { if case .changed(let id) = $0 { id == ticket.id } else { false } })
        }
    }
}

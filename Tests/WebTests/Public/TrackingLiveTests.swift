import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Chi segue la sua richiesta tiene la pagina aperta")
struct TrackingLiveTests {
    /// Anna's open page: what it was made of, and what it is told.
    private struct OpenPage {
        let site: PublicSite
        let tracked: TrackedRequest
        let token: String
        let frame: Frame

        init(_ ticket: Ticket, of town: World) async throws {
            let desk = town.desk, news = LiveNews(desk, QueueCounts(desk.database), pause: .milliseconds(20))
            site = PublicSite(
                desk, Site(publicURL: desk.publicURL, secret: Data("s".utf8), now: desk.now) { Office() }, news)
            token = desk.trackingToken(of: ticket.id)
            frame = Frame(words: Words(.it), office: Office(), address: "/", now: desk.now())
            tracked = try await site.tracked(token, Visit())
        }

        func told(seen: Int? = nil) -> some AsyncSequence<LiveFragment, Never> {
            site.liveFragments(of: tracked, token: token, seen: seen ?? tracked.ticket.version, frame)
        }
    }

    @Test("Riceve la risposta del desk, e niente delle note interne", arguments: TestDatabase.available)
    func answer(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let page = try await OpenPage(ticket, of: town)
            var told = page.told().makeAsyncIterator()
            _ = try await town.desk.note(on: ticket.number, "Nota segreta", as: giulia)
            _ = try await town.desk.reply(to: ticket.number, as: giulia, ReplyDraft(text: "Ecco la risposta"))
            let first = try #require(await told.next())
            #expect(first.id == TrackingView.liveID && first.html.string.contains("Ecco la risposta"))
            #expect(!first.html.string.contains("Nota segreta"))
            // A page older than the request is brought up to date at once.
            var late = page.told(seen: 1).makeAsyncIterator()
            #expect(try #require(await late.next()).html.string.contains("Ecco la risposta"))
        }
    }

    @Test("Riceve in un momento anche ciò che fa un altro processo", arguments: TestDatabase.available)
    func anotherProcess(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), other = try await town.registered()
            let there = town.anotherDesk(), giulia = try await town[.giulia]
            // What happened before is older than the look back: from here on only news reach the page.
            town.clock.pass(minutes: 1)
            var told = try await OpenPage(ticket, of: town).told(seen: 0).makeAsyncIterator()
            _ = try #require(await told.next())
            try await there.take(other.number, as: giulia)
            try await there.note(on: ticket.number, "Nota segreta", as: giulia)
            _ = try await there.reply(to: ticket.number, as: giulia, ReplyDraft(text: "Da un altro processo"))
            let message = try #require(await told.next())
            #expect(message.html.string.contains("Da un altro processo") && !message.html.string.contains("segreta"))
            _ = try await there.resolve(ticket.number, as: .fixed, by: giulia)
            let state = try #require(await told.next())
            #expect(state.html.string.contains("ha risolto il problema"))
        }
    }

    @Test("Ciò che accade tra la pagina e il suo ascolto arriva lo stesso", arguments: TestDatabase.available)
    func gap(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let page = try await OpenPage(ticket, of: town)
            _ = try await town.desk.reply(to: ticket.number, as: giulia, ReplyDraft(text: "Nel frattempo"))
            var told = page.told().makeAsyncIterator()
            #expect(try #require(await told.next()).html.string.contains("Nel frattempo"))
        }
    }
}

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Colleagues together, on the pages")
struct TogetherTests {
    private static func count(_ page: Clerk.Page) -> String? {
        page.html.firstMatch(of: #/id="conta-avvisi">([^<]+)</#).map { String($0.output.1) }
    }

    @Test("Watched, named, told, read", arguments: TestDatabase.available)
    func journey(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = "/scrivania/richieste/\(ticket.number)"
            try await town.browsing { client in
                let giulia = Clerk(client), luca = Clerk(client)
                try await giulia.logIn(.giulia)
                try await luca.logIn(.luca)
                let page = try await luca.get(path)
                #expect(page.has("action=\"\(path)/segui\"") && Self.count(page) == "0")
                let watched = try await luca.follow(luca.post(path + "/segui"))
                #expect(watched.has("Ora segui questa richiesta") && watched.has(path + "/non-seguire"))
                // Pressed in two windows.
                #expect(try await luca.post(path + "/segui").status == .seeOther)

                let seen = try await giulia.get(path)
                #expect(seen.has("La seguono: Luca") && seen.has("data-mention=\"\(path)/colleghi\""))
                let noted = try await giulia.follow(
                    giulia.post(path + "/nota", ["testo": "@luca e @marco: che ne dite?"]))
                #expect(noted.has("Hai avvisato Luca."))
                #expect(noted.has("Marco non può vedere questa richiesta e non riceve"))
                #expect(noted.has("@luca e @marco: che ne dite?"))

                #expect(Self.count(try await luca.get("/scrivania")) == "1")
                let list = try await luca.get("/scrivania/avvisi")
                #expect(list.has("Giulia ti ha nominato in una nota interna") && list.has("sp-notice-unread"))
                let message = try #require(try await town.messages(of: ticket).last)
                #expect(list.has("href=\"\(path)#m\(message.id)\""))
                let read = try #require(
                    list.html.firstMatch(of: #/action="(\/scrivania\/avvisi\/\d+\/letto)"/#).map { String($0.output.1) }
                )
                // Somebody else's is not theirs to read.
                #expect(try await giulia.post(read).status == .seeOther)
                #expect(Self.count(try await luca.get("/scrivania")) == "1")
                try await luca.get("/scrivania/avvisi")
                let after = try await luca.follow(luca.post(read))
                #expect(Self.count(after) == "0" && !after.has("sp-notice-unread") && after.has("ti ha nominato"))
                #expect(try await luca.get("/scrivania/avvisi?quali=da-leggere").has("Hai letto tutti gli avvisi."))

                try await giulia.get(path)
                try await giulia.post(path + "/prendi")
                let more = try await luca.get("/scrivania/avvisi")
                #expect(more.has("Giulia") && more.has("Segna tutti come letti"))
                let newest = try #require(more.html.firstMatch(of: #/name="fino" value="(\d+)"/#)?.output.1)
                let all = try await luca.follow(luca.post("/scrivania/avvisi/letti", ["fino": String(newest)]))
                #expect(all.has("Un avviso segnato come letto.") && Self.count(all) == "0")
                let left = try await luca.follow(luca.post(path + "/non-seguire"))
                #expect(left.has("Non segui più questa richiesta."))
            }
        }
    }

    @Test("What one may not see is not there: no watching, no names, no notice", arguments: TestDatabase.available)
    func permission(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = "/scrivania/richieste/\(ticket.number)"
            try await town.browsing { client in
                let piero = Clerk(client), luca = Clerk(client)
                try await piero.logIn(.piero)
                try await luca.logIn(.luca)
                try await piero.get("/scrivania")
                for address in ["/segui", "/non-seguire"] {
                    #expect(try await piero.post(path + address).status == .notFound)
                }
                #expect(try await piero.get(path + "/colleghi").status == .notFound)
                let names = try await luca.get(path + "/colleghi")
                #expect(names.has("\"login\":\"giulia\"") && names.has("\"login\":\"sara\"") && !names.has("piero"))
                #expect(!names.has("luca"))
                try await town.desk.note(on: ticket.number, "@luca", as: town[.giulia])
                #expect(try await luca.get("/scrivania/avvisi").has("\(ticket.number) ·"))
                try await town.desk.escalate(ticket.number, reason: "", as: town[.giulia])
                let list = try await luca.get("/scrivania/avvisi")
                #expect(!list.has("\(ticket.number)") && Self.count(list) == "0" && list.has("Nessun avviso."))
            }
        }
    }

    @Test("A long list goes on, page by page, each notice once", arguments: TestDatabase.available)
    func pages(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            try await town.desk.watch(ticket.number, as: town[.luca])
            for place in 0..<(NoticesPage.size + 3) {
                try await town.desk.note(on: ticket.number, "\(place)", as: giulia)
            }
            try await town.browsing { client in
                let luca = Clerk(client)
                try await luca.logIn(.luca)
                let ids = #/<li id="a(\d+)"/#
                let first = try await luca.get("/scrivania/avvisi")
                let next = try #require(
                    first.html.firstMatch(of: #/href="(\/scrivania\/avvisi\?prima=\d+)"/#).map { String($0.output.1) })
                let second = try await luca.get(next)
                let shown = (first.html + second.html).matches(of: ids).map { String($0.output.1) }
                #expect(shown.count == NoticesPage.size + 3 && Set(shown).count == shown.count)
                #expect(!second.has("Segna tutti come letti") && second.has("rel=\"prev\""))
                #expect(Self.count(first) == "\(NoticesPage.size + 3)")
            }
        }
    }

    @Test(
        "What somebody likes is in the first bytes of each page, and opens after the log-in",
        arguments: TestDatabase.available)
    func likes(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let before = try await giulia.get("/account")
                #expect(before.has("id=\"preferenze\"") && !before.has("data-theme") && !before.has("data-density"))
                #expect(before.has("<option value=\"L1-WEB\">") && !before.has("<option value=\"L2-ECO\">"))
                let form = ["avvisi": "none", "colori": "contrast", "spazio": "compact", "inizio": "L1-WEB"]
                let saved = try await giulia.follow(giulia.post("/account/preferenze", form))
                #expect(saved.has("Preferenze salvate."))
                for address in ["/account", "/scrivania", "/scrivania/avvisi"] {
                    let page = try await giulia.get(address)
                    #expect(page.has("data-theme=\"contrast\" data-density=\"compact\"") && page.has("only dark"))
                    #expect(Self.count(page) == nil && page.has("href=\"/scrivania/avvisi\""))
                }
                #expect(try await giulia.logIn(.giulia).location == "/scrivania?coda=L1-WEB")
                #expect(try await giulia.logIn(.giulia, then: "/scrivania/nuova").location == "/scrivania/nuova")
                try await giulia.get("/account")
                let wrong = try await giulia.post("/account/preferenze", form.merging(["inizio": "L2-ECO"]) { $1 })
                #expect(wrong.status == .unprocessableContent && wrong.has("Scegli una vista che puoi aprire."))
                try await giulia.post("/account/preferenze", form.merging(["inizio": "avvisi"]) { $1 })
                #expect(try await giulia.logIn(.giulia).location == "/scrivania/avvisi")
                // A group that was left opens no more.
                try await giulia.get("/account")
                try await giulia.post("/account/preferenze", form)
                var moved = try await town[.giulia]
                moved.groups = []
                let next = moved
                try await town.desk.database.write { c in
                    try c.update(next)
                    try c.settingsChanged()
                }
                #expect(try await giulia.logIn(.giulia).location == "/scrivania")
            }
        }
    }

    private func page(_ town: World, _ person: World.Person, _ subject: LivePage.Subject) async throws -> LivePage {
        let token = try await town.desk.logIn(person.rawValue, password: World.password, address: "", agent: "")
        return LivePage(
            desk: town.desk, views: ViewCounts(town.desk.database), choices: ChoicesCache(),
            session: Token.hash(token)!, subject: subject,
            frame: { known in
                Frame(words: Words(.it), office: known.catalogue.office, address: "/", now: town.clock.now)
            })
    }

    @Test("The number in the header follows, aloud when it grows", arguments: TestDatabase.available)
    func liveCount(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            var page = try await page(town, .luca, .notices)
            _ = try await page.begin(QueueTallies(), since: town.clock.now, version: nil)
            #expect(try await page.fragments(.counted(QueueTallies()))?.isEmpty == true)
            try await town.desk.note(on: ticket.number, "@luca guarda", as: giulia)
            let told = try #require(try await page.fragments(.counted(QueueTallies())))
            #expect(told.map(\.id) == [NoticeLink.countID, NoticesPage.newsID])
            #expect(told[0].say == "Hai un avviso da leggere" && told[0].html.string.contains(">1<"))
            let notice = try await town.desk.database.read { [luca = town[.luca]] c in
                try c.notices(of: luca, unreadOnly: true, before: nil, limit: 1)[0].notice.id
            }
            try await town.desk.read(notice, as: town[.luca])
            let read = try #require(try await page.fragments(.counted(QueueTallies())))
            #expect(read.map(\.id) == [NoticeLink.countID] && read[0].say == nil)
        }
    }

    @Test("Who is at a request is said to who may see it, of who may see it", arguments: TestDatabase.available)
    func livePresence(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let giulia = try await town[.giulia], luca = try await town[.luca], piero = try await town[.piero]
            let window: ID<Presence> = town.desk.id(), hidden: ID<Presence> = town.desk.id()
            func signal() async throws -> DeskSignal {
                let now = town.clock.now
                return .present(
                    ticket.id,
                    try await town.desk.database.read { c in try c.presences(of: ticket.id, at: now, limit: 9) })
            }
            try await town.desk.opened(town.desk.id(), of: ticket.id, by: luca)
            // Piero saw it once; it is not his any more.
            try await town.desk.opened(hidden, of: ticket.id, by: piero)
            var page = try await page(town, .luca, .request(ticket.number))
            let first = try await page.begin(
                QueueTallies(), since: town.clock.now.addingTimeInterval(60), version: ticket.version)
            #expect(first?.allSatisfy { $0.id.hasPrefix("conta-") } == true)
            try await town.desk.opened(window, of: ticket.id, by: giulia)
            let come = try #require(try await page.fragments(try await signal()))
            #expect(come.map(\.id) == [PresenceStrip.id] && come[0].say == "Giulia sta guardando la richiesta")
            #expect(!come[0].html.string.contains("Piero") && !come[0].html.string.contains("Luca"))
            try await town.desk.writes(in: window, as: giulia)
            let writes = try #require(try await page.fragments(try await signal()))
            #expect(writes.first?.say == "Giulia sta scrivendo")
            #expect(try await page.fragments(try await signal())?.isEmpty == true)
            town.clock.pass(minutes: 0.5)
            let ceased = try #require(try await page.fragments(try await signal()))
            #expect(ceased.first?.html.string.contains("sta guardando") == true && ceased[0].say == nil)
            var late = try await self.page(town, .luca, .request(ticket.number))
            let begun = try await late.begin(
                QueueTallies(), since: town.clock.now.addingTimeInterval(60), version: ticket.version)
            #expect(begun?.map(\.id).filter { !$0.hasPrefix("conta-") } == [PresenceStrip.id])
            try await town.desk.closed(window, by: giulia)
            let gone = try #require(try await page.fragments(try await signal()))
            #expect(gone.first?.html.string.contains("Giulia") == false)
            try await town.desk.escalate(ticket.number, reason: "", as: giulia)
            #expect(try await page.fragments(try await signal()) == nil)
        }
    }

    @Test("A look at the house finds who came and who left, other processes' too", arguments: TestDatabase.available)
    func news(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let live = LiveNews(town.desk, QueueCounts(town.desk.database), pause: .milliseconds(20))
            let signals = live.signals(about: [ticket.id]), window: ID<Presence> = town.desk.id()
            try await town.anotherDesk().opened(window, of: ticket.id, by: giulia)
            var told: [Int] = []
            for await signal in signals {
                guard case .present(let id, let presences) = signal else { continue }
                #expect(id == ticket.id)
                told.append(presences.count)
                if presences.isEmpty { break }
                try await town.anotherDesk().closed(window, by: giulia)
            }
            #expect(told == [1, 0])
        }
    }

    @Test(
        "A page says that somebody writes, and that it closes; a stranger says nothing",
        arguments: TestDatabase.available)
    func presencePosts(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = "/scrivania/richieste/\(ticket.number)"
            try await town.browsing { client in
                let giulia = Clerk(client), luca = Clerk(client)
                try await giulia.logIn(.giulia)
                try await luca.logIn(.luca)
                let shown = try await giulia.get(path)
                let opening = try #require(
                    shown.html.firstMatch(of: #/data-opening="(\d+)"/#).map { String($0.output.1) })
                #expect(shown.has("pagina=\(opening)"))
                let window = try #require(ID<Presence>(opening))
                try await town.desk.opened(window, of: ticket.id, by: town[.giulia])
                func seen() async throws -> [Presence] {
                    let now = town.clock.now
                    return try await town.desk.database.read { c in try c.presences(of: ticket.id, at: now, limit: 9) }
                }
                try await luca.get(path)
                #expect(
                    try await luca.post(path + "/presenza", ["pagina": opening, "che": "chiude"]).status == .noContent)
                #expect(try await seen().count == 1)
                #expect(
                    try await giulia.post(path + "/presenza", ["pagina": opening, "che": "scrive"]).status == .noContent
                )
                #expect(try await seen().first?.writingUntil != nil)
                #expect(try await giulia.post(path + "/presenza", ["pagina": "x"]).status == .notFound)
                #expect(
                    try await giulia.post(path + "/presenza", ["pagina": opening, "che": "chiude"]).status == .noContent
                )
                #expect(try await seen().isEmpty)
            }
        }
    }
}

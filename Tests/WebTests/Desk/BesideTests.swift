import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("What stands beside a request: tags, things to do, other requests")
struct BesideTests {
    @Test("Tag, tick and follow a link, without script", arguments: TestDatabase.available)
    func story(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            let child = try await town.registered { $0.description = "Verifica presso l'ente <b>" }
            try await town.link(child, beside: ticket)
            let item = try await town.checklistItem("Telefonare <i>subito</i>", on: ticket)
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let page = try await giulia.get(path)
                #expect(page.has("Nessuna etichetta.") && page.has("Fatte 0 su 1") && page.has("Aperte da questa"))
                #expect(
                    page.has("href=\"\(child.number.deskPath)\"") && page.has("Verifica presso l&#39;ente &lt;b&gt;"))
                #expect(page.has("Telefonare &lt;i&gt;subito&lt;/i&gt;"))
                let tagged = try await giulia.follow(giulia.post(path + "/etichetta", ["etichetta": "CU <2026>"]))
                #expect(tagged.has("Etichetta aggiunta.") && tagged.has("CU &lt;2026&gt;"))
                #expect(tagged.has("ha aggiunto l&#39;etichetta") || tagged.has("ha aggiunto l'etichetta"))
                let ticked = try await giulia.follow(
                    giulia.post(path + "/spunta", ["voce": item.id.description, "fatta": "1"]))
                #expect(ticked.has("Segnata come fatta.") && ticked.has("Fatte 1 su 1"))
                #expect(ticked.has("aria-pressed=\"true\""))
                let unticked = try await giulia.follow(
                    giulia.post(path + "/spunta", ["voce": item.id.description, "fatta": "0"]))
                #expect(unticked.has("Segnata come ancora da fare.") && unticked.has("Fatte 0 su 1"))
                let bare = try await giulia.follow(
                    giulia.post(path + "/togli-etichetta", ["etichetta": "CU <2026>"]))
                #expect(bare.has("Etichetta tolta.") && bare.has("Nessuna etichetta."))
                #expect(try await giulia.get(child.number.deskPath).has("Nasce da"))
            }
        }
    }

    @Test("A tag that is refused stays in its field with the reason; who only reads has no forms")
    func refused() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            let item = try await town.checklistItem("Telefonare", on: ticket)
            try await town.desk.tag(ticket.number, "CU 2026", as: town[.giulia])
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client)
                try await giulia.logIn(.giulia)
                try await giulia.get(path)
                let long = String(repeating: "x", count: 41)
                let refused = try await giulia.post(path + "/etichetta", ["etichetta": long])
                #expect(refused.status == .unprocessableContent && refused.has("al massimo 40 caratteri"))
                #expect(refused.has("value=\"\(long)\"") && refused.has("id=\"etichetta-f-etichetta-errore\""))
                let again = try await giulia.post(path + "/etichetta", ["etichetta": "CU 2026"])
                #expect(again.status == .unprocessableContent)
                let vanished = try await giulia.post(path + "/spunta", ["voce": "1", "fatta": "1"])
                #expect(vanished.status == .unprocessableContent && vanished.has("non c&#39;è più"))
                try await sara.logIn(.sara)
                let page = try await sara.get(path)
                #expect(page.has("CU 2026") && page.has("Telefonare") && page.has("Da fare: "))
                #expect(!page.has("/etichetta\"") && !page.has("/spunta\"") && !page.has("/togli-etichetta\""))
                let told = try await sara.post(path + "/spunta", ["voce": item.id.description, "fatta": "1"])
                #expect(told.status == .unprocessableContent)
            }
        }
    }

    @Test("In both languages", arguments: Language.allCases)
    func words(_ language: Language) async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), child = try await town.registered { $0.description = "Altra" }
            try await town.link(child, beside: ticket)
            try await town.desk.tag(ticket.number, "CU", as: town[.giulia])
            let item = try await town.checklistItem("Telefonare", on: ticket)
            try await town.desk.tick(item.id, on: ticket.number, isDone: true, as: town[.giulia])
            try await town.browsing { client in
                let giulia = Clerk(client, language: language.rawValue)
                try await giulia.logIn(.giulia)
                try await giulia.get("/scrivania?lingua=\(language.rawValue)")
                for path in [ticket.number.deskPath, child.number.deskPath] {
                    let page = try await giulia.get(path)
                    #expect(page.has("<html lang=\"\(language.rawValue)\""))
                    #expect(page.html.firstMatch(of: DeskWordsTests.key) == nil)
                }
            }
        }
    }

    @Test("An open page is told of tags, ticks and links, each once", arguments: TestDatabase.available)
    func live(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let item = try await town.checklistItem("Telefonare", on: ticket)
            town.clock.pass(minutes: 1)
            let token = try await town.desk.logIn("giulia", password: World.password, address: "", agent: "")
            var page = LivePage(
                desk: town.desk, views: ViewCounts(town.desk.database), choices: ChoicesCache(),
                session: Token.hash(token)!, subject: .request(ticket.number),
                frame: { known in
                    Frame(words: Words(.it), office: known.catalogue.office, address: "/", now: town.clock.now)
                })
            let first = try await page.begin(QueueTallies(), since: town.clock.now, version: ticket.version)
            #expect(first?.allSatisfy { $0.id.hasPrefix("conta-") } == true)
            try await town.desk.tag(ticket.number, "CU 2026", as: giulia)
            let tagged = try #require(try await page.fragments(.changed(ticket.id)))
            #expect(tagged.contains { $0.id == TagCard.id && $0.html.string.contains("CU 2026") })
            #expect(!tagged.contains { $0.id == ChecklistCard.id || $0.id == LinkedCard.id })
            try await town.desk.tick(item.id, on: ticket.number, isDone: true, as: giulia)
            let ticked = try #require(try await page.fragments(.changed(ticket.id)))
            #expect(ticked.contains { $0.id == ChecklistCard.id } && !ticked.contains { $0.id == TagCard.id })
            #expect(try await page.fragments(.changed(ticket.id))?.isEmpty == true)
        }
    }
}

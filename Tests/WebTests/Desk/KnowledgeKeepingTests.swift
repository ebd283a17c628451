import Desk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("Keeping the articles: proposals, addresses, pictures, followers")
struct KnowledgeKeepingTests {
    @Test("Proposals are read, acted on and closed; searches in vain are counted")
    func proposals() async throws {
        try await World.run(.sqlite) { town in
            for turn in 1...30 { _ = try await town.registered { $0.description = "Domanda di sempre numero \(turn)" } }
            town.clock.pass(days: 20)
            for _ in 1...8 {
                _ = try await town.registered { $0.description = "Pagina bianca e vuota al posto del cedolino" }
            }
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client), anybody = Clerk(client)
                let ada = try await town[.ada]
                let article = try await town.desk.writeArticle(ArticleContent(title: "Altro", body: "Altro."), as: ada)
                try await town.desk.publish(article.id, version: 1, again: nil, as: ada)
                for _ in 1...3 { _ = try await anybody.get("/faq?q=congedo+straordinario") }
                try await town.desk.findProposals()
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get("/scrivania/articoli").has("Proposte (2)"))
                let page = try await giulia.get("/scrivania/articoli/proposte")
                #expect(page.has("8 richieste in sette giorni") && page.has("«congedo straordinario»"))
                #expect(Markup.problems(in: page.html) == [])
                let id = try #require(page.html.firstMatch(of: #/action="(/scrivania/articoli/proposte/[0-9]+)"/#)).1
                let refused = try await giulia.post(String(id), ["esito": "dismissed"])
                #expect(refused.status == .unprocessableContent && refused.has("Scrivi perché non serve fare nulla."))
                #expect(Markup.problems(in: refused.html) == [])
                let closed = try await giulia.follow(giulia.post(String(id), ["esito": "done"]))
                #expect(closed.has("Proposta chiusa.") && closed.has("Sistemata"))
                let again = try await giulia.follow(giulia.post(String(id), ["esito": "done"]))
                #expect(again.has("già chiusa"))
                try await sara.logIn(.sara)
                let seen = try await sara.get("/scrivania/articoli/proposte")
                #expect(seen.status == .ok && !seen.has("Chiudi la proposta"))
            }
        }
    }

    @Test("An old address leads on; a withdrawn article to what replaces it; who follows sees the news")
    func addresses() async throws {
        try await World.run(.sqlite) { town in
            let ada = try await town[.ada]
            let one = try await town.desk.writeArticle(
                ArticleContent(title: "Come apro il cedolino?", body: "Così."), as: ada)
            try await town.desk.publish(one.id, version: 1, again: nil, as: ada)
            try await town.browsing { client in
                let boss = Clerk(client), giulia = Clerk(client), anybody = Clerk(client)
                try await boss.logIn(.ada)
                try await giulia.logIn(.giulia)
                let path = "/scrivania/articoli/\(one.id)"
                #expect(try await giulia.get(path).has("Segui"))
                #expect(try await giulia.follow(giulia.post(path + "/segui", ["segue": "1"])).has("Non seguire più"))
                let moved = try await boss.follow(boss.post(path + "/sposta", ["indirizzo": "Aprire il cedolino"]))
                #expect(moved.has("Indirizzo cambiato"))
                let old = try await anybody.get("/faq/come-apro-il-cedolino")
                #expect(old.status == .movedPermanently && old.location == "/faq/aprire-il-cedolino")
                #expect(try await anybody.get("/faq/aprire-il-cedolino").status == .ok)
                #expect(try await anybody.get("/faq/mai-esistito").status == .notFound)

                try await town.desk.edit(
                    one.id, ArticleContent(title: "Come apro il cedolino?", body: "Ora così."), from: 1, as: ada)
                try await town.desk.publish(one.id, version: 2, again: nil, as: ada)
                let list = try await giulia.get("/scrivania/articoli")
                #expect(list.has("id=\"novita\""))
                _ = try await giulia.get(path)
                #expect(try await !giulia.get("/scrivania/articoli").has("id=\"novita\""))

                let wrong = try await boss.post(path + "/sostituisci", ["sostituito": "nessuno"])
                #expect(wrong.status == .unprocessableContent && wrong.has("Nessun altro articolo pubblicato"))
                #expect(Markup.problems(in: wrong.html) == [])
                #expect(try await giulia.post(path + "/sposta", ["indirizzo": "x"]).status != .ok)
            }
        }
    }

    @Test("Pictures come in, are listed and shown; nothing else is")
    func pictures() async throws {
        try await World.run(.sqlite) { town in
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client), anybody = Clerk(client)
                try await giulia.logIn(.giulia)
                try await sara.logIn(.sara)
                let path = "/scrivania/articoli/immagini"
                #expect(try await giulia.get(path).has("Non ci sono ancora immagini né file."))
                #expect(try await sara.get(path).status == .notFound)
                let kept = try await town.desk.files.keep(Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x3B])
                try await town.desk.keep(
                    articleFile: KeptFile(hash: kept.hash, name: "a.gif", type: "image/gif", size: Int64(kept.size)),
                    as: town[.giulia])
                await #expect(throws: Refusal.self) {
                    try await town.desk.keep(
                        articleFile: KeptFile(hash: kept.hash, name: "a.html", type: "text/html", size: 3),
                        as: town[.giulia])
                }
                let page = try await giulia.get(path)
                #expect(page.has("![descrizione](/faq/immagini/\(kept.hash))") && Markup.problems(in: page.html) == [])
                let shown = try await anybody.get("/faq/immagini/\(kept.hash)")
                #expect(shown.status == .ok)
                #expect(try await anybody.get("/faq/immagini/abc").status == .notFound)
                // A form to fill in is saved under its name, and never opened inside our pages.
                let form = try await town.desk.files.keep(Array("%PDF-1.4 modulo".utf8))
                try await town.desk.keep(
                    articleFile: KeptFile(
                        hash: form.hash, name: "modulo di domanda.pdf", type: "application/pdf", size: Int64(form.size)),
                    as: town[.giulia])
                #expect(try await giulia.get(path).has("[modulo di domanda.pdf](/faq/immagini/\(form.hash))"))
                let saved = try await anybody.get("/faq/immagini/\(form.hash)")
                #expect(saved.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            }
        }
    }
}

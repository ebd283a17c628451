import Desk
import Domain
import Formats
import Foundation
import Store
import TestSupport
import Testing

@Suite("Articles move, are followed, come and go as files")
struct ArticleMoveTests {
    private static func content(_ title: String, _ body: String = "Dal profilo.") -> ArticleContent {
        ArticleContent(title: title, theme: ["Stipendio", "Accredito"], body: body)
    }

    @Test("Old addresses lead to the new one, and to what replaces an article", arguments: TestDatabase.available)
    func moves(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, ada = try await town[.ada], giulia = try await town[.giulia]
            let one = try await desk.writeArticle(Self.content("Come cambio l'IBAN?"), as: ada)
            let two = try await desk.writeArticle(Self.content("Cambio di conto"), as: ada)
            for article in [one, two] { try await desk.publish(article.id, version: 1, again: nil, as: ada) }
            await #expect(throws: Refusal.notAllowed) { try await desk.move(one.id, to: "iban", as: giulia) }
            await #expect(throws: Refusal.self) { try await desk.move(one.id, to: "Cambio di conto", as: ada) }
            try await desk.move(one.id, to: "IBAN nuovo", as: ada)
            var knowledge = try await desk.knowledge()
            #expect(knowledge.article(slug: "iban-nuovo")?.id == one.id && knowledge.article(slug: one.slug) == nil)
            #expect(knowledge.moved(from: one.slug)?.id == one.id)
            // An address that leads somewhere is not given to another article.
            #expect(try await desk.writeArticle(Self.content("Come cambio l'IBAN?"), as: ada).slug == one.slug + "-2")
            // Moved back, it is its own again.
            try await desk.move(one.id, to: one.slug, as: ada)
            knowledge = try await desk.knowledge()
            #expect(
                knowledge.article(slug: one.slug)?.id == one.id && knowledge.moved(from: "iban-nuovo")?.id == one.id)

            await #expect(throws: Refusal.self) { try await desk.withdraw(two.id, for: "non-c-e", as: ada) }
            await #expect(throws: Refusal.self) { try await desk.withdraw(two.id, for: two.slug, as: ada) }
            try await desk.withdraw(two.id, for: "/faq/" + one.slug, as: ada)
            knowledge = try await desk.knowledge()
            #expect(knowledge.article(two.id)?.state == .withdrawn && knowledge.moved(from: two.slug)?.id == one.id)
        }
    }

    @Test("Who follows sees what changed since, once", arguments: TestDatabase.available)
    func follows(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, ada = try await town[.ada], giulia = try await town[.giulia]
            let one = try await desk.writeArticle(Self.content("Come cambio l'IBAN?"), as: ada)
            try await desk.publish(one.id, version: 1, again: nil, as: ada)
            try await desk.follow(one.id, true, as: giulia)
            #expect(try await desk.database.read { c in try c.followed(by: giulia.id) } == [one.id: 1])
            try await desk.edit(one.id, Self.content("Come cambio l'IBAN?", "Altro."), from: 1, as: ada)
            let shown = try await desk.publish(one.id, version: 2, again: nil, as: ada)
            #expect(try await desk.database.read { c in try c.followed(by: giulia.id) } == [one.id: 1])
            try await desk.saw(shown, as: giulia)
            #expect(try await desk.database.read { c in try c.followed(by: giulia.id) } == [one.id: 2])
            try await desk.follow(one.id, false, as: giulia)
            #expect(try await desk.database.read { c in try c.followed(by: giulia.id) }.isEmpty)
            await #expect(throws: Refusal.notFound) { try await desk.follow(ID(5), true, as: giulia) }
        }
    }

    @Test(
        "Out as files and in again: the same; changed, a new version; wrong, nothing", arguments: TestDatabase.available
    )
    func files(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, ada = try await town[.ada], giulia = try await town[.giulia]
            let one = try await desk.writeArticle(
                Self.content("Come cambio l'IBAN?", "# Passi\n\n- uno: \"due\"\n"), as: ada)
            try await desk.publish(one.id, version: 1, again: CalendarDay("2027-01-31"), as: ada)
            let exported = try await desk.exportArticles()
            let read = try exported.map { try ArticleFile(reading: $0.written()) }
            #expect(read == exported && read.first?.reviewOn == CalendarDay("2027-01-31"))
            #expect(try await desk.importArticles(read, publishing: true, as: ada).unchanged == [one.slug])

            var other = read[0]
            other.content.body = "Altro."
            var new = ArticleFile(slug: nil, content: Self.content("Nuova domanda"), state: .published)
            new.content.triples = []
            let done = try await desk.importArticles([other, new], publishing: true, as: ada)
            #expect(done.changed == [one.slug] && done.created == ["nuova-domanda"])
            let knowledge = try await desk.knowledge()
            #expect(knowledge.article(one.id)?.forEverybody?.body == "Altro.")
            #expect(knowledge.article(slug: "nuova-domanda")?.forEverybody != nil)
            await #expect(throws: Refusal.notAllowed) {
                try await desk.importArticles([new], publishing: true, as: giulia)
            }
            var wrong = new
            wrong.content.triples = ["NON-ESISTE"]
            wrong.slug = "altra"
            await #expect(throws: Refusal.self) {
                try await desk.importArticles([other, wrong], publishing: false, as: ada)
            }
            #expect(try await desk.knowledge().article(slug: "altra") == nil)
        }
    }

    @Test("A table, and files that are none")
    func reading() throws {
        let csv = try CSV(
            Array("tema;sottotema;domanda;risposta\nStipendio;Accredito;Come?;Così.\nCU;;Dove?;Lì.\n".utf8))
        let files = try ArticleFile.table(csv)
        #expect(
            files.map(\.content.title) == ["Come?", "Dove?"] && files[0].content.theme == ["Stipendio", "Accredito"])
        #expect(files[1].content.theme == ["CU"])
        #expect(throws: YAML.Problem.self) { try ArticleFile.table(CSV(Array("domanda\nCome?\n".utf8))) }
        for (text, line) in [
            ("niente", 1), ("---\ntitle: x\n", 1), ("---\ntitle: x\nboh: y\n---\n", 3), ("---\nstate: mai\n---\n", 2),
            ("---\ntitle: x\nreview: domani\n---\n", 3),
        ] {
            let problem = #expect(throws: YAML.Problem.self) { try ArticleFile(reading: text) }
            #expect(problem?.line == line, "\(text)")
        }
    }
}

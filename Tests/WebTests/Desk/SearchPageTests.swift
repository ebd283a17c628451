import Desk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("The search of the desk")
struct SearchPageTests {
    @Test("Words, excerpts, articles, orders, notes; sound pages in both languages")
    func page() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered { $0.description = "Il bonifico <b>dell'arretrato</b> & altro" }
            for number in 1...26 { _ = try await town.registered { $0.description = "cedolino numero \(number)" } }
            try await town.desk.learnWords()
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let page = try await giulia.get("/scrivania/cerca?q=bonifici+-tfr")
                #expect(page.has("#\(ticket.number)") && page.has("<mark>bonifico</mark>"))
                #expect(!page.has("<b>dell") && page.has("Più pertinenti"))
                let first = try await giulia.get("/scrivania/cerca?q=cedolino")
                #expect(first.has("Mostra altre"))
                let later = try await giulia.get("/scrivania/cerca?q=cedolino&da=1")
                #expect(later.has("Non c'è altro") || later.has("Non c&#39;è altro"))
                let typo = try await giulia.get("/scrivania/cerca?q=cedolinno")
                #expect(typo.has("Forse cercavi") && typo.has("q=cedolino"))
                let unknown = try await giulia.get("/scrivania/cerca?q=stato:boh")
                #expect(unknown.has("«stato:boh» non corrisponde a niente"))
                for query in [
                    "", "q=", "q=bonifico", "q=stato:boh+come+ab*", "q=bonifico&ordine=pertinenza",
                    "q=%22%29+OR+*+NEAR%28",
                    "q=" + String(repeating: "parola+", count: 3000), "q=bonifico&da=zzz", "q=%00%FF",
                ] {
                    let page = try await giulia.get("/scrivania/cerca?" + query)
                    #expect(page.status == .ok && Markup.problems(in: page.html) == [], "\(query.prefix(40))")
                }
                // A number leads to its request; one nobody has is words.
                #expect(try await giulia.get("/scrivania/cerca?q=\(ticket.number)").status == .seeOther)
                #expect(try await giulia.get("/scrivania/cerca?q=999999999").status == .ok)
            }
        }
    }

    @Test("Words for who types, with what stands before them")
    func words() async throws {
        try await World.run(.sqlite) { town in
            for _ in 1...5 { _ = try await town.registered { $0.description = "Ricongiunzione dei contributi" } }
            try await town.desk.learnWords()
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let words = try await giulia.get("/scrivania/cerca/parole?q=stato:aperta+rico")
                #expect(words.has("<option value=\"stato:aperta ricongiunzione\">"))
                #expect(try await !giulia.get("/scrivania/cerca/parole?q=r").has("<option"))
                let anybody = Clerk(client)
                #expect(try await anybody.get("/scrivania/cerca/parole?q=rico").status == .seeOther)
                #expect(try await anybody.get("/ricerca/parole?q=rico").status == .ok)
            }
        }
    }
}

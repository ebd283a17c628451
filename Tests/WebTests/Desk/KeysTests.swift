import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Keys, finding and the next request, as pages")
struct KeysTests {
    @Test("The next request, and a sentence when there is none", arguments: TestDatabase.available)
    func pull(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get("/scrivania").has("data-key=\"p\""))
                let page = try await giulia.follow(giulia.post("/scrivania/prossima"))
                #expect(page.has("La richiesta \(ticket.number) è tua.") && page.has("Richiesta \(ticket.number)"))
                let none = try await giulia.follow(giulia.post("/scrivania/prossima"))
                #expect(none.has("Non c&#39;è niente da prendere") || none.has("Non c'è niente da prendere"))
                try await sara.logIn(.sara)
                #expect(try await !sara.get("/scrivania").has("data-key=\"p\""))
                #expect(try await sara.post("/scrivania/prossima").status == .forbidden)
            }
        }
    }

    @Test("Every key of the list is on the page it is for", arguments: Language.allCases)
    func keys(_ language: Language) async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let ada = Clerk(client, language: language.rawValue)
                try await ada.logIn(.ada)
                try await ada.get("/scrivania?lingua=\(language.rawValue)")
                let help = try await ada.get("/scrivania/tasti")
                #expect(help.html.firstMatch(of: DeskWordsTests.key) == nil)
                let words = Words(language)
                for key in DeskKey.allCases {
                    #expect(help.has("<kbd>\(key.rawValue.split(separator: " ")[0])</kbd>"), "\(key)")
                    #expect(words(key.words) != key.words, "\(key)")
                }
                let taken = try await ada.get(ticket.number.deskPath)
                for key in [
                    DeskKey.search, .mine, .all, .open, .reply, .note, .take, .assign, .handOver, .resolve, .reclassify,
                    .prioritise, .wait, .send,
                ] {
                    #expect(taken.has("data-key=\"\(key.rawValue)\""), "\(key)")
                }
                try await town.desk.resolve(ticket.number, as: .fixed, by: town[.ada])
                #expect(try await ada.get(ticket.number.deskPath).has("data-key=\"x\""))
                for key in [DeskKey.watch, .tag, .problem] {
                    #expect(taken.has("data-key=\"\(key.rawValue)\""), "\(key)")
                }
                let list = try await ada.get("/scrivania?coda=tutte&stato=tutte")
                for key in [
                    DeskKey.pickPage, .together, .filters, .columns, .keep, .problems, .opinions, .notices, .account,
                ] {
                    #expect(list.has("data-key=\"\(key.rawValue)\""), "\(key)")
                }
                #expect(list.has("data-key=\"g 1\""))
            }
        }
    }

    @Test("Finds what one may see by number, name, address and code; queues and settings by their name")
    func find() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), mine = try await town.registered()
            try await town.desk.take(mine.number, as: town[.giulia])
            try await town.browsing { client in
                let giulia = Clerk(client), marco = Clerk(client), ada = Clerk(client)
                try await giulia.logIn(.giulia)
                for text in [
                    "\(ticket.number)", "#\(ticket.number)", "bianchi", "Bianchi Anna", "BNCNNA75S42E472P",
                    "anna.bianchi@example.it",
                ] {
                    // A form writes a space as a plus.
                    let typed = text.urlEncoded.replacing("%20", with: "+")
                    let page = try await giulia.get("/scrivania/trova?q=\(typed)")
                    #expect(page.has("href=\"\(ticket.number.deskPath)\""), "\(text)")
                }
                let nothing = try await giulia.get("/scrivania/trova")
                #expect(nothing.has(mine.number.deskPath) && !nothing.has(ticket.number.deskPath))
                let none = try await giulia.get("/scrivania/trova?q=%3Cscript%3E")
                #expect(none.has("&lt;script&gt;") && !none.has("<script>&") && none.has("niente con queste parole"))
                #expect(try await !giulia.get("/scrivania/trova?q=calendari").has("/impostazioni/calendari"))
                try await marco.logIn(.marco)
                #expect(try await !marco.get("/scrivania/trova?q=\(ticket.number)").has(ticket.number.deskPath))
                try await ada.logIn(.ada)
                let places = try await ada.get("/scrivania/trova?q=calendari")
                #expect(places.has("href=\"/impostazioni/calendari\""))
                #expect(try await ada.get("/scrivania/trova?q=\(String(repeating: "x", count: 5000))").status == .ok)
            }
        }
    }

    @Test(
        "Finds people: colleagues, and who wrote in by each part of what is known of them",
        arguments: TestDatabase.available)
    func people(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await town.registered()
            try await town.browsing { client in
                let giulia = Clerk(client), marco = Clerk(client)
                try await giulia.logIn(.giulia)
                let login = try await town[.marco].login
                let colleague = try await giulia.get("/scrivania/trova?q=%40\(login)")
                #expect(colleague.has("operatore=\(login)") && !colleague.has("/impostazioni"))
                for typed in ["bianchi", "Anna Bianchi", "BNCNNA75S42E472P", "anna.bianchi%40example.it"] {
                    let page = try await giulia.get("/scrivania/trova?q=%40\(typed.replacing(" ", with: "+"))")
                    #expect(page.has("q=anna.bianchi%40example.it"), "\(typed)")
                }
                // Who may see none of their requests does not find them.
                try await marco.logIn(.marco)
                let none = try await marco.get("/scrivania/trova?q=%40bianchi")
                #expect(!none.has("example.it"))
            }
        }
    }

    @Test("Recent requests are those one may still see", arguments: TestDatabase.available)
    func recent(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let giulia = Clerk(client), marco = Clerk(client)
                try await giulia.logIn(.giulia)
                try await marco.logIn(.marco)
                let address = "/scrivania/trova?q=&recenti=\(ticket.number),999,x"
                #expect(try await giulia.get(address).has(ticket.number.deskPath))
                #expect(try await !marco.get(address).has(ticket.number.deskPath))
            }
        }
    }
}

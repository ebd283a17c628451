import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Pages of information flows")
struct FlowPageTests {
    private static let path = "/scrivania/flussi"

    @Test("Registered, used, overdue, ended", arguments: TestDatabase.available)
    func register(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let ada = Clerk(client), giulia = Clerk(client)
                try await ada.logIn(.ada)
                let none = try await ada.get(Self.path)
                #expect(none.has("Nessun flusso nel registro.") && Markup.problems(in: none.html) == [])
                let new = Self.path + "/registro/nuovo"
                #expect(Markup.problems(in: try await ada.get(new).html) == [])
                var fields = [
                    "name": "Note di rilascio", "direction": "in", "counterpart": "", "everyDays": "quattordici",
                    "webhook": "https://x.example",
                ]
                let wrong = try await ada.post(new, fields)
                #expect(wrong.status == .unprocessableContent && wrong.has("Scrivi un numero di giorni"))
                fields["everyDays"] = "14"
                #expect(try await ada.post(new, fields).has("Scrivi con chi"))
                fields["counterpart"] = "Fornitore"
                #expect(try await ada.post(new, fields).has("solo per i flussi in uscita"))
                fields["webhook"] = ""
                let kept = try await ada.follow(ada.post(new, fields))
                #expect(kept.has("2 dicembre 2026") && kept.has("Ricevuto") && Markup.problems(in: kept.html) == [])
                let found = kept.html.firstMatch(of: #/action="(/scrivania/flussi/registro/[0-9]+)/eseguito"/#)
                let address = String(try #require(found).1)

                try await giulia.logIn(.giulia)
                let read = try await giulia.get(address)
                #expect(read.has("Note di rilascio") && !read.has("/eseguito") && !read.has("/modifica"))
                for (path, fields) in [
                    (address + "/eseguito", ["day": "2026-11-18", "versione": "1"]),
                    (address + "/stato", ["cessa": "1"]),
                    (address + "/modifica", fields), (new, fields),
                ] {
                    #expect(try await giulia.post(path, fields).status == .notFound)
                }

                let future = try await ada.post(address + "/eseguito", ["day": "2027-01-01", "versione": "1"])
                #expect(future.status == .unprocessableContent && Markup.problems(in: future.html) == [])
                let ran = try await ada.follow(
                    ada.post(
                        address + "/eseguito", ["day": "2026-11-16", "note": "Rilascio <7>", "versione": "1"]))
                #expect(ran.has("Ricevuto il 16 novembre 2026, segnato da") && ran.has("Rilascio &lt;7&gt;"))
                #expect(ran.has("30 novembre 2026"))
                let late = try await ada.follow(
                    ada.post(address + "/eseguito", ["day": "2026-11-16", "versione": "1"]))
                #expect(late.has("Un collega lo ha modificato"))

                // Where the program sends something by itself, a lead does not say.
                let marco = Clerk(client)
                try await marco.logIn(.marco)
                #expect(!(try await marco.get(new).has("name=\"webhook\"")))
                fields["direction"] = "out"
                fields["webhook"] = "http://localhost/segreto?chiave=1"
                #expect(try await marco.post(new, fields).has("chi gestisce lo smistamento"))
                let told = try await ada.follow(ada.post(new, fields))
                #expect(told.has("http://localhost/segreto?…") && !told.has("chiave=1"))
                let outgoing = String(
                    try #require(told.html.firstMatch(of: #/action="(/scrivania/flussi/registro/[0-9]+)/eseguito"/#)).1)
                fields["webhook"] = nil
                fields["name"] = "Articoli al portale"
                fields["versione"] = "1"
                let renamed = try await marco.follow(marco.post(outgoing + "/modifica", fields))
                #expect(renamed.has("Articoli al portale") && renamed.has("http://localhost/segreto?…"))

                town.clock.pass(days: 13)
                try await ada.logIn(.ada)
                let list = try await ada.get(Self.path)
                #expect(list.has("Scaduto") && list.has(address) && Markup.problems(in: list.html) == [])
                let ended = try await ada.follow(ada.post(address + "/stato", ["cessa": "1", "versione": "2"]))
                #expect(ended.has("Il flusso è cessato.") && !ended.has("/eseguito"))
                #expect(!(try await ada.get(Self.path).has(address)))
                #expect(try await ada.get(Self.path + "?stato=cessati").has(address))
                for odd in ["?dopo=zz-zz", "?dopo=1", "?stato=x&dopo=zzzzzzzzzzzz-1", "?dopo=-1-1"] {
                    #expect(try await ada.get(Self.path + odd).status == .ok)
                    #expect(try await ada.get(Self.path + "/arrivi" + odd).status == .ok)
                }
                for odd in ["/registro/1", "/registro/zzz", "/arrivi/1", "/arrivi/zzz/modifica"] {
                    #expect(try await ada.get(Self.path + odd).status == .notFound)
                }
            }
        }
    }

    @Test("What came in becomes an article, or needs none", arguments: TestDatabase.available)
    func items(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let flow = try await town.desk.writeFlow(
                .init(name: "Rilasci della piattaforma", counterpart: "Fornitore"), as: try await town[.ada])
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client), new = Self.path + "/arrivi/nuovo"
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(Self.path).has("Nessun arrivo da tradurre"))
                let blank = try await giulia.get(new)
                #expect(blank.has("2026-12-03") && blank.has("Rilasci della piattaforma"))
                #expect(Markup.problems(in: blank.html) == [])
                var fields = [
                    "kind": "release", "title": "Rilascio 7", "reference": "javascript:alert(1)",
                    "receivedOn": "2026-11-17", "flow": "\(flow.id)", "text": "Cambia il menu.", "dueOn": "domani",
                ]
                let wrong = try await giulia.post(new, fields)
                #expect(wrong.status == .unprocessableContent && wrong.has("Cambia il menu."))
                fields["dueOn"] = "2026-11-20"
                let kept = try await giulia.follow(giulia.post(new, fields))
                #expect(kept.has("Nota di rilascio") && kept.has("Da fare") && !kept.has("href=\"javascript"))
                #expect(kept.has("/scrivania/articoli/nuovo") && Markup.problems(in: kept.html) == [])
                let found = kept.html.firstMatch(of: #/action="(/scrivania/flussi/arrivi/[0-9]+)/passo"/#)
                let address = String(try #require(found).1)
                #expect(try await giulia.get(Self.path).has("Un arrivo da tradurre in articoli"))

                // The article begins with its words, for colleagues alone, and what is typed does not lose where it comes from.
                let begin = "/scrivania/articoli/nuovo?arrivo=" + (address.split(separator: "/").last ?? "")
                #expect(kept.has(begin))
                let begun = try await giulia.get(begin)
                #expect(begun.has("value=\"Rilascio 7\"") && begun.has("Cambia il menu.") && begun.has(address))
                #expect(Markup.problems(in: begun.html) == [])
                let untitled = try await giulia.post(
                    "/scrivania/articoli/nuovo",
                    [
                        "title": "", "body": "Il menu", "language": "it", "audience": "desk",
                        "arrivo": String(address.split(separator: "/").last ?? ""), "versione": "0",
                    ])
                #expect(untitled.status == .unprocessableContent && untitled.has("name=\"arrivo\""))
                #expect(untitled.has(address) && Markup.problems(in: untitled.html) == [])
                #expect(try await giulia.get("/scrivania/articoli/nuovo?arrivo=1").status == .notFound)
                #expect(try await giulia.get("/scrivania/articoli/nuovo?arrivo=zzz").status == .ok)

                try await sara.logIn(.sara)
                #expect(try await sara.get(address).has("Rilascio 7"))
                #expect(!(try await sara.get(address).has("/passo")))
                #expect(try await sara.get(begin).status == .notFound)
                for path in [address + "/passo", address + "/modifica", new] {
                    #expect(try await sara.post(path, fields).status == .notFound)
                }

                let none = try await giulia.post(
                    address + "/passo", ["passo": "done", "article": "non-c-e", "versione": "1"])
                #expect(none.status == .unprocessableContent && none.has("Non c&#39;è un articolo"))
                #expect(Markup.problems(in: none.html) == [])
                let article = try await town.desk.writeArticle(
                    ArticleContent(title: "Il menu nuovo", body: "x"), as: try await town[.giulia])
                let done = try await giulia.follow(
                    giulia.post(
                        address + "/passo",
                        ["passo": "done", "article": "http://127.0.0.1:8080/faq/il-menu-nuovo", "versione": "1"]))
                #expect(done.has("L&#39;arrivo è fatto.") && done.has("/scrivania/articoli/\(article.id)"))
                let again = try await giulia.follow(
                    giulia.post(address + "/passo", ["passo": "reopen", "versione": "2"]))
                #expect(again.has("di nuovo da fare"))
                let useless = try await giulia.follow(
                    giulia.post(
                        address + "/passo", ["passo": "notNeeded", "reason": "Non tocca gli utenti", "versione": "3"]))
                #expect(useless.has("Non tocca gli utenti"))
                let list = try await giulia.get(Self.path + "/arrivi?stato=non-servono")
                #expect(list.has(address) && Markup.problems(in: list.html) == [])
                #expect(try await giulia.get("\(Self.path)/registro/\(flow.id)").has("Ultimi arrivi"))
                let english = Clerk(client, language: "en")
                try await english.logIn(.ada)
                try await english.get("/scrivania?lingua=en")
                #expect(try await english.get(address).has("Release note"))
            }
        }
    }
}

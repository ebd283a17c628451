import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("The door of the desk and one's own profile")
struct DeskDoorTests {
    @Test("Wrong passwords slow down, with the seconds", arguments: TestDatabase.available)
    func throttle(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let somebody = Clerk(client)
                for _ in 0..<5 {
                    let wrong = try await somebody.logIn(.giulia, password: "sbagliata")
                    #expect(wrong.status == .unprocessableContent && wrong.has("non corretti"))
                }
                #expect(try await somebody.logIn(.giulia).has("riprova tra 15 secondi"))
                town.clock.pass(minutes: 1)
                #expect(try await somebody.logIn(.giulia).location == "/scrivania")
            }
        }
    }

    @Test(
        "Only places of this site are gone to after the log-in",
        arguments: [
            ("/scrivania?coda=mie", true), ("//altrove.example", false), ("/\\altrove.example", false),
            ("https://altrove.example", false), ("", false), ("/a\nb", false), ("/ok", true),
        ])
    func localPaths(_ path: String, _ isLocal: Bool) {
        #expect((LogInPage.localPath(path) != nil) == isLocal)
    }

    @Test("The demo lists people of each role; a real desk lists nobody", arguments: TestDatabase.available)
    func demo(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let visitor = Clerk(client)
                #expect(try await !visitor.get("/accedi").has("giulia"))
                try await town.desk.database.write { c in
                    var office = Office()
                    office.isDemo = true
                    try c.save(office)
                    try c.settingsChanged()
                }
                let page = try await visitor.get("/accedi?nome=giulia&poi=%2Fscrivania%2Fnuova")
                #expect(page.has("sportello-demo") && page.has("marco") && page.has("sara") && page.has("ada"))
                #expect(page.has("value=\"giulia\"") && page.has("value=\"/scrivania/nuova\""))
            }
        }
    }

    @Test("Change the password: the others are out, this one stays", arguments: TestDatabase.available)
    func password(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let office = Clerk(client), home = Clerk(client)
                try await office.logIn(.giulia)
                try await home.logIn(.giulia)
                let page = try await office.get("/account")
                #expect(page.has("Chrome su Linux") && page.has("Chiudi tutte le altre"))
                let form = ["attuale": "sbagliata", "nuova": "una frase facile da ricordare"]
                let wrong = try await office.post(
                    "/account/parola", form.merging(["ripeti": "una frase facile da ricordare"]) { $1 })
                #expect(wrong.has("La password attuale non è corretta"))
                let short = try await office.post(
                    "/account/parola", ["attuale": World.password, "nuova": "corta", "ripeti": "corta"])
                #expect(short.has("almeno 12 caratteri"))
                let good = "una frase facile da ricordare"
                let done = try await office.follow(
                    office.post("/account/parola", ["attuale": World.password, "nuova": good, "ripeti": good]))
                #expect(done.has("Password cambiata"))
                #expect(try await home.get("/scrivania").location.hasPrefix("/accedi"))
                #expect(try await home.logIn(.giulia, password: good).location == "/scrivania")
            }
        }
    }

    @Test("End one session, change the language", arguments: TestDatabase.available)
    func sessions(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let office = Clerk(client), home = Clerk(client)
                try await office.logIn(.giulia)
                try await home.logIn(.giulia)
                let page = try await office.get("/account")
                let key = try #require(page.html.firstMatch(of: #/name="sessione" value="([^"]+)"/#)).output.1
                try await office.post("/account/sessioni/fine", ["sessione": String(key)])
                #expect(try await home.get("/scrivania").location.hasPrefix("/accedi"))
                #expect(try await office.post("/account/sessioni/fine", ["sessione": "x"]).status == .notFound)
                let english = try await office.follow(office.post("/account/lingua", ["lingua": "en"]))
                #expect(english.has("Language changed.") && english.has("My account"))
                #expect(try await town[.giulia].language == "en")
            }
        }
    }
}

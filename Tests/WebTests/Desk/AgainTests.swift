import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("What was typed is not lost with the session")
struct AgainTests {
    @Test("The form waits in the log-in, and goes on as it was, files too", arguments: TestDatabase.available)
    func held(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                try await giulia.get(path)
                try await town.desk.endSessions(of: town[.giulia].id, as: town[.giulia])
                let door = try await giulia.post(
                    path + "/rispondi", ["testo": "Gentile Anna, ecco la spiegazione.", "visto": "", "poi": "resta"],
                    files: [("allegati", "nota.txt", Array("Ecco".utf8))])
                #expect(door.status == .unauthorized && door.has("La sessione di Giulia"))
                #expect(door.has("Richiesta \(ticket.number): Risposta") && door.has("value=\"giulia\""))
                // Whoever stands in front of the page does not read it.
                #expect(!door.has("ecco la spiegazione"))
                let sealed = try Self.sealed(door)
                #expect(try await town.messages(of: ticket).count == 1)

                let wrong = try await giulia.post(
                    "/accedi", ["nome": "giulia", "parola": "sbagliata", "tenuto": sealed])
                #expect(wrong.status == .unprocessableContent && wrong.has("non corretti"))
                #expect(try Self.sealed(wrong) == sealed)
                let english = try await giulia.post("/accedi", ["nome": "giulia", "lingua": "en", "tenuto": sealed])
                #expect(english.has("What you typed is safe"))
                #expect(try Self.sealed(english) == sealed)
                // Nobody enters in her place, and nobody learns whether their password was right.
                let luca = try await giulia.post(
                    "/accedi", ["nome": "luca", "parola": World.password, "tenuto": sealed])
                #expect(luca.status == .unprocessableContent && luca.has("belongs to another person"))

                let look = try await giulia.post(
                    "/accedi", ["nome": "giulia", "parola": World.password, "tenuto": sealed])
                #expect(look.status == .ok && look.has("ecco la spiegazione.") && look.has("nota.txt"))
                #expect(try await town.messages(of: ticket).count == 1, "seen first")
                let done = try await giulia.follow(giulia.post(path + "/rispondi", Self.fields(of: look)))
                #expect(done.has("ecco la spiegazione.") && done.has("nota.txt"))
                #expect(try await town.messages(of: ticket).count == 2)
            }
        }
    }

    @Test("What somebody typed is not done by who logged in meanwhile in the same browser")
    func another() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let browser = Clerk(client)
                try await browser.logIn(.giulia)
                try await browser.get(path)
                let token = browser.token
                try await browser.logIn(.luca)
                let door = try await browser.post(path + "/nota", ["testo": "Per i colleghi"], token: token)
                #expect(door.status == .unauthorized && door.has("ora ha accesso Luca"))
                #expect(try await town.messages(of: ticket).count == 1)
                let draft = try await browser.ask(
                    path + "/bozza", ["quale": "note", "testo": "Per i colleghi"], token: token)
                #expect(draft.status == .noContent)
                let look = try await browser.post(
                    "/accedi", ["nome": "giulia", "parola": World.password, "tenuto": Self.sealed(door)])
                #expect(look.has("Per i colleghi"))
                let done = try await browser.follow(browser.post(path + "/nota", Self.fields(of: look)))
                #expect(done.has("Per i colleghi"))
                #expect(try await town.messages(of: ticket).last?.author == .operator(town[.giulia].id))
            }
        }
    }

    @Test("A forged form is not held, no file of it is kept, and no password is carried in a page")
    func forged() async throws {
        try await World.run(.sqlite) { town in
            let ticket = try await town.registered(), path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client), stranger = Clerk(client)
                try await stranger.get("/accedi")
                for token in ["falso", stranger.token] {
                    let answer = try await stranger.post(path + "/rispondi", ["testo": "x"], token: token)
                    #expect(answer.location == "/accedi")
                }
                let bytes = Array("Di nessuno".utf8)
                _ = try await stranger.post(path + "/rispondi", ["testo": "x"], files: [("allegati", "x.txt", bytes)])
                let kept = try FileManager.default.subpathsOfDirectory(atPath: town.folder).filter { path in
                    let content = FileManager.default.contents(atPath: town.folder + "/" + path)
                    return content.map(Array.init) == bytes
                }
                #expect(kept.isEmpty)

                try await giulia.logIn(.giulia)
                try await giulia.get("/account")
                try await town.desk.endSessions(of: town[.giulia].id, as: town[.giulia])
                let secret = try await giulia.post(
                    "/account/parola", ["attuale": World.password, "nuova": "nuova parola lunga", "ripeti": "x"])
                #expect(secret.location == "/accedi")
                #expect(try await giulia.get("/accedi").has("Una password non si conserva"))
            }
        }
    }

    @Test("The script asks who is logged in, and is given the log-in of the page's person")
    func dialogue() async throws {
        try await World.run(.sqlite) { town in
            try await town.browsing { client in
                let browser = Clerk(client), id = try await town[.giulia].id
                let ask = "/accedi/ancora?persona=\(id)"
                try await browser.logIn(.giulia)
                try await browser.get("/scrivania")
                #expect(try await browser.ask(ask).status == .noContent)
                #expect(try await browser.get(ask).has("puoi chiudere questa scheda"))
                try await town.desk.endSessions(of: id, as: town[.giulia])
                let over = try await browser.ask(ask)
                #expect(over.status == .unauthorized && over.has("{name}") && !over.has("giulia"))
                let fields = ["persona": id.description, "poi": ask]
                let other = try await browser.ask(
                    "/accedi", fields.merging(["nome": "luca", "parola": World.password]) { $1 })
                #expect(other.status == .unprocessableContent && other.has("appartiene a un&#39;altra persona"))
                #expect(try await browser.ask(ask).status == .unauthorized)
                let back = try await browser.ask(
                    "/accedi", fields.merging(["nome": "giulia", "parola": World.password]) { $1 })
                #expect(back.location == ask)
                #expect(try await browser.ask(ask).status == .noContent)
                try await browser.logIn(.luca)
                #expect(try await browser.ask(ask).has("ora ha accesso Luca"))
            }
        }
    }

    private static func sealed(_ page: Clerk.Page) throws -> String {
        String(try #require(page.html.firstMatch(of: #/name="tenuto" value="([^"]+)"/#)).output.1)
    }

    /// What the page that is seen once sends on.
    private static func fields(of page: Clerk.Page) -> [String: String] {
        let main = page.html[(page.html.range(of: "id=\"tenuto\"")?.lowerBound ?? page.html.startIndex)...]
        let found = main.matches(of: #/<input type="hidden" name="([^"]+)" value="([^"]*)"/#)
        return Dictionary(found.map { (String($0.output.1), String($0.output.2)) }) { first, _ in first }
            .filter { $0.key != "_csrf" }
    }
}

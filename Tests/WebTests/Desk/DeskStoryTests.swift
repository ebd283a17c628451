import Desk
import Domain
import Foundation
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Operators at their desk")
struct DeskStoryTests {
    @Test("Log in, find, take, ask, hear back, solve, close: without script", arguments: TestDatabase.available)
    func story(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let number = try await town.registered().number
            try await town.browsing { client in
                let giulia = Clerk(client)
                let door = try await giulia.get("/scrivania?coda=L1-WEB")
                #expect(door.location == "/accedi?poi=%2Fscrivania%3Fcoda%3DL1-WEB")
                let inside = try await giulia.logIn(.giulia, then: "/scrivania?coda=L1-WEB")
                #expect(inside.location == "/scrivania?coda=L1-WEB")
                let list = try await giulia.follow(inside)
                #expect(list.has(number.description) && list.has("Anna Bianchi") && list.has("Reset password"))
                let path = number.deskPath
                let page = try await giulia.get(path)
                #expect(page.has("Non riesco a entrare") && page.has("BNCNNA75S42E472P"))
                let taken = try await giulia.follow(giulia.post(path + "/prendi"))
                #expect(taken.has("La richiesta è tua.") && taken.has("Giulia ha preso in carico la richiesta"))
                let asked = try await giulia.follow(
                    giulia.post(path + "/rispondi", ["testo": "Quale errore vede?", "poi": "attesa"]))
                #expect(asked.has("Quale errore vede?") && asked.has("Attesa richiedente"))
                try await town.desk.answer(
                    town.desk.trackingToken(of: town.ticket(number)!.id), "Errore 42 <b>grave</b>")
                let heard = try await giulia.get(path)
                #expect(heard.has("Errore 42 &lt;b&gt;grave&lt;/b&gt;") && heard.has("In lavorazione"))
                let noted = try await giulia.follow(giulia.post(path + "/nota", ["testo": "Sentito il CED"]))
                #expect(noted.has("Sentito il CED") && noted.has("sp-entry-note"))
                let solved = try await giulia.follow(
                    giulia.post(path + "/rispondi", ["testo": "Fatto.", "poi": "risolta", "esito": "fixed"]))
                #expect(solved.has("Problema corretto") && solved.has("Risposta inviata e richiesta risolta."))
                let closed = try await giulia.follow(giulia.post(path + "/chiudi"))
                #expect(closed.has("Richiesta chiusa.") && !closed.has("id=\"rispondi\""))
                let reopened = try await giulia.follow(giulia.post(path + "/riapri", ["motivo": "Ha richiamato"]))
                #expect(reopened.has("ha riaperto la richiesta: «Ha richiamato»"))
                try await giulia.post("/esci")
                #expect(try await giulia.get(path).location.hasPrefix("/accedi"))
            }
        }
    }

    @Test("Another group's request is a 404, whatever one tries", arguments: TestDatabase.available)
    func strangers(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let path = ticket.number.deskPath
            try await town.browsing { client in
                let piero = Clerk(client)
                try await piero.logIn(.piero)
                try await piero.get("/scrivania")
                for action in RequestAction.allCases {
                    let answer = try await piero.post(
                        path + "/" + action.rawValue, ["testo": "x", "perche": "duplicate"])
                    let isHidden = answer.status == .notFound || answer.status == .unprocessableContent
                    #expect(isHidden && !answer.has("Anna"), "\(action): \(answer.status)")
                }
                for place in [
                    path, path + "/allegati/1", "/scrivania?coda=L1-WEB",
                    "/scrivania/eventi?richiesta=\(ticket.number)",
                ] {
                    #expect(try await piero.get(place).status == .notFound, "\(place)")
                }
                #expect(try await !piero.get("/scrivania?coda=tutte&stato=tutte").has("Anna Bianchi"))
                #expect(try await !piero.get("/scrivania?q=\(ticket.number)").has("Anna Bianchi"))
                #expect(try await town.facts(of: ticket).count == 3)
            }
        }
    }

    @Test("What was typed is never lost when the desk says no", arguments: TestDatabase.available)
    func refusals(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let number = try await town.registered().number
            let path = number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client), sara = Clerk(client)
                try await giulia.logIn(.giulia)
                try await giulia.get(path)
                let empty = try await giulia.post(path + "/rispondi", ["testo": "  "])
                #expect(empty.status == .unprocessableContent && empty.has("Scrivi il messaggio."))
                let cancel = try await giulia.post(
                    path + "/annulla", ["perche": "out_of_competence", "duplicato": "77"])
                #expect(
                    cancel.has("ufficio competente") && cancel.has("value=\"77\"")
                        && cancel.has("id=\"azione-annulla\" open"))
                let program = Array("MZ".utf8) + [UInt8](repeating: 0, count: 200)
                let pdf = Array("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n".utf8)
                let refused = try await giulia.post(
                    path + "/rispondi", ["testo": "Ecco il modulo compilato"],
                    files: [("allegati", "modulo.pdf", pdf), ("allegati", "busta.pdf", program)])
                #expect(refused.status == .unprocessableContent && refused.has("Ecco il modulo compilato"))
                // The good file travels in the form and need not be chosen again.
                let reference = try #require(refused.html.firstMatch(of: #/name="allegato" value="([^"]+)"/#))
                let sent = try await giulia.follow(
                    giulia.post(
                        path + "/rispondi",
                        ["testo": "Ecco il modulo compilato", "allegato": String(reference.output.1)]))
                let link = try #require(sent.html.firstMatch(of: #/href="([^"]+allegati/\d+)"/#))
                let file = try await giulia.get(String(link.output.1))
                #expect(file.html.hasPrefix("%PDF") && file.headers[.contentType] == "application/pdf")
                #expect(file.headers[.contentDisposition]?.hasPrefix("inline") == true)
                // Who may only look is told so, and keeps the text.
                try await sara.logIn(.sara)
                let page = try await sara.get(path)
                #expect(!page.has("/rispondi") && !page.has("/prendi"))
                let told = try await sara.post(path + "/nota", ["testo": "Non posso"])
                #expect(told.status == .unprocessableContent && told.has("Il tuo profilo non permette"))
            }
        }
    }

    @Test("Who answers after a colleague is told before it leaves; both are kept", arguments: TestDatabase.available)
    func crossing(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let path = ticket.number.deskPath
            let seen = try await town.messages(of: ticket).last!.id.description
            try await town.browsing { client in
                let giulia = Clerk(client), luca = Clerk(client)
                for (clerk, person) in [(giulia, World.Person.giulia), (luca, .luca)] {
                    try await clerk.logIn(person)
                    #expect(try await clerk.get(path).has("name=\"visto\" value=\"\(seen)\""))
                }
                try await luca.post(path + "/rispondi", ["testo": "Provi così", "visto": seen])
                let asked = try await giulia.post(path + "/rispondi", ["testo": "Provi cosà", "visto": seen])
                #expect(asked.status == .unprocessableContent && asked.has("ha già risposto Luca"))
                #expect(asked.has("Provi così") && asked.has("Provi cosà"))
                let second = try await giulia.follow(
                    giulia.post(
                        path + "/rispondi", ["testo": "Provi cosà", "visto": seen, "comunque": "resta"]))
                #expect(second.has("aveva risposto anche Luca") && second.has("Provi così") && second.has("Provi cosà"))
            }
        }
    }

    @Test("A page that is old asks to look again and keeps the reason", arguments: TestDatabase.available)
    func changedMeanwhile(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let path = ticket.number.deskPath
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                try await giulia.get(path)
                try await town.desk.take(ticket.number, as: town[.luca])
                let late = try await giulia.post(
                    path + "/escala", ["motivo": "Serve un esperto", "versione": String(ticket.version)])
                #expect(late.has("cambiata mentre la guardavi") && late.has("Serve un esperto"))
                let version = try await town.ticket(ticket.number)!.version
                let gone = try await giulia.follow(
                    giulia.post(path + "/escala", ["motivo": "Serve un esperto", "versione": String(version)]))
                // It is in a group Giulia does not see: she is back at her queues.
                #expect(gone.has("passata a Trattamento economico") && gone.has("Le mie"))
                #expect(try await giulia.get(path).status == .notFound)
            }
        }
    }

    @Test("A forged form changes nothing", arguments: TestDatabase.available)
    func forged(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                for action in RequestAction.allCases {
                    let answer = try await giulia.post(
                        ticket.number.deskPath + "/" + action.rawValue, ["testo": "x"], token: "falso")
                    #expect(answer.status == .forbidden, "\(action)")
                }
                #expect(try await town.facts(of: ticket).count == 3)
            }
        }
    }
}

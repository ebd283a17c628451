import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Sending, and what it looks like before")
struct WritingOutTests {
    private func list(
        _ kind: TestDatabase, _ test: @Sendable @escaping (World, Clerk, [Ticket]) async throws -> Void
    ) async throws {
        try await World.run(kind) { town in
            var tickets: [Ticket] = []
            for _ in 0..<3 {
                try await tickets.append(town.registered())
                town.clock.pass(minutes: 1)
            }
            try await town.browsing { [tickets] client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                try await test(town, giulia, tickets)
            }
        }
    }

    @Test(
        "Who sends and goes on gets the next request of the list they came from; after the last, the list",
        arguments: TestDatabase.available)
    func goesOn(_ kind: TestDatabase) async throws {
        try await list(kind) { town, giulia, tickets in
            try await giulia.get("/scrivania?coda=tutte&ordine=recenti")
            let page = try await giulia.get(tickets[2].number.deskPath)
            #expect(page.has("name=\"elenco\" value=\"coda=tutte&amp;ordine=recenti\""))
            #expect(page.has("name=\"prossima\"") && page.has("data-key=\"Ctrl+Enter\""))
            let form = ["testo": "Ecco.", "poi": "attesa", "prossima": "1", "elenco": "coda=tutte&ordine=recenti"]
            let next = try await giulia.post(tickets[2].number.deskPath + "/rispondi", form)
            #expect(next.location == tickets[1].number.deskPath)
            let there = try await giulia.follow(next)
            #expect(there.has("Richiesta \(tickets[2].number): "))
            // As it was sent last, it is offered again.
            let box = #/name="prossima"[^>]* checked|checked[^>]* name="prossima"/#
            let wait = #/<button[^>]*value="attesa"[^>]*data-key="Ctrl\+Enter"/#
            #expect(there.html.firstMatch(of: box) != nil && there.html.firstMatch(of: wait) != nil)

            let last = try await giulia.post(tickets[0].number.deskPath + "/rispondi", form)
            #expect(last.location == "/scrivania?coda=tutte&ordine=recenti")
            #expect(try await giulia.follow(last).has("ultima dell"))

            // Whoever does not tick the box stays.
            try await giulia.get(tickets[1].number.deskPath)
            let stays = try await giulia.post(
                tickets[1].number.deskPath + "/rispondi", ["testo": "Ecco.", "poi": "resta", "elenco": "coda=tutte"])
            #expect(stays.location == tickets[1].number.deskPath)
            let after = try await giulia.follow(stays)
            #expect(after.html.firstMatch(of: box) == nil && after.html.firstMatch(of: wait) == nil)
        }
    }

    @Test("A list marks what one is writing oneself, and nobody else's", arguments: TestDatabase.available)
    func mark(_ kind: TestDatabase) async throws {
        try await list(kind) { town, giulia, tickets in
            #expect(!(try await giulia.get("/scrivania?coda=tutte")).has("La tua bozza"))
            try await giulia.get(tickets[1].number.deskPath)
            try await giulia.post(tickets[1].number.deskPath + "/bozza", ["quale": "note", "testo": "Chiedere"])
            let marked = try await giulia.get("/scrivania?coda=tutte").html
            #expect(marked.components(separatedBy: "La tua bozza").count == 2)
            let luca = Clerk(giulia.client)
            try await luca.logIn(.luca)
            #expect(!(try await luca.get("/scrivania?coda=tutte")).has("La tua bozza"))
        }
    }

    @Test("What is held can be taken back from the next request", arguments: TestDatabase.available)
    func heldElsewhere(_ kind: TestDatabase) async throws {
        try await list(kind) { town, giulia, tickets in
            var office = try await town.desk.catalogue().office
            office.undoSeconds = 10
            try await town.desk.edit(office, as: .commandLine)
            try await giulia.get(tickets[0].number.deskPath)
            let next = try await giulia.follow(
                giulia.post(
                    tickets[0].number.deskPath + "/rispondi",
                    ["testo": "Ecco.", "poi": "resta", "prossima": "1", "elenco": "coda=tutte"]))
            let undo = "action=\"\(tickets[0].number.deskPath)/annulla-invio\""
            #expect(next.has("Richiesta \(tickets[1].number)") && next.has(undo))
            let id = try #require(
                next.html.firstMatch(of: #/name="risposta" value="(\d+)"/#).map { String($0.output.1) })
            let back = try await giulia.post(tickets[0].number.deskPath + "/annulla-invio", ["risposta": id])
            #expect(back.has("Ecco.</textarea>"))
            #expect(try await town.messages(of: tickets[0]).count == 1)
        }
    }

    @Test("The preview, as a page and as the script asks for it", arguments: TestDatabase.available)
    func preview(_ kind: TestDatabase) async throws {
        try await list(kind) { town, giulia, tickets in
            let path = tickets[0].number.deskPath, text = "Gentile <Anna>,\necco il modulo."
            try await giulia.get(path)
            let pdf = Array("%PDF-1.4\n%%EOF".utf8)
            let page = try await giulia.post(
                path + "/anteprima", ["testo": text, "poi": "resta"],
                files: [(field: "allegati", name: "modulo.pdf", bytes: pdf)])
            #expect(page.status == .ok && page.has("La mail che parte") && page.has("modulo.pdf (14"))
            #expect(page.has("Gentile &lt;Anna&gt;,\necco il modulo.</textarea>"))
            #expect(page.has("sandbox=\"\"") && page.has("src=\"\(path)/anteprima?poi=resta\""))
            let mail = try await giulia.get(path + "/anteprima?poi=resta")
            #expect(mail.status == .ok && mail.has("Gentile &lt;Anna&gt;") && !mail.has("<script"))
            #expect(mail.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(mail.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'self'") == true)

            try await giulia.get(path)
            let part = try await giulia.ask(
                path + "/anteprima", ["testo": text, "poi": "risolta", "esito": "explained"])
            #expect(Markup.problems(in: part.html) == [])
            #expect(part.status == .ok && part.has("id=\"anteprima\"") && !part.has("<html"))
            #expect(part.has("poi=risolta&amp;esito=explained") && part.has("value=\"risolta\""))
            // A list of reasons always has one chosen: only the button says that the reply resolves.
            let waiting = try await giulia.ask(
                path + "/anteprima", ["testo": text, "poi": "attesa", "esito": "explained"])
            #expect(waiting.has("anteprima?poi=attesa\"") && waiting.has("value=\"attesa\""))
            let empty = try await giulia.post(path + "/anteprima", ["testo": "  ", "poi": "resta"])
            #expect(empty.status == .unprocessableContent && !empty.has("id=\"anteprima\""))

            let piero = Clerk(giulia.client)
            try await piero.logIn(.piero)
            try await piero.get("/scrivania")
            #expect(try await piero.post(path + "/anteprima", ["testo": text]).status == .notFound)
            #expect(try await piero.get(path + "/anteprima?poi=resta").status == .notFound)
        }
    }

    @Test(
        "Copies stand in the form, in the preview and under the reply; what is wrong is said at its field",
        arguments: TestDatabase.available)
    func copies(_ kind: TestDatabase) async throws {
        try await list(kind) { town, giulia, tickets in
            let path = tickets[0].number.deskPath
            #expect(try await giulia.get(path).has("name=\"cc\""))
            let wrong = try await giulia.post(
                path + "/rispondi", ["testo": "Ecco.", "poi": "resta", "cc": "capo", "ccn": "b@ente.example"])
            #expect(wrong.status == .unprocessableContent && wrong.has("<details class=\"sp-copies\" open"))
            #expect(wrong.has("Uno degli indirizzi non è scritto bene") && wrong.has("value=\"b@ente.example\""))
            let form = ["testo": "Ecco.", "poi": "resta", "cc": "capo@ente.example", "ccn": "b@ente.example"]
            let preview = try await giulia.ask(path + "/anteprima", form)
            #expect(preview.has("capo@ente.example") && preview.has("b@ente.example"))
            let sent = try await giulia.follow(giulia.post(path + "/rispondi", form))
            #expect(sent.has("Copia per conoscenza: ") && sent.has("Copia nascosta: "))
        }
    }

    @Test("Messages are forwarded from a page of their own; notes cannot be chosen", arguments: TestDatabase.available)
    func forward(_ kind: TestDatabase) async throws {
        try await list(kind) { town, giulia, tickets in
            let number = tickets[0].number, path = number.deskPath + "/inoltra"
            try await town.desk.note(on: number, "Solo per noi", as: town[.giulia])
            #expect(try await giulia.get(number.deskPath).has("href=\"\(path)\""))
            let page = try await giulia.get(path)
            #expect(!page.has("Solo per noi") && page.has("name=\"messaggio\""))
            let message = try #require(try await town.messages(of: tickets[0]).first).id.description
            let empty = try await giulia.post(path, ["a": "", "testo": "Vedete voi?", "messaggio": message])
            #expect(empty.status == .unprocessableContent && empty.has("Scrivi almeno un indirizzo."))
            #expect(empty.has("Vedete voi?"))
            let doubtful = try await giulia.post(
                path, ["a": "x@example.org", "testo": "IBAN IT60X0542811101000000123456", "messaggio": message])
            #expect(doubtful.status == .unprocessableContent && doubtful.has("Invia comunque"))
            #expect(try await town.messages(of: tickets[0]).count == 2)
            let sent = try await giulia.follow(
                giulia.post(
                    path,
                    [
                        "a": "x@example.org", "testo": "IBAN IT60X0542811101000000123456", "messaggio": message,
                        "comunque": "resta",
                    ]))
            #expect(sent.has("Inoltrata a x@example.org.") && sent.has("Inoltrata: "))

            let piero = Clerk(giulia.client)
            try await piero.logIn(.piero)
            try await piero.get("/scrivania")
            #expect(try await piero.get(path).status == .notFound)
            #expect(try await piero.post(path, ["a": "x@example.org", "messaggio": message]).status == .notFound)
        }
    }
}

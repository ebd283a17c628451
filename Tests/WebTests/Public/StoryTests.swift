import Desk
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Web

@Suite("A request from the form to the vote, without JavaScript")
struct PublicStoryTests {
    @Test(
        "Chi chiede assistenza compila, controlla, conferma, segue, risponde, valuta", arguments: TestDatabase.available
    )
    func wholeStory(_ kind: TestDatabase) async throws {
        try await PublicWorld.run(kind) { world, anna in
            // The form, level by level.
            try await anna.goes("/richiesta?area=Accesso")
            #expect(anna.page.status == .ok && !anna.sees("Tipo di problema</label>"))
            try await anna.sends("/richiesta", ["userType": "A", "description": "Non entro"], button: refresh)
            #expect(anna.sees("Ministero di prova") && anna.value("description") == "Non entro")
            // One topic and one problem in the area: both are chosen.
            #expect(anna.value("area") == "Accesso" && anna.value("triple") == "ACC-CRE-01")
            world.clock.pass(minutes: 2)
            try await anna.sends("/richiesta", PublicWorld.anna, button: review)
            #expect(anna.page.status == .ok && anna.sees("BNCNNA75S42E472P") && anna.sees("&lt;b&gt;mille&lt;/b&gt;"))
            // Back, and forth again: nothing is lost.
            try await anna.sends("/richiesta", button: edit)
            #expect(anna.value("givenName") == "Anna" && anna.value("triple") == "ACC-CRE-01")
            try await anna.sends("/richiesta", button: review)
            try await anna.sends("/richiesta", button: send)
            #expect(anna.page.address.hasPrefix("/richiesta/ricevuta?r="))
            #expect(anna.sees("an•••@example.it") && !anna.sees("/richieste/"))
            let ticket = try #require(try await world.ticket(.init(100001)))
            #expect(ticket.state == .unconfirmed && ticket.triple != nil)

            // The link of the mail shows a button; the button confirms.
            let confirmation = "/richiesta/conferma/\(world.desk.confirmationToken(of: ticket.id))"
            try await anna.goes(confirmation)
            #expect(anna.sees("data-auto-submit"))
            #expect(try await world.ticket(ticket.number)?.state == .unconfirmed)
            try await anna.sends(confirmation)
            let tracking = "/richieste/\(world.desk.trackingToken(of: ticket.id))"
            #expect(anna.sees(tracking) && anna.sees("100001") && anna.sees("Primo livello web"))
            try await anna.goes(confirmation)
            #expect(anna.sees("era già confermata"))

            // The desk asks, Anna answers with a file.
            let giulia = try await world[.giulia]
            _ = try await world.desk.reply(to: ticket.number, as: giulia, ReplyDraft(text: "Che errore?", next: .wait))
            _ = try await world.desk.note(on: ticket.number, "Sembra un caso noto", as: giulia)
            try await anna.goes(tracking)
            #expect(anna.sees("Che errore?") && anna.sees("aspetta la tua risposta") && !anna.sees("caso noto"))
            #expect(!anna.sees("Giulia") && anna.page.headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
            try await anna.sends(
                tracking + "/risposta", ["text": "Errore 500 <script>"],
                files: [.init(field: "allegati", name: "schermata.txt", bytes: Array("pagina bianca".utf8))])
            #expect(
                anna.sees("Errore 500 &lt;script&gt;") && anna.sees("schermata.txt") && anna.sees("ricevuto la tua"))
            let link = try #require(anna.page.text.firstMatch(of: #/href="([^"]*\/allegati\/\d+)"/#)?.output.1)
            try await anna.goes(String(link))
            #expect(anna.page.text == "pagina bianca")
            #expect(anna.page.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(anna.page.headers[.xContentTypeOptions] == "nosniff")

            // Solved; voted by the mail's link, changed on the page, reopened.
            _ = try await world.desk.reply(
                to: ticket.number, as: giulia, ReplyDraft(text: "Ecco fatto", next: .resolve(.fixed)))
            let rating = "/valuta/\(world.desk.ratingToken(of: ticket.id, closure: 0))"
            try await anna.goes(rating + "?voto=5")
            #expect(anna.sees("data-auto-submit") && anna.value("voto") == "5")
            try await anna.sends(rating)
            #expect(anna.sees("abbiamo registrato il tuo voto"))
            try await anna.goes(tracking)
            #expect(anna.sees("ha risolto il problema") && anna.sees("Hai votato"))
            try await anna.sends(tracking + "/voto", ["voto": "2", "commento": "Lento"])
            let vote = try await world.desk.database.read { c in try c.rating(of: ticket.id, closure: 0) }
            #expect(vote?.value == 2 && vote?.comment == "Lento")
            try await anna.sends(tracking + "/riapri", ["text": "  "])
            #expect(anna.page.status == .unprocessableContent && anna.sees("Scrivi il messaggio."))
            try await anna.sends(tracking + "/riapri", ["text": "Succede ancora"])
            #expect(anna.sees("Succede ancora") && anna.sees("riaperta"))

            // No longer needed.
            try await anna.goes(tracking + "/ritira")
            try await anna.sends(tracking + "/ritira")
            #expect(anna.sees("Hai ritirato la richiesta"))
            #expect(try await world.ticket(ticket.number)?.state == .cancelled)
        }
    }

    @Test("Senza conferma per posta la ricevuta ha subito il link")
    func withoutConfirmation() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await world.edit { $0.confirmByMail = false }
            anna.language = "en"
            try await anna.goes("/richiesta")
            world.clock.pass(minutes: 1)
            try await anna.sends("/richiesta", PublicWorld.anna, button: review)
            #expect(anna.sees("Check and send"))
            try await anna.sends("/richiesta", button: send)
            let ticket = try #require(try await world.ticket(.init(100001)))
            #expect(ticket.state == .new && ticket.language == "en")
            #expect(anna.sees("Request registered") && anna.sees(world.desk.trackingToken(of: ticket.id)))
        }
    }

    @Test("Un ente scrive la denominazione e le 11 cifre")
    func bodies() async throws {
        try await PublicWorld.run(.sqlite) { world, body in
            try await body.goes("/richiesta?utente=EC")
            #expect(body.sees("Denominazione") && !body.sees("name=\"givenName\""))
            // One area, one topic, one problem: all chosen, no list to fill.
            world.clock.pass(minutes: 1)
            try await body.sends(
                "/richiesta",
                [
                    "fiscalCode": "12345678903", "email": "ente@example.it", "description": "Convenzione",
                    "privacyRead": "1",
                ], button: review)
            #expect(body.page.status == .unprocessableContent && body.sees("Scrivi la denominazione."))
            try await body.sends("/richiesta", ["familyName": "Banca di prova"], button: review)
            #expect(body.page.status == .ok && body.sees("Convenzionamento"))
            try await body.sends("/richiesta", button: send)
            #expect(try await world.tickets() == 1)
        }
    }

    @Test("Un operatore scrive per un dipendente")
    func onBehalf() async throws {
        try await PublicWorld.run(.sqlite) { world, piero in
            try await piero.goes("/richiesta?utente=O")
            #expect(piero.sees("name=\"beneficiaryName\""))
            world.clock.pass(minutes: 1)
            var typed = PublicWorld.anna
            typed["userType"] = "O"
            typed["beneficiaryName"] = "Mario Rossi"
            typed["beneficiaryFiscalCode"] = "RSSMRA80C15H50M1"
            try await piero.sends("/richiesta", typed, button: review)
            #expect(piero.page.status == .unprocessableContent && piero.value("beneficiaryName") == "Mario Rossi")
            try await piero.sends("/richiesta", ["beneficiaryFiscalCode": "RSSMRA80C15H501M"], button: review)
            try await piero.sends("/richiesta", button: send)
            let ticket = try #require(try await world.ticket(.init(100001)))
            #expect(ticket.beneficiary?.fiscalCode == "RSSMRA80C15H501M")
        }
    }
}

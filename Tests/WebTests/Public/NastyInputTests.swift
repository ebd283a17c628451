import Desk
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Store
import TestSupport
import Testing

@testable import Web

@Suite("The form and bad input: a clear sentence, nothing lost")
struct NastyInputTests {
    private func atReview(_ world: World, _ visitor: Visitor, _ typed: [String: String] = [:]) async throws {
        try await visitor.goes("/richiesta")
        world.clock.pass(minutes: 1)
        try await visitor.sends("/richiesta", PublicWorld.anna.merging(typed) { $1 }, button: review)
    }

    @Test("Campi vuoti: ogni errore accanto al suo campo e nel riepilogo, in italiano e in inglese")
    func empty() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            for language in Language.allCases {
                anna.language = language.rawValue
                try await anna.goes("/richiesta")
                try await anna.sends("/richiesta", button: review)
                #expect(anna.page.status == .unprocessableContent)
                let w = Words(language)
                for field in ["userType", "givenName", "familyName", "email", "description"] {
                    #expect(anna.page.text.contains("f-\(field)-errore"), "\(field)")
                    #expect(anna.page.text.contains(HTML(w("problem.\(field).missing")).string))
                }
                #expect(anna.sees("id=\"errori\"") && Markup.problems(in: anna.page.text).isEmpty)
            }
        }
    }

    @Test("SQL e HTML in ogni campo restano testo")
    func injection() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            let nasty = "'); DROP TABLE tickets; --<script>alert(1)</script>\"'&"
            try await anna.goes("/richiesta")
            var typed: [String: String] = [:]
            for name in RequestDraft.names + ["field.payMonth", "field.<b>", "togli", "allegato", "modulo"] {
                typed[name] = nasty
            }
            try await anna.sends("/richiesta", typed, button: review)
            #expect(!anna.sees("<script>alert") && anna.sees("&lt;script&gt;alert"))
            try await atReview(world, anna, ["description": nasty, "givenName": nasty])
            #expect(anna.page.status == .ok && !anna.sees("<script>alert"))
            try await anna.sends("/richiesta", button: send)
            let ticket = try #require(try await world.ticket(.init(100001)))
            #expect(try await world.messages(of: ticket).first?.text == nasty)
            try await anna.goes("/richieste/\(world.desk.trackingToken(of: ticket.id))")
            #expect(!anna.sees("<script>alert"))
        }
    }

    @Test("Byte che non sono UTF-8")
    func invalidUTF8() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await anna.goes("/richiesta")
            let fields = try #require(Visitor.fields(of: anna.page.text, "/richiesta"))
            let csrf = try #require(fields.first { $0.0 == "_csrf" }?.1)
            try await anna.execute(
                "/richiesta", .post, "application/x-www-form-urlencoded",
                Array("_csrf=\(csrf)&passo=rivedi&description=%FF%FE%00ciao&givenName=%C3%28".utf8))
            #expect(anna.page.status == .unprocessableContent && anna.sees("ciao"))
        }
    }

    @Test("Una descrizione di 1 MB: si dice quanto è lunga e resta tutta")
    func hugeDescription() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await atReview(world, anna, ["description": String(repeating: "a", count: 1_000_000)])
            #expect(anna.page.status == .unprocessableContent && anna.sees("1000000 caratteri"))
            #expect(anna.value("description")?.count == 1_000_000)
        }
    }

    @Test("Il tipo di problema è finito mentre il modulo era aperto")
    func expiredTriple() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await atReview(world, anna)
            try await world.desk.database.write { c in
                try c.run("UPDATE triples SET valid_to = \(world.clock.now) WHERE code = 'ACC-CRE-01'")
                try c.settingsChanged()
            }
            world.clock.pass(minutes: 1)
            try await anna.sends("/richiesta", button: send)
            #expect(anna.page.status == .unprocessableContent && anna.sees("non è più disponibile"))
            #expect(anna.value("givenName") == "Anna")
            #expect(Markup.problems(in: anna.page.text).isEmpty)
            #expect(try await world.tickets() == 0)
        }
    }

    @Test("Il modulo di ieri si rinnova e tiene quello che c'era scritto")
    func oldToken() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await atReview(world, anna)
            world.clock.pass(days: 1)
            try await anna.sends("/richiesta", button: send)
            #expect(anna.page.status == .unprocessableContent && anna.sees("aperto da troppo tempo"))
            #expect(anna.value("email") == "anna.bianchi@example.it")
            try await anna.sends("/richiesta", button: review)
            try await anna.sends("/richiesta", button: send)
            #expect(try await world.tickets() == 1)
        }
    }

    @Test("Un doppio clic è una richiesta sola, con la stessa ricevuta")
    func doubleClick() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await atReview(world, anna)
            let fields = try #require(Visitor.fields(of: anna.page.text, "/richiesta")) + [send]
            try await anna.posts("/richiesta", fields)
            #expect(anna.sees("100001"))
            world.clock.pass(minutes: 1)
            try await anna.posts("/richiesta", fields)
            #expect(anna.sees("100001"))
            #expect(try await world.tickets() == 1)
            // Back, another text, sent again: that is another request, not a text lost in silence.
            try await anna.posts("/richiesta", fields.map { $0.0 == "description" ? ($0.0, "Un'altra cosa") : $0 })
            #expect(anna.sees("100002"))
            #expect(try await world.tickets() == 2)
        }
    }

    @Test("Chi compila in un istante deve premere di nuovo; la trappola si vede e si svuota")
    func robots() async throws {
        try await PublicWorld.run(.sqlite) { world, robot in
            try await robot.goes("/richiesta")
            try await robot.sends("/richiesta", PublicWorld.anna, button: send)
            #expect(robot.page.status == .unprocessableContent && robot.sees("premi di nuovo"))
            world.clock.pass(minutes: 1)
            try await robot.sends("/richiesta", [FormNames.trap: "http://spam.example"], button: send)
            #expect(robot.page.status == .unprocessableContent && robot.sees("Svuotalo"))
            #expect(try await world.tickets() == 0)
            try await robot.sends("/richiesta", [FormNames.trap: ""], button: send)
            #expect(try await world.tickets() == 1)
        }
    }

    @Test("Troppe richieste da un indirizzo: 429, una frase, niente perso")
    func tooMany() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await world.edit { $0.submissionsPerMinute = 1 }
            try await atReview(world, anna)
            try await anna.sends("/richiesta", button: send)
            try await anna.goes("/richiesta")
            world.clock.pass(minutes: 0.1)
            try await anna.sends("/richiesta", PublicWorld.anna, button: send)
            #expect(anna.page.status == .tooManyRequests && anna.page.headers[.retryAfter] != nil)
            #expect(anna.value("familyName") == "Bianchi" && anna.sees("Aspetta un minuto"))
        }
    }

    @Test("Gli allegati si giudicano dal contenuto e restano fino all'invio")
    func files() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await anna.goes("/richiesta")
            world.clock.pass(minutes: 1)
            let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
            try await anna.sends(
                "/richiesta", PublicWorld.anna, button: review,
                files: [
                    .init(field: "allegati", name: "fattura.pdf", bytes: Array("MZ\u{90}\u{0}programma".utf8)),
                    .init(field: "allegati", name: "vuoto.txt", bytes: []),
                    .init(field: "allegati", name: "foto.pdf", bytes: png),
                    .init(field: "allegati", name: "schermata.png", bytes: png),
                ])
            #expect(anna.page.status == .unprocessableContent && anna.sees("ma il contenuto è un programma"))
            #expect(anna.sees("è vuoto") && anna.sees("dice PDF ma il contenuto è immagine PNG"))
            #expect(anna.sees("schermata.png"))
            // The good one stays; one more, then one off.
            try await anna.sends(
                "/richiesta", button: refresh,
                files: [.init(field: "allegati", name: "nota.txt", bytes: Array("ciao".utf8))])
            #expect(anna.sees("schermata.png") && anna.sees("nota.txt"))
            try await anna.sends("/richiesta", button: ("togli", "1"))
            #expect(anna.sees("schermata.png") && !anna.sees("nota.txt"))
            try await anna.sends("/richiesta", button: review)
            #expect(anna.page.status == .ok && anna.sees("schermata.png"))
            try await anna.sends("/richiesta", button: send)
            let ticket = try #require(try await world.ticket(.init(100001)))
            let kept = try await world.desk.database.read { c in try c.attachments(of: ticket.id) }
            #expect(kept.map(\.name) == ["schermata.png"] && kept.first?.type == "image/png")
        }
    }

    @Test("Troppi file e troppo grandi")
    func tooManyFiles() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await world.edit {
                $0.attachmentCount = 2
                $0.attachmentBytes = 1000
            }
            try await anna.goes("/richiesta")
            let files = (1...4).map { n in
                Visitor.Chosen(
                    field: "allegati", name: "file\(n).txt", bytes: Array(repeating: 97, count: n == 1 ? 5000 : 10))
            }
            try await anna.sends("/richiesta", PublicWorld.anna, button: review, files: files)
            #expect(anna.page.status == .unprocessableContent)
            #expect(anna.sees("«file1.txt» è troppo grande: il limite è 1 kB") && anna.sees("al massimo 2 file"))
        }
    }

    @Test("Un corpo tagliato a metà è un errore chiaro e non lascia niente")
    func cutBody() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await anna.execute(
                "/richiesta", .post, "multipart/form-data; boundary=x",
                Array("--x\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nciao".utf8))
            #expect(anna.page.status == .badRequest && anna.sees("<h1"))
            #expect(try await world.tickets() == 0)
        }
    }

    @Test("Un modulo di un altro browser si rivede, non si invia")
    func foreignForm() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await atReview(world, anna)
            let fields = try #require(Visitor.fields(of: anna.page.text, "/richiesta")) + [send]
            let other = Visitor(anna.client)
            try await other.posts("/richiesta", fields)
            #expect(other.page.status == .ok && other.sees("Controlla e invia"))
            #expect(try await world.tickets() == 0)
        }
    }

    @Test("Il database non c'è: 503, e quello che era scritto resta")
    func databaseAway() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            try await atReview(world, anna)
            await world.desk.database.close()
            try await anna.sends("/richiesta", button: send)
            #expect(anna.page.status == .serviceUnavailable && anna.value("familyName") == "Bianchi")
            #expect(anna.sees("Riprova"))
        }
    }

    @Test("Il database va via mentre si risponde: 503, e il messaggio resta")
    func databaseAwayWhileAnswering() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            let ticket = try await world.registered()
            let address = "/richieste/\(world.desk.trackingToken(of: ticket.id))"
            try await anna.goes(address)
            await world.desk.database.close()
            try await anna.sends(address + "/risposta", ["text": "Una lunga risposta"])
            #expect(anna.page.status == .serviceUnavailable && anna.value("text") == "Una lunga risposta")
        }
    }

    @Test("Un indirizzo indovinato non apre niente e rallenta")
    func guesses() async throws {
        try await PublicWorld.run(.sqlite) { world, piero in
            let ticket = try await world.registered()
            var statuses: Set<Int> = []
            for n in 0..<40 {
                let guess = String(repeating: "A", count: 41) + String(n + 10)
                try await piero.goes("/richieste/" + guess)
                statuses.insert(piero.page.status.code)
            }
            #expect(statuses == [404, 429])
            for address in ["/richieste/x", "/richieste/%00", "/valuta/x", "/richieste/\(ticket.number)"] {
                try await piero.goes(address)
                #expect([400, 404, 429].contains(piero.page.status.code), "\(address)")
            }
            // The confirmation's token is not the tracking's.
            world.clock.pass(minutes: 10)
            try await piero.goes("/richieste/" + world.desk.confirmationToken(of: ticket.id))
            #expect(piero.page.status == .notFound)
        }
    }

    @Test("Un link di conferma scaduto lo dice e propone una nuova richiesta")
    func lateConfirmation() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            let ticket = try await world.unconfirmed()
            let address = "/richiesta/conferma/\(world.desk.confirmationToken(of: ticket.id))"
            try await anna.goes(address)
            world.clock.pass(days: 8)
            try await anna.sends(address)
            #expect(anna.page.status == .gone && anna.sees("non è più valido"))
            try await anna.goes(address)
            #expect(anna.page.status == .gone)
        }
    }

    @Test("Un voto arrivato tardi lo dice; uno fuori scala si corregge")
    func lateVote() async throws {
        try await PublicWorld.run(.sqlite) { world, anna in
            let ticket = try await world.resolved()
            let address = "/valuta/\(world.desk.ratingToken(of: ticket.id, closure: 0))"
            try await anna.goes(address)
            try await anna.sends(address, ["voto": "9"])
            #expect(anna.page.status == .unprocessableContent && anna.sees("Scegli un voto."))
            world.clock.pass(days: 60)
            try await anna.goes(address + "?voto=4")
            #expect(anna.sees("è finito") && !anna.sees("data-auto-submit"))
        }
    }
}

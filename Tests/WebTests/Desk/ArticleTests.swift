import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Articles at the desk, and the public FAQ")
struct ArticleTests {
    private static let path = "/scrivania/articoli"

    @Test("Written, previewed, published; read, found and voted by everybody", arguments: TestDatabase.available)
    func wholeLife(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let giulia = Clerk(client), ada = Clerk(client), anybody = Clerk(client)
                #expect(try await anybody.get("/faq").has("Non ci sono ancora domande frequenti"))
                #expect(!(try await anybody.get("/").has("faq-q")))
                try await giulia.logIn(.giulia)
                try await giulia.get(Self.path + "/nuovo")
                var fields = [
                    "title": "Come cambio l'IBAN?", "theme": "Stipendio > Accredito", "language": "it",
                    "audience": "everybody", "body": "Dal **profilo**.\n\n<script>alert(1)</script>",
                ]
                let empty = try await giulia.post(Self.path + "/nuovo", ["title": "Resta scritto", "language": "it"])
                #expect(
                    empty.status == .unprocessableContent && empty.has("Resta scritto") && empty.has("Scrivi il testo.")
                )
                fields["passo"] = "anteprima"
                let preview = try await giulia.post(Self.path + "/nuovo", fields)
                #expect(
                    preview.status == .ok && preview.has("Dal <strong>profilo</strong>")
                        && !preview.has("<script>alert"))
                #expect(Markup.problems(in: preview.html) == [])
                fields["passo"] = nil
                let kept = try await giulia.follow(giulia.post(Self.path + "/nuovo", fields))
                #expect(kept.has("Bozza") && kept.has("Chiedi la revisione") && !kept.has("Pubblica più tardi"))
                #expect(Markup.problems(in: kept.html) == [])
                let address = try #require(kept.html.firstMatch(of: #/href="(/scrivania/articoli/[0-9]+)/modifica"/#)).1
                #expect(try await anybody.get("/faq/come-cambio-l-iban").status == .notFound)
                #expect(try await giulia.post(address + "/pubblica", ["versione": "1"]).status != .ok)

                try await ada.logIn(.ada)
                let there = try await ada.get(String(address))
                #expect(there.has("Pubblica più tardi"))
                let wrong = try await ada.post(address + "/pubblica", ["versione": "1", "rivedere": "2027-02-30"])
                #expect(wrong.status == .unprocessableContent)
                let shown = try await ada.follow(
                    ada.post(address + "/pubblica", ["versione": "1", "rivedere": "2027-02-28"]))
                #expect(shown.has("articolo è pubblicato.") && shown.has("28 febbraio 2027"))

                let faq = try await anybody.get("/faq")
                #expect(
                    faq.has("Stipendio") && faq.has("/faq/come-cambio-l-iban") && Markup.problems(in: faq.html) == [])
                #expect(try await anybody.get("/").has("faq-q"))
                let found = try await anybody.get("/faq?q=cambiare+iban")
                #expect(found.has("1 risposta per «cambiare iban»") && Markup.problems(in: found.html) == [])
                let nothing = try await anybody.get("/faq?q=%22%29+OR+*+NEAR%28")
                #expect(nothing.status == .ok && nothing.has("0 risposte"))
                #expect(try await anybody.get("/faq?q=" + String(repeating: "parola+", count: 3000)).status == .ok)
                #expect(try await anybody.get("/faq?tema=Non+esiste").status == .notFound)
                #expect(try await anybody.get("/faq?tema=stipendio%2Faccredito").has("come-cambio-l-iban"))
                let article = try await anybody.get("/faq/come-cambio-l-iban")
                #expect(article.has("Dal <strong>profilo</strong>") && article.has("\"@type\":\"FAQPage\""))
                #expect(!article.has("<script>alert") && Markup.problems(in: article.html) == [])
                let voted = try await anybody.follow(
                    anybody.post("/faq/come-cambio-l-iban/voto", ["utile": "0", "motivo": "Manca l'estero"]))
                #expect(voted.has("Grazie: lo diciamo"))
                #expect(
                    try await ada.get(String(address)).html.replacing("&#39;", with: "'").contains("Manca l'estero"))
                #expect(try await anybody.get("/faq.xml").has("<guid>"))
                #expect(try await anybody.get("/sitemap.xml").has("/faq/come-cambio"))

                // A colleague who wrote meanwhile is told of, and nothing is lost.
                try await giulia.get(address + "/modifica")
                fields["body"] = "Seconda"
                fields["versione"] = "1"
                try await ada.get(address + "/modifica")
                try await ada.post(address + "/modifica", fields)
                fields["body"] = "Terza, di Giulia"
                let crossed = try await giulia.post(address + "/modifica", fields)
                #expect(crossed.status == .unprocessableContent && crossed.has("Terza, di Giulia"))
                #expect(crossed.has("Un collega ha salvato una versione più recente"))
                fields["versione"] = "2"
                #expect(try await giulia.post(address + "/modifica", fields).status == .seeOther)
                let version = try await giulia.get(address + "/versioni/3")
                #expect(version.has("<del>Seconda</del>") && version.has("<ins>Terza, di Giulia</ins>"))
                #expect(Markup.problems(in: version.html) == [])
                #expect(try await anybody.get("/faq/come-cambio-l-iban").has("Dal <strong>profilo</strong>"))
                let list = try await giulia.get(Self.path + "?stato=bozze")
                #expect(list.has("Modifiche da pubblicare") && Markup.problems(in: list.html) == [])

                // Sara looks on: she reads what is published and writes nothing.
                let sara = Clerk(client)
                try await sara.logIn(.sara)
                #expect(try await sara.get(String(address)).has("Dal <strong>profilo</strong>"))
                #expect(try await sara.get(Self.path + "/nuovo").status == .notFound)
            }
        }
    }

    @Test("Answers are proposed to who is about to ask, and counted honestly", arguments: TestDatabase.available)
    func deflection(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ada = try await town[.ada]
            let article = try await town.desk.writeArticle(
                ArticleContent(
                    title: "Password dimenticata", body: "Si reimposta dal profilo.", triples: ["ACC-CRE-01"]),
                as: ada)
            try await town.desk.publish(article.id, version: 1, again: nil, as: ada)
            try await town.browsing { client in
                let anna = Clerk(client)
                let form = try await anna.get("/richiesta")
                #expect(form.has("data-suggest=\"/richiesta/suggerimenti\""))
                let box = try await anna.ask("/richiesta/suggerimenti?q=ho+dimenticato+la+password")
                #expect(box.has("/faq/password-dimenticata?da=modulo") && Markup.problems(in: box.html) == [])
                #expect(!(try await anna.ask("/richiesta/suggerimenti?q=%22OR%22+NEAR(").has("<li")))
                let read = try await anna.get("/faq/password-dimenticata?da=modulo&codice=ACC-CRE-01")
                #expect(
                    read.has("puoi chiudere il modulo")
                        && read.headers[values: .setCookie].contains { $0.contains("letto=1") })
                town.clock.pass(minutes: 25 * 60)
                try await town.desk.countSolved()
                #expect(try await town.desk.database.read { c in try c.timesSolved() } == [article.id: 1])
                // Whoever reads and sends all the same was not helped.
                try await anna.get("/faq/password-dimenticata?da=modulo&codice=ACC-CRE-01")
                let typed = town.form(), token = FormToken.fresh(town.desk)
                town.clock.pass(minutes: 1)
                var fields = [
                    "userType": typed.userType, "administration": typed.administration, "area": typed.area,
                    "tematica": typed.tematica, "triple": typed.triple, "givenName": typed.givenName,
                    "familyName": typed.familyName, "fiscalCode": typed.fiscalCode, "email": typed.email,
                    "description": "Ho dimenticato la password e non entro", "privacyRead": "1", FormNames.token: token,
                    FormStep.name: FormStep.review.rawValue,
                ]
                try await anna.get("/richiesta")
                let review = try await anna.post("/richiesta", fields)
                #expect(review.has("/faq/password-dimenticata?da=modulo&amp;codice=ACC-CRE-01"))
                fields[FormStep.name] = FormStep.send.rawValue
                #expect(try await anna.post("/richiesta", fields).status == .seeOther)
                town.clock.pass(minutes: 25 * 60)
                try await town.desk.countSolved()
                #expect(try await town.desk.database.read { c in try c.timesSolved() } == [article.id: 1])
            }
        }
    }

    @Test("Beside a request, in the palette, and into the answer", arguments: TestDatabase.available)
    func atHand(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered(), ada = try await town[.ada]
            let article = try await town.desk.writeArticle(
                ArticleContent(
                    title: "Password dimenticata", body: "Si reimposta dal profilo.", audience: .desk,
                    triples: ["ACC-CRE-01"]), as: ada)
            try await town.desk.publish(article.id, version: 1, again: nil, as: ada)
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let page = try await giulia.get("/scrivania/richieste/\(ticket.number)")
                #expect(page.has("Password dimenticata") && page.has("data-insert=\"\(article.deskPath)/inserisci\""))
                let text = try await giulia.ask(article.deskPath + "/inserisci", ["come": "testo"])
                #expect(text.status == .ok && text.html == "{\"text\":\"Si reimposta dal profilo.\"}")
                #expect(try await giulia.get("/scrivania/trova?q=passw").has("Password dimenticata"))
                let begun = try await giulia.get("/scrivania/articoli/nuovo?da=\(ticket.number)")
                #expect(begun.has("Nomi, codici e recapiti sono stati tolti") && Markup.problems(in: begun.html) == [])
                let piero = Clerk(client)
                try await piero.logIn(.piero)
                #expect(try await piero.get("/scrivania/articoli/nuovo?da=\(ticket.number)").status == .notFound)
            }
        }
    }
}

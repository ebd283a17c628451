import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("An administrator edits the settings")
struct SettingsStoryTests {
    /// Ada at her browser, in a fresh town.
    private func ada(
        _ kind: TestDatabase, _ test: @Sendable @escaping (World, Clerk) async throws -> Void
    ) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let ada = Clerk(client)
                try await ada.logIn(.ada)
                try await ada.get("/impostazioni")
                try await test(town, ada)
            }
        }
    }

    @Test("A group is added, edited, and ends; refusals stand beside the field", arguments: TestDatabase.available)
    func groups(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            var form = [
                "code": "PEC", "name": "<b>Posta</b> & \"PEC\"'; DROP TABLE groups;--", "level": "erogazione",
                "tier": "12", "employer": "fornitore", "escalatesTo": "DSII-UFF", "email": "", "signature": "Noi",
            ]
            let wrong = try await ada.post("/impostazioni/gruppi/nuovo", form)
            #expect(wrong.status == .unprocessableContent && wrong.has("href=\"#f-tier\"") && wrong.has("value=\"12\""))
            form["tier"] = "due"
            #expect(try await ada.post("/impostazioni/gruppi/nuovo", form).has("Scrivi un numero"))
            form["tier"] = "2"
            let list = try await ada.follow(ada.post("/impostazioni/gruppi/nuovo", form))
            #expect(list.has("&lt;b&gt;Posta&lt;/b&gt;") && !list.has("<b>Posta") && list.has("sp-tone-success"))
            #expect(try await ada.post("/impostazioni/gruppi/nuovo", form).has("Questo codice c"))
            let group = try #require(try await town.desk.catalogue().group(code: "PEC"))
            form["name"] = "Posta certificata"
            form["email"] = ""
            try await ada.follow(ada.post("/impostazioni/gruppi/\(group.id)", form))
            #expect(try await town.desk.catalogue().group(code: "PEC")?.name == "Posta certificata")
            // A group with open requests does not end, and says why.
            _ = try await town.registered()
            let triages = try #require(try await town.desk.catalogue().group(code: "L1-WEB"))
            #expect(try await ada.follow(ada.post("/impostazioni/gruppi/\(triages.id)/cessa")).has("sp-tone-danger"))
            try await ada.follow(ada.post("/impostazioni/gruppi/\(group.id)/cessa"))
            #expect(try await !ada.get("/impostazioni/gruppi").has("Posta certificata"))
            #expect(try await ada.get("/impostazioni/gruppi?cessati=1").has("Posta certificata"))
            #expect(try await ada.get("/impostazioni/gruppi/\(group.id)").has("disabled"))
        }
    }

    @Test("Renaming a triple ends its version; the old form is told", arguments: TestDatabase.available)
    func triples(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            let triple = try #require(try await town.desk.catalogue().triple(code: "ACC-CRE-01", at: town.clock.now))
            let address = "/impostazioni/catalogo/\(triple.id)"
            #expect(try await ada.get(address).has("la voce di oggi cessa e ne comincia"))
            let form = [
                "area": "Accesso", "tematica": "Credenziali", "problem": "Password dimenticata", "priority": "2",
                "position": "1", "offer-A": "all", "offer-O": "other", "path-1": "L1-WEB", "path-2": "DSII-UFF",
            ]
            town.clock.pass(minutes: 1)
            try await ada.follow(ada.post(address, form))
            let next = try #require(try await town.desk.catalogue().triple(code: "ACC-CRE-01", at: town.clock.now))
            #expect(next.id != triple.id && next.problem == "Password dimenticata" && next.priority == .p2)
            #expect(Set(next.offers) == [.init(userType: "A"), .init(userType: "O", health: false)])
            #expect(next.path == ["L1-WEB", "DSII-UFF"])
            let stale = try await ada.post(address, form)
            #expect(stale.status == .unprocessableContent && stale.has("Qualcun altro ha cambiato"))
            #expect(try await ada.get("/impostazioni/catalogo?q=dimenticata").has("Password dimenticata"))
            #expect(try await !ada.get("/impostazioni/catalogo?q=dimenticata").has("Mancato accredito"))
        }
    }

    @Test("Routes are added, moved and tried", arguments: TestDatabase.available)
    func routing(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            #expect(try await ada.post("/impostazioni/instradamento/nuovo", ["group": ""]).has("Scegli il gruppo"))
            let new = "/impostazioni/instradamento/nuovo"
            try await ada.follow(ada.post(new, ["channel": "phone", "group": "L2-ECO"]))
            try await ada.follow(ada.post(new, ["area": "Accesso", "group": "DSII-UFF"]))
            let question = "/impostazioni/simulatore?canale=phone&tripletta=ACC-CRE-01&tipo=A&ente=1"
            #expect(try await ada.get(question).has("Andrebbe a: Trattamento economico"))
            let last = try #require(try await town.desk.catalogue().routes.last)
            town.clock.pass(minutes: 1)
            try await ada.follow(ada.post("/impostazioni/instradamento/\(last.id)/su"))
            #expect(try await ada.get(question).has("Andrebbe a: Uffici"))
            #expect(try await ada.get("/impostazioni/simulatore?canale=web&tripletta=STI-CED-01").has("Primo livello"))
            #expect(try await ada.get("/impostazioni/instradamento").has("href=\"/impostazioni/simulatore\""))
        }
    }

    @Test(
        "A service promise is made, refused beside its field, and gets a new version", arguments: TestDatabase.available
    )
    func promises(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            try await town.promise()
            let new = "/impostazioni/promesse/nuovo"
            var form = [
                "name": "Reclami", "kind": "contract", "position": "3", "calendar": "", "suspends": "waiting_requester",
                "channel": "email", "triple": "STI-*", "solution.amount": "0", "solution.unit": "h",
                "solution.share": "95",
            ]
            let wrong = try await ada.post(new, form)
            #expect(wrong.status == .unprocessableContent && wrong.has("href=\"#f-solution-amount\""))
            #expect(wrong.has("numero intero maggiore di zero"))
            form["solution.amount"] = ""
            #expect(try await ada.post(new, form).has("Scegli il calendario"))
            form["calendar"] = "ordinario"
            #expect(try await ada.post(new, form).has("Scrivi almeno un termine"))
            form["solution.amount"] = "90"
            form["solution.unit"] = "min"
            form["triple"] = "ZZZ-*"
            #expect(try await ada.post(new, form).has("Nessuna voce del catalogo corrisponde"))
            form["triple"] = "STI-*"
            let list = try await ada.follow(ada.post(new, form))
            #expect(list.has("Reclami") && list.has("Soluzione: 95% entro 1 h 30 min lavorativi"))
            #expect(try await ada.post(new, form).has("href=\"#f-name\""))
            let kept = try #require(try await town.desk.catalogue().promises.first { $0.name == "Reclami" })
            #expect(kept.conditions == PromiseConditions(channel: .email, triple: "STI-*"))
            town.clock.pass(minutes: 1)
            form["solution.amount"] = "2"
            form["solution.unit"] = "h"
            _ = try await ada.follow(ada.post("/impostazioni/promesse/\(kept.id)", form))
            let versions = try await town.desk.catalogue().promises.filter { $0.name == "Reclami" }
            #expect(versions.count == 2)
            let next = try #require(versions.first { $0.validity.to == nil })
            let page = try await ada.get("/impostazioni/promesse/\(next.id)")
            #expect(
                page.has("entro 1 h 30 min lavorativi") && page.has("entro 2 h lavorative") && page.has("in vigore"))
            #expect(try await ada.get("/impostazioni/promesse/\(kept.id)").has("disabled"))
            town.clock.pass(minutes: 1)
            _ = try await ada.follow(ada.post("/impostazioni/promesse/\(next.id)/cessa"))
            #expect(try await !ada.get("/impostazioni/promesse").has("Reclami"))
        }
    }

    @Test("A field says where it appears before it is saved", arguments: TestDatabase.available)
    func fields(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            var form = [
                "code": "school", "label": "Scuola", "kind": "select", "choices": "", "triples": "STI-*",
                "requiredFor": "STI-PAG-01", "maxLength": "50", "position": "9", "userTypes": "O", "passo": "anteprima",
            ]
            let preview = try await ada.post("/impostazioni/campi/nuovo", form)
            #expect(preview.has("STI-CED-01") && preview.has("Obbligatorio") && !preview.has("ACC-CRE-01"))
            #expect(try await !town.desk.catalogue().fields.contains { $0.code == "school" })
            form["passo"] = "salva"
            #expect(try await ada.post("/impostazioni/campi/nuovo", form).has("almeno una scelta"))
            form["choices"] = "Liceo, classico\nIstituto tecnico"
            try await ada.follow(ada.post("/impostazioni/campi/nuovo", form))
            let kept = try #require(try await town.desk.catalogue().fields.first { $0.code == "school" })
            #expect(kept.choices == ["Liceo, classico", "Istituto tecnico"] && kept.userTypes == ["O"])
        }
    }

    @Test("A person is added, gets a password and is disabled", arguments: TestDatabase.available)
    func users(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            var form = [
                "login": "Nadia", "name": "Nadia", "email": "nadia@ente.example", "role": "operator",
                "groups": "L2-ECO",
                "language": "it", "way": "typed", "password": "corta",
            ]
            #expect(
                try await ada.post("/impostazioni/utenti/nuovo", form).has("meno di \(Desk.shortestPassword) caratteri")
            )
            form["way"] = "made"
            let made = try await ada.post("/impostazioni/utenti/nuovo", form)
            let secret = try #require(made.html.firstMatch(of: #/<code>([^<]+)<\/code>/#)).output.1
            #expect(made.status == .ok && secret.count == 19)
            let nadia = try #require(try await town.desk.catalogue().operators.first { $0.login == "nadia" })
            let clerk = Clerk(ada.client)
            try await clerk.get("/accedi")
            #expect(try await clerk.post("/accedi", ["nome": "nadia", "parola": String(secret)]).status == .seeOther)
            #expect(try await ada.get("/impostazioni/utenti/\(nadia.id)").has("1 sessione aperta"))
            try await ada.follow(ada.post("/impostazioni/utenti/\(nadia.id)/sessioni"))
            #expect(try await clerk.get("/account").status == .seeOther)
            try await ada.follow(ada.post("/impostazioni/utenti/\(nadia.id)/disabilita"))
            #expect(try await !ada.get("/impostazioni/utenti").has("nadia@ente.example"))
            #expect(try await ada.get("/impostazioni/utenti?disabilitati=1").has("nadia@ente.example"))
            // Nobody locks themselves out.
            let me = try await town[.ada]
            let own = try await ada.follow(ada.post("/impostazioni/utenti/\(me.id)/disabilita"))
            #expect(own.has("sp-tone-danger") && own.has("disabilitare sé stesso"))
        }
    }

    @Test("A template says where its mistake is, and is previewed", arguments: TestDatabase.available)
    func templates(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            let address = "/impostazioni/modelli/solution/it"
            let wrong = try await ada.post(address, ["subject": "Ciao", "text": "Uno\n {{nessuno}}", "passo": "salva"])
            #expect(wrong.status == .unprocessableContent && wrong.has("Riga 2, colonna") && wrong.has("nessuno"))
            let form = [
                "subject": "{{number}} <i>", "text": "Per {{name}} <script>\n{{ratingLinks}}", "passo": "anteprima",
            ]
            let preview = try await ada.post(address, form)
            #expect(preview.has("100123 &lt;i&gt;") && preview.has("Anna Bianchi") && !preview.has("<script>\n"))
            #expect(try await !ada.get(address).has("100123 &lt;i&gt;"))
            var saved = form
            saved["passo"] = "salva"
            #expect(try await ada.follow(ada.post(address, saved)).has("100123 &lt;i&gt;"))
            let html = try await ada.get(address + "/html")
            #expect(html.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
            #expect(html.has("&lt;script&gt;") && html.has("Moltissimo"))
        }
    }

    @Test("The office keeps its limits", arguments: TestDatabase.available)
    func office(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            var form = [
                "administrationName": "Comune", "serviceName": "Aiuto", "mailFrom": "nessuno", "closeDays": "5",
                "reopenDays": "6", "unconfirmedDays": "7", "ratingScale": "thumbs", "ratingDays": "8",
                "descriptionLimit": "500", "submissionsPerMinute": "100", "attachmentCount": "3",
                "attachmentBytes": "2,5", "attachmentKinds": "pdf",
            ]
            let wrong = try await ada.post("/impostazioni/ufficio", form)
            #expect(
                wrong.status == .unprocessableContent && wrong.has("href=\"#f-mailFrom\"") && wrong.has("value=\"2,5\"")
            )
            form["mailFrom"] = "aiuto@comune.example"
            #expect(try await ada.follow(ada.post("/impostazioni/ufficio", form)).has("value=\"2,5\""))
            let office = try await town.desk.catalogue().office
            #expect(office.attachmentBytes == 2_500_000 && office.ratingScale == .thumbs && !office.confirmByMail)
            #expect(office.attachmentKinds == ["pdf"] && office.closeDays == 5)
            #expect(try await ada.get("/impostazioni/modifiche").has("closeDays"))
        }
    }

    @Test("Refused mail is seen, read and sent again", arguments: TestDatabase.available)
    func mail(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            town.pigeons.fail(with: .never(reason: "550 no such <user>"))
            _ = try await town.unconfirmed()
            try await town.work()
            #expect(try await ada.get("/impostazioni").has("sp-place-trouble"))
            let list = try await ada.get("/impostazioni/posta?stato=refused")
            let id = try #require(list.html.firstMatch(of: #/\/impostazioni\/posta\/([0-9]+)"/#)).output.1
            let address = "/impostazioni/posta/\(id)"
            #expect(try await ada.get(address).has("550 no such &lt;user&gt;"))
            let wrong = try await ada.post(address, ["recipient": "male"])
            #expect(wrong.status == .unprocessableContent && wrong.has("value=\"male\""))
            town.pigeons.fail(with: nil)
            try await ada.follow(ada.post(address, ["recipient": "giusto@example.it"]))
            try await town.work()
            #expect(town.pigeons.flights.last?.to == ["giusto@example.it"])
            #expect(try await ada.get(address).has("sp-tone-success"))
        }
    }

    @Test("A job that gave up runs again; a token is shown once", arguments: TestDatabase.available)
    func machine(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            let now = town.clock.now
            let id = try await town.desk.database.write { [desk = town.desk] c in
                try c.enqueue(kind: "strange", payload: "{\"a\":\"<b>\"}", at: now, id: desk.id())
                let job = try c.claimJobs(limit: 1, at: now, lease: .seconds(60))[0]
                try c.bury(job, error: "it <broke>")
                return job.id
            }
            let page = try await ada.get("/impostazioni/lavori")
            #expect(
                page.has("it &lt;broke&gt;") && page.has("{&quot;a&quot;:&quot;&lt;b&gt;&quot;}") && !page.has("<b>"))
            try await ada.follow(ada.post("/impostazioni/lavori/\(id)"))
            #expect(try await town.desk.database.read { c in try c.deadJobCount() } == 0)
            #expect(try await ada.follow(ada.post("/impostazioni/lavori/\(id)")).has("sp-tone-danger"))

            #expect(try await ada.post("/impostazioni/token/nuovo", ["name": "App"]).has("almeno un permesso"))
            let made = try await ada.post("/impostazioni/token/nuovo", ["name": "App", "scope": "tickets:read"])
            let secret = String(try #require(made.html.firstMatch(of: #/<code>([^<]+)<\/code>/#)).output.1)
            let list = try await ada.get("/impostazioni/token")
            #expect(list.has("App") && !list.has(secret))
            let token = try #require(try await town.desk.database.read { c in try c.apiTokens().first })
            #expect(token.scopes == [.ticketsRead])
            try await ada.follow(ada.post("/impostazioni/token/\(token.id)/revoca"))
            #expect(try await town.desk.database.read { c in try c.apiTokens().first }?.revokedAt != nil)
        }
    }
}

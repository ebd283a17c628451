import Desk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("Many requests at once, on the pages")
struct BulkStoryTests {
    private func desk(
        _ kind: TestDatabase, _ test: @Sendable @escaping (World, Clerk, [Ticket]) async throws -> Void
    ) async throws {
        try await World.run(kind) { town in
            var made: [Ticket] = []
            for place in 0..<3 { made.append(try await town.registered { $0.description = "Caso \(place)" }) }
            let requests = made
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                try await giulia.get("/scrivania?coda=tutte")
                try await test(town, giulia, requests)
            }
        }
    }

    @Test("Chosen, proposed, shown, run, read, taken back", arguments: TestDatabase.available)
    func journey(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, requests in
            let list = try await giulia.get("/scrivania?coda=tutte")
            #expect(list.has("name=\"richiesta\" value=\"\(requests[0].number)\" form=\"insieme\""))
            #expect(list.has("Scegli la richiesta \(requests[0].number)"))
            // Without script all boxes of the page are one box and the numbers that travel with it.
            let numbers = requests.map(\.number.description).joined(separator: ",")
            let chosen = try await giulia.post(
                "/scrivania/insieme", ["lista": "coda=tutte", "pagina": "1", "numeri": numbers])
            #expect(chosen.status == .ok && chosen.has("Hai scelto 3 richieste."))
            #expect(chosen.has("Aggiungi etichette") && chosen.has("Rispondi ai richiedenti"))
            #expect(!chosen.has("id=\"macro\""))

            let wrong = try await giulia.post(
                "/scrivania/insieme/proponi",
                ["lista": "coda=tutte", "richieste": numbers, "azione": "rispondi", "testo": "Gentile {{nome}}"])
            #expect(wrong.status == .unprocessableContent && wrong.has("nome") && wrong.has("Hai scelto 3 richieste."))
            let empty = try await giulia.post(
                "/scrivania/insieme/proponi", ["lista": "", "richieste": numbers, "azione": "etichetta"])
            #expect(empty.status == .unprocessableContent)

            let preview = try await giulia.follow(
                giulia.post(
                    "/scrivania/insieme/proponi",
                    ["lista": "coda=tutte", "richieste": numbers, "azione": "etichetta", "etichette": "CU, 2026"]))
            #expect(preview.has("Cambierebbero 3 richieste") && preview.has("Cambia 3 richieste"))
            #expect(try await town.tags(of: requests[0]) == [])
            let path = try #require(
                preview.html.firstMatch(of: #/action="(\/scrivania\/insieme\/\d+)\/esegui"/#).map {
                    String($0.output.1)
                })
            let running = try await giulia.follow(giulia.post(path + "/esegui"))
            #expect(running.has("data-watch") && running.has("<progress"))
            try await town.work()
            let done = try await giulia.get(path)
            #expect(done.has("cambiate 3 richieste") && !done.has("data-watch") && done.has("/riprendi\""))
            #expect(try await town.tags(of: requests[2]) == ["2026", "CU"])
            let request = try await giulia.get("/scrivania/richieste/\(requests[0].number)")
            #expect(request.has("(azione su più richieste di Giulia)"))

            let undoing = try await giulia.follow(giulia.post(path + "/riprendi"))
            #expect(undoing.has("Annullamento di un"))
            try await town.work()
            #expect(try await town.tags(of: requests[2]) == [])
            #expect(try await giulia.get(path).has("Questa azione è stata annullata"))
            #expect(try await giulia.get("/scrivania/insieme").has("3 cambiate, 0 no"))
        }
    }

    @Test(
        "The whole list with its filters, by a job; what was refused is read with its reason",
        arguments: TestDatabase.available)
    func whole(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, requests in
            try await town.desk.tag(requests[1].number, "CU", as: town[.giulia])
            let chosen = try await giulia.post(
                "/scrivania/insieme", ["lista": "coda=tutte&stato=da-fare", "tutte": "1"])
            #expect(chosen.has("3 richieste."))
            let looking = try await giulia.follow(
                giulia.post(
                    "/scrivania/insieme/proponi",
                    ["lista": "coda=tutte&stato=da-fare", "tutte": "1", "azione": "etichetta", "etichette": "CU"]))
            #expect(looking.has("data-watch") && looking.has("Guardo le richieste"))
            let path = try #require(
                looking.html.firstMatch(of: #/action="(\/scrivania\/insieme\/\d+)\/ferma"/#).map { String($0.output.1) }
            )
            try await town.work()
            let proposed = try await giulia.get(path)
            #expect(proposed.has("Cambierebbero 2 richieste") || proposed.has("2 richieste"))
            #expect(proposed.has("È già così."))
            try await giulia.follow(giulia.post(path + "/esegui"))
            try await town.work()
            let done = try await giulia.get(path)
            #expect(done.has("Le richieste non cambiate, una per una") && done.has("Caso 1"))
        }
    }

    @Test("It is nobody's but who asked, and nothing for who only looks", arguments: TestDatabase.available)
    func others(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, requests in
            let numbers = requests.map(\.number.description).joined(separator: ",")
            let page = try await giulia.post(
                "/scrivania/insieme/proponi", ["richieste": numbers, "azione": "etichetta", "etichette": "x"])
            #expect(page.status == .seeOther)
            let piero = Clerk(giulia.client), sara = Clerk(giulia.client)
            try await piero.logIn(.piero)
            #expect(try await piero.get(page.location).status == .notFound)
            #expect(
                try await piero.post(
                    "/scrivania/insieme/proponi", ["richieste": numbers, "azione": "etichetta", "etichette": "x"]
                ).status == .unprocessableContent)
            try await sara.logIn(.sara)
            let list = try await sara.get("/scrivania?coda=tutte")
            #expect(!list.has("name=\"richiesta\"") && !list.has("id=\"insieme\""))
            #expect(try await sara.get("/scrivania/insieme").status == .notFound)
        }
    }

    @Test(
        "Macros: in the account and in the settings, on the request with their digits",
        arguments: TestDatabase.available)
    func macros(_ kind: TestDatabase) async throws {
        try await desk(kind) { town, giulia, requests in
            let form = [
                "name": "Alle buste paga", "position": "", "poi.0.che": "assign", "poi.0.valore": RuleActionRow.me,
                "poi.1.che": "tag", "poi.1.valore": "busta", "passo": "salva",
            ]
            let grown = try await giulia.post(
                "/account/macro/nuovo", ["name": "x", "poi.nuova": "answer", "passo": "azione"])
            #expect(grown.status == .ok && grown.has("name=\"poi.0.testo\"") && !grown.has("value=\"webhook\""))
            let list = try await giulia.follow(giulia.post("/account/macro/nuovo", form))
            #expect(list.has("Alle buste paga") && list.has("assegna a chi la esegue"))
            let wrong = try await giulia.post(
                "/account/macro/nuovo",
                ["name": "Sbagliata", "poi.0.che": "answer", "poi.0.testo": "Ciao\n{{nome}}", "passo": "salva"])
            #expect(wrong.status == .unprocessableContent && wrong.html.lowercased().contains("riga 2"))
            #expect(try await giulia.get("/impostazioni/macro").status == .notFound)

            let path = "/scrivania/richieste/\(requests[0].number)"
            let page = try await giulia.get(path)
            #expect(page.has("data-key=\"1\"") && page.has("data-key-label=\"Macro: Alle buste paga\""))
            let macro = try #require(try await town.desk.catalogue().macros.first)
            let done = try await giulia.follow(giulia.post(path + "/macro", ["macro": macro.id.description]))
            #expect(done.has("Macro «Alle buste paga» eseguita.") && done.has("con la macro «Alle buste paga»"))
            #expect(try await town.tags(of: requests[0]) == ["busta"])
            // On the bar of many.
            let chosen = try await giulia.post(
                "/scrivania/insieme", ["richiesta": requests[1].number.description])
            #expect(chosen.has("Alle buste paga"))

            let luca = Clerk(giulia.client), ada = Clerk(giulia.client)
            try await luca.logIn(.luca)
            #expect(try await !luca.get(path).has("Macro: Alle buste paga"))
            #expect(try await luca.get("/account/macro/\(macro.id)").status == .notFound)
            let others = try await luca.post(path + "/macro", ["macro": macro.id.description])
            #expect(others.status == .unprocessableContent && others.has("non c&#39;è più"))
            try await ada.logIn(.ada)
            try await ada.get("/impostazioni/macro/nuovo")
            var shared = form
            shared["name"] = "Di tutti"
            #expect(try await ada.follow(ada.post("/impostazioni/macro/nuovo", shared)).has("Di tutti"))
            #expect(try await luca.get(path).has("Di tutti"))
        }
    }
}

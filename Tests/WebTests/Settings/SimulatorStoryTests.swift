import Desk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("The simulator says where a request would go, what it would be promised, and why")
struct SimulatorStoryTests {
    static let page = "/impostazioni/simulatore"

    private func ada(
        _ kind: TestDatabase, _ test: @Sendable @escaping (World, Clerk) async throws -> Void
    ) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ada = SettingsActor.operator(try await town[.ada])
            try await town.desk.add(Route(id: ID(0), position: 10, channel: .pec, group: "DSII-UFF"), as: ada)
            try await town.desk.add(Route(id: ID(0), position: 20, area: "Accesso", group: "L1-WEB"), as: ada)
            town.clock.pass(minutes: 1)
            try await town.browsing { client in
                let ada = Clerk(client)
                try await ada.logIn(.ada)
                try await test(town, ada)
            }
        }
    }

    @Test("The line that decides, those before it, the groups above, the terms", arguments: TestDatabase.available)
    func web(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            #expect(try await !ada.get(Self.page).has("id=\"esito\""))
            let asked = "?canale=web&tripletta=ACC-CRE-01&tipo=A&ente=1&giorno=2027-01-15&ora=17:00"
            let page = try await ada.get(Self.page + asked)
            #expect(page.status == .ok && page.has("Andrebbe a: Primo livello web"))
            #expect(page.has("Lo decide la riga 20") && page.has("1 riga letta senza effetto"))
            #expect(page.has("chiede Canale: PEC"))
            #expect(page.has("Trattamento economico") && page.has("Uffici"))
            #expect(page.has("contratto</a>") && page.has("versione 1, posizione 10, calendario ordinario"))
            #expect(page.has("4 h lavorative da venerdì") && page.has("75% del termine: lunedì"))
            #expect(page.has("chiede Priorità: P1") && page.has("chiede Gruppo che ha la richiesta"))
            #expect(page.has("value=\"2027-01-15\"") && page.has("value=\"17:00\""))
        }
    }

    @Test("Another channel, another priority, another group", arguments: TestDatabase.available)
    func others(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            let pec = try await ada.get(Self.page + "?canale=pec&area=Accesso")
            #expect(pec.has("Andrebbe a: Uffici") && pec.has("riga 10") && pec.has("L. 241/1990</a>"))
            let urgent = try await ada.get(Self.page + "?canale=web&priorita=P1&gruppo=L2-ECO")
            #expect(urgent.has("Il gruppo lo hai indicato tu") && urgent.has("contratto P1</a>"))
            #expect(urgent.has("accordo stipendi</a>"))
            #expect(try await ada.get(Self.page + "?canale=web").has("va a chi classifica"))
            #expect(try await ada.get(Self.page + "?canale=web&tripletta=STI-PAG-01").has("primo gruppo della voce"))
        }
    }

    @Test(
        "What is wrong is said at its field",
        arguments: [
            ("canale=fax", "canale", "Scegli il canale"), ("canale=web&tripletta=ZZZ", "tripletta", "non è in vigore"),
            ("canale=web&tripletta=ACC-CRE-01&area=Stipendi", "area", "sta altrove"),
            ("canale=web&area=Niente", "area", "Nessuna voce"), ("canale=web&tipo=Z", "tipo", "tipologia"),
            ("canale=web&ente=Z", "ente", "amministrazione"), ("canale=web&ente=1&sanita=yes", "sanita", "contrario"),
            ("canale=web&priorita=P9", "priorita", "P1 a P4"), ("canale=web&gruppo=Z", "gruppo", "gruppo"),
            ("canale=web&giorno=ieri", "giorno", "Scrivi una data"),
            ("canale=web&giorno=2027-01-15&ora=25:00", "ora", "Scrivi un"),
            ("canale=web&giorno=2027-03-28&ora=02:30", "ora", "comincia l"),
            ("canale=web&giorno=2027-10-31&ora=02:30", "ora", "due volte"),
            ("canale=web&giorno=999999-01-01", "giorno", "Scrivi una data"),
            ("canale=web&tripletta=\(String(repeating: "x", count: 3000))", "tripletta", "non è in vigore"),
        ])
    func refused(_ asked: String, _ field: String, _ words: String) async throws {
        try await ada(.sqlite) { _, ada in
            let page = try await ada.get(Self.page + "?" + asked)
            #expect(page.status == .unprocessableContent && page.has("href=\"#f-\(field)\"") && page.has(words))
            #expect(!page.has("id=\"esito\""))
        }
    }

    @Test("Who administers nothing simulates nothing")
    func permission() async throws {
        try await World.run(.sqlite) { town in
            let giulia = SettingsActor.operator(try await town[.giulia])
            await #expect(throws: Refusal.notAllowed) { try await town.desk.simulate(RequestDescription(), as: giulia) }
        }
    }
}

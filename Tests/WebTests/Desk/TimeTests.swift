import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Pages of time")
struct TimePageTests {
    private static func counting(_ town: World) async throws {
        try await town.desk.database.write { c in
            var office = Office()
            office.submissionsPerMinute = 1000
            office.countsTime = true
            try c.save(office)
            try c.settingsChanged()
        }
    }

    @Test("Where the office counts none there is nothing", arguments: TestDatabase.available)
    func off(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let path = "/scrivania/richieste/\(try await town.registered().number)"
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await !giulia.get(path).has("cronometro"))
                for place in ["/scrivania/tempo", "/scrivania/tempo.csv", "/scrivania/tempo/gruppi", path + "/tempo"] {
                    #expect(try await giulia.get(place).status == .notFound, "\(place)")
                }
            }
        }
    }

    @Test("Timed, added by hand, corrected, read as a week", arguments: TestDatabase.available)
    func pages(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await Self.counting(town)
            let number = try await town.registered().number, path = "/scrivania/richieste/\(number)"
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(path).has("Avvia il cronometro"))
                #expect(try await giulia.post(path + "/tempo/avvia", ["attivita": "Telefono"]).location == path)
                town.clock.pass(minutes: 65)
                let running = try await giulia.get(path)
                #expect(running.has("Ferma il cronometro") && running.has("data-timer="))
                #expect(Markup.problems(in: running.html) == [])
                #expect(try await giulia.post("/scrivania/tempo/ferma", ["poi": path]).location == path)
                #expect(try await giulia.get(path).has("1 h 05 min"))
                let none = try await giulia.post("/scrivania/tempo/ferma", ["poi": "https://x"])
                #expect(none.location == "/scrivania/tempo")
                let blank = try await giulia.get(path + "/tempo")
                #expect(Markup.problems(in: blank.html) == [])
                let wrong = try await giulia.post(path + "/tempo", ["minuti": "x", "nota": "la mia nota"])
                #expect(wrong.status == .unprocessableContent && wrong.has("la mia nota"))
                let added = try await giulia.post(
                    path + "/tempo", ["minuti": "25", "attivita": "Analisi", "nota": "=1+1"])
                #expect(added.location == path)
                let week = try await giulia.get("/scrivania/tempo")
                #expect(week.has("1 h 30 min") && week.has("=1+1") && Markup.problems(in: week.html) == [])
                let table = try await giulia.get("/scrivania/tempo.csv")
                #expect(table.has("Analisi;25;'=1+1") && table.has("\(number);Telefono;65"))
                let address = try #require(week.html.firstMatch(of: #/href="(/scrivania/tempo/[0-9]+)"/#)).output.1
                let entry = try await giulia.get(String(address))
                #expect(Markup.problems(in: entry.html) == [])
                let unsaid = try await giulia.post(
                    String(address), ["minuti": "10", "attivita": "Telefono", "motivo": "", "viste": "0"])
                #expect(unsaid.status == .unprocessableContent && unsaid.has("Scrivi perché lo correggi"))
                let corrected = try await giulia.post(
                    String(address), ["minuti": "10", "attivita": "Telefono", "motivo": "pausa", "viste": "0"])
                #expect(corrected.location == address)
                let history = try await giulia.get(String(address))
                #expect(history.has("da «Telefono, 1 h 05 min» a «Telefono, 10 min». pausa"))
                // What is hers is no colleague's, and there is no page of a person for who leads.
                let luca = Clerk(client)
                try await luca.logIn(.luca)
                #expect(try await luca.get(String(address)).status == .notFound)
                #expect(try await luca.get("/scrivania/tempo/gruppi").status == .notFound)
                #expect(try await luca.get("/scrivania/tempo").has("Nessun tempo in questa settimana"))
                #expect(try await luca.get("/scrivania/tempo?da=2026-02-31").status == .ok)
                let sara = Clerk(client)
                // What only one person spent would be that person's.
                try await sara.logIn(.sara)
                #expect(!(try await sara.get("/scrivania/tempo/gruppi").has("25 min")))
                try await luca.get(path + "/tempo")
                try await luca.post(path + "/tempo", ["minuti": "5", "attivita": "Scrittura"])
                try await sara.logIn(.sara)
                let groups = try await sara.get("/scrivania/tempo/gruppi")
                #expect(groups.has("Primo livello web") && groups.has("25 min") && !groups.has("Giulia"))
                #expect(Markup.problems(in: groups.html) == [])
                #expect(try await sara.get("/scrivania/tempo/gruppi.csv").has("Primo livello web;Analisi;25"))
                #expect(try await sara.get("/scrivania/tempo").status == .notFound)
            }
        }
    }

    @Test("The office turns it on and names its activities", arguments: TestDatabase.available)
    func settings(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let ada = Clerk(client)
                try await ada.logIn(.ada)
                let page = try await ada.get("/impostazioni/ufficio")
                #expect(page.has("name=\"countsTime\"") && page.has("Back office"))
            }
        }
    }
}

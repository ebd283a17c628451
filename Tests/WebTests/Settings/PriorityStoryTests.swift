import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

// It is Wednesday 18 November 2026, 12:06 in Rome.
@Suite("Priorities by the pages: windows, matrix, a person, the requester")
struct PriorityStoryTests {
    private static let window = [
        "name": "Certificazione unica", "triple": "ACC-*", "repeats": "yearly", "day": "16", "month": "3",
        "before": "10, 5", "after": "0", "calendar": "ordinario", "passo": "salva",
    ]

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

    @Test("A window is added, edited and ends", arguments: TestDatabase.available)
    func windows(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            let list = try await ada.follow(ada.post("/impostazioni/finestre/nuovo", Self.window))
            #expect(list.has("Certificazione unica") && list.has("Il 16 marzo di ogni anno"))
            let kept = try #require(try await town.desk.catalogue().windows.first)
            #expect(kept.date == .yearly(month: 3, day: 16) && kept.before == [10, 5])
            town.clock.pass(minutes: 1)
            let path = "/impostazioni/finestre/\(kept.id)"
            let edited = try await ada.follow(
                ada.post(
                    path, Self.window.merging(["repeats": "once", "year": "2027"]) { _, new in new }))
            #expect(edited.has("Il 16 marzo 2027"))
            let now = try #require(try await town.desk.catalogue().windows.last)
            try await ada.follow(ada.post("/impostazioni/finestre/\(now.id)/cessa"))
            #expect(try await town.desk.catalogue().windows.allSatisfy { $0.validity.to != nil })
        }
    }

    @Test(
        "What is wrong is said beside its field",
        arguments: [
            ("day", "32", "Questo giorno non esiste"), ("month", "", "Questo giorno non esiste"),
            ("before", "1, 2, 3, 4", "da uno a tre numeri"), ("before", "presto", "da uno a tre numeri"),
            ("calendar", "", "Questo calendario non"), ("triple", "XYZ-*", "Nessuna voce"),
        ])
    func refused(_ field: String, _ value: String, _ sentence: String) async throws {
        try await ada(.sqlite) { town, ada in
            let page = try await ada.post(
                "/impostazioni/finestre/nuovo", Self.window.merging([field: value]) { _, new in new })
            #expect(page.status == .unprocessableContent && page.has(sentence), "\(field)")
            #expect(try await town.desk.catalogue().windows.isEmpty)
        }
    }

    @Test("A person changes the priority by impact and urgency, and says why", arguments: TestDatabase.available)
    func person(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let number = try await town.registered().number
            try await town.browsing { client in
                let giulia = Clerk(client), path = number.deskPath
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(path).has("Secondo impatto e urgenza"))
                let silent = try await giulia.post(path + "/priorita", ["priorita": "P1"])
                #expect(silent.status == .unprocessableContent && silent.has("Scrivi perché cambi la priorità."))
                let half = try await giulia.post(path + "/priorita", ["impatto": "many", "motivo": "Ente fermo"])
                #expect(half.has("Scegli una priorità, oppure impatto e urgenza."))
                let done = try await giulia.follow(
                    giulia.post(
                        path + "/priorita", ["impatto": "many", "urgenza": "high", "motivo": "Ente fermo"]))
                #expect(done.has("Giulia ha portato la priorità da P3 a P1: «Ente fermo»"))
            }
        }
    }

    @Test("The requester sends a reminder from their page, once a day", arguments: TestDatabase.available)
    func chased(_ kind: TestDatabase) async throws {
        try await PublicWorld.run(kind) { world, anna in
            let ticket = try await world.registered()
            let tracking = "/richieste/\(world.desk.trackingToken(of: ticket.id))"
            try await anna.goes(tracking)
            #expect(!anna.sees("Invia un sollecito"))
            world.clock.pass(days: 1)
            try await anna.goes(tracking)
            #expect(anna.sees("Invia un sollecito"))
            try await anna.sends(tracking + "/sollecito")
            #expect(anna.sees("Abbiamo registrato il sollecito.") && !anna.sees("Invia un sollecito"))
            #expect(try await world.ticket(ticket.number)?.priority == .p2)
        }
    }
}

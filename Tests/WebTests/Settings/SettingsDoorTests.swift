import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Who may enter the settings")
struct SettingsDoorTests {
    @Test("For who does not administer there are no settings", arguments: TestDatabase.available)
    func closed(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let catalogue = try await town.desk.catalogue()
            try await town.browsing { client in
                for person in [World.Person.giulia, .marco, .sara] {
                    let clerk = Clerk(client)
                    try await clerk.logIn(person)
                    let desk = try await clerk.get("/account")
                    #expect(!desk.has("/impostazioni"))
                    for path in [SettingsPlace.start] + SettingsPlace.allCases.map(\.address) {
                        #expect(try await clerk.get(path).status == .notFound, "\(person) \(path)")
                    }
                    try await clerk.get("/account")
                    for path in [
                        "/gruppi/nuovo", "/gruppi/\(catalogue.groups[0].id)", "/gruppi/\(catalogue.groups[1].id)/cessa",
                        "/utenti/nuovo", "/utenti/\(catalogue.operators[0].id)/parola",
                        "/utenti/\(catalogue.operators[0].id)/disabilita", "/catalogo/nuovo", "/ufficio",
                        "/token/nuovo",
                        "/modelli/reply/it", "/posta/1", "/lavori/1", "/instradamento/1/su", "/campi/nuovo",
                        "/tipologie/nuovo", "/amministrazioni/nuovo",
                    ] {
                        let answer = try await clerk.post("/impostazioni" + path, ["code": "X", "name": "X"])
                        #expect(answer.status == .notFound, "\(person) \(path)")
                    }
                }
                let stranger = Clerk(client)
                #expect(try await stranger.get("/impostazioni/utenti").location.hasPrefix("/accedi?poi="))
            }
            #expect(try await town.desk.catalogue().version == catalogue.version)
        }
    }

    @Test("A forged form changes nothing; addresses nobody has are not found", arguments: TestDatabase.available)
    func forged(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let ada = Clerk(client)
                try await ada.logIn(.ada)
                let fields = ["code": "NEW", "name": "Nuovo", "tier": "1"]
                let forged = try await ada.post("/impostazioni/gruppi/nuovo", fields, token: "no")
                #expect(forged.status == .forbidden || forged.status == .badRequest, "\(forged.status)")
                for path in ["gruppi/99", "utenti/x", "posta/1", "modelli/reply/fr", "modelli/none/it", "campi/-1"] {
                    #expect(try await ada.get("/impostazioni/" + path).status == .notFound, "\(path)")
                }
            }
            #expect(try await town.desk.catalogue().group(code: "NEW") == nil)
        }
    }
}

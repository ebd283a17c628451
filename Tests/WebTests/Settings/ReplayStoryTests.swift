import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("An administrator tries a change before making it")
struct ReplayStoryTests {
    @Test("From the form of a promise and of a calendar to what would have been", arguments: TestDatabase.available)
    func journey(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered()
            town.clock.pass(minutes: 60)
            _ = try await town.desk.take(ticket.number, as: town[.giulia])
            try await town.browsing { client in
                let ada = Clerk(client)
                try await ada.logIn(.ada)
                let catalogue = try await town.desk.catalogue()
                let promise = try #require(catalogue.promises.first { $0.name == "contratto" })
                let page = "/impostazioni/promesse/\(promise.id)"
                #expect(try await ada.get(page).has("value=\"prova\""))
                var form = ["kind": "contract", "position": "10", "calendar": "ordinario", "passo": "prova"]
                for aim in PromiseTarget.Aim.allCases {
                    form[aim.field("amount")] = aim == .takeCharge ? "30" : "10"
                    form[aim.field("unit")] = aim == .takeCharge ? "min" : "h"
                    form[aim.field("share")] = "95"
                }
                let going = try await ada.follow(ada.post(page, form))
                #expect(going.has("Conteggio in corso"))
                try await town.work()
                let address = try await ReplayPage.address(#require(town.lastReplay()))
                let ended = try await ada.get(address)
                #expect(ended.has("Conteggio finito") && ended.has("contratto") && ended.has("Non raggiunto"))
                #expect(ended.has("/scrivania/richieste/\(ticket.number.rawValue)") && ended.has("n.d."))
                form["calendar"] = ""
                let refused = try await ada.post(page, form)
                #expect(refused.status == .unprocessableContent && refused.has("href=\"#f-calendar\""))
                let calendar = try #require(catalogue.calendars.first)
                let year = try await ada.post(
                    "/impostazioni/calendari/\(calendar.id)",
                    ["zone": "Europe/Rome", "sets": "italy", "mon": "08:00-12:00", "passo": "prova"])
                #expect(year.status == .seeOther)
                // Who may not edit promises finds nothing here.
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get(address).status == .notFound)
            }
        }
    }
}

extension World {
    fileprivate func lastReplay() async throws -> ID<Replay>? {
        try await desk.database.read { c in try c.value("SELECT max(id) FROM replays", ID<Replay>.self) }
    }
}

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("An administrator edits the working calendars")
struct CalendarStoryTests {
    private static let new = "/impostazioni/calendari/nuovo"

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

    private static func form(_ changes: [String: String] = [:]) -> [String: String] {
        let form = [
            "name": "roma", "zone": "Europe/Rome", "sets": "italy", "rules": "06-29 = Patrono",
            "mon": "08:00-13:00, 14:00-17:00",
            "tue": "08:00-13:00", "exceptions": "24/12/2029 08:00-12:00\n2029-12-31", "passo": "salva",
        ]
        return form.merging(changes) { _, new in new }
    }

    @Test("A calendar is added, edited and ends", arguments: TestDatabase.available)
    func journey(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            let list = try await ada.follow(ada.post(Self.new, Self.form()))
            #expect(list.has("roma") && list.has("08:00-13:00, 14:00-17:00") && list.has("sp-tone-success"))
            #expect(try await ada.post(Self.new, Self.form()).has("href=\"#f-name\""))
            let kept = try #require(try await town.desk.catalogue().calendar(named: "roma", at: town.clock.now))
            #expect(kept.written.exceptions == ["2029-12-24": ["08:00-12:00"], "2029-12-31": []])
            let page = try await ada.get("/impostazioni/calendari/\(kept.id)?anno=2029")
            #expect(page.has("Patrono") && page.has("Orario ridotto") && page.has("?anno=2030#anno"))
            #expect(page.has("nessun livello di servizio"))
            town.clock.pass(minutes: 1)
            try await ada.follow(ada.post("/impostazioni/calendari/\(kept.id)", Self.form(["mon": "22:00-06:00"])))
            let next = try #require(try await town.desk.catalogue().calendar(named: "roma", at: town.clock.now))
            #expect(next.id != kept.id && next.openings(on: .mon).map(\.description) == ["22:00-06:00"])
            let stale = try await ada.post("/impostazioni/calendari/\(kept.id)", Self.form())
            #expect(stale.status == .unprocessableContent && stale.has("Qualcun altro ha cambiato"))
            #expect(try await ada.get("/impostazioni/modifiche").has("Calendario di servizio"))
            try await ada.follow(ada.post("/impostazioni/calendari/\(next.id)/cessa"))
            #expect(try await !ada.get("/impostazioni/calendari").has("roma</a>"))
            #expect(try await ada.get("/impostazioni/calendari/\(next.id)").has("disabled"))
        }
    }

    @Test(
        "What is wrong is said at the field where it was typed",
        arguments: [
            (["name": ""], "name", "Scrivi qualcosa"), (["zone": "Roma"], "zone", "non è un fuso orario"),
            (["mon": "8-18"], "mon", "«8-18» non è un orario"),
            (["mon": "08:00-13:00, 12:00-18:00"], "mon", "si sovrappongono: 08:00-13:00, 12:00-18:00"),
            (["mon": "22:00-09:00"], "tue", "si sovrappongono"), (["mon": "", "tue": ""], "mon", "non apre mai"),
            (["rules": "06-29\n31 giugno"], "rules", "«31 giugno» non è una festa"),
            (["exceptions": "domani 08:00-12:00"], "exceptions", "«domani» non è una data"),
            (["exceptions": "2029-12-24\n24/12/2029 08:00-09:00"], "exceptions", "compare due volte"),
            (["exceptions": "2026-03-29 02:30-06:00"], "exceptions", "comincia l&#39;ora legale"),
        ])
    func refused(_ change: [String: String], _ field: String, _ words: String) async throws {
        try await ada(.sqlite) { town, ada in
            let page = try await ada.post(Self.new, Self.form(change))
            #expect(page.status == .unprocessableContent)
            #expect(page.has("href=\"#f-\(field)\""))
            #expect(page.has(words) || page.has(words.replacing("&#39;", with: "'")), "\(words)")
            #expect(try await town.desk.catalogue().calendars.count == 1)
        }
    }

    @Test("A file of holidays is seen before it is saved", arguments: TestDatabase.available)
    func file(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            let ics = """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20290706
                RRULE:FREQ=YEARLY
                SUMMARY:Patrona <b>
                END:VEVENT
                BEGIN:VEVENT
                DTSTART:20290706T100000Z
                SUMMARY:Riunione
                END:VEVENT
                END:VCALENDAR
                """.replacing("\n", with: "\r\n")
            var form = Self.form(["passo": "ics"])
            let seen = try await ada.post(Self.new, form, files: [("ics", "feste.ics", Array(ics.utf8))])
            #expect(seen.status == .ok && seen.has("1 festa letta") && seen.has("07-06 from 2029 = Patrona &lt;b&gt;"))
            #expect(seen.has("Riunione: non è di giorni interi") && seen.has("06-29 = Patrono"))
            #expect(try await town.desk.catalogue().calendars.count == 1)
            let wrong = try await ada.post(Self.new, form, files: [("ics", "feste.ics", Array("ciao".utf8))])
            #expect(wrong.status == .unprocessableContent && wrong.has("non è un calendario iCalendar"))
            #expect(try await ada.post(Self.new, form).has("Scegli un file"))
            form["passo"] = "anteprima"
            let preview = try await ada.post(Self.new, form)
            #expect(preview.status == .ok && preview.has("sp-month"))
            #expect(try await town.desk.catalogue().calendars.count == 1)
        }
    }

    @Test("Who may not is told that there is nothing", arguments: [World.Person.giulia, .marco, .sara])
    func permission(_ person: World.Person) async throws {
        try await World.run(.sqlite) { town in
            let calendar = try #require(try await town.desk.catalogue().calendars.first)
            try await town.browsing { client in
                let clerk = Clerk(client)
                try await clerk.logIn(person)
                try await clerk.get("/scrivania")
                for path in ["", "/nuovo", "/\(calendar.id)"] {
                    #expect(try await clerk.get("/impostazioni/calendari" + path).status == .notFound)
                }
                #expect(try await clerk.post("/impostazioni/calendari/\(calendar.id)", Self.form()).status == .notFound)
                #expect(try await clerk.post("/impostazioni/calendari/\(calendar.id)/cessa").status == .notFound)
            }
        }
    }
}

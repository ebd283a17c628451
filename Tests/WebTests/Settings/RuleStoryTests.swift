import Desk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("An administrator writes rules")
struct RuleStoryTests {
    static let list = "/impostazioni/regole"
    static let new = "/impostazioni/regole/nuovo"

    private func ada(
        _ kind: TestDatabase, _ test: @Sendable @escaping (World, Clerk) async throws -> Void
    ) async throws {
        try await World.run(kind) { town in
            try await town.browsing { client in
                let ada = Clerk(client)
                try await ada.logIn(.ada)
                try await ada.get(Self.list)
                try await test(town, ada)
            }
        }
    }

    private static func form(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "name": "Stipendi urgenti", "attiva": "1", "eventi": "registered", "se.modo": "all", "se.0.modo": "all",
            "se.0.0.campo": "area", "se.0.0.come": "is", "se.0.0.valore": "Stipendi", "poi.0.che": "priority",
            "poi.0.valore": "P1", "poi.1.che": "tag", "poi.1.valore": "urgente\npaga", "passo": "salva",
        ].merging(changes) { $1 }
    }

    @Test("A rule is made line by line, saved, read in words, changed, moved, ended", arguments: TestDatabase.available)
    func journey(_ kind: TestDatabase) async throws {
        try await ada(kind) { town, ada in
            #expect(try await ada.get(Self.list).has("ancora nessuna regola"))
            #expect(try await ada.get(Self.new).has("value=\"azione\""))
            // The buttons change the form and save nothing.
            let grown = try await ada.post(Self.new, ["name": "Bozza", "passo": "gruppo"])
            #expect(grown.status == .ok && grown.has("value=\"Bozza\"") && grown.has("name=\"se.0.nuovo\""))
            let line = try await ada.post(
                Self.new, ["name": "Bozza", "se.0.modo": "all", "se.0.nuovo": "channel", "passo": "riga.0"])
            #expect(line.has("name=\"se.0.0.valore\"") && line.has("value=\"pec\""))
            #expect(
                try await ada.post(Self.new, ["poi.nuova": "notify", "passo": "azione"]).has("name=\"poi.0.altri\""))
            #expect(try await town.desk.catalogue().rules.isEmpty)

            let list = try await ada.follow(ada.post(Self.new, Self.form()))
            #expect(list.has("Stipendi urgenti") && list.has("arriva una richiesta") && list.has("Area è Stipendi"))
            #expect(list.has("priorità P1") && list.has("etichetta: urgente, paga"))
            let kept = try #require(try await town.desk.catalogue().rules.first)
            #expect(kept.actions == [.priority(.to(.p1)), .tag(["urgente", "paga"])] && kept.position == 10)
            #expect(try await ada.post(Self.new, Self.form()).has("href=\"#f-name\""))

            town.clock.pass(minutes: 1)
            try await ada.follow(
                ada.post("\(Self.list)/\(kept.id)", Self.form(["eventi": "reclassified", "ferma": "1"])))
            let next = try #require(try await town.desk.catalogue().rules.first { $0.validity.to == nil })
            #expect(next.stops && next.id != kept.id && next.name == "Stipendi urgenti")
            let page = try await ada.get("\(Self.list)/\(next.id)")
            #expect(page.has("in vigore") && page.has("arriva una richiesta") && page.has("è riclassificata"))
            let stale = try await ada.post("\(Self.list)/\(kept.id)", Self.form())
            #expect(stale.status == .unprocessableContent && stale.has("Qualcun altro ha cambiato"))
            #expect(try await ada.get("\(Self.list)/\(kept.id)").has("disabled"))

            town.clock.pass(minutes: 1)
            try await ada.follow(ada.post(Self.new, Self.form(["name": "Seconda"])))
            let second = try #require(try await town.desk.catalogue().rules.first { $0.name == "Seconda" })
            town.clock.pass(minutes: 1)
            try await ada.follow(ada.post("\(Self.list)/\(second.id)/su"))
            let order = try await town.desk.catalogue().rules.filter { $0.validity.to == nil }.map(\.name)
            #expect(order == ["Seconda", "Stipendi urgenti"])
            let first = try #require(
                try await town.desk.catalogue().rules.first { $0.name == "Seconda" && $0.validity.to == nil })
            #expect(try await ada.follow(ada.post("\(Self.list)/\(first.id)/su")).has("sp-tone-danger"))
            try await ada.follow(ada.post("\(Self.list)/\(first.id)/cessa"))
            #expect(try await !ada.get(Self.list).has("Seconda"))
        }
    }

    @Test(
        "What is wrong is said where it was typed",
        arguments: [
            (["eventi": ""], "eventi", "almeno un momento"), (["poi.0.valore": ""], "poi-0-valore", "Scegli che cosa"),
            (["se.0.0.valore": ""], "se-0-0-valore", "almeno un valore"),
            (
                ["se.0.0.campo": "age", "se.0.0.come": "greater", "se.0.0.valore": "ieri"], "se-0-0-valore",
                "non è una durata"
            ),
            (
                ["se.0.0.campo": "age", "se.0.0.come": "greater", "se.0.0.valore": "8 h"], "calendario",
                "conta ore lavorative"
            ),
            (["se.0.0.come": "greater"], "se-0-0-valore", "non si confronta"), (["soglie": "75, 101"], "soglie", "101"),
            (["ogni": "3"], "ogni", "da 10 a 10080"), (["alle": "25:00"], "alle", "Scrivi un"),
            (["poi.0.che": "webhook", "poi.0.valore": "ftp://x"], "poi-0-valore", "https://"),
            (["poi.1.valore": ""], "poi-1-valore", "Scrivi qualcosa"),
            (["poi.0.che": "", "poi.1.che": ""], "poi-nuova", "almeno un"),
            (["name": ""], "name", "Compila questo campo"),
            (
                ["eventi": "noted", "poi.0.che": "note", "poi.0.testo": "ancora"], "poi-nuova",
                "richiamerebbe se stessa"
            ),
        ])
    func refused(_ change: [String: String], _ field: String, _ words: String) async throws {
        try await ada(.sqlite) { town, ada in
            let page = try await ada.post(Self.new, Self.form(change))
            #expect(
                page.status == .unprocessableContent && page.has("href=\"#f-\(field)\"")
                    && page.has("id=\"f-\(field)\""))
            #expect(page.has(words) || page.has(words.replacing("'", with: "&#39;")), "\(words)")
            #expect(try await town.desk.catalogue().rules.isEmpty)
        }
    }

    @Test("The list tells how often a rule acted, its page on which requests", arguments: TestDatabase.available)
    func uses(_ kind: TestDatabase) async throws {
        let web = ["se.0.0.campo": "channel", "se.0.0.valore": "web"]
        try await ada(kind) { town, ada in
            try await ada.follow(ada.post(Self.new, Self.form(web.merging(["soglie": "60, 100"]) { $1 })))
            let list = try await ada.get(Self.list)
            #expect(list.has("Non ha ancora fatto niente") && list.has("ha la soglia del 60%"))
            #expect(!list.has("soglia del 100%"))
            let ticket = try await town.registered()
            let acted = try await ada.get(Self.list)
            #expect(acted.has("Ha agito 1 volta negli ultimi 30 giorni; l&#39;ultima il"))
            let rule = try #require(try await town.desk.catalogue().rules.first)
            let page = try await ada.get("\(Self.list)/\(rule.id)")
            #expect(page.has("/scrivania/richieste/\(ticket.number)") && page.has("etichetta: urgente, paga"))
            // A new version of the rule goes on with what the one before did.
            town.clock.pass(days: 31)
            try await ada.logIn(.ada)
            try await ada.follow(ada.post("\(Self.list)/\(rule.id)", Self.form(web.merging(["ferma": "1"]) { $1 })))
            #expect(try await ada.get(Self.list).has("Ha agito 0 volte negli ultimi 30 giorni; l&#39;ultima il"))
        }
    }

    @Test("A form with thousands of lines is no reason to build a page without end")
    func endless() async throws {
        try await ada(.sqlite) { _, ada in
            var form = Self.form(["passo": "gruppo"])
            for row in 0..<300 {
                form["se.0.\(row).campo"] = "channel"
                form["poi.\(row).che"] = "note"
            }
            let page = try await ada.post(Self.new, form)
            #expect(!page.has("se.0.50.campo") && !page.has("poi.40.che"))
        }
    }
}

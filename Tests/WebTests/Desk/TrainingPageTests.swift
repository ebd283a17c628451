import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Pages of training needs")
struct TrainingPageTests {
    private static let path = "/scrivania/fabbisogni"

    @Test("Written, prepared, planned, held, measured, taken out as a table", arguments: TestDatabase.available)
    func wholeLife(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let article = try await town.desk.writeArticle(
                ArticleContent(title: "Come leggo il cedolino?", body: "Voce per voce."), as: try await town[.ada])
            try await town.desk.publish(article.id, version: 1, again: nil, as: try await town[.ada])
            try await town.browsing { client in
                let marco = Clerk(client), giulia = Clerk(client), sara = Clerk(client)
                try await marco.logIn(.marco)
                let none = try await marco.get(Self.path)
                #expect(none.has("Nessun fabbisogno in questo stato.") && Markup.problems(in: none.html) == [])
                #expect(try await marco.get(Self.path + "/criticita").has("la prima non c&#39;è ancora"))
                let blank = try await marco.get(Self.path + "/nuovo")
                #expect(blank.has("(facoltativo)") && Markup.problems(in: blank.html) == [])
                var fields = [
                    "title": "", "triple": "STI-CED-01", "article": "/faq/come-leggo-il-cedolino",
                    "audience": "administration", "administration": "X", "material": "<b>Guida</b> di due pagine",
                ]
                let wrong = try await marco.post(Self.path + "/nuovo", fields)
                #expect(wrong.status == .unprocessableContent && wrong.has("Scrivi un titolo") && wrong.has("Guida"))
                fields["title"] = "Leggere il cedolino"
                #expect(
                    try await marco.post(Self.path + "/nuovo", fields).has("Non c&#39;è un&#39;amministrazione"))
                fields["administration"] = "906"
                let kept = try await marco.follow(marco.post(Self.path + "/nuovo", fields))
                #expect(kept.has("Utenti di Ospedale di prova") && kept.has("&lt;b&gt;Guida&lt;/b&gt;"))
                #expect(kept.has("Come leggo il cedolino?") && Markup.problems(in: kept.html) == [])
                let found = kept.html.firstMatch(of: #/action="(/scrivania/fabbisogni/[0-9]+)/passo"/#)
                let address = String(try #require(found).1)

                // Who only reads sees it and cannot write.
                try await giulia.logIn(.giulia)
                try await sara.logIn(.sara)
                for reader in [giulia, sara] {
                    let page = try await reader.get(address)
                    #expect(page.has("Leggere il cedolino") && !page.has("/passo") && !page.has("/modifica"))
                    #expect(!(try await reader.get(Self.path).has("Nuovo fabbisogno")))
                    #expect(try await reader.get(address + "/modifica").status == .notFound)
                    let tried = try await reader.post(address + "/passo", ["passo": "accept", "versione": "1"])
                    #expect(tried.status == .notFound)
                    #expect(try await reader.post(Self.path + "/nuovo", fields).status == .notFound)
                }

                fields["title"] = "Leggere il cedolino, voce per voce"
                fields["versione"] = "1"
                let edited = try await marco.follow(marco.post(address + "/modifica", fields))
                #expect(edited.has("Titolo: prima era «Leggere il cedolino»"))
                let crossed = try await marco.post(address + "/modifica", fields)
                #expect(crossed.status == .unprocessableContent && crossed.has("Un collega lo ha modificato"))
                let late = try await marco.follow(
                    marco.post(address + "/passo", ["passo": "accept", "versione": "1"]))
                #expect(late.has("Un collega lo ha modificato"))
                let accepted = try await marco.follow(
                    marco.post(address + "/passo", ["passo": "accept", "versione": "2"]))
                #expect(accepted.has("Il fabbisogno è da preparare.") && Markup.problems(in: accepted.html) == [])
                let past = try await marco.post(
                    address + "/passo", ["passo": "plan", "versione": "3", "plannedOn": "2020-01-01"])
                #expect(past.status == .unprocessableContent && past.has("un giorno che viene"))
                #expect(Markup.problems(in: past.html) == [])
                let noDay = try await marco.post(
                    address + "/passo", ["passo": "plan", "versione": "3", "plannedOn": "x"])
                #expect(noDay.status == .unprocessableContent)
                try await marco.post(address + "/passo", ["passo": "plan", "versione": "3", "plannedOn": "2026-11-18"])
                let held = try await marco.follow(
                    marco.post(
                        address + "/passo",
                        ["passo": "hold", "versione": "4", "heldOn": "2026-11-18", "participants": "12"]))
                #expect(held.has("Misurabile dal 21 dicembre 2026.") && held.has("(partecipanti: 12)"))
                #expect(!held.has("/passo") && Markup.problems(in: held.html) == [])

                try await Self.weigh(town)
                town.clock.pass(days: 34)
                try await marco.logIn(.marco)
                let measured = try await marco.get(address)
                #expect(measured.has("Quattro settimane dopo") && measured.has("70,5") && measured.has("48,0"))
                #expect(Markup.problems(in: measured.html) == [])
                let list = try await marco.get(Self.path + "?stato=svolti")
                #expect(list.has("Svolti (1)") && list.has(address) && Markup.problems(in: list.html) == [])
                let critical = try await marco.get(Self.path + "/criticita")
                #expect(critical.has("48,0") && critical.has("n.d.") && Markup.problems(in: critical.html) == [])
                #expect(critical.has("settimana 2026-W51"))

                let table = try await marco.get(Self.path + ".csv")
                #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
                #expect(table.has("Leggere il cedolino, voce per voce") && table.has("2026-11-18"))
                let statements = try await marco.get(Self.path + ".xapi.json")
                let all = try #require(
                    JSONSerialization.jsonObject(with: Data(statements.html.utf8)) as? [[String: Any]])
                let verb = all.first?["verb"] as? [String: Any], object = all.first?["object"] as? [String: Any]
                #expect(all.count == 1 && verb?["id"] as? String == "http://adlnet.gov/expapi/verbs/completed")
                #expect((object?["id"] as? String)?.hasSuffix(address) ?? false)
                let id = try #require(all.first?["id"] as? String)
                #expect(UUID(uuidString: id) != nil && id.dropFirst(14).first == "5")
                #expect(try await marco.get(Self.path + ".xapi.json").has(id))

                for odd in ["/1", "/zzz", "/1/modifica"] {
                    #expect(try await marco.get(Self.path + odd).status == .notFound)
                }
                for odd in ["?stato=x&prima=y", "?prima=-1", "?stato=svolti&prima=99999999999999999999"] {
                    #expect(try await marco.get(Self.path + odd).status == .ok)
                }
            }
        }
    }

    @Test("What the figures proposed says why, in both languages", arguments: TestDatabase.available)
    func proposed(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let now = town.clock.now
            let part = Criticality.Part(measure: .growth, value: 1, deviation: 1.7, points: 5.2)
            let votes = Criticality.Part(measure: .lowRated, value: nil, deviation: 0, points: 0)
            let need = TrainingNeed(
                id: town.desk.id(), content: .init(title: "Reset password", triple: "ACC-CRE-01"),
                evidence: NeedEvidence(
                    week: "2026-W46", index: 67.3, indexBefore: 66,
                    figures: TripleFigures(requests: 40, before: 60, breached: 20), parts: [part, votes],
                    requests: [100_001], group: "L1-WEB", people: 3, unskilled: 1),
                createdAt: now, updatedAt: now)
            let event = NeedEvent(
                id: town.desk.id(), need: need.id, at: now, byName: "", kind: .proposed, data: ["week": "2026-W46"])
            try await town.desk.database.write { c in
                try c.insert(need)
                try c.insert(event)
            }
            try await town.browsing { client in
                for (language, words) in [
                    (
                        "it",
                        ["Proposto dai dati", "67,3", "40 richieste (60 nelle", "manca a una persona su 3", "+100%"]
                    ),
                    ("en", ["Proposed by the figures", "67.3", "40 requests (60 in the", "Some of the requests"]),
                ] {
                    let ada = Clerk(client, language: language)
                    try await ada.logIn(.ada)
                    try await ada.get("/scrivania?lingua=\(language)")
                    let page = try await ada.get("\(Self.path)/\(need.id)")
                    for word in words { #expect(page.has(word), "\(word)") }
                    #expect(page.has("/scrivania/richieste/100001") && Markup.problems(in: page.html) == [])
                    #expect(try await ada.get(Self.path).has("Reset password"))
                }
            }
        }
    }

    /// What was weighed in the week before the one of 18 November, and in the fourth after it.
    private static func weigh(_ town: World) async throws {
        let effect = NeedEffect(heldOn: TimeZone.rome.day(at: town.clock.now))
        @Sendable func criticality(_ requests: Int, _ index: Double?) -> [Criticality] {
            [
                Criticality(
                    triple: "STI-CED-01", figures: TripleFigures(requests: requests), index: index,
                    parts: [.init(measure: .growth, value: -0.25, deviation: 0, points: -1)]),
                Criticality(triple: "ACC-CRE-01", figures: TripleFigures(requests: 2)),
            ]
        }
        let now = town.clock.now
        try await town.desk.database.write { c in
            try c.insert(criticality(60, 70.5), of: effect.before, at: now)
            try c.insert(criticality(31, 48), of: effect.after, at: now)
        }
    }
}

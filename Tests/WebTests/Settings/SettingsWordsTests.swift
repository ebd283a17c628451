import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("The settings' pages in both languages")
struct SettingsWordsTests {
    /// What a page shows when a key has no words.
    static var key: Regex<(Substring, Substring)> {
        #/>[^<]*\b(settings|desk|refusal|problem|channel|priority|role|kit)\.[a-zA-Z]/#
    }

    @Test("No page shows a key or a blank, and all are well made", arguments: TestDatabase.available, Language.allCases)
    func pages(_ kind: TestDatabase, _ language: Language) async throws {
        try await World.run(kind) { town in
            let ada = SettingsActor.operator(try await town[.ada])
            _ = try await town.desk.addToken("Programma", scopes: [.ticketsRead], as: ada)
            try await town.desk.add(Route(id: ID(0), position: 0, channel: .phone, group: "L1-WEB"), as: ada)
            try await town.desk.end(administration: "906", as: ada)
            town.pigeons.fail(with: .never(reason: "550 no such <user>"))
            _ = try await town.unconfirmed()
            try await town.work()
            try await town.promise()
            let catalogue = try await town.desk.catalogue(), giulia = try await town[.giulia]
            let mail = try #require(
                try await town.desk.database.read { c in
                    try c.outgoingMails(in: .refused, before: nil, limit: 1).first
                })
            let ids: [(SettingsPlace, String)] = [
                (.users, giulia.id.description), (.groups, catalogue.groups[0].id.description),
                (.triples, catalogue.triples[0].id.description), (.userTypes, catalogue.userTypes[0].id.description),
                (.administrations, catalogue.administrations[0].id.description),
                (.administrations, catalogue.administrations[1].id.description),
                (.fields, catalogue.fields[0].id.description), (.routing, catalogue.routes[0].id.description),
                (.calendars, catalogue.calendars[0].id.description),
                (.promises, catalogue.promises[0].id.description), (.promises, catalogue.promises[3].id.description),
                (.mail, mail.id.description), (.templates, "solution/it"), (.templates, "reply/en"),
            ]
            try await town.browsing { client in
                let clerk = Clerk(client, language: language.rawValue)
                try await clerk.logIn(.ada)
                try await clerk.get("/scrivania?lingua=\(language.rawValue)")
                let news: [SettingsPlace] = [
                    .users, .groups, .triples, .userTypes, .administrations, .fields, .calendars, .routing, .promises,
                    .rules, .tokens,
                ]
                let paths =
                    [SettingsPlace.start] + SettingsPlace.allCases.map(\.address) + news.map(\.newAddress)
                    + ids.map { "\($0.address)/\($1)" }
                    + [
                        "/impostazioni/amministrazioni?cessati=1", "/impostazioni/catalogo?q=zzz",
                        "/impostazioni/simulatore?canale=phone&tripletta=ACC-CRE-01&tipo=A&ente=1",
                        "/impostazioni/simulatore?canale=web&tripletta=ACC-CRE-01&giorno=2027-01-15&ora=09:00",
                        "/impostazioni/simulatore?canale=web", "/impostazioni/posta?stato=refused",
                    ]
                for path in paths {
                    let page = try await clerk.get(path)
                    #expect(page.status == .ok, "\(path)")
                    #expect(page.has("<html lang=\"\(language.rawValue)\""))
                    #expect(page.html.firstMatch(of: Self.key).map { String($0.output.0) } == nil, "\(path)")
                    // The script's own sentences before it keep their blanks, and a template's braces are double.
                    let content = page.html.split(separator: "<main").last ?? ""
                    let blank = content.replacing(#/{{[^}]*}}/#, with: "").firstMatch(of: #/{[a-z]+}/#)
                    #expect(blank.map { String($0.output) } == nil, "\(path)")
                    #expect(Markup.problems(in: page.html) == [], "\(path)")
                }
            }
        }
    }
}

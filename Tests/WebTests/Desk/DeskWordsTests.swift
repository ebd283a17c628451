import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("The desk's pages in both languages")
struct DeskWordsTests {
    /// What a page shows when a key has no words.
    static var key: Regex<(Substring, Substring)> {
        #/>[^<]*\b(desk|events|account|refusal|problem|channel|priority|resolution|role|kit)\.[a-zA-Z]/#
    }

    @Test("No page shows a key or a blank", arguments: TestDatabase.available, Language.allCases)
    func pages(_ kind: TestDatabase, _ language: Language) async throws {
        try await World.run(kind) { town in
            let number = try await town.resolved().number
            let open = try await town.registered {
                $0.triple = "STI-CED-01"
                $0.area = "Stipendi"
                $0.tematica = "Cedolino"
                $0.fields = ["payMonth": "2026-05"]
            }.number
            try await town.desk.note(on: open, "Nota", as: town[.giulia])
            try await town.work()
            try await town.browsing { client in
                let visitor = Clerk(client, language: language.rawValue)
                let door = try await visitor.get("/accedi")
                #expect(door.html.firstMatch(of: Self.key) == nil)
                for person in [World.Person.giulia, .sara, .ada] {
                    let clerk = Clerk(client)
                    try await clerk.logIn(person)
                    try await clerk.get("/scrivania?lingua=\(language.rawValue)")
                    for path in [
                        "/scrivania", "/scrivania?coda=tutte&stato=tutte", "/scrivania?coda=L1-WEB&area=Stipendi&q=x",
                        number.deskPath, open.deskPath, "/account", "/scrivania/nuova",
                    ] {
                        let page = try await clerk.get(path)
                        if path == "/scrivania/nuova" && person == .sara {
                            #expect(page.status == .notFound)
                            continue
                        }
                        #expect(page.status == .ok, "\(path)")
                        #expect(page.has("<html lang=\"\(language.rawValue)\""))
                        let found = page.html.firstMatch(of: Self.key).map { String($0.output.0) }
                        #expect(found == nil, "\(path)")
                        #expect(page.html.firstMatch(of: #/>[^<]*\{[a-zA-Z]+\}/#) == nil, "\(path)")
                    }
                }
            }
        }
    }
}

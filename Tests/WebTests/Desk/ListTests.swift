import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Lists: filters, columns, views")
struct ListTests {
    /// Anna asked for credentials, at risk of nothing; Ugo's pay is late, has a tag, and was given to Luca.
    private static func two(_ town: World) async throws -> (anna: Ticket, ugo: Ticket) {
        try await town.promise()
        let anna = try await town.registered { $0.description = "Credenziali di Anna" }
        town.clock.pass(days: 3)
        let ugo = try await town.registered {
            $0.givenName = "Ugo"
            $0.email = "ugo@example.it"
            $0.description = "Stipendio di Ugo"
            $0.area = "Stipendi"
            $0.tematica = "Cedolino"
            $0.triple = "STI-CED-01"
        }
        let giulia = try await town[.giulia]
        try await town.desk.assign(ugo.number, to: try await town[.luca].id, as: giulia)
        try await town.desk.tag(ugo.number, "urgente", as: giulia)
        return (anna, ugo)
    }

    @Test("Every filter finds what it says and nothing else", arguments: TestDatabase.available)
    func filters(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let (anna, _) = try await Self.two(town)
            let today = TimeZone.rome.day(at: town.clock.now), before = CalendarDay(number: today.number - 1)
            let first = TimeZone.rome.day(at: anna.createdAt)
            let queries: [(String, finds: (anna: Bool, ugo: Bool))] = [
                ("", (true, true)), ("stati=assigned", (false, true)), ("stati=new,assigned", (true, true)),
                ("stati=new&stati=resolved", (true, false)), ("operatore=luca", (false, true)),
                ("operatore=nessuno", (true, false)), ("operatore=giulia", (false, false)),
                ("area=Accesso", (true, false)), ("area=Stipendi&tematica=Cedolino", (false, true)),
                ("tripletta=STI-CED-01", (false, true)), ("etichetta=urgente", (false, true)),
                ("etichetta=altro", (false, false)), ("canale=web", (true, true)), ("canale=phone", (false, false)),
                ("amministrazione=1", (true, true)), ("utente=A", (true, true)), ("gruppi=L1-WEB", (true, true)),
                ("dal=\(today)", (false, true)), ("al=\(before)", (true, false)),
                ("dal=\(first)&al=\(today)", (true, true)), ("aggiornata-dal=\(today)", (false, true)),
                ("aggiornata-al=\(before)", (true, false)), ("riaperte=1", (false, false)),
                ("scadenza=scadute", (true, false)), ("q=Stipendio", (false, true)),
                ("q=ugo@example.it", (false, true)),
                ("ordine=aggiornate", (true, true)), ("ordine=ferme", (true, true)),
                ("stato=tutte&tripletta=STI-CED-01", (false, true)),
                ("stato=tutte&al=\(before)", (true, false)),
            ]
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                for (query, finds) in queries {
                    let page = try await giulia.get("/scrivania?coda=tutte&" + query)
                    #expect(page.has("Credenziali di Anna") == finds.anna, "\(query): Anna")
                    #expect(page.has("Stipendio di Ugo") == finds.ugo, "\(query): Ugo")
                    #expect(!page.has("sp-list-wrong"), "\(query)")
                    #expect(Markup.problems(in: page.html) == [], "\(query)")
                }
            }
        }
    }

    @Test("By what was touched last, and by what nobody touches", arguments: TestDatabase.available)
    func orders(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let (anna, ugo) = try await Self.two(town)
            town.clock.pass(minutes: 5)
            try await town.desk.note(on: anna.number, "Guardo io", as: town[.giulia])
            func order(_ word: TicketFilter.Order) async throws -> [Ticket.Number] {
                var filter = TicketFilter(states: TicketState.active)
                filter.order = word
                filter.limit = 1
                let wanted = filter, ada = try await town[.ada]
                return try await town.desk.database.read { c in
                    let first = try c.tickets(wanted, after: nil, visibleTo: ada)
                    let second = try c.tickets(wanted, after: first.next, visibleTo: ada)
                    return (first.lines + second.lines).map(\.number)
                }
            }
            #expect(try await order(.updated) == [anna.number, ugo.number])
            #expect(try await order(.untouched) == [ugo.number, anna.number])
        }
    }

    @Test("What of an address makes no sense, or is over, is said", arguments: TestDatabase.available)
    func wrong(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await Self.two(town)
            try await town.desk.end(administration: "1", as: .operator(town[.ada]))
            town.clock.pass(days: 1)
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let odd = try await giulia.get("/scrivania?coda=tutte&stati=boh,new&scadenza=mai&colonne=stato,luna")
                #expect(odd.has("il valore «boh» non è valido") && odd.has("«mai»") && odd.has("«luna»"))
                #expect(odd.has("Credenziali di Anna"))
                let unknown = try await giulia.get("/scrivania?coda=tutte&tripletta=MAI-STATA")
                #expect(unknown.has("«MAI-STATA» non esiste") && !unknown.has("Credenziali di Anna"))
                let over = try await giulia.get("/scrivania?coda=tutte&amministrazione=1")
                #expect(over.has("non è più in uso") && over.has("Credenziali di Anna"))
            }
        }
    }

    @Test("Columns, those wanted in the order wanted", arguments: TestDatabase.available)
    func columns(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await Self.two(town)
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let page = try await giulia.get("/scrivania?coda=tutte&colonne=etichette,tematica,voto,operatore")
                let headings = page.html.matches(of: #/<th[^>]*>([^<]+)</#).map { String($0.output.1) }
                #expect(headings.suffix(5) == ["Richiesta", "Etichette", "Tematica", "Voto", "Operatore"])
                #expect(page.has("urgente") && page.has("Luca"))
                #expect(page.has("colonne=tematica%2Cetichette%2Cvoto%2Coperatore"))
            }
        }
    }

    @Test(
        "A list is kept, opened, changed and deleted; a colleague sees it when it is shared",
        arguments: TestDatabase.available)
    func views(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await Self.two(town)
            try await town.browsing { client in
                let giulia = Clerk(client), luca = Clerk(client)
                try await giulia.logIn(.giulia)
                let list = try await giulia.get("/scrivania?coda=tutte&area=Accesso&colonne=stato,tematica")
                #expect(list.has("Salva come vista"))
                let kept = try await giulia.post(
                    "/scrivania/viste",
                    [
                        "query": "coda=tutte&area=Accesso&colonne=stato,tematica&pagina=1-2&strano=x",
                        "name": "Accessi",
                        "sharing": "groups", "groups": "L1-WEB",
                    ])
                let address = kept.location
                let view = try await giulia.get(address)
                #expect(
                    view.has("<h1>Accessi</h1>") && view.has("Credenziali di Anna") && !view.has("Stipendio di Ugo"))
                #expect(view.has("Modifica nome e condivisione"))
                let id = try #require(address.split(separator: "=").last)
                let changed = try await giulia.get("/scrivania?coda=tutte&vista=\(id)")
                #expect(changed.has("Hai cambiato i filtri della vista «Accessi»") && changed.has("Stipendio di Ugo"))
                #expect(
                    try await giulia.post("/scrivania/viste", ["query": "", "name": "accessi"]).status
                        == .unprocessableContent)
                try await luca.logIn(.luca)
                #expect(try await luca.get(address).has("condivisa con te"))
                #expect(try await luca.get("/scrivania/viste/\(id)").status == .notFound)
                #expect(try await luca.get("/scrivania/trova?q=acces").has("Accessi"))
                let saved = try await giulia.post("/scrivania/viste/\(id)/elenco", ["query": "coda=tutte"])
                #expect(try await giulia.get(saved.location).has("Stipendio di Ugo"))
                _ = try await giulia.post("/scrivania/viste/\(id)", ["name": "Solo mia", "sharing": "none"])
                #expect(try await luca.get(address).location == "/scrivania")
                #expect(try await giulia.get("/scrivania/viste").has("Solo mia"))
                _ = try await giulia.post("/scrivania/viste/\(id)/elimina", [:])
                #expect(try await giulia.get("/scrivania/viste").has("Non hai ancora viste"))
            }
        }
    }

    @Test("Numbers beside the views, counted for each who looks", arguments: TestDatabase.available)
    func counts(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await Self.two(town)
            let giulia = try await town[.giulia], piero = try await town[.piero]
            let all = try await town.desk.keepView(
                named: "Tutte", query: "coda=tutte", sharing: .everyone, as: town[.ada])
            let tagged = try await town.desk.keepView(
                named: "Urgenti", query: "coda=tutte&etichetta=urgente", as: giulia)
            let counts = ViewCounts(town.desk.database), catalogue = try await town.desk.catalogue()
            let now = town.clock.now
            #expect(try await counts.current(of: giulia, catalogue, at: now) == [all.id: 2, tagged.id: 1])
            #expect(try await counts.current(of: piero, catalogue, at: now) == [all.id: 0])
            #expect(viewCounter(1000, of: all.id, Words(.it)).string.contains("1.000+"))
        }
    }
}

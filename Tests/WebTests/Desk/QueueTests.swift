import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Web

@Suite("Lists of the desk")
struct QueueTests {
    @Test("An address says the whole list, and the list its address")
    func addresses() {
        var query = QueueQuery()
        #expect(query.address == "/scrivania")
        query.queue = .group(code: "L1 WEB&")
        query.stage = .waiting
        query.order = .priority
        query.assignee = .person(login: "anna")
        query.priorities = [.p2, .p1]
        query.area = "Città è così"
        query.text = "rossi mario"
        query.trail = [TicketCursor([1, 2]), TicketCursor([3, 4])]
        let address = query.address
        #expect(!address.contains(" ") && !address.contains("&&"))
        let values = Dictionary(uniqueKeysWithValues: query.pairs.map { ($0.name, $0.value) })
        #expect(QueueQuery { values[$0] ?? "" } == query)
        #expect(query.pageBefore?.trail == [TicketCursor([1, 2])] && query.with { $0.text = "" }.trail.isEmpty)
        #expect(QueueQuery { ["stato": "boh", "canale": "boh", "pagina": "???"][$0] ?? "" } == QueueQuery())
    }

    @Test("Filters, pages, search, counts", arguments: TestDatabase.available)
    func lists(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            for index in 0..<30 {
                town.clock.pass(minutes: 1)
                let name = index % 2 == 0 ? "Anna" : "Ugo"
                _ = try await town.registered {
                    $0.givenName = name
                    $0.familyName = "Prova\(index + 10)"
                    $0.email = "p\(index)@example.it"
                }
            }
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                #expect(try await giulia.get("/scrivania").has("Non hai richieste da lavorare"))
                let first = try await giulia.get("/scrivania?coda=L1-WEB")
                #expect(first.has("Prova10") && !first.has("Prova35") && first.has("rel=\"next\""))
                #expect(first.has("<span class=\"sp-count\" id=\"conta-stato-nuove\">30</span>"))
                let next = try #require(first.html.firstMatch(of: #/href="([^"]+)" rel="next"/#))
                    .output.1.replacing("&amp;", with: "&")
                let second = try await giulia.get(String(next))
                #expect(second.has("Prova35") && !second.has("Prova10") && second.has("rel=\"prev\""))
                let newest = try await giulia.get("/scrivania?coda=L1-WEB&ordine=recenti")
                #expect(newest.has("Prova39") && !newest.has("Prova10"))
                #expect(try await giulia.get("/scrivania?coda=L1-WEB&canale=phone").has("Togli tutti i filtri"))
                #expect(try await giulia.get("/scrivania?q=p3@example.it").has("Prova13"))
                #expect(try await giulia.get("/scrivania?q=prova1").has("Prova17"))
                // As a form writes it.
                #expect(try await giulia.get("/scrivania?q=Prova14+Anna").has("Prova14"))
                #expect(
                    try await giulia.get("/scrivania?coda=tutte&area=Servizi+che+non+ci+sono").has(
                        "Servizi che non ci sono"))
                #expect(try await giulia.get("/scrivania?q=%23100005").location == "/scrivania/richieste/100005")
                #expect(try await giulia.get("/scrivania?coda=L1-WEB&area=Accesso").has("Reset password"))
                #expect(try await giulia.get("/scrivania?coda=L1-WEB&area=Nulla").has("Nessuna richiesta corrisponde"))
                for odd in ["?pagina=zz.1-2-3-4", "?stato=%00", "?q=%27%3B--", "?coda=L1-WEB&operatore=nessuno"] {
                    #expect(try await giulia.get("/scrivania" + odd).status == .ok, "\(odd)")
                }
            }
        }
    }

    @Test("The numbers are counted at most once a second, whoever asks", arguments: TestDatabase.available)
    func counts(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let reader = CountingReader(reader: town.desk.database)
            let counts = QueueCounts(reader, age: .seconds(60))
            try await withThrowingTaskGroup(of: QueueTallies.self) { group in
                for _ in 0..<50 { group.addTask { try await counts.current() } }
                for try await tallies in group { #expect(tallies.group(ticket.group!).new == 1) }
            }
            #expect(reader.reads == 1)
            try await town.desk.take(ticket.number, as: town[.giulia])
            let fresh = try await counts.recount()
            #expect(fresh.group(ticket.group!) == Tally(new: 0, toDo: 1, waiting: 0, resolved: 0))
            #expect(fresh.mine(try await town[.giulia]).toDo == 1)
        }
    }
}

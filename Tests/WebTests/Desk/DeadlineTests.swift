import Desk
import Domain
import Foundation
import TestSupport
import Testing

@testable import Web

// It is Wednesday 18 November 2026, 12:06 in Rome.
@Suite("Deadlines on the pages")
struct DeadlinePageTests {
    @Test(
        "The desk sees them with how they are counted; the list marks what is late", arguments: TestDatabase.available)
    func desk(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let number = try await town.registered().number
            try await town.browsing { client in
                let giulia = Clerk(client)
                try await giulia.logIn(.giulia)
                let fresh = try await giulia.get(number.deskPath)
                #expect(fresh.has("Scadenze") && fresh.has("Presa in carico") && fresh.has("Nei tempi"))
                #expect(
                    fresh.has(
                        "50 h lavorative da mercoledì 18 novembre alle 12:06, scade mercoledì 25 novembre alle 12:06"))
                #expect(
                    fresh.html.range(of: "Presa in carico")!.lowerBound
                        < fresh.html.range(of: "Soluzione</strong>")!.lowerBound)
                try await giulia.post(number.deskPath + "/rispondi", ["testo": "Quale errore?", "poi": "attesa"])
                town.clock.pass(minutes: 180)
                let asked = try await giulia.get(number.deskPath)
                #expect(asked.has("Sospesa") && asked.has("sospesa 3 h, ora è sospesa"))
                #expect(asked.has("Non conta 3 h, in attesa del richiedente: 18/11/2026 12:06 – adesso"))
                let token = town.desk.trackingToken(of: try await town.ticket(number)!.id)
                try await town.desk.answer(token, "Errore 42")
                let heard = try await giulia.get(number.deskPath)
                #expect(heard.has("sospesa 3 h, scade mercoledì 25 novembre alle 15:06"))
                town.clock.pass(days: 30)
                try await town.desk.markDeadlines()
                try await giulia.logIn(.giulia)
                let late = try await giulia.get(number.deskPath)
                #expect(late.has("Scaduta: Soluzione, contratto") && late.has("sp-entry-problem"))
                let list = try await giulia.get("/scrivania?coda=L1-WEB&stato=tutte")
                #expect(list.has("Scaduta") && list.has("data-label=\"Scadenza\""))
                let fields = ["tripletta": "STI-PAG-01"]
                let changed = try await giulia.follow(giulia.post(number.deskPath + "/riclassifica", fields))
                #expect(changed.has("Il livello di servizio è cambiato: da «contratto» a «contratto P1»"))
                #expect(changed.has("conteggi che non valgono più") && changed.has("Sostituita"))
            }
        }
    }

    @Test("A list by deadline puts what is due first before, page by page", arguments: TestDatabase.available)
    func order(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let without = try await town.registered { $0.description = "Prima delle promesse" }
            try await town.promise()
            let slow = try await town.registered { $0.description = "Con calma" }
            town.clock.pass(minutes: 5)
            let urgent = try await town.registered {
                ($0.area, $0.tematica, $0.triple) = ("Stipendi", "Accredito", "STI-PAG-01")
                $0.fields = ["payMonth": "2026-10"]
            }
            let ada = try await town[.ada]
            var filter = TicketFilter()
            filter.order = .deadline
            filter.limit = 1
            var seen: [Ticket.Number] = [], cursor: TicketCursor?
            repeat {
                let (asked, after) = (filter, cursor)
                let page = try await town.desk.database.read { c in try c.tickets(asked, after: after, visibleTo: ada) }
                seen += page.lines.map(\.number)
                cursor = page.next
            } while cursor != nil
            #expect(seen == [urgent.number, slow.number, without.number])
        }
    }

    @Test("The requester reads the promised day, and whose turn it is", arguments: TestDatabase.available)
    func requester(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered(), giulia = try await town[.giulia]
            let path = "/richieste/" + town.desk.trackingToken(of: ticket.id)
            try await town.browsing { client in
                let anna = Clerk(client)
                let fresh = try await anna.get(path)
                #expect(fresh.has("Ti rispondiamo entro giovedì 19 novembre alle 12:06."))
                #expect(fresh.has("Contiamo di risolvere la richiesta entro mercoledì 25 novembre alle 12:06."))
                #expect(!fresh.has("contratto"))
                _ = try await town.desk.reply(
                    to: ticket.number, as: giulia, ReplyDraft(text: "Che errore?", next: .wait))
                let asked = try await anna.get(path)
                #expect(asked.has("il termine per risolverla è sospeso") && !asked.has("Ti rispondiamo entro"))
                _ = try await town.desk.answer(town.desk.trackingToken(of: ticket.id), "Errore 42")
                town.clock.pass(days: 20)
                let late = try await anna.get(path)
                #expect(
                    late.has(
                        "Dovevamo risolvere la richiesta entro mercoledì 25 novembre alle 12:06: siamo in ritardo."))
                _ = try await town.desk.resolve(ticket.number, as: .fixed, by: giulia)
                #expect(try await !anna.get(path).has("Dovevamo"))
            }
        }
    }

    @Test("An open page is told that time made a request late", arguments: TestDatabase.available)
    func words(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered()
            let clocks = try await town.desk.database.read { c in try c.clocks(of: ticket.id) }
            let book = try await town.desk.catalogue().promiseBook
            let before = DeadlineView.all(clocks, book, at: town.clock.now)
            town.clock.pass(days: 1)
            let after = DeadlineView.all(clocks, book, at: town.clock.now)
            #expect(before.map(\.state) == [.running, .running, .running])
            #expect(after.map(\.state) == [.overdue, .atRisk, .running])
            #expect(after.map(\.aim) == [.takeCharge, .firstAnswer, .solution])
        }
    }
}

@Suite("A deadline in words")
struct DeadlineWordsTests {
    static let start = Date(timeIntervalSince1970: 1_795_421_520)  // Monday 23 November 2026, 9:12
    static let calendar = try! WorkingCalendar(
        WrittenCalendar(name: "c", week: ["mon": ["08:00-18:00"], "tue": ["08:00-18:00"], "wed": ["08:00-18:00"]]))

    static func sentence(
        _ term: String, _ pauses: [(Double, Double?)] = [], stopped: Double? = nil, at hours: Double,
        _ language: Language
    ) -> String {
        let promise = ServicePromise(
            id: ID(1), name: "p", calendar: "c", targets: [.solution: PromiseTarget(PromiseTerm(term)!)])
        let book = PromiseBook([promise], calendars: [calendar])
        func instant(_ hours: Double) -> Date { start.addingTimeInterval(hours * 3600) }
        var clock = PromiseClock(
            place: 1, promise: ID(1), aim: .solution, startedAt: start, stoppedAt: stopped.map(instant),
            ending: stopped == nil ? nil : .reached,
            pauses: pauses.map { .init(.waitingRequester, from: instant($0), to: $1.map(instant)) })
        let reading = ClockReading(clock, book, at: instant(hours))!
        clock.dueAt = reading.dueAt
        clock.riskAt = reading.riskAt
        let view = DeadlineView(clock, book, at: instant(hours))!
        return Words(language).why(view, now: instant(hours))
    }

    @Test("As the office says it")
    func sentences() {
        #expect(
            Self.sentence("8 h", [(1, 4)], at: 5, .it)
                == "8 h lavorative da lunedì 23 novembre alle 09:12, sospesa 3 h, scade martedì 24 novembre alle 10:12")
        #expect(
            Self.sentence("8 h", [(1, 4)], at: 5, .en)
                == "8 h of working time from Monday 23 November at 09:12, suspended for 3 h, due Tuesday 24 November at 10:12"
        )
        #expect(
            Self.sentence("30 min", at: 2, .it)
                == "30 min lavorativi da lunedì 23 novembre alle 09:12, scadeva lunedì 23 novembre alle 09:42")
        #expect(
            Self.sentence("1 h 30 min", [(1, nil)], at: 2, .it)
                == "1 h 30 min lavorativi da lunedì 23 novembre alle 09:12, sospesa 1 h, ora è sospesa")
        #expect(
            Self.sentence("30 days", stopped: 24, at: 30, .it)
                == "30 giorni solari da lunedì 23 novembre alle 09:12, scadeva mercoledì 23 dicembre, "
                + "rispettata martedì 24 novembre alle 09:12")
        #expect(
            Self.sentence("45 days", at: 0, .en)
                == "45 calendar days from Monday 23 November at 09:12, due Thursday 7 January 2027")
        #expect(
            Self.sentence("1 h", stopped: 2, at: 3, .it).hasSuffix("raggiunta solo lunedì 23 novembre alle 11:12"))
    }
}

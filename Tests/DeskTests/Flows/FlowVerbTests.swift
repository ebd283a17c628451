import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("The register of flows, what comes in by them, and who is told of articles")
struct FlowVerbTests {
    @Test("What is due longest comes first; each time it is used is kept", arguments: TestDatabase.available)
    func register(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, marco = try await town[.marco], giulia = try await town[.giulia]
            let today = TimeZone.rome.day(at: town.clock.now)
            func content(_ name: String, _ days: Int?) -> InformationFlow.Content {
                .init(name: name, counterpart: "Fornitore", owner: giulia.id, everyDays: days)
            }
            await #expect(throws: Refusal.notAllowed) { try await desk.writeFlow(content("Rilasci", 14), as: giulia) }
            let never = try await desk.writeFlow(content("Quando capita", nil), as: marco)
            let slow = try await desk.writeFlow(content("Circolari", 30), as: marco)
            let quick = try await desk.writeFlow(content("Rilasci", 7), as: marco)
            #expect(try await town.flows() == ["Rilasci", "Circolari", "Quando capita"])
            town.clock.pass(days: 10)
            let ran = try await desk.noteRun(
                of: quick.id, on: today.adding(9), note: "con due giorni di ritardo", from: 1, as: marco)
            #expect(ran.dueOn == today.adding(16))
            await #expect(throws: Refusal.changedMeanwhile) {
                try await desk.noteRun(of: quick.id, on: today, note: "", from: 1, as: marco)
            }
            let events = try await desk.database.read { c in try c.events(of: quick.id, limit: 9) }
            #expect(events.map(\.kind) == [.ran, .written] && events[0].note == "con due giorni di ritardo")
            #expect(events[0].day == today.adding(9))
            try await desk.endFlow(slow.id, true, from: 1, as: marco)
            #expect(try await town.flows() == ["Rilasci", "Quando capita"])
            // A page goes on where the last one ended, also where nothing is due.
            let next = try await desk.database.read { c in
                try c.flows(ended: false, after: (dueOn: ran.dueOn, id: ran.id), limit: 5).map(\.id)
            }
            #expect(next == [never.id])
            let last = try await desk.database.read { c in
                try c.flows(ended: false, after: (dueOn: nil, id: never.id), limit: 5)
            }
            #expect(last.isEmpty)
        }
    }

    @Test("What came in ends with an article or a reason", arguments: TestDatabase.available)
    func items(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, giulia = try await town[.giulia]
            let today = TimeZone.rome.day(at: town.clock.now)
            func content(_ title: String, due days: Int) -> InboundItem.Content {
                .init(kind: .release, title: title, receivedOn: today, assignee: giulia.id, dueOn: today.adding(days))
            }
            await #expect(throws: Refusal.notAllowed) {
                try await desk.writeItem(content("Rilascio 7", due: 5), as: try await town[.sara])
            }
            let late = try await desk.writeItem(content("Rilascio 8", due: 15), as: giulia)
            let soon = try await desk.writeItem(content("Rilascio 7", due: 5), as: giulia)
            #expect(try await town.items(.toDo) == ["Rilascio 7", "Rilascio 8"])
            await #expect(throws: Refusal.invalid(field: "article", reason: "flows.problem.article")) {
                try await desk.end(soon.id, .done(article: "non-c-e"), from: 1, as: giulia)
            }
            let article = try await desk.writeArticle(
                ArticleContent(title: "Che cosa cambia", body: "Il menu."), as: giulia)
            try await desk.end(soon.id, .done(article: article.slug), from: 1, as: giulia)
            try await desk.end(late.id, .notNeeded(reason: "Non tocca gli utenti"), from: 1, as: giulia)
            #expect(try await town.items(.toDo) == [])
            #expect(try await desk.database.read { c in try c.itemCounts() } == [.done: 1, .notNeeded: 1])
            await #expect(throws: Refusal.changedMeanwhile) { try await desk.reopen(late.id, from: 1, as: giulia) }
            try await desk.reopen(late.id, from: 2, as: giulia)
            #expect(try await town.items(.toDo) == ["Rilascio 8"])
            var strange = content("Rilascio 9", due: 1)
            strange.flow = ID(1)
            let asked = strange
            await #expect(throws: Refusal.invalid(field: "flow", reason: "flows.problem.flow")) {
                try await desk.writeItem(asked, as: giulia)
            }
        }
    }

    @Test(
        "Who follows the articles is told of each change; what does not arrive is kept",
        arguments: TestDatabase.available)
    func webhooks(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, ada = try await town[.ada]
            let flow = try await desk.writeFlow(
                .init(
                    name: "Portale", direction: .outgoing, counterpart: "Redazione",
                    webhook: "https://portale.example/articoli"), as: ada)
            let words = ArticleContent(title: "Come cambio l'IBAN?", body: "Dal profilo.")
            let article = try await desk.writeArticle(words, as: ada)
            try await desk.publish(article.id, version: 1, again: nil, as: ada)
            try await desk.edit(article.id, ArticleContent(title: "L'IBAN", body: "Dal menu."), from: 1, as: ada)
            try await desk.publish(
                article.id, version: 2, at: town.clock.now.addingTimeInterval(60), again: nil, as: ada)
            town.clock.pass(minutes: 2)
            try await desk.publishDue()
            try await desk.withdraw(article.id, as: ada)
            let inner = try await desk.writeArticle(
                ArticleContent(title: "Solo noi", body: "x", audience: .desk), as: ada)
            try await desk.publish(inner.id, version: 1, again: nil, as: ada)
            let posts = Posts()
            let sender = WebhookSender(desk: desk, transport: posts)
            let worker = Worker(
                database: desk.database, bell: desk.bell, handlers: [JobKind.webhook: sender.deliver], log: desk.log,
                now: desk.now)
            try await worker.runDue()
            let told = posts.bodies
            #expect(
                told.compactMap { $0["event"] }.sorted() == [
                    "article.changed", "article.published", "article.withdrawn",
                ])
            #expect(
                told.allSatisfy {
                    $0["slug"] == "come-cambio-l-iban" && $0["url"]?.hasSuffix("/faq/come-cambio-l-iban") ?? false
                })
            #expect(told.first { $0["event"] == "article.changed" }?["title"] == "L'IBAN")
            #expect(told.allSatisfy { Set($0.keys) == ["event", "slug", "title", "url", "at"] })

            // An ended flow tells nobody.
            try await desk.endFlow(flow.id, true, from: 1, as: ada)
            try await desk.publish(article.id, version: 2, again: nil, as: ada)
            try await worker.runDue()
            #expect(posts.bodies.count == 3)
        }
    }
}

extension World {
    fileprivate func flows() async throws -> [String] {
        try await desk.database.read { c in try c.flows(ended: false, limit: 9).map(\.content.name) }
    }

    fileprivate func items(_ state: InboundItem.State) async throws -> [String] {
        try await desk.database.read { c in try c.items(state, limit: 9).map(\.content.title) }
    }
}

import Domain
import Foundation
import Testing

@Suite("Information that comes in and goes out")
struct FlowTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)
    private static let today = CalendarDay(number: 20_775)

    private static func flow(everyDays: Int?) -> InformationFlow {
        .begun(
            .init(name: "Rilasci", counterpart: "Fornitore", everyDays: everyDays), id: ID(1), today: today, at: now)
    }

    @Test("The next day it is due counts from the last time, and never goes back")
    func due() throws {
        let flow = Self.flow(everyDays: 14), today = Self.today
        #expect(flow.dueOn == today.adding(14) && !flow.isOverdue(on: today.adding(14)))
        #expect(flow.isOverdue(on: today.adding(15)))
        let ran = try flow.ran(on: today.adding(20), today: today.adding(20), at: Self.now)
        #expect(ran.lastRunOn == today.adding(20) && ran.dueOn == today.adding(34) && ran.version == 2)
        let late = try ran.ran(on: today.adding(3), today: today.adding(21), at: Self.now)
        #expect(late.lastRunOn == today.adding(20) && late.dueOn == today.adding(34))
        #expect(throws: Refusal.invalid(field: "day", reason: "flows.problem.future")) {
            try flow.ran(on: today.adding(1), today: today, at: Self.now)
        }
        var faster = ran.content
        faster.everyDays = 7
        #expect(ran.written(faster, today: today.adding(30), at: Self.now).dueOn == today.adding(27))
        faster.everyDays = nil
        #expect(ran.written(faster, today: today, at: Self.now).dueOn == nil)
    }

    @Test("Ended it is due no more, and is not used")
    func ended() throws {
        let ended = try Self.flow(everyDays: 1).ending(true, at: Self.now)
        #expect(!ended.isOverdue(on: Self.today.adding(9)))
        #expect(throws: Refusal.alreadyDone) { try ended.ending(true, at: Self.now) }
        #expect(throws: Refusal.alreadyDone) { try ended.ran(on: Self.today, today: Self.today, at: Self.now) }
        #expect(try ended.ending(false, at: Self.now).endedAt == nil)
    }

    static let wrong: [(String, @Sendable (inout InformationFlow.Content) -> Void)] = [
        ("name", { $0.name = " " }), ("name", { $0.name = String(repeating: "x", count: 121) }),
        ("counterpart", { $0.counterpart = "" }), ("everyDays", { $0.everyDays = 0 }),
        ("everyDays", { $0.everyDays = 99_999 }), ("means", { $0.means = String(repeating: "x", count: 1001) }),
        ("direction", { $0.webhook = "https://x.example" }),
        (
            "webhook",
            {
                $0.direction = .outgoing
                $0.webhook = "ftp://x.example"
            }
        ),
    ]

    @Test("What is wrong is said of its field", arguments: wrong.indices)
    func refused(_ place: Int) {
        var content = InformationFlow.Content(name: "Rilasci", counterpart: "Fornitore")
        Self.wrong[place].1(&content)
        let found = Result { () throws(Refusal) in try content.checked() }
        guard case .failure(.invalid(let field, _)) = found else {
            Issue.record("taken")
            return
        }
        #expect(field == Self.wrong[place].0)
    }

    @Test("Something that came in ends once: with an article, or with a reason")
    func items() throws {
        let today = Self.today, now = Self.now
        let item = InboundItem(
            id: ID(1), content: .init(kind: .circular, title: "Circolare 3", receivedOn: today, dueOn: today),
            createdAt: now, updatedAt: now)
        #expect(item.isOverdue(on: today.adding(1)) && !item.isOverdue(on: today))
        let done = try item.ended(.done(article: "iban"), byName: "Giulia", at: now)
        #expect(
            done.state == .done && done.article == "iban" && done.endedBy == "Giulia"
                && !done.isOverdue(on: today.adding(9)))
        #expect(throws: Refusal.alreadyDone) { try done.ended(.notNeeded(reason: "no"), byName: "", at: now) }
        #expect(try done.reopened(at: now).article == nil)
        #expect(throws: Refusal.invalid(field: "article", reason: "flows.problem.article")) {
            try item.ended(.done(article: ""), byName: "", at: now)
        }
        #expect(throws: Refusal.invalid(field: "reason", reason: "flows.problem.reason")) {
            try item.ended(.notNeeded(reason: " "), byName: "", at: now)
        }
        var content = item.content
        content.reference = "https://ente.example/circolare?id=3"
        #expect(content.link == content.reference)
        content.reference = "javascript:alert(1)"
        #expect(content.link == nil)
        content.dueOn = today.adding(-1)
        let late = content
        #expect(throws: Refusal.invalid(field: "dueOn", reason: "flows.problem.order")) {
            try late.checked(today: today)
        }
    }

    @Test("The world is told only of what everybody may read")
    func news() throws {
        let draft = Article(
            id: ID(1), slug: "iban", latest: ArticleContent(title: "IBAN", body: "Uno"), owner: ID(7),
            createdAt: Self.now, updatedAt: Self.now)
        let first = try draft.published(by: ID(7), again: nil, at: Self.now)
        let written = first.written(ArticleContent(title: "IBAN", body: "Due"), at: Self.now)
        let second = try written.published(by: ID(7), again: nil, at: Self.now)
        let inner = try first.written(ArticleContent(title: "IBAN", body: "Tre", audience: .desk), at: Self.now)
            .published(by: ID(7), again: nil, at: Self.now)
        let steps: [(Article, Article, ArticleNews?)] = [
            (draft, first, .published), (first, written, nil), (written, second, .changed),
            (second, try second.withdrawn(at: Self.now), .withdrawn), (first, inner, .withdrawn),
            (inner, try inner.withdrawn(at: Self.now), nil), (inner, second, .published),
        ]
        for (place, step) in steps.enumerated() {
            #expect(ArticleNews(from: step.0, to: step.1) == step.2, "\(place)")
        }
    }
}

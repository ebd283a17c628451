import Domain
import Foundation
import Testing

@Suite("The life of an article")
struct ArticleLifeTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)
    private let day = CalendarDay("2027-11-27")

    private var draft: Article {
        Article(
            id: ID(1), slug: "iban", latest: ArticleContent(title: "IBAN", body: "Uno"), owner: ID(7), createdAt: now,
            updatedAt: now)
    }

    @Test("Readers see a version until the next one is published; withdrawn, they see none")
    func life() throws {
        #expect(draft.forEverybody == nil && draft.hasChanges)
        let asked = try draft.askingReview(at: now)
        #expect(asked.reviewAskedAt == now)
        #expect(throws: Refusal.alreadyDone) { try asked.askingReview(at: now) }
        let first = try asked.published(by: ID(8), again: day, at: now)
        #expect(first.forEverybody?.body == "Uno" && first.reviewAskedAt == nil && first.reviewer == ID(8))
        #expect(throws: Refusal.alreadyDone) { try first.published(by: ID(8), again: day, at: now) }
        let second = first.written(ArticleContent(title: "IBAN", body: "Due"), at: now)
        #expect(
            second.state == .published && second.forEverybody?.body == "Uno" && second.hasChanges && second.version == 2
        )
        let shown = try second.published(by: ID(8), again: nil, at: now)
        #expect(shown.forEverybody?.body == "Due" && !shown.hasChanges && shown.reviewOn == nil)
        let gone = try shown.withdrawn(at: now)
        #expect(gone.forEverybody == nil && gone.latest.body == "Due")
        #expect(gone.written(ArticleContent(title: "IBAN", body: "Tre"), at: now).state == .draft)
    }

    @Test("At an instant to come, by a day to come")
    func times() throws {
        #expect(throws: Refusal.invalid(field: "publishAt", reason: "knowledge.problem.past")) {
            try draft.publishing(at: now, by: ID(8), again: nil, now: now)
        }
        let later = try draft.publishing(at: now.addingTimeInterval(60), by: ID(8), again: day, now: now)
        #expect(later.state == .draft && later.publishAt != nil)
        // Whoever writes on does not publish unseen words.
        #expect(later.written(ArticleContent(title: "IBAN", body: "Due"), at: now).publishAt == nil)
        let shown = try draft.published(by: ID(8), again: CalendarDay("2026-11-27"), at: now)
        #expect(!shown.isDue(on: CalendarDay("2026-11-26")!) && shown.isDue(on: CalendarDay("2026-11-27")!))
        #expect(CalendarDay("2026-08-31")?.adding(months: 6).description == "2027-02-28")
    }

    @Test(
        "What an article must have",
        arguments: [
            (ArticleContent(title: " ", body: "x"), "title"), (ArticleContent(title: "t", body: " \n"), "body"),
            (ArticleContent(title: String(repeating: "t", count: 151), body: "x"), "title"),
            (ArticleContent(title: "t", theme: ["1", "2", "3", "4", "5", "6"], body: "x"), "theme"),
            (ArticleContent(title: "t", language: "de", body: "x"), "language"),
            (ArticleContent(title: "t", body: "x", audience: .groups), "groups"),
            (ArticleContent(title: "t", body: String(repeating: "x", count: 50_001)), "body"),
        ])
    func wrong(_ content: ArticleContent, _ field: String) {
        do {
            _ = try content.checked()
            Issue.record("taken")
        } catch {
            guard case .invalid(let name, _) = error else { return }
            #expect(name == field)
        }
    }

    @Test("Themes as people type them, and as a tree")
    func themes() {
        #expect(ArticleContent.theme(" Stipendio > Accredito ") == ["Stipendio", "Accredito"])
        #expect(ArticleContent.theme("Stipendio › Accredito / IBAN") == ["Stipendio", "Accredito", "IBAN"])
        let tree = ThemeTree([["B"], ["a", "z"], ["B", "c"], [], ["A", "Z"]])
        #expect(tree.articles == [3] && tree.below.map(\.name) == ["a", "B"] && tree.count == 5)
        #expect(tree.below[0].below[0].articles == [1, 4] && tree.below[1].articles == [0])
    }

    @Test("Versions beside each other, line by line")
    func compared() {
        let lines = ComparedLine.all(from: "uno\ndue\ntre", to: "uno\nDUE\ntre\nquattro")
        #expect(
            lines.map(\.text) == ["uno", "due", "DUE", "tre", "quattro"]
                && lines.map(\.change) == [.same, .removed, .added, .same, .added])
        #expect(ComparedLine.all(from: "", to: "").map(\.change) == [.same])
        let many = (0..<3000).map(String.init).joined(separator: "\n")
        #expect(ComparedLine.all(from: many, to: "x\n" + many).count { $0.change == .added } > 0)
    }

    @Test(
        "What says who somebody is goes out of a text",
        arguments: [
            ("Gentile Anna Bianchi, tutto bene.", "Gentile […] […], tutto bene."),
            ("Il codice BNCNNA75S42E472P è giusto", "Il codice […] è giusto"),
            ("IBAN IT60 X054 2811 1010 0000 0123 456 sul conto", "IBAN […] sul conto"),
            ("Scriva a anna.b@example.it o chiami +39 333 123 4567 domani", "Scriva a […] o chiami […] domani"),
            ("Entro il 27/11/2026 alle 10:30, articolo 12", "Entro il 27/11/2026 alle 10:30, articolo 12"),
            ("Un testo qualunque\nsu due righe", "Un testo qualunque\nsu due righe"),
        ])
    func anonymous(_ text: String, _ expected: String) {
        #expect(Anonymous.text(text, names: ["Anna", "Bianchi"]) == expected)
    }
}

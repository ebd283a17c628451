import Domain
import Foundation
import Store

extension Desk {
    /// A beginning for an article: what was answered to a request, without what says who asked. Whoever writes it reads it
    /// over; it is a proposal, not a promise.
    public func articleBegun(from number: Ticket.Number, as person: Operator) async throws -> ArticleContent {
        try await database.read { [catalogues] c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let messages = try c.messages(of: ticket.id), names = try c.namesOf(ticket)
            let catalogue = try catalogues.current(c)
            let answer = messages.last { $0.kind == .reply }?.text ?? messages.first?.text ?? ""
            let triple = catalogue.triple(ticket.triple)
            return ArticleContent(
                title: String(Anonymous.text(ticket.summary, names: names).prefix(ArticleContent.longestTitle)),
                theme: triple.map { [$0.area, $0.tematica].reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
                    ?? [],
                language: ticket.language == "en" ? "en" : "it", body: Anonymous.text(answer, names: names),
                audience: .desk, triples: triple.map { [$0.code] } ?? [])
        }
    }
}

extension Knowledge {
    /// Published articles that speak of what a request asks, the likest first; those that name its triple before others.
    public func articles(
        for text: String, triple: String?, _ catalogue: Catalogue, as person: Operator, most: Int
    ) -> [Found] {
        let found = likest(text).filter { $0.content.isFor(person, catalogue) }.prefix(most * 4)
        let places = Dictionary(found.enumerated().map { ($0.element.article.id, $0.offset) }) { first, _ in first }
        let naming = articles.compactMap { article -> Found? in
            guard let triple, let content = article.shown, content.triples.contains(triple),
                content.isFor(person, catalogue)
            else { return nil }
            return Found(article: article, content: content, stems: [])
        }
        let named = naming.sorted { (places[$0.article.id] ?? .max) < (places[$1.article.id] ?? .max) }
        // One word in common is chance.
        let others = found.filter { hit in
            hit.stems.count > 1 && !named.contains { $0.article.id == hit.article.id }
        }
        return Array((named + others).prefix(most))
    }
}

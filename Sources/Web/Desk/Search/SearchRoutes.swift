import Desk
import Domain
import Formats
import Foundation
import Hummingbird
import Store

/// Search through everything that is written.
struct SearchRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    /// Words suggested while one types.
    private static let mostWords = 8

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/cerca", use: show)
        router.get("scrivania/cerca/parole", use: words)
        router.get("scrivania/richieste/:number/risolte", use: solved)
        router.post("scrivania/richieste/:number/risposta-data", use: insert)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let asked = request.question, person = context.person, catalogue = context.catalogue, w = context.words
        let typed = String(asked["q"].tidied.prefix(SearchQuery.longest + 1))
        if let number = try await numberTyped(typed, person) { return .seeOther(number.deskPath) }
        let order = SearchOrder(named: asked["ordine"]), place = SearchPlace(asked["da"])
        let search = RequestSearch(typed, catalogue, by: person, at: site.now())
        let found = try await desk.find(search, by: person, order: order, after: place)
        let queues = try await DeskQueues(person, catalogue, counts.current(), at: site.now())
        var page = SearchPage(
            typed: typed, order: order, isLater: place != nil, found: found,
            lines: found.hits.map { QueueLine($0.line, catalogue, person: person, language: w.language) },
            sidebar: queues.sidebar(current: nil, query: typed, w))
        if place == nil && !search.words.isEmpty { page.articles = try await articles(search.query, context) }
        return page.html(context.deskFrame(request, site)).response()
    }

    /// A number leads to its request.
    private func numberTyped(_ typed: String, _ person: Operator) async throws -> Ticket.Number? {
        guard let number = Ticket.Number(typed.filter { $0 != "#" }) else { return nil }
        return try await desk.database.read { c in try c.ticket(number, visibleTo: person)?.number }
    }

    /// Articles have no fields: the words are what is looked for in them.
    private func articles(_ query: SearchQuery, _ context: DeskContext) async throws -> [FaqView.FoundLine] {
        let words = query.clauses.filter { !$0.isExcluded && $0.place == .anywhere }.map(\.text).joined(separator: " ")
        return try await desk.knowledge().search(words, most: SearchPage.mostArticles) {
            $0.isFor(context.person, context.catalogue)
        }.map { hit in
            FaqView.FoundLine(
                title: hit.content.title, address: hit.article.deskPath, theme: hit.content.theme,
                excerpt: Excerpt.of(hit.content, stems: hit.stems))
        }
    }

    /// How requests like one were answered.
    @Sendable func solved(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), person = context.person
        let page = SolvedPage(
            number: number, cases: try await desk.solvedLike(number, as: person),
            mayWrite: person.may(.note) && context.visit.isFragment)
        let frame = context.deskFrame(request, site)
        if context.visit.isFragment { return page.list(frame).response() }
        let queues = try await DeskQueues(person, context.catalogue, counts.current(), at: site.now())
        return page.html(frame, queues.sidebar(current: nil, context.words)).response()
    }

    @Sendable func insert(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        let text = try await desk.answerGiven(to: context.ticketNumber(), as: context.person)
        return Response(.object(["text": .text(text)]))
    }

    /// The words that begin as the last one typed, each with what stands before it: a browser offers them whole.
    @Sendable func words(_ request: Request, _ context: DeskContext) async throws -> Response {
        let typed = String(request.question["q"].prefix(SearchQuery.longest))
        let start = typed.lastIndex { $0.isWhitespace || "\"-".contains($0) }.map { typed.index(after: $0) }
        let before = typed[..<(start ?? typed.startIndex)], last = typed[(start ?? typed.startIndex)...]
        let words = try await desk.wordsBeginning(String(last), most: Self.mostWords)
        return fragment { for word in words { option(.value(before + word)) { "" } } }.response()
    }
}

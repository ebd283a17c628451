import Desk
import Domain
import Foundation
import Hummingbird
import Store

/// What the program found for whoever keeps the knowledge.
struct ProposalRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(ProposalsPage.path), use: show)
        router.post(RouterPath(ProposalsPage.path + "/:id"), use: close)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(context).html(context.deskFrame(request, site))
    }

    @Sendable func close(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        let id = try context.idInPath(Proposal.self)
        let state: Proposal.State = form["esito"] == "done" ? .done : .dismissed
        do {
            try await desk.close(id, as: state, reason: form["motivo"], by: context.person)
            return .seeOther(
                ProposalsPage.path, saying: Notice(tone: .success, text: w("knowledge.proposal.closed")), site)
        } catch Refusal.invalid(_, let reason) {
            var page = try await page(context)
            page.refused = (id, w(reason))
            return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
        } catch Refusal.alreadyDone {
            return .seeOther(
                ProposalsPage.path, saying: Notice(tone: .warning, text: w("knowledge.proposal.already")), site)
        }
    }

    private func page(_ context: DeskContext) async throws -> ProposalsPage {
        let person = context.person, catalogue = context.catalogue, knowledge = try await desk.knowledge()
        let (open, closed, lines) = try await desk.database.read { c in
            let open = try c.openProposals(), closed = try c.closedProposals(limit: ProposalsPage.mostClosed)
            let numbers = open.flatMap { $0.numbers.prefix(10) }
            return try (open, closed, c.lines(of: numbers, visibleTo: person))
        }
        let byNumber = Dictionary(lines.map { ($0.number, $0) }) { first, _ in first }
        func line(_ proposal: Proposal) -> ProposalsPage.Line? {
            let article = proposal.article.flatMap(knowledge.article)
            // Of an article that is not for them, nobody hears.
            if let article, !article.isFor(person, catalogue) { return nil }
            return ProposalsPage.Line(
                proposal: proposal, article: article,
                triple: catalogue.triple(code: proposal.triple, at: site.now())?.problem ?? "–",
                requests: proposal.numbers.compactMap { byNumber[$0] })
        }
        let queues = try await DeskQueues(person, catalogue, counts.current(), at: site.now())
        return ProposalsPage(
            open: open.compactMap(line), closed: closed.compactMap(line), mayWrite: person.may(.note),
            sidebar: queues.sidebar(current: nil, isAtArticles: true, context.words))
    }
}

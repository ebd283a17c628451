import Desk
import Domain
import Hummingbird
import Store

/// What helps those who work without a mouse: the keys, and finding anything by its name.
struct KeysRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/tasti", use: keys)
        router.get("scrivania/trova", use: find)
    }

    @Sendable func keys(_ request: Request, _ context: DeskContext) async throws -> Response {
        let sidebar = try await queues(context).sidebar(current: nil, context.words)
        return KeysPage(sidebar: sidebar).html(context.deskFrame(request, site)).response()
    }

    @Sendable func find(_ request: Request, _ context: DeskContext) async throws -> Response {
        let query = FindQuery(request.question["q"]), w = context.words
        let recent = request.question["recenti"].split(separator: ",").prefix(Finding.mostRecent)
        let finding = Finding(query: query, recent: recent.compactMap { Ticket.Number(String($0)) }, context: context)
        let (rows, knowledge) = try await desk.database.read { [shelf = desk.shelf] c in
            try (finding.rows(c), shelf.current(c))
        }
        let queues = try await queues(context)
        let page = FindPage(query: query, groups: finding.groups(rows, queues, knowledge))
        if context.visit.isFragment { return page.results(w).response() }
        return page.html(context.deskFrame(request, site), queues.sidebar(current: nil, query: query.text, w))
            .response()
    }

    private func queues(_ context: DeskContext) async throws -> DeskQueues {
        try await DeskQueues(context.person, context.catalogue, counts.current(), at: site.now())
    }
}

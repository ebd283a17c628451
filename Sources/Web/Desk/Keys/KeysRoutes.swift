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
        let text = String(request.question["q"].tidied.prefix(200))
        let person = context.person, filter = FindPage.filter(text, for: person)
        let page = try await desk.database.read { c in try c.tickets(filter, after: nil, visibleTo: person) }
        let queues = try await queues(context)
        let found = FindPage(
            text: text,
            requests: page.lines.map {
                QueueLine($0, context.catalogue, person: person, language: context.words.language)
            },
            places: FindPage.places(text, queues, context),
            sidebar: queues.sidebar(current: nil, query: text, context.words))
        return found.html(context.deskFrame(request, site)).response()
    }

    private func queues(_ context: DeskContext) async throws -> DeskQueues {
        try await DeskQueues(context.person, context.catalogue, counts.current(), at: site.now())
    }
}

import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// `/scrivania/avvisi`: one's own notices, and reading them.
struct NoticesRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/avvisi", use: show)
        router.post("scrivania/avvisi/letti", use: readAll)
        router.post("scrivania/avvisi/:id/letto", use: readOne)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let asked = request.question, person = context.person, w = context.words
        let unreadOnly = asked["quali"] == "da-leggere", before = ID<PersonalNotice>(asked["prima"])
        let found = try await desk.database.read { c in
            try c.notices(of: person, unreadOnly: unreadOnly, before: before, limit: NoticesPage.size + 1)
        }
        let shown = found.prefix(NoticesPage.size)
        let queues = DeskQueues(person, context.catalogue, try await counts.current(), at: site.now())
        let page = NoticesPage(
            lines: shown.map { NoticeLine($0, w) }, unreadOnly: unreadOnly, unread: context.unread,
            newest: before == nil ? shown.first?.notice.id : nil,
            next: found.count > shown.count ? shown.last?.notice.id : nil,
            isFirst: before == nil, telling: person.preferences.telling, sidebar: queues.sidebar(current: nil, w))
        return page.html(context.deskFrame(request, site)).response()
    }

    @Sendable func readOne(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        guard let id = context.parameters.get("id").flatMap({ ID<PersonalNotice>($0) }) else { throw Refusal.notFound }
        try await desk.read(id, as: context.person)
        return .seeOther(NoticesPage.path)
    }

    @Sendable func readAll(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let last = ID<PersonalNotice>(try await context.form(request, site)["fino"]) else {
            throw Refusal.notFound
        }
        let count = try await desk.readNotices(upTo: last, as: context.person)
        let text = context.words("together.notices.readAll.done", ["n": count])
        return .seeOther(NoticesPage.path, saying: Notice(tone: .success, text: text), site)
    }
}

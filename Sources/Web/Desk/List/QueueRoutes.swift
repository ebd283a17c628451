import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// The lists of the desk.
struct QueueRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts
    let choices: ChoicesCache
    let rows = RowCache()

    func add(to router: some RouterMethods<DeskContext>) { router.get("scrivania", use: show) }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let asked = request.question
        var value = { (name: String) -> String in asked.all(name).joined(separator: ",") }
        var query = QueueQuery(value)
        if query.view != nil {
            guard let view = view(query, context) else {
                let notice = Notice(tone: .warning, text: context.words("views.problem.missing"))
                return .seeOther(QueueQuery.path, saying: notice, site)
            }
            // The address says only which: it is as it was kept.
            if asked.pairs.allSatisfy({ ["vista", "riquadro", "lingua"].contains($0.name) }) {
                value = view.value
                query = QueueQuery(view)
            }
        }
        // Who only looks has nothing of their own.
        if value("coda").isEmpty && !context.person.may(.take) { query.queue = .all }
        if let number = try await numberTyped(query, context) { return .seeOther(number.deskPath) }
        var page = try await page(query, context)
        if asked.bool("riquadro") {
            return page.pane.html(context.deskFrame(request, site)).response()
        }
        page.unreadable = QueueQuery.unreadable(value)
        var response = page.html(context.deskFrame(request, site)).response()
        response.setCookie(site.listCookie(query))
        return response
    }

    private func view(_ query: QueueQuery, _ context: DeskContext) -> SavedView? {
        query.view.flatMap { context.catalogue.view($0, of: context.person) }
    }

    /// A number in the search box leads to its request.
    private func numberTyped(_ query: QueueQuery, _ context: DeskContext) async throws -> Ticket.Number? {
        guard let number = Ticket.Number(query.text.filter { $0 != "#" }) else { return nil }
        let person = context.person
        return try await desk.database.read { c in try c.ticket(number, visibleTo: person)?.number }
    }

    private func page(_ query: QueueQuery, _ context: DeskContext) async throws -> QueuePage {
        let person = context.person, catalogue = context.catalogue, now = site.now(), w = context.words
        if case .group(let code) = query.queue, !person.sees(catalogue.group(code: code)?.id) { throw Refusal.notFound }
        let search = QueueSearch(query, catalogue, for: person, at: now), cursor = query.trail.last
        let found = try await desk.database.read { c in
            try search.filter.map { filter in
                let page = try c.tickets(filter, after: cursor, visibleTo: person)
                let lines = try QueueLine.all(page.lines, query.columns, catalogue, person: person, w, c)
                return (lines: lines, next: page.next)
            }
        }
        let queues = DeskQueues(person, catalogue, try await counts.current(), at: now)
        return QueuePage(
            title: title(query, context), query: query, tally: queues.tally(query.queue),
            lines: found?.lines ?? [], next: found?.next, choices: choices.choices(catalogue, w, at: now),
            sidebar: queues.sidebar(current: query.queue, view: query.view, query: query.text, w),
            canOpen: person.may(.open),
            canPull: person.may(.take), groupOptions: query.groupOptions(queues), gone: search.gone,
            view: view(query, context),
            isViewOwn: view(query, context)?.owner == person.id,
            sharing: ViewSharing(person, catalogue, at: now), rows: rows)
    }

    private func title(_ query: QueueQuery, _ context: DeskContext) -> String {
        let w = context.words
        if let view = view(query, context) { return view.name }
        if !query.text.isEmpty { return w("desk.title.search", ["text": query.text]) }
        switch query.queue {
        case .mine: return w("desk.queue.mine")
        case .all: return w(context.person.role.seesAllGroups ? "desk.queue.all" : "desk.queue.allMine")
        case .group(let code): return context.catalogue.group(code: code)?.name ?? code
        }
    }
}

extension QueueQuery {
    /// A queue of one group offers no others.
    fileprivate func groupOptions(_ queues: DeskQueues) -> [Option] {
        if case .group = queue { return [] }
        return queues.groups.map { Option($0.code, $0.name) }
    }
}

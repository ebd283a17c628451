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
        let asked = request.uri.queryParameters
        let value = { name in asked[values: name[...]].joined(separator: ",") }
        var query = QueueQuery(value)
        // Who only looks has nothing of their own.
        if asked["coda"] == nil && !context.person.may(.take) { query.queue = .all }
        if let number = try await numberTyped(query, context) { return .seeOther(number.deskPath) }
        var page = try await page(query, context)
        page.unreadable = QueueQuery.unreadable(value)
        return page.html(context.deskFrame(request, site)).response()
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
            sidebar: queues.sidebar(current: query.queue, query: query.text, w), canOpen: person.may(.open),
            groupOptions: query.groupOptions(queues), gone: search.gone, rows: rows)
    }

    private func title(_ query: QueueQuery, _ context: DeskContext) -> String {
        let w = context.words
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

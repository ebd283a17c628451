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
        var query = QueueQuery { asked[$0] }
        // Who only looks has nothing of their own.
        if asked.optional("coda") == nil && !context.person.may(.take) { query.queue = .all }
        if let number = try await numberTyped(query, context) { return .seeOther(number.deskPath) }
        return try await page(query, context).html(context.deskFrame(request, site)).response()
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
        let filter = query.filter(catalogue, for: person), cursor = query.trail.last
        let found = try await desk.database.read { c in
            try filter.map { try c.tickets($0, after: cursor, visibleTo: person) }
        }
        let queues = DeskQueues(person, catalogue, try await counts.current(), at: now)
        return QueuePage(
            title: title(query, context), query: query, tally: queues.tally(query.queue),
            lines: found?.lines.map { QueueLine($0, catalogue, person: person) } ?? [], next: found?.next,
            choices: choices.choices(catalogue, w, at: now),
            sidebar: queues.sidebar(current: query.queue, query: query.text, w), canOpen: person.may(.open),
            canPull: person.may(.take), rows: rows)
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

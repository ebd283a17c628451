import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// What came in: the list, one of it, writing it down, and how it ended.
struct ItemRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        let one = ItemListPage.path + "/:id"
        router.get(RouterPath(ItemListPage.path), use: showAll)
        router.get(RouterPath(ItemForm.newPath), use: showBlank)
        router.post(RouterPath(ItemForm.newPath), use: create)
        router.get(RouterPath(one), use: show)
        router.get(RouterPath(one + "/modifica"), use: showForm)
        router.post(RouterPath(one + "/modifica"), use: save)
        router.post(RouterPath(one + "/passo"), use: take)
    }

    @Sendable func showAll(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let asked = request.question, tab = ItemListPage.Tab(rawValue: asked["stato"]) ?? .toDo
        let last = TicketCursor(asked["dopo"]).flatMap { cursor in
            cursor.keys.count == 2 && abs(cursor.keys[0]) < 2_000_000
                ? (dueOn: CalendarDay(number: Int(cursor.keys[0])), id: ID<InboundItem>(cursor.keys[1])) : nil
        }
        let (found, all) = try await desk.database.read { c in
            try (c.items(tab.state, after: last, limit: ItemListPage.page + 1), c.itemCounts())
        }
        let shown = Array(found.prefix(ItemListPage.page)), more = found.count > shown.count ? shown.last : nil
        return ItemListPage(
            tab: tab, counts: all,
            lines: shown.map { .init(item: $0, assignee: context.catalogue.person($0.content.assignee)?.name) },
            next: more.map { ItemListPage.address(tab, after: $0) }, today: site.now().romeDay,
            mayWrite: context.person.may(.note), sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(context).html(context.deskFrame(request, site))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let today = site.now().romeDay
        let form = ItemForm.form(
            .init(kind: .release, title: "", receivedOn: today, dueOn: today.adding(InboundItem.usualDays)))
        return try await writing(nil, form, context).html(context.deskFrame(request, site))
    }

    @Sendable func showForm(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let item = try await item(context)
        return try await writing(item, ItemForm.form(item.content), context).html(context.deskFrame(request, site))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(try await item(context), request, context)
    }

    private func keep(_ item: InboundItem?, _ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words
        var page = try await writing(item, form, context)
        if let version = form.int("versione") { page.version = version }
        if let content = ItemForm.read(form, &page.errors, w) {
            do {
                let kept =
                    if let item {
                        try await desk.edit(item.id, content, from: page.version, as: context.person)
                    } else {
                        try await desk.writeItem(content, as: context.person)
                    }
                return .seeOther(kept.deskPath, saying: Notice(tone: .success, text: w("flows.items.saved")), site)
            } catch Refusal.changedMeanwhile {
                page.errors.add("title", w("flows.problem.changed"))
                // Sent once more it stands over what the other wrote.
                page.version = item?.version ?? page.version
            } catch let refusal as Refusal where refusal != .notFound {
                page.errors.add(refusal, w)
            }
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func take(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words
        var page = try await page(context)
        page.typed = form
        do {
            let item = try await taken(form, page.item, as: context.person)
            let text = w("flows.done.item.\(item.state.rawValue)")
            return .seeOther(item.deskPath, saying: Notice(tone: .success, text: text), site)
        } catch let refusal as Refusal where refusal.isOfField {
            page.errors.add(refusal, w)
        } catch let refusal as Refusal where refusal != .notFound {
            let text = refusal == .changedMeanwhile ? w("flows.problem.changed") : w.sentence(refusal)
            return .seeOther(page.item.deskPath, saying: Notice(tone: .danger, text: text), site)
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    private func taken(_ form: FormData, _ item: InboundItem, as person: Operator) async throws -> InboundItem {
        let version = form.int("versione") ?? 0
        switch form["passo"] {
        case "done":
            let slug = NeedForm.slug(form.optional("article")) ?? ""
            return try await desk.end(item.id, .done(article: slug), from: version, as: person)
        case "notNeeded":
            return try await desk.end(item.id, .notNeeded(reason: form["reason"]), from: version, as: person)
        case "reopen": return try await desk.reopen(item.id, from: version, as: person)
        default: throw Refusal.alreadyDone
        }
    }

    private func item(_ context: DeskContext) async throws -> InboundItem {
        let id = try context.idInPath(InboundItem.self)
        guard let item = try await desk.database.read({ c in try c.item(id) }) else { throw Refusal.notFound }
        return item
    }

    private func page(_ context: DeskContext) async throws -> ItemPage {
        let id = try context.idInPath(InboundItem.self), person = context.person, catalogue = context.catalogue
        let (item, flow, article) = try await desk.database.read { [desk] c in
            guard let item = try c.item(id) else { throw Refusal.notFound }
            let flow = try item.content.flow.flatMap { try c.flow($0) }
            return (item, flow, try item.article.flatMap { try desk.shelf.current(c).article(slug: $0) })
        }
        return ItemPage(
            item: item, assignee: catalogue.person(item.content.assignee)?.name,
            flow: flow.map { Link($0.content.name, $0.deskPath) },
            article: article.flatMap { $0.isFor(person, catalogue) ? Link($0.latest.title, $0.deskPath) : nil },
            today: site.now().romeDay, mayWrite: person.may(.note), sidebar: try await sidebar(context))
    }

    private func writing(_ item: InboundItem?, _ form: FormData, _ context: DeskContext) async throws -> WriteItemPage {
        let kept = item?.content.flow
        let flows = try await desk.database.read { c in
            let used = try c.flows(ended: false, limit: ItemForm.mostFlows).filter { $0.content.direction == .incoming }
            let own = try kept.flatMap { id in used.contains { $0.id == id } ? nil : try c.flow(id) }
            return used + (own.map { [$0] } ?? [])
        }
        return WriteItemPage(
            item: item, version: item?.version ?? 0, form: form, catalogue: context.catalogue,
            flows: flows.map { Option($0.id.description, $0.content.name) }, sidebar: try await sidebar(context))
    }

    private func sidebar(_ context: DeskContext) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtFlows: true, context.words)
    }
}

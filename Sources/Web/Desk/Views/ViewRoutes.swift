import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// The lists people keep: kept from a list, named, shared, put in order, taken away.
struct ViewRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        let one = ViewsPage.path + "/:id"
        router.get(RouterPath(ViewsPage.path), use: showAll)
        router.post(RouterPath(ViewsPage.path), use: create)
        router.get(RouterPath(one), use: show)
        router.post(RouterPath(one), use: save)
        router.post(RouterPath(one + "/elenco"), use: saveList)
        router.post(RouterPath(one + "/sposta"), use: move)
        router.post(RouterPath(one + "/elimina"), use: delete)
    }

    @Sendable func showAll(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let views = context.catalogue.views(of: context.person)
        let names = context.catalogue.groups.map { ($0.id, $0.name) }
        return ViewsPage(
            own: views.filter { $0.owner == context.person.id },
            shared: views.filter { $0.owner != context.person.id }
                .map { ($0, context.catalogue.person($0.owner)?.name ?? "–") },
            groups: Dictionary(names) { first, _ in first }, sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), asked = sharing(context).read(form)
        // Written again by the program: an address is kept as it would write it.
        let query = QueueQuery(QueueQuery.values(of: form["query"])).kept
        do {
            let view = try await desk.keepView(
                named: asked.name, query: query, sharing: asked.sharing, groups: asked.groups, as: context.person)
            return done("views.added", view.name, at: view.address, context)
        } catch let refusal as Refusal {
            var page = try await page(nil, form, context)
            page.query = query
            page.errors.add(refusal, context.words)
            return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
        }
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let kept = try kept(context)
        // Whoever may do nothing to it has the list alone.
        guard kept.owner == context.person.id || context.person.may(.manageTemplates) else { throw Refusal.notFound }
        return try await page(kept, sharing(context).form(kept), context).html(context.deskFrame(request, site))
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), kept = try kept(context)
        let asked = sharing(context).read(form)
        var next = kept
        (next.name, next.sharing, next.groups) = asked
        do {
            let view = try await desk.edit(next, as: context.person)
            return done("views.saved", view.name, at: view.address, context)
        } catch let refusal as Refusal where refusal != .notFound {
            var page = try await page(kept, form, context)
            page.errors.add(refusal, context.words)
            return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
        }
    }

    @Sendable func saveList(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site)
        var next = try kept(context)
        next.query = QueueQuery(QueueQuery.values(of: form["query"])).kept
        do {
            let view = try await desk.edit(next, as: context.person)
            return done("views.saved", view.name, at: view.address, context)
        } catch let refusal as Refusal where refusal != .notFound {
            return refused(refusal, at: next.address, context)
        }
    }

    @Sendable func move(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site)
        try await desk.move(view: kept(context).id, earlier: form["dove"] == "su", as: context.person)
        return .seeOther(ViewsPage.path)
    }

    @Sendable func delete(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        let kept = try kept(context)
        do {
            try await desk.delete(view: kept.id, as: context.person)
            return done("views.deleted", kept.name, at: ViewsPage.path, context)
        } catch let refusal as Refusal where refusal != .notFound {
            return refused(refusal, at: kept.address, context)
        }
    }
}

extension ViewRoutes {
    private func kept(_ context: DeskContext) throws -> SavedView {
        let id = try context.idInPath(SavedView.self)
        guard let view = context.catalogue.view(id, of: context.person) else { throw Refusal.notFound }
        return view
    }

    private func sharing(_ context: DeskContext) -> ViewSharing {
        ViewSharing(context.person, context.catalogue, at: site.now())
    }

    private func page(_ kept: SavedView?, _ form: FormData, _ context: DeskContext) async throws -> ViewPage {
        ViewPage(
            kept: kept, form: form, sharing: sharing(context),
            isOwn: kept.map { $0.owner == context.person.id } ?? true, sidebar: try await sidebar(context))
    }

    private func sidebar(_ context: DeskContext) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, context.words)
    }

    private func done(_ key: String, _ name: String, at address: String, _ context: DeskContext) -> Response {
        .seeOther(address, saying: Notice(tone: .success, text: context.words(key, from: ["name": name])), site)
    }

    private func refused(_ refusal: Refusal, at address: String, _ context: DeskContext) -> Response {
        .seeOther(address, saying: Notice(tone: .danger, text: context.words.sentence(refusal)), site)
    }
}

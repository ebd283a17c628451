import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// List, form and end of the texts of one home.
struct TextRoutes: Sendable {
    let pages: SettingsPages
    let home: TextHome

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(home.address), use: showList)
        router.get(RouterPath(home.newAddress), use: showBlank)
        router.post(RouterPath(home.newAddress), use: create)
        router.get(RouterPath(home.address + "/:id"), use: show)
        router.post(RouterPath(home.address + "/:id"), use: save)
        router.post(RouterPath(home.address + "/:id/cessa"), use: end)
    }

    private func enter(_ context: DeskContext) throws {
        switch home {
        case .shared: try pages.enter(.texts, context)
        case .own: guard context.person.may(.note) else { throw Refusal.notFound }
        }
    }

    private func frame(_ request: Request, _ context: DeskContext) -> TextFrame {
        TextFrame(home, context.deskFrame(request, pages.site), context.person)
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try enter(context)
        let names = Dictionary(context.catalogue.groups.map { ($0.code, $0.name) }) { first, _ in first }
        let modules = home.modules(context.catalogue, of: context.person, at: pages.site.now())
        return TextListPage(modules: modules, groups: names).html(frame(request, context))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try enter(context)
        let blank = FormData([("language", context.words.language.rawValue)])
        return page(nil, blank, context).html(frame(request, context))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try enter(context)
        let kept = try kept(context)
        var form = FormData([("shortcut", kept.shortcut), ("language", kept.language), ("text", kept.text)])
        for group in kept.groups { form.append("groups", group) }
        return page(kept, form, context).html(frame(request, context))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try enter(context)
        return try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try enter(context)
        return try await keep(try kept(context), request, context)
    }

    private func keep(_ kept: TextModule?, _ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, pages.site), w = context.words
        var page = page(kept, form, context)
        let module = module(form, over: kept, context)
        do {
            if kept == nil {
                try await pages.desk.add(module, as: context.actor)
            } else {
                try await pages.desk.edit(module, as: context.actor)
            }
            let key = kept == nil ? "settings.done.added" : "settings.done.saved"
            return pages.done(key, ["name": module.name], at: home.address, context)
        } catch let refusal as Refusal {
            page.errors.add(refusal, w, named: { $0 == "code" ? "name" : $0 })
        } catch let refusal as TemplateRefusal {
            page.errors.add("text", w.sentence(refusal))
        }
        return page.html(frame(request, context)).response(.unprocessableContent)
    }

    /// What the form says. The colons are how a shortcut is typed, not what it is called.
    private func module(_ form: FormData, over kept: TextModule?, _ context: DeskContext) -> TextModule {
        var module = kept ?? TextModule(name: form["name"].tidied, owner: home.isShared ? nil : context.person.id)
        module.shortcut = String(form["shortcut"].lowercased().drop { $0 == ":" })
        module.language = form["language"]
        if home.isShared { module.groups = form.all("groups") }
        module.text = form["text"].tidiedLines
        return module
    }

    @Sendable func end(_ request: Request, _ context: DeskContext) async throws -> Response {
        try enter(context)
        _ = try await context.form(request, pages.site)
        let kept = try kept(context)
        do {
            try await pages.desk.end(kept, as: context.actor)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: home.address(kept), context)
        }
        return pages.done("settings.done.ended", ["name": kept.name], at: home.address, context)
    }

    private func kept(_ context: DeskContext) throws -> TextModule {
        let id = try context.idInPath(TextModule.self)
        let found = home.modules(context.catalogue, of: context.person, at: pages.site.now()).first { $0.id == id }
        guard let found else { throw Refusal.notFound }
        return found
    }

    private func page(_ kept: TextModule?, _ form: FormData, _ context: DeskContext) -> TextPage {
        let groups = context.catalogue.groups(at: pages.site.now()).map { Option($0.code, $0.name) }
        return TextPage(kept: kept, form: form, groups: groups)
    }
}

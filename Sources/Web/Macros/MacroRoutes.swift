import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// List, form and end of the macros of one home.
struct MacroRoutes: Sendable {
    let pages: SettingsPages
    let home: MacroHome

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
        case .shared: try pages.enter(.macros, context)
        case .own: guard context.person.may(.note) else { throw Refusal.notFound }
        }
    }

    private func frame(_ request: Request, _ context: DeskContext) -> MacroFrame {
        MacroFrame(home, context.deskFrame(request, pages.site), context.person)
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try enter(context)
        let now = pages.site.now(), macros = home.macros(context.catalogue, of: context.person, at: now)
        let faults = macros.compactMap { macro in macro.fault(context.catalogue, at: now).map { (macro.id, $0) } }
        return MacroListPage(
            macros: macros, words: words(context), faults: Dictionary(faults) { first, _ in first }
        ).html(frame(request, context))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try enter(context)
        return page(nil, MacroForm.form(Macro(name: "", position: 0)), context).html(frame(request, context))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try enter(context)
        let kept = try kept(context)
        return page(kept, MacroForm.form(kept), context).html(frame(request, context))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try enter(context)
        return try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try enter(context)
        return try await keep(try kept(context), request, context)
    }

    private func keep(_ kept: Macro?, _ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, pages.site), w = context.words
        if let step = RuleStep(form["passo"]) {
            return page(kept, step.applied(to: form), context).html(frame(request, context)).response()
        }
        var page = page(kept, form, context)
        let blank = Macro(name: "", owner: home.isShared ? nil : context.person.id, position: 0)
        let macro = MacroForm.read(form, over: kept ?? blank, &page.errors, w)
        if page.errors.isEmpty {
            do {
                if kept == nil {
                    try await pages.desk.add(macro, as: context.actor)
                } else {
                    try await pages.desk.edit(macro, as: context.actor)
                }
                let key = kept == nil ? "settings.done.added" : "settings.done.saved"
                return pages.done(key, ["name": macro.name], at: home.address, context)
            } catch let refusal as Refusal {
                page.errors.add(refusal, w, named: { MacroForm.field($0, macro.actions) })
            } catch let refusal as TemplateRefusal {
                page.errors.add(MacroForm.field(refusal.field, macro.actions), w.sentence(refusal))
            }
        }
        return page.html(frame(request, context)).response(.unprocessableContent)
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

    private func kept(_ context: DeskContext) throws -> Macro {
        let id = try context.idInPath(Macro.self)
        let found = home.macros(context.catalogue, of: context.person, at: pages.site.now()).first { $0.id == id }
        guard let found else { throw Refusal.notFound }
        return found
    }

    private func words(_ context: DeskContext) -> RuleWords {
        RuleWords(w: context.words, names: context.catalogue.namesByCode(at: pages.site.now()))
    }

    private func page(_ kept: Macro?, _ form: FormData, _ context: DeskContext) -> MacroPage {
        let now = pages.site.now()
        return MacroPage(
            kept: kept, form: form, choices: RuleChoices(context.catalogue, at: now, words(context)),
            fault: kept?.fault(context.catalogue, at: now))
    }
}

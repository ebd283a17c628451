import Desk
import Domain
import HTTPTypes
import Hummingbird

/// List, form and end of one kind of entry.
struct EntryRoutes<Entry: EditableEntry>: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        let list = RouterPath(Entry.place.address), one = RouterPath(Entry.place.address + "/:id")
        router.get(list, use: showList)
        router.get(RouterPath(Entry.place.newAddress), use: showBlank)
        router.post(RouterPath(Entry.place.newAddress), use: create)
        router.get(one, use: show)
        router.post(one, use: save)
        router.post(RouterPath(Entry.place.address + "/:id/cessa"), use: end)
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Entry.place, context)
        return EntryListPage<Entry>(context.catalogue, asked: request.question, at: pages.site.now())
            .html(pages.frame(Entry.place, request, context))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Entry.place, context)
        let blank = Entry.blank(context.catalogue)
        return page(nil, blank, blank.form, FieldErrors(), request, context)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Entry.place, context)
        let entry = try kept(context)
        return page(entry, entry, entry.form, FieldErrors(), request, context)
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try pages.enter(Entry.place, context)
        return try await keep(try kept(context), request, context)
    }

    private func keep(_ kept: Entry?, _ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(Entry.place, request, context), w = context.words
        var entry = kept ?? .blank(context.catalogue), errors = FieldErrors()
        entry.take(form, isNew: kept == nil, &errors, w)
        if form["passo"] == "anteprima" { return page(kept, entry, form, errors, request, context).response() }
        if kept?.validity.hasEnded(at: pages.site.now()) == true {
            // Somebody else changed or ended it while this form was open.
            errors.add(.changedMeanwhile, w)
        }
        if errors.isEmpty {
            do {
                if form["passo"] == "prova", let address = try await entry.tryOut(pages.desk, as: context.actor) {
                    return .seeOther(address)
                }
                if kept == nil {
                    try await entry.add(pages.desk, as: context.actor)
                } else {
                    try await entry.save(pages.desk, as: context.actor)
                }
                let key = kept == nil ? "settings.done.added" : "settings.done.saved"
                return pages.done(key, ["name": entry.title(w)], at: Entry.place.address, context)
            } catch let refusal as Refusal {
                errors.add(refusal, w, named: Entry.field)
            }
        }
        return page(kept, entry, form, errors, request, context).response(.unprocessableContent)
    }

    @Sendable func end(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await pages.form(Entry.place, request, context)
        let entry = try kept(context)
        do {
            try await entry.end(pages.desk, as: context.actor)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: entry.address, context)
        }
        return pages.done("settings.done.ended", ["name": entry.title(context.words)], at: Entry.place.address, context)
    }

    private func kept(_ context: DeskContext) throws -> Entry {
        let id = try context.idInPath(Entry.self)
        guard let entry = Entry.all(context.catalogue).first(where: { $0.id == id }) else { throw Refusal.notFound }
        return entry
    }

    private func page(
        _ kept: Entry?, _ entry: Entry, _ form: FormData, _ errors: FieldErrors, _ request: Request,
        _ context: DeskContext
    ) -> HTML {
        let now = pages.site.now(), catalogue = context.catalogue
        return EntryFormPage(
            kept: kept, form: form, errors: errors, choices: SettingsChoices(catalogue, at: now), now: now,
            preview: entry.preview(catalogue, at: now, context.words)
        ).html(pages.frame(Entry.place, request, context))
    }
}

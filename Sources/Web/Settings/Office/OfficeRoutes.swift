import Desk
import Domain
import HTTPTypes
import Hummingbird

struct OfficeRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(SettingsPlace.office.address), use: show)
        router.post(RouterPath(SettingsPlace.office.address), use: save)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.office, context)
        return OfficePage(form: context.catalogue.office.form(context.words), calendars: calendars(context))
            .html(pages.frame(.office, request, context))
    }

    private func calendars(_ context: DeskContext) -> [Option] {
        SettingsChoices(context.catalogue, at: pages.site.now()).calendars
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(.office, request, context), w = context.words
        var office = context.catalogue.office, errors = FieldErrors()
        office.take(form, &errors, w)
        if errors.isEmpty {
            do {
                try await pages.desk.edit(office, as: context.actor)
                return pages.done("settings.ufficio.done", at: SettingsPlace.office.address, context)
            } catch let refusal as Refusal {
                // The desk checks an address under the name every address has.
                errors.add(refusal, w, named: { $0 == "email" ? "mailFrom" : $0 })
            }
        }
        return OfficePage(form: form, calendars: calendars(context), errors: errors).html(
            pages.frame(.office, request, context)
        )
        .response(.unprocessableContent)
    }
}

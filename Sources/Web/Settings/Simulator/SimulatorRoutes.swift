import Desk
import Domain
import HTTPTypes
import Hummingbird

/// The simulator: one page, asked with GET.
struct SimulatorRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(SettingsPlace.simulator.address), use: show)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        try pages.enter(.simulator, context)
        let asked = request.question, now = pages.site.now(), catalogue = context.catalogue, w = context.words
        var page = SimulatorPage(
            form: asked, choices: SettingsChoices(catalogue, at: now), names: catalogue.namesByCode(at: now),
            book: catalogue.promiseBook)
        if SimulatorForm.isAsked(asked) {
            let description = SimulatorForm.read(asked, &page.errors, w, now: now)
            do {
                if page.errors.isEmpty {
                    page.result = try await pages.desk.simulate(description, as: context.actor)
                }
            } catch let refusal as Refusal {
                page.errors.add(refusal, w, named: SimulatorForm.field)
            }
        }
        return page.html(pages.frame(.simulator, request, context))
            .response(page.errors.isEmpty ? .ok : .unprocessableContent)
    }
}

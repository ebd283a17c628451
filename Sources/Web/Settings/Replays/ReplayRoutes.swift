import Desk
import Domain
import Hummingbird
import Store

/// What came out of trying a change on the last year.
struct ReplayRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(ReplayPage.start + "/:id"), use: show)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.promises, context)
        let id = try context.idInPath(Replay.self)
        guard let replay = try await pages.desk.replay(id) else { throw Refusal.notFound }
        let place: SettingsPlace = replay.noun == "calendar" ? .calendars : .promises
        return ReplayPage(replay: replay).html(pages.frame(place, request, context))
    }
}

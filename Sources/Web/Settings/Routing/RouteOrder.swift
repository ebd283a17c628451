import Desk
import Domain
import Hummingbird

/// Moves a line of the routing table up or down by one.
struct RouteOrderRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        let one = SettingsPlace.routing.address + "/:id"
        router.post(RouterPath(one + "/su")) { try await move($0, $1, by: -1) }
        router.post(RouterPath(one + "/giu")) { try await move($0, $1, by: 1) }
    }

    private func move(_ request: Request, _ context: DeskContext, by step: Int) async throws -> Response {
        _ = try await pages.form(.routing, request, context)
        let id = try context.idInPath(Route.self), now = pages.site.now(), list = SettingsPlace.routing.address
        var order = context.catalogue.routes.filter { !$0.validity.hasEnded(at: now) }.map(\.id)
        guard let place = order.firstIndex(of: id), order.indices.contains(place + step) else {
            return pages.refused(.changedMeanwhile, at: list, context)
        }
        order.swapAt(place, place + step)
        do {
            try await pages.desk.reorder(routes: order, as: context.actor)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: list, context)
        }
        return pages.done("settings.instradamento.moved", at: list, context)
    }
}

import Desk
import Hummingbird

/// The whole API on a router of the program.
struct APIRoutes {
    let desk: Desk
    /// Requests a minute for each token.
    var requestsPerMinute = 60_000

    func add<Context: RequestContext>(
        to router: Router<Context>, door: (RouterGroup<Context>) -> RouterGroup<APIDoorContext>
    ) {
        router.get("status", use: StatusRoute(desk: desk).show)
        let open = router.group("api/v1").add(middleware: ProblemMiddleware())
        open.get("openapi.json") { _, _ in OpenAPI.response() }
        let known = door(open).add(middleware: APIDoor(desk: desk, meter: APIMeter(limit: requestsPerMinute)))
        TicketRoutes(desk: desk).add(to: known.group(context: APIContext.self))
    }
}

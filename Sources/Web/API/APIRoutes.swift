import Desk
import Hummingbird

/// The whole API on the router of the program.
struct APIRoutes {
    let desk: Desk
    /// Requests a minute for each token.
    let requestsPerMinute: Int

    func add(to router: Router<PublicContext>) {
        router.get("status", use: StatusRoute(desk: desk).show)
        router.get("api/v1/openapi.json") { _, _ in OpenAPI.response() }
        let known = router.group("api/v1", context: APIDoorContext.self)
            .add(middleware: ProblemMiddleware())
            .add(middleware: APIDoor(desk: desk, meter: APIMeter(limit: requestsPerMinute)))
            // Once more behind the door, so that an error too says how many requests are left.
            .add(middleware: ProblemMiddleware())
        TicketRoutes(desk: desk).add(to: known.group(context: APIContext.self))
    }
}

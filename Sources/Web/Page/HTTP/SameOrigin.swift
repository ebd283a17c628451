import HTTPTypes
import Hummingbird

/// Refuses what changes something when the browser says it was started by another site. Requests that say nothing
/// (programs, or pages whose Referrer-Policy hides the origin) are left to the form's token.
struct SameOrigin<Context: RequestContext>: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if [.get, .head, .options].contains(request.method) || isOurs(request) {
            return try await next(request, context)
        }
        throw FormError.foreign
    }

    private func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin]?.lowercased(), origin != "null" else { return true }
        if origin == site.origin { return true }
        let host = request.head.authority?.lowercased() ?? ""
        return !host.isEmpty && (origin == "http://" + host || origin == "https://" + host)
    }
}

import HTTPTypes
import Hummingbird

/// Puts the headers on every answer that keep a browser from being used against its person, and the request's id.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Protections.always where response.headers[name] == nil { response.headers[name] = value }
        if site.isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
        response.headers[.xRequestID] = context.id
        let isPage = response.headers[.contentType]?.hasPrefix("text/html") == true
        if isPage, response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

private enum Protections {
    /// No inline script or style, nothing from elsewhere; Bootstrap Italia draws small symbols with data: images.
    private static let policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

    static let always: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, policy),
        (.xContentTypeOptions, "nosniff"),
        (.xFrameOptions, "DENY"),
        (HTTPField.Name("Referrer-Policy")!, "same-origin"),  // valid tokens, all of them
        (HTTPField.Name("Permissions-Policy")!, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
        (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
    ]
}

extension HTTPField.Name {
    /// Older than `frame-ancestors`, and still what some browsers go by (RFC 7034).
    static let xFrameOptions = HTTPField.Name("X-Frame-Options")!  // a valid token
}

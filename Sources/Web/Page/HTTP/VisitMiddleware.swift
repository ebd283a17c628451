import Desk
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads what the browser carries, gives it what it lacks, and changes the language when asked (`?lingua=en`).
struct VisitMiddleware<Context: PageContext & RemoteAddressRequestContext>: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if let answer = languageChange(request) { return answer }
        var context = context
        let jar = CookieJar(request.headers), known = jar[site.cookieName(.browser)]
        let browser = known.flatMap(site.validBrowser) ?? Base64URL.encode(randomBytes(18))
        context.visit = Visit(
            address: clientAddress(request, context), requestID: context.id,
            language: jar[Site.languageCookie].flatMap(Language.init) ?? .negotiate(request.headers[.acceptLanguage]),
            browser: browser, session: jar[site.cookieName(.session)],
            notice: jar[site.cookieName(.notice)].flatMap(site.notice),
            list: jar[site.cookieName(.list)].flatMap(Base64URL.decode).map { String(decoding: $0, as: UTF8.self) },
            habit: jar[site.cookieName(.habit)], isFragment: request.headers[.fragment] != nil)
        var response = try await next(request, context)
        let isPage = response.headers[.contentType]?.hasPrefix("text/html") == true
        if browser != known, isPage { response.setCookie(site.cookie(.browser, browser)) }
        if isPage, context.visit.notice != nil { response.setCookie(site.cookie(.notice, "", maxAge: 0)) }
        return response
    }

    private func clientAddress(_ request: Request, _ context: Context) -> String {
        let peer = context.remoteAddress?.ipAddress ?? ""
        return ClientAddress.find(
            peer: peer, forwarded: request.headers[values: .xForwardedFor], trusted: site.trustedProxies)
    }

    /// A link of the language switch: the cookie, then the same page without the question.
    private func languageChange(_ request: Request) -> Response? {
        guard request.method == .get, let query = request.uri.query, query.contains("lingua="),
            let language = request.uri.queryParameters.get("lingua").flatMap(Language.init)
        else { return nil }
        let rest = query.split(separator: "&").filter { !$0.hasPrefix("lingua=") }.joined(separator: "&")
        // A path of two slashes would send the browser to another host.
        let path = "/" + request.uri.path.drop { $0 == "/" || $0 == "\\" }
        var response = Response.seeOther(rest.isEmpty ? path : path + "?" + rest)
        response.setCookie(site.languageCookie(language))
        return response
    }
}

extension HTTPField.Name {
    /// Our script asks for a fragment.
    static let fragment = HTTPField.Name("X-Sportello-Fragment")!  // a valid token
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!  // a valid token
    static let xRequestID = HTTPField.Name("X-Request-ID")!  // a valid token
    static let secFetchSite = HTTPField.Name("Sec-Fetch-Site")!  // a valid token
}

extension Response {
    /// After a POST that worked: look there (RFC 9110 §15.4.4).
    /// It is there from now on.
    static func moved(to address: String) -> Response {
        Response(status: .movedPermanently, headers: [.location: address, .cacheControl: "max-age=3600"])
    }

    static func seeOther(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }
}

import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// In and out of the desk.
struct LogInRoutes: Sendable {
    let desk: Desk
    let site: Site

    func add(to router: some RouterMethods<PublicContext>) {
        router.get("accedi", use: show)
        router.post("accedi", use: logIn)
        router.post("esci", use: logOut)
    }

    @Sendable func show(_ request: Request, _ context: PublicContext) async throws -> HTML {
        let ask = request.question
        var page = LogInPage(login: ask["nome"])
        page.then = LogInPage.localPath(ask["poi"]) ?? ""
        return try await html(page, request, context)
    }

    @Sendable func logIn(_ request: Request, _ context: PublicContext) async throws -> Response {
        let form = try await context.form(request, site)
        var page = LogInPage(login: form["nome"], then: LogInPage.localPath(form["poi"]) ?? "")
        let password = form.raw("parola") ?? ""
        do {
            guard !page.login.isEmpty, !password.isEmpty else { throw LogInProblem.missing }
            let token = try await desk.logIn(
                page.login, password: password, address: context.visit.address,
                agent: request.headers[.userAgent] ?? "")
            return try await entered(with: token, to: page.then)
        } catch {
            page.problem = try problem(error, context.words)
            return try await html(page, request, context).response(.unprocessableContent)
        }
    }

    private enum LogInProblem: Error { case missing }

    private func problem(_ error: any Error, _ w: Words) throws -> String {
        switch error {
        case LogInProblem.missing: w("account.logIn.missing")
        case Refusal.notAllowed: w("account.logIn.wrong")
        case Refusal.slowDown(let seconds): w("account.logIn.slow", ["n": seconds])
        default: throw error
        }
    }

    private func entered(with token: String, to then: String) async throws -> Response {
        let now = desk.now()
        let person = try await desk.database.read { [desk] c in try desk.person(session: token, at: now, c)?.0 }
        let start = try await desk.catalogue().startAddress(of: person)
        var response = Response.seeOther(then.isEmpty ? start : then)
        response.setCookie(site.sessionCookie(token, seconds: Int(Desk.sessionHours * 3600)))
        // One's own language wins over what the browser asked for.
        if let language = person.flatMap({ Language(rawValue: $0.language) }) {
            response.setCookie(site.languageCookie(language))
        }
        return response
    }

    @Sendable func logOut(_ request: Request, _ context: PublicContext) async throws -> Response {
        _ = try await context.form(request, site)
        if let token = context.visit.session { try await desk.logOut(token) }
        let notice = Notice(tone: .success, text: context.words("account.loggedOut"))
        var response = Response.seeOther("/accedi", saying: notice, site)
        response.setCookie(site.endedSessionCookie())
        return response
    }

    private func html(_ page: LogInPage, _ request: Request, _ context: PublicContext) async throws -> HTML {
        var page = page
        page.demo = LogInPage.demoPeople(try await desk.catalogue())
        return page.html(await context.frame(request, site))
    }
}

extension Catalogue {
    /// What opens for a person after the log-in: what they chose, while they may open it.
    func startAddress(of person: Operator?) -> String {
        guard let person, mayStart(person, at: person.preferences.start) else { return QueueQuery.path }
        switch person.preferences.start {
        case "": return QueueQuery.path
        case Desk.startAll: return QueueQuery.Queue.all.address
        case Desk.startNotices: return NoticesPage.path
        case let start:
            if let id = startView(start), let view = view(id, of: person) { return view.address }
            return QueueQuery.Queue.group(code: start).address
        }
    }
}

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
        router.get("accedi/ancora", use: again)
        router.post("esci", use: logOut)
    }

    @Sendable func show(_ request: Request, _ context: PublicContext) async throws -> HTML {
        let ask = request.question
        var page = LogInPage(login: ask["nome"])
        page.then = LogInPage.localPath(ask["poi"]) ?? ""
        return try await html(page, request, context)
    }

    @Sendable func logIn(_ request: Request, _ context: PublicContext) async throws -> Response {
        let form = try await context.form(request, site), browser = context.visit.browser
        var page = LogInPage(login: form["nome"], then: LogInPage.localPath(form["poi"]) ?? "")
        let password = form.raw("parola") ?? "", sealed = form["tenuto"]
        let held = sealed.isEmpty ? nil : HeldForm(sealed, for: browser, site)
        if let held, let owner = try await desk.catalogue().person(held.owner) {
            if let language = Language(rawValue: form["lingua"]) {
                return try await inAnother(language, page, held, sealed, owner, request, context)
            }
            page.held = .init(held, sealed: sealed, owner: owner, context.words)
        }
        let owner = held?.owner ?? ID(form[AgainPage.field])
        do {
            guard !page.login.isEmpty, !password.isEmpty else { throw LogInProblem.missing }
            // Asked before the password is: nobody enters here in the place of another.
            if let owner, try await desk.catalogue().person(login: page.login)?.id != owner {
                throw LogInProblem.another
            }
            let token = try await desk.logIn(
                page.login, password: password, address: context.visit.address,
                agent: request.headers[.userAgent] ?? "")
            return try await entered(with: token, to: page.then, held, request, context)
        } catch {
            page.problem = try problem(error, context.words)
            if held == nil, let owner, context.visit.isFragment {
                let again = AgainPage(person: owner, login: page.login, problem: page.problem)
                return again.html(await context.frame(request, site)).response(.unprocessableContent)
            }
            return try await html(page, request, context).response(.unprocessableContent)
        }
    }

    /// The same page, with what it holds, in the language that was chosen.
    private func inAnother(
        _ language: Language, _ page: LogInPage, _ held: HeldForm, _ sealed: String, _ owner: Operator,
        _ request: Request, _ context: PublicContext
    ) async throws -> Response {
        var page = page, context = context
        context.visit.language = language
        page.held = .init(held, sealed: sealed, owner: owner, context.words)
        var response = try await html(page, request, context).response()
        response.setCookie(site.languageCookie(language))
        return response
    }

    /// Whether the person of an open page is still logged in; the script asks before it sends, and is given the log-in.
    @Sendable func again(_ request: Request, _ context: PublicContext) async throws -> Response {
        guard let owner = ID<Operator>(request.question[AgainPage.field]) else { return .seeOther("/accedi") }
        let now = desk.now(), token = context.visit.session
        let person = try await desk.database.read { [desk] c in
            try token.flatMap { try desk.person(session: $0, at: now, c)?.0 }
        }
        let frame = await context.frame(request, site)
        if context.visit.isFragment {
            if person?.id == owner { return Response(status: .noContent) }
            return AgainPage(person: owner, other: person?.name).html(frame).response(
                .unauthorized, headers: [.wwwAuthenticate: "Form"])
        }
        guard let person else { return .seeOther("/accedi?poi=" + request.uri.string.urlEncoded) }
        return BackPage(name: person.name).html(frame).response()
    }

    private enum LogInProblem: Error { case missing, another }

    private func problem(_ error: any Error, _ w: Words) throws -> String {
        switch error {
        case LogInProblem.missing: w("account.logIn.missing")
        case LogInProblem.another: w("account.again.another")
        case Refusal.notAllowed: w("account.logIn.wrong")
        case Refusal.slowDown(let seconds): w("account.logIn.slow", ["n": seconds])
        default: throw error
        }
    }

    private func entered(
        with token: String, to then: String, _ held: HeldForm?, _ request: Request, _ context: PublicContext
    ) async throws -> Response {
        let now = desk.now()
        let person = try await desk.database.read { [desk] c in try desk.person(session: token, at: now, c)?.0 }
        let start = try await desk.catalogue().startAddress(of: person)
        var response =
            if let held, let person, person.id == held.owner {
                await goingOn(held, person, request, context)
            } else {
                Response.seeOther(then.isEmpty ? start : then)
            }
        response.setCookie(site.sessionCookie(token, seconds: Int(Desk.sessionHours * 3600)))
        // One's own language wins over what the browser asked for.
        if let language = person.flatMap({ Language(rawValue: $0.language) }) {
            response.setCookie(site.languageCookie(language))
        }
        return response
    }

    /// What was held, to be looked at once and sent on with a token of now.
    private func goingOn(_ held: HeldForm, _ person: Operator, _ request: Request, _ context: PublicContext) async
        -> Response
    {
        let w = Words(Language(rawValue: person.language) ?? context.visit.language)
        var frame = Frame(
            words: w, office: await site.office(), address: held.home,
            csrf: CSRF.token(for: context.visit.browser, person: person.id, site), viewer: person.viewer(w, unread: 0),
            now: site.now())
        // Another language would leave this page, and what is on it, behind.
        frame.carried = Carried(address: "", fields: [])
        let files = held.fields.filter { $0.name == FormNames.kept }.compactMap {
            AttachedFile(reference: $0.value, desk, at: desk.now())?.file.name
        }
        return HeldPage(held: held, files: files).html(frame).response()
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
        // What is held is of one person: there is nobody to choose.
        if page.held == nil { page.demo = LogInPage.demoPeople(try await desk.catalogue()) }
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

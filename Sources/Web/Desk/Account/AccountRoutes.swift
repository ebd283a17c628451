import Crypto
import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// One's own sessions, language and password.
struct AccountRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("account", use: show)
        router.post("account/parola", use: changePassword)
        router.post("account/lingua", use: changeLanguage)
        router.post("account/preferenze", use: changeLikes)
        router.post("account/lavoro", use: changeWork)
        router.post("account/sessioni/fine", use: endSession)
        router.post("account/sessioni/tutte", use: endOthers)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(FieldErrors(), request, context)
    }

    @Sendable func changePassword(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site)
        var errors = FieldErrors()
        let new = form.raw("nuova") ?? ""
        if new != form.raw("ripeti") { errors.add("ripeti", context.words("account.password.different")) }
        if errors.isEmpty {
            do {
                try await desk.changePassword(
                    of: context.person, from: form.raw("attuale") ?? "", to: new, keeping: context.session.hash)
                return done("account.password.done", context)
            } catch Refusal.invalid(let field, let reason) {
                errors.add(field, context.words(reason, ["min": Desk.shortestPassword]))
            } catch Refusal.slowDown(let seconds) {
                errors.add("attuale", context.words("account.logIn.slow", ["n": seconds]))
            }
        }
        return try await page(errors, request, context).response(.unprocessableContent)
    }

    @Sendable func changeLanguage(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard let language = Language(rawValue: try await context.form(request, site)["lingua"]) else {
            return .seeOther("/account")
        }
        try await desk.setLanguage(language.rawValue, of: context.person)
        let notice = Notice(tone: .success, text: Words(language)("account.language.done"))
        var response = Response.seeOther("/account", saying: notice, site)
        response.setCookie(site.languageCookie(language))
        return response
    }

    @Sendable func changeLikes(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), old = context.person.preferences
        let likes = Preferences(
            telling: Preferences.Telling(rawValue: form["avvisi"]) ?? old.telling,
            density: Preferences.Density(rawValue: form["spazio"]) ?? old.density,
            theme: Preferences.Theme(rawValue: form["colori"]) ?? old.theme,
            start: form["inizio"] == AccountPage.mine ? "" : form["inizio"])
        do {
            try await desk.setPreferences(likes, of: context.person)
            return done("together.likes.done", context)
        } catch Refusal.invalid(let field, let reason) {
            var errors = FieldErrors()
            errors.add(field, context.words(reason))
            return try await page(errors, request, context).response(.unprocessableContent)
        }
    }

    @Sendable func changeWork(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site)
        do {
            try await desk.setWork(
                languages: WorkFields.words(form["languages"].lowercased()), isAvailable: form.bool("available"),
                of: context.person)
            return done("work.saved", context)
        } catch let refusal as Refusal where refusal != .notFound {
            var errors = FieldErrors()
            errors.add(refusal, context.words)
            return try await page(errors, typed: form, request, context).response(.unprocessableContent)
        }
    }

    /// The views that this person may open after the log-in.
    private func starts(_ person: Operator, _ queues: DeskQueues, _ w: Words) -> [Option] {
        [
            Option(AccountPage.mine, w(person.may(.take) ? "together.start.mine" : "desk.queue.all")),
            Option(Desk.startAll, w(person.role.seesAllGroups ? "desk.queue.all" : "desk.queue.allMine")),
            Option(Desk.startNotices, w("together.notices")),
        ].filter { person.may(.take) || $0.value != Desk.startAll } + queues.groups.map { Option($0.code, $0.name) }
            + queues.views.map { Option(Desk.startView + $0.id.description, $0.name) }
    }

    @Sendable func endSession(_ request: Request, _ context: DeskContext) async throws -> Response {
        let key = try await context.form(request, site)["sessione"]
        let mine = try await sessions(of: context.person)
        guard let session = mine.first(where: { $0.key == key }) else { throw Refusal.notFound }
        try await desk.endSessions(of: context.person.id, only: session.hash, as: context.person)
        return done("account.sessions.ended", context)
    }

    @Sendable func endOthers(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        try await desk.endOtherSessions(of: context.person, keeping: context.session.hash)
        return done("account.sessions.othersEnded", context)
    }

    private func done(_ key: String, _ context: DeskContext) -> Response {
        .seeOther("/account", saying: Notice(tone: .success, text: context.words(key)), site)
    }

    private func sessions(of person: Operator) async throws -> [Session] {
        let now = desk.now()
        return try await desk.database.read { c in try c.sessions(of: person.id, at: now) }
    }

    private func page(
        _ errors: FieldErrors, typed: FormData = FormData(), _ request: Request, _ context: DeskContext
    ) async throws -> HTML {
        let person = context.person, catalogue = context.catalogue, w = context.words
        let queues = DeskQueues(person, catalogue, try await counts.current(), at: site.now())
        let places = try await sessions(of: person).map { session in
            AccountPage.Place(
                key: session.key, isThis: session.hash == context.session.hash, address: session.address,
                agent: BrowserName.of(session.agent, w), createdAt: session.createdAt, seenAt: session.seenAt)
        }
        let page = AccountPage(
            name: person.name, login: person.login, email: person.email, role: person.role,
            groups: person.groups.compactMap { catalogue.group($0)?.name }, language: person.language, places: places,
            hasMacros: person.may(.note), likes: person.preferences, work: person.work,
            starts: starts(person, queues, w),
            errors: errors, typed: typed, sidebar: queues.sidebar(current: nil, w))
        return page.html(context.deskFrame(request, site))
    }
}

extension Session {
    /// Names a session on its owner's page without giving away what it is known by.
    fileprivate var key: String {
        SHA256.hash(data: hash).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// What people call the program behind a User-Agent header: "Firefox su Windows".
enum BrowserName {
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]

    static func of(_ agent: String, _ w: Words) -> String {
        guard let browser = browsers.first(where: { agent.contains($0.0) })?.1 else { return String(agent.prefix(60)) }
        guard let system = systems.first(where: { agent.contains($0.0) })?.1 else { return browser }
        return w("account.browser", ["browser": browser, "system": system])
    }
}

import Desk
import Domain
import HTTPTypes
import Hummingbird

/// The people who work at the desk.
struct UserRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        let place = SettingsPlace.users, one = place.address + "/:id"
        router.get(RouterPath(place.address), use: showList)
        router.get(RouterPath(place.newAddress), use: showBlank)
        router.post(RouterPath(place.newAddress), use: create)
        router.get(RouterPath(one), use: show)
        router.post(RouterPath(one), use: save)
        router.post(RouterPath(one + "/parola"), use: setPassword)
        router.post(RouterPath(one + "/sessioni"), use: endSessions)
        router.post(RouterPath(one + "/disabilita"), use: disable)
        router.post(RouterPath(one + "/riabilita"), use: enable)
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.users, context)
        let asked = request.question, catalogue = context.catalogue, words = asked["q"].folded.split(separator: " ")
        let shown = catalogue.operators.filter { person in
            let text = [person.login, person.name, person.email].joined(separator: " ").folded
            return (asked.bool("disabilitati") || !person.isDisabled) && words.allSatisfy { text.contains($0) }
        }
        let lines = shown.map { person in
            UserListPage.Line(
                id: person.id, login: person.login, name: person.name, email: person.email, role: person.role,
                groups: person.groups.compactMap { catalogue.group($0)?.name }, isDisabled: person.isDisabled)
        }
        return UserListPage(lines: lines, query: asked["q"], showsDisabled: asked.bool("disabilitati"))
            .html(pages.frame(.users, request, context))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.users, context)
        return try await page(nil, Self.blank.form(context.catalogue), FieldErrors(), request, context)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.users, context)
        let person = try person(context)
        return try await page(person, person.form(context.catalogue), FieldErrors(), request, context)
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(.users, request, context)
        var person = Self.blank
        person.take(form, isNew: true, context.catalogue)
        let password = NewPassword(form)
        do {
            try await pages.desk.add(person, password: password.text, as: context.actor)
        } catch let refusal as Refusal {
            var errors = FieldErrors()
            errors.add(refusal, context.words)
            return try await page(nil, form, errors, request, context).response(.unprocessableContent)
        }
        if password.isMade { return secret(password, of: person, request, context) }
        return pages.done("settings.done.added", ["name": person.name], at: SettingsPlace.users.address, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(.users, request, context), old = try person(context)
        var next = old
        next.take(form, isNew: false, context.catalogue)
        do {
            try await pages.desk.edit(next, as: context.actor)
        } catch let refusal as Refusal {
            var errors = FieldErrors()
            errors.add(refusal, context.words, named: { $0 == "login" ? "role" : $0 })
            return try await page(old, form, errors, request, context).response(.unprocessableContent)
        }
        return pages.done("settings.done.saved", ["name": next.name], at: SettingsPlace.users.address, context)
    }

    @Sendable func setPassword(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(.users, request, context), person = try person(context)
        let password = NewPassword(form)
        do {
            try await pages.desk.setPassword(password.text, of: person.login, as: context.actor)
        } catch let refusal as Refusal {
            var errors = FieldErrors()
            errors.add(refusal, context.words)
            return try await page(
                person, person.form(context.catalogue), FieldErrors(), password: errors, request, context
            ).response(.unprocessableContent)
        }
        if password.isMade { return secret(password, of: person, request, context) }
        return pages.done("settings.utenti.password.done", ["name": person.name], at: address(person), context)
    }

    @Sendable func endSessions(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await pages.form(.users, request, context)
        let person = try person(context)
        try await pages.desk.endSessions(of: person.id, as: context.person)
        return pages.done("settings.utenti.sessions.done", ["name": person.name], at: address(person), context)
    }

    @Sendable func disable(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await turn(request, context, "settings.utenti.disable.done") { desk, login, actor in
            try await desk.disable(user: login, as: actor)
        }
    }

    @Sendable func enable(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await turn(request, context, "settings.utenti.enable.done") { desk, login, actor in
            try await desk.enable(user: login, as: actor)
        }
    }

    private func turn(
        _ request: Request, _ context: DeskContext, _ key: String,
        _ act: (Desk, String, SettingsActor) async throws -> Void
    ) async throws -> Response {
        _ = try await pages.form(.users, request, context)
        let person = try person(context)
        do {
            try await act(pages.desk, person.login, context.actor)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: address(person), context)
        }
        return pages.done(key, ["name": person.name], at: address(person), context)
    }

    private static let blank = Operator(id: ID(0), login: "", name: "", email: "", role: .operator)

    private func address(_ person: Operator) -> String { "\(SettingsPlace.users.address)/\(person.id)" }

    private func person(_ context: DeskContext) throws -> Operator {
        guard let person = context.catalogue.person(try context.idInPath()) else { throw Refusal.notFound }
        return person
    }

    private func secret(
        _ password: NewPassword, of person: Operator, _ request: Request, _ context: DeskContext
    ) -> Response {
        let w = context.words
        return SecretPage(
            title: w("settings.utenti.password.made"),
            text: w("settings.utenti.password.madeText", ["name": person.name, "login": person.login]),
            secret: password.text, back: SettingsPlace.users.address
        ).html(pages.frame(.users, request, context)).response()
    }

    private func page(
        _ person: Operator?, _ form: FormData, _ errors: FieldErrors, password: FieldErrors = FieldErrors(),
        _ request: Request, _ context: DeskContext
    ) async throws -> HTML {
        let now = pages.site.now(), catalogue = context.catalogue
        let choices = SettingsChoices(catalogue, at: now).groups
        var known: UserPage.Known?
        if let person {
            let sessions = try await pages.desk.database.read { c in try c.sessions(of: person.id, at: now).count }
            known = .init(
                id: person.id, name: person.name, login: person.login, disabledAt: person.disabledAt,
                sessions: sessions, isViewer: person.id == context.person.id)
        }
        let user = UserForm(form: form, errors: errors, groups: choices, isNew: person == nil)
        return UserPage(known: known, user: user, passwordErrors: password).html(pages.frame(.users, request, context))
    }
}

/// The password a form asks for: typed, or made here when it says so.
struct NewPassword: Sendable {
    let text: String
    let isMade: Bool

    init(_ form: FormData) {
        isMade = form["way"] != "typed"
        text = isMade ? Self.made() : form.raw("password") ?? ""
    }

    /// 16 letters and digits nobody confuses, in groups of four: over 78 bits, and it can be read out on the phone.
    static func made() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var random = SystemRandomNumberGenerator()
        let groups = (0..<4).map { _ in
            String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
        }
        return groups.joined(separator: "-")
    }
}

import Domain
import HTTPTypes
import Hummingbird

// What was typed is not lost with the session: the log-in holds it.
extension DeskDoor {
    /// The log-in, with the form that was sent in it. Files go into the store only after the token that comes before them
    /// has shown that the page was drawn, in this browser, for somebody who works here.
    func toLogIn(holding request: Request, _ context: DeskDoorContext) async throws -> Response {
        let office = await site.office(), browser = context.visit.browser, site = site
        var limits = office.formLimits
        // Who is not known is not listened to for long.
        limits.drain = limits.fields + limits.total
        let reader = FormReader(site, limits: limits, sink: JudgedFiles(files: desk.files, office: office)) {
            $0 == FormNames.upload && CSRF.owner(of: $1.raw(CSRF.fieldName), for: browser, site) != nil
        }
        let form: FormData
        do { form = try await reader.body(request) } catch is FormError { return .seeOther("/accedi") }
        guard let owner = CSRF.owner(of: form.raw(CSRF.fieldName), for: browser, site) else {
            return .seeOther("/accedi")
        }
        return try await logIn(holding: form, of: owner, nil, request, context)
    }

    /// The same for a form of somebody else than who is logged in.
    func toOwner(
        of others: OthersForm, _ person: Operator, _ request: Request, _ context: DeskDoorContext
    ) async throws -> Response {
        if context.visit.isFragment { return Response(status: .noContent) }
        return try await logIn(holding: others.form, of: others.owner, person, request, context)
    }

    private func logIn(
        holding form: FormData, of owner: ID<Operator>, _ other: Operator?, _ request: Request,
        _ context: DeskDoorContext
    ) async throws -> Response {
        let w = context.words
        guard let person = try await desk.catalogue().person(owner), !person.isDisabled else {
            return .seeOther("/accedi")
        }
        guard HeldForm.mayHold(form) else {
            return .seeOther("/accedi", saying: Notice(tone: .warning, text: w("account.held.secret")), site)
        }
        let held = try await held(form, of: owner, request, w)
        guard let sealed = try held.sealed(for: context.visit.browser, site) else {
            return .seeOther("/accedi", saying: Notice(tone: .warning, text: w("account.held.tooBig")), site)
        }
        var page = LogInPage(login: person.login)
        page.held = .init(held, sealed: sealed, owner: person, other: other?.name, w)
        return page.html(await context.frame(request, site)).response(
            .unauthorized, headers: [.wwwAuthenticate: "Form"])
    }

    private func held(_ form: FormData, of owner: ID<Operator>, _ request: Request, _ w: Words) async throws
        -> HeldForm
    {
        var form = form
        var lost = form.files.filter { $0.field != FormNames.upload }.map(\.name)
        for case .fileNotKept(let name) in form.problems { lost.append(name) }
        lost = lost.map { w("account.held.file", ["name": $0]) }
        form.files.removeAll { $0.field != FormNames.upload }
        if !form.files.isEmpty || !form.problems.isEmpty {
            let files = try FilesOfForm(form, desk, await site.office(), w)
            form.set(FormNames.kept, files.attached.map(\.reference))
            lost += files.errors
        }
        return HeldForm(form, at: request.uri.string, of: owner, lost: lost, at: site.now())
    }
}

extension FormData {
    /// These values and no others.
    fileprivate mutating func set(_ name: String, _ values: [String]) {
        self = FormData(pairs.filter { $0.name != name }.map { ($0.name, $0.value) } + values.map { (name, $0) })
    }
}

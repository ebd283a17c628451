import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// The programs that may use the API.
struct TokenListPage: Sendable {
    let tokens: [APIToken]

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, columns = ["name", "scopes", "created", "revoke"].map { w("settings.label.\($0)") }
        return settingsPage(s) {
            settingsHead(s, .tokens, add: w("settings.token.add"))
            if tokens.isEmpty {
                emptyState(w("settings.token.empty"), icon: .lock)
            } else {
                table(
                    caption: SettingsPlace.tokens.name(w),
                    columns: columns.map { Column($0, isSilent: $0 == columns[3]) }
                ) {
                    for token in tokens { row(token, columns, s) }
                }
            }
        }
    }

    private func row(_ token: APIToken, _ columns: [String], _ s: SettingsFrame) -> HTML {
        let w = s.w
        return tr {
            td(.data("label", columns[0])) { strong(token.name) }
            td(.data("label", columns[1])) {
                div(.class("sp-marks")) { for scope in token.scopes { badge(w("settings.scope.\(scope.rawValue)")) } }
            }
            td(.data("label", columns[2])) { moment(token.createdAt, s.frame) }
            td {
                if let revokedAt = token.revokedAt {
                    badge(w("settings.token.revokedOn", ["day": w.shortDay(revokedAt)]))
                } else {
                    postForm(s.frame, action: "\(SettingsPlace.tokens.address)/\(token.id)/revoca") {
                        button(
                            .type("submit"), .class("btn btn-outline-primary btn-sm"),
                            .data("confirm", w("settings.token.revoke.sure", ["name": token.name])),
                            .aria("label", w("settings.token.revoke.name", ["name": token.name]))
                        ) { w("settings.token.revoke") }
                    }
                }
            }
        }
    }
}

struct TokenFormPage: Sendable {
    let form: FormData
    var errors = FieldErrors()

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, f = Fields(w, values: form, errors: errors)
        return settingsPage(s, title: w("settings.token.add")) {
            h1(w("settings.token.add"))
            p(.class("sp-settings-purpose")) { w("settings.token.addText") }
            errorSummary(errors, w)
            postForm(s.frame, action: SettingsPlace.tokens.newAddress) {
                f.text(
                    "name", label: w("settings.label.programName"), hint: w("settings.hint.programName"),
                    required: true,
                    autocomplete: "off", most: 200)
                f.checkboxes(
                    "scope", label: w("settings.label.scopes"),
                    options: APIToken.Scope.allCases.map {
                        Option(
                            $0.rawValue, w("settings.scope.\($0.rawValue)"),
                            hint: w("settings.scopeHint.\($0.rawValue)"))
                    })
                buttonRow {
                    submit(w("settings.token.make"))
                    linkButton(w("settings.back"), SettingsPlace.tokens.address, .link)
                }
            }
        }
    }
}

struct TokenRoutes: Sendable {
    let pages: SettingsPages

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(SettingsPlace.tokens.address), use: show)
        router.get(RouterPath(SettingsPlace.tokens.newAddress), use: showBlank)
        router.post(RouterPath(SettingsPlace.tokens.newAddress), use: create)
        router.post(RouterPath(SettingsPlace.tokens.address + "/:id/revoca"), use: revoke)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.tokens, context)
        let tokens = try await tokens()
        // Those that open something first, newest first.
        let sorted = tokens.filter { $0.revokedAt == nil }.reversed() + tokens.filter { $0.revokedAt != nil }.reversed()
        return TokenListPage(tokens: Array(sorted)).html(pages.frame(.tokens, request, context))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(.tokens, context)
        return TokenFormPage(form: FormData()).html(pages.frame(.tokens, request, context))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(.tokens, request, context), w = context.words
        let s = pages.frame(.tokens, request, context)
        do {
            let scopes = form.all("scope").compactMap { APIToken.Scope(rawValue: $0) }
            let (token, text) = try await pages.desk.addToken(form["name"], scopes: scopes, as: context.actor)
            return SecretPage(
                title: w("settings.token.made"), text: w("settings.token.madeText", ["name": token.name]), secret: text,
                back: SettingsPlace.tokens.address
            ).html(s).response()
        } catch let refusal as Refusal {
            var errors = FieldErrors()
            errors.add(refusal, w)
            return TokenFormPage(form: form, errors: errors).html(s).response(.unprocessableContent)
        }
    }

    @Sendable func revoke(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await pages.form(.tokens, request, context)
        let id = try context.idInPath(APIToken.self), list = SettingsPlace.tokens.address
        guard let token = try await tokens().first(where: { $0.id == id }) else { throw Refusal.notFound }
        do {
            // Names of tokens that open something are each given once.
            try await pages.desk.revokeToken(token.name, as: context.actor)
        } catch Refusal.notFound {
            return pages.refused(.alreadyDone, at: list, context)
        }
        return pages.done("settings.token.revoked", ["name": token.name], at: list, context)
    }

    private func tokens() async throws -> [APIToken] {
        try await pages.desk.database.read { c in try c.apiTokens() }
    }
}

import Domain
import Foundation

/// Everybody who works at the desk.
struct UserListPage: Sendable {
    struct Line: Sendable {
        let id: ID<Operator>
        let login: String
        let name: String
        let email: String
        let role: Role
        let groups: [String]
        let isDisabled: Bool
    }
    let lines: [Line]
    let query: String
    let showsDisabled: Bool

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, columns = ["personName", "role", "groups", "email"].map { w("settings.label.\($0)") }
        return settingsPage(s) {
            settingsHead(s, .users, add: w("settings.utenti.add"))
            tools(w)
            if lines.isEmpty {
                emptyState(w("settings.empty.search"), icon: .search)
            } else {
                table(caption: SettingsPlace.users.name(w), columns: columns.map { Column($0) }) {
                    for line in lines { row(line, columns, w) }
                }
            }
        }
    }

    private func tools(_ w: Words) -> HTML {
        let f = Fields(w, values: FormData([("q", query), ("disabilitati", showsDisabled ? "1" : "")]))
        return form(.class("sp-filters sp-settings-search"), .method("get"), .action(SettingsPlace.users.address)) {
            div(.class("sp-field")) {
                label(.for(f.id("q"))) { w("settings.search") }
                input(
                    .type("search"), .class("form-control"), .id(f.id("q")), .name("q"),
                    .value(query.isEmpty ? nil : query), .autocomplete("off"))
            }
            f.checkbox("disabilitati", label: w("settings.utenti.showDisabled"), required: true)
            submit(w("settings.search.do"), .secondary, small: true)
            span(.class("sp-muted")) { w("settings.count", ["n": lines.count]) }
        }
    }

    private func row(_ line: Line, _ columns: [String], _ w: Words) -> HTML {
        tr {
            td(.data("label", columns[0])) {
                div {
                    a(.href("\(SettingsPlace.users.address)/\(line.id)"), .class("sp-entry-link")) { line.name }
                    span(.class("sp-entry-code")) { line.login }
                    if line.isDisabled { badge(w("settings.utenti.disabled"), .warning) }
                }
            }
            td(.data("label", columns[1])) { w("role.\(line.role.rawValue)") }
            td(.data("label", columns[2])) { line.groups.isEmpty ? "–" : line.groups.joined(separator: ", ") }
            td(.data("label", columns[3])) { line.email }
        }
    }
}

/// One person at the desk, new or there already.
struct UserPage: Sendable {
    /// What is known beside the form; nil for a new person.
    struct Known: Sendable {
        let id: ID<Operator>
        let name: String
        let login: String
        let disabledAt: Date?
        let sessions: Int
        let isViewer: Bool
    }
    let known: Known?
    let user: UserForm
    /// What is wrong with a new password for somebody who is there already.
    var passwordErrors = FieldErrors()

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, title = known.map { "\($0.name) (\($0.login))" } ?? w("settings.utenti.add")
        return settingsPage(s, title: title) {
            h1(title)
            if let disabledAt = known?.disabledAt {
                alert(.warning) { p(w("settings.utenti.disabledText", ["day": w.shortDay(disabledAt)])) }
            }
            errorSummary(user.errors.isEmpty ? passwordErrors : user.errors, w)
            postForm(s.frame, action: known.map(address) ?? SettingsPlace.users.newAddress) {
                user.fields(w)
                if known == nil {
                    settingsPart(w("settings.utenti.password")) {
                        UserForm.password(Fields(w, values: user.form, errors: user.errors))
                    }
                }
                buttonRow {
                    submit(w(known == nil ? "settings.add" : "settings.save"))
                    linkButton(w("settings.back"), SettingsPlace.users.address, .link)
                }
            }
            if let known { deeds(known, s) }
        }
    }

    private func address(_ known: Known) -> String { "\(SettingsPlace.users.address)/\(known.id)" }

    @HTMLBuilder private func deeds(_ known: Known, _ s: SettingsFrame) -> HTML {
        let w = s.w
        h2(w("settings.utenti.access"))
        details(.class("sp-fold"), .open(!passwordErrors.isEmpty)) {
            summary(w("settings.utenti.password.new"))
            div {
                p(w("settings.utenti.password.text"))
                postForm(s.frame, action: address(known) + "/parola") {
                    UserForm.password(Fields(w, errors: passwordErrors))
                    submit(w("settings.utenti.password.do"), .secondary, small: true)
                }
            }
        }
        if known.sessions > 0 {
            settingsDeed(
                s, title: w("settings.utenti.sessions", ["n": known.sessions]),
                text: w("settings.utenti.sessions.text"),
                action: address(known) + "/sessioni", button: w("settings.utenti.sessions.do"), weight: .secondary)
        }
        if known.disabledAt != nil {
            settingsDeed(
                s, title: w("settings.utenti.enable"), text: w("settings.utenti.enable.text"),
                action: address(known) + "/riabilita", button: w("settings.utenti.enable"), weight: .secondary)
        } else if !known.isViewer {
            settingsDeed(
                s, title: w("settings.utenti.disable"), text: w("settings.utenti.disable.text"),
                action: address(known) + "/disabilita", button: w("settings.utenti.disable"))
        }
    }
}

/// Something that is shown once and kept nowhere: a password that was made, a token.
struct SecretPage: Sendable {
    let title: String
    let text: String
    let secret: String
    let back: String

    func html(_ s: SettingsFrame) -> HTML {
        settingsPage(s, title: title) {
            h1(title)
            alert(.success) { p(text) }
            p(.class("sp-secret")) { code(secret) }
            p { linkButton(s.w("settings.secret.done"), back, .primary) }
        }
    }
}

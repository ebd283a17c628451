import Desk
import Domain
import Foundation

/// What concerns the person who is logged in: where they are logged in, their language, their password.
struct AccountPage: Sendable {
    struct Place: Sendable, Equatable {
        /// Part of the session's hash, enough to name it; the token is never shown.
        var key: String
        var isThis: Bool
        var address: String
        var agent: String
        var createdAt: Date
        var seenAt: Date
    }

    var name: String
    var login: String
    var email: String
    var role: Role
    var groups: [String]
    var language: String
    var places: [Place]
    /// Whether the person does anything to requests.
    var hasMacros: Bool
    var likes: Preferences
    var work: WorkProfile
    /// The views that may open after the log-in.
    var starts: [Option]
    var errors = FieldErrors()
    /// What was typed in the form that was refused.
    var typed = FormData()
    var sidebar: Sidebar

    /// The form's word for one's own requests, the view of who chose none.
    static let mine = "mie"

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("account.title"), sidebar: sidebar) {
            h1(w("account.title"))
            div(.class("sp-account")) {
                div {
                    profile(w)
                    languageCard(frame)
                    if hasMacros {
                        card(w("macro.mine"), id: "macro") {
                            p(.class("sp-hint")) { w("macro.mine.text") }
                            buttonRow { linkButton(w("macro.manage"), MacroHome.own.address, small: true) }
                        }
                        card(w("writing.texts.mine"), id: "testi") {
                            p(.class("sp-hint")) { w("writing.texts.mine.text") }
                            buttonRow { linkButton(w("writing.texts.manage"), TextHome.own.address, small: true) }
                        }
                    }
                }
                div {
                    if hasMacros { workCard(frame) }
                    likesCard(frame)
                    passwordCard(frame)
                }
                sessions(frame)
            }
        }
    }

    private func profile(_ w: Words) -> HTML {
        card(name, id: "profilo") {
            facts([
                (w("account.login"), HTML(login)), (w("account.email"), HTML(email)),
                (w("account.role"), HTML(w("role.\(role.rawValue)"))),
                (w("account.groups"), HTML(groups.isEmpty ? w("account.groups.none") : groups.joined(separator: ", "))),
            ])
        }
    }

    private func languageCard(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("account.language"), id: "lingua") {
            postForm(frame, action: "/account/lingua") {
                Fields(w).radios(
                    "lingua", label: w("account.language.label"),
                    options: Language.allCases.map { Option($0.rawValue, $0.name) }, value: language, required: true,
                    isInline: true)
                buttonRow { submit(w("account.language.do"), .secondary, small: true) }
            }
        }
    }

    private func workCard(_ frame: Frame) -> HTML {
        let w = frame.words, f = Fields(w, values: typed, errors: errors)
        return card(w("work.work"), id: "lavoro") {
            p { a(.href("/scrivania/persone/\(login.urlEncoded)")) { w("work.mine") } }
            postForm(frame, action: "/account/lavoro") {
                f.text(
                    "languages", label: w("work.languages"), value: work.languages.joined(separator: ", "),
                    hint: w("work.languages.hint"), most: 100)
                f.checkbox(
                    "available", label: w("work.available.label"),
                    isChecked: errors.isEmpty ? work.isAvailable : typed.bool("available"),
                    required: true)
                buttonRow { submit(w("work.do"), .secondary, small: true) }
            }
        }
    }

    private func likesCard(_ frame: Frame) -> HTML {
        let w = frame.words, f = Fields(w, errors: errors)
        func options<Choice: RawRepresentable<String>>(_ choices: [Choice], _ prefix: String) -> [Option] {
            choices.map { Option($0.rawValue, w("together.\(prefix).\($0.rawValue)")) }
        }
        return card(w("together.likes"), id: "preferenze") {
            postForm(frame, action: "/account/preferenze") {
                f.radios(
                    "avvisi", label: w("together.likes.telling"),
                    options: options(Preferences.Telling.allCases, "telling"), value: likes.telling.rawValue,
                    hint: w("together.likes.telling.hint") + " " + w("together.telling.mail.hint"), required: true)
                f.radios(
                    "colori", label: w("together.likes.theme"), options: options(Preferences.Theme.allCases, "theme"),
                    value: likes.theme.rawValue, required: true, isInline: true)
                f.radios(
                    "spazio", label: w("together.likes.density"),
                    options: options(Preferences.Density.allCases, "density"), value: likes.density.rawValue,
                    required: true, isInline: true)
                f.select(
                    "inizio", label: w("together.likes.start"), options: starts,
                    value: likes.start.isEmpty ? Self.mine : likes.start, required: true)
                buttonRow { submit(w("together.likes.do"), .secondary, small: true) }
            }
        }
    }

    private func passwordCard(_ frame: Frame) -> HTML {
        let w = frame.words, f = Fields(w, errors: errors)
        return card(w("account.password.title"), id: "parola") {
            errorSummary(errors, w)
            postForm(frame, action: "/account/parola") {
                f.password("attuale", label: w("account.password.current"))
                f.password(
                    "nuova", label: w("account.password.new"),
                    hint: w("account.password.hint", ["min": Desk.shortestPassword]), isNew: true)
                f.password("ripeti", label: w("account.password.repeat"), isNew: true)
                buttonRow { submit(w("account.password.do"), .secondary, small: true) }
            }
        }
    }

    private func sessions(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("account.sessions"), id: "sessioni") {
            p(.class("sp-hint")) { w("account.sessions.hint") }
            ul(.class("sp-plain-list sp-sessions")) {
                for place in places { li { session(place, frame) } }
            }
            if places.count > 1 {
                postForm(frame, action: "/account/sessioni/tutte") {
                    buttonRow { submit(w("account.sessions.endOthers"), .secondary, small: true) }
                }
            }
        }
    }

    @HTMLBuilder private func session(_ place: Place, _ frame: Frame) -> HTML {
        let w = frame.words
        div {
            strong(place.agent.isEmpty ? w("account.sessions.unknown") : place.agent)
            if place.isThis { badge(w("account.sessions.this"), .info) }
            div(.class("sp-muted")) {
                w("account.sessions.from", ["address": place.address])
                " · " + w("account.sessions.begun") + " "
                moment(place.createdAt, frame)
                " · " + w("account.sessions.seen") + " "
                moment(place.seenAt, frame)
            }
        }
        if !place.isThis {
            postForm(frame, action: "/account/sessioni/fine") {
                Fields(w).hidden("sessione", place.key)
                submit(w("account.sessions.end"), .secondary, small: true)
            }
        }
    }
}

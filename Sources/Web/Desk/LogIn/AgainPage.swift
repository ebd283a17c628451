import Domain

/// The log-in in place, over a page whose person's session is over: the script shows it in a dialogue and puts the name
/// it knows, and nobody else is told, where `{name}` stands.
struct AgainPage: Sendable {
    static let id = "ancora", path = "/accedi/ancora"

    /// The one for whom the page was drawn.
    let person: ID<Operator>
    var login = ""
    /// Who is logged in instead.
    var other: String?
    var problem: String?

    static func address(_ person: ID<Operator>) -> String { "\(path)?\(field)=\(person)" }
    static let field = "persona"

    func html(_ frame: Frame) -> HTML {
        plainPage(frame, title: frame.words("account.again.title")) { section(frame) }
    }

    private func section(_ frame: Frame) -> HTML {
        let w = frame.words, f = Fields(w, prefix: Self.id + "-")
        return Web.section(
            .id(Self.id), .aria("labelledby", Self.id + "-titolo"), .data("notice", w("account.again.notice"))
        ) {
            h2(.id(Self.id + "-titolo")) { w("account.again.title") }
            p(.id(Self.id + "-testo")) { w("account.again.text", ["name": "{name}"]) }
            if let other { p { w("account.again.other", ["other": other, "name": "{name}"]) } }
            if let problem { alert(.danger, isLive: true) { p(problem) } }
            postForm(frame, action: "/accedi", id: Self.id + "-modulo") {
                f.hidden(Self.field, person.description)
                f.hidden("poi", Self.address(person))
                f.text(
                    "nome", label: w("account.login"), value: login, required: true, autocomplete: "username",
                    most: 200)
                f.text(
                    "parola", label: w("account.password"), kind: .password, required: true,
                    autocomplete: "current-password")
                buttonRow {
                    submit(w("account.logIn.do"))
                    button(.type("button"), .class("btn btn-link"), .data("close")) { w("account.again.later") }
                }
            }
        }
    }
}

/// Who came back by a window of their own: the page they left finds it out by itself.
struct BackPage: Sendable {
    let name: String

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return plainPage(frame, title: w("account.again.back.title")) {
            h1(w("account.again.back.title"))
            p(w("account.again.back.text", ["name": name]))
            p { linkButton(w("account.again.back.desk"), QueueQuery.path, .primary) }
        }
    }
}

import Domain

/// A reply that did not leave yet, because of what one should look at once more.
struct SendingDoubts: Error, Sendable {
    let warnings: [SendingWarning]
}

/// What to look at, over the text, and the button that sends all the same. It stands outside the form, so that the key that
/// sends does not press it unread.
struct DoubtBox {
    let warnings: [SendingWarning]
    let formID: String
    let values: FormData
    let w: Words

    func html() -> HTML {
        div(
            .class("sp-doubts"), .id("avvisi"), .tabindex(-1), .role("group"), .aria("labelledby", "avvisi-titolo"),
            .data("focus")
        ) {
            div(.class("sp-alert sp-tone-warning")) {
                icon(.warning)
                div(.class("sp-alert-text")) {
                    p(.class("sp-alert-title"), .id("avvisi-titolo")) { w("writing.doubt.title") }
                    ul { for warning in warnings { li { w.sentence(warning) } } }
                    p(w("writing.doubt.hint"))
                    buttonRow {
                        submit(
                            w("writing.doubt.send"), .secondary, name: "comunque",
                            value: values.optional("comunque") ?? values.optional("poi") ?? "resta", small: true,
                            with: [.init("form", formID)])
                    }
                }
            }
        }
    }
}

extension Words {
    /// What to look at, and where.
    func sentence(_ warning: SendingWarning) -> String {
        switch warning {
        case .attachment(let word, let line): self("writing.doubt.attachment", ["word": word, "line": line])
        case .iban(let masked, let line): self("writing.doubt.iban", ["code": masked, "line": line])
        case .fiscalCode(let masked, let line): self("writing.doubt.fiscalCode", ["code": masked, "line": line])
        case .answered(let name): self("writing.doubt.answered", ["name": name])
        }
    }
}

/// A form that changes something: posted, protected (CSRF), guarded against a double click. With files it is multipart.
/// Errors are said by the server, in words, beside each field: the browser's own bubbles are off.
func postForm(
    _ frame: Frame, action address: String, id: String? = nil, hasFiles: Bool = false, class extra: String? = nil,
    with attributes: [Attribute] = [], @HTMLBuilder _ content: () -> HTML
) -> HTML {
    let own: [Attribute] = [
        .method("post"), .action(address), .id(id), .class(extra), .enctype(hasFiles ? "multipart/form-data" : nil),
        .novalidate(), .data("once"),
    ]
    return element("form", own + attributes) {
        csrfField(frame)
        content()
    }
}

func csrfField(_ frame: Frame) -> HTML {
    input(.type("hidden"), .name(CSRF.fieldName), .value(frame.csrf))
}

/// How much a button asks for attention.
enum ButtonWeight: String, Sendable {
    case primary = "btn btn-primary"
    case secondary = "btn btn-outline-primary"
    case danger = "btn btn-danger"
    case link = "btn btn-link sp-button-link"
}

/// A submit button. With a name and value a form with several buttons knows which was pressed.
func submit(
    _ text: String, _ weight: ButtonWeight = .primary, name: String? = nil, value: String? = nil, small: Bool = false,
    action address: String? = nil, skipsChecks: Bool = false, with attributes: [Attribute] = []
) -> HTML {
    let own: [Attribute] = [
        .type("submit"), .class(weight.rawValue + (small ? " btn-sm" : "")), .name(name), .value(value),
        .formaction(address), .init("formnovalidate", if: skipsChecks),
    ]
    return element("button", own + attributes) { text }
}

/// A link that looks like a button.
func linkButton(_ text: String, _ address: String, _ weight: ButtonWeight = .secondary, small: Bool = false) -> HTML {
    a(.href(address), .class(weight.rawValue + (small ? " btn-sm" : ""))) { text }
}

/// The button that brings the next lists of a cascade when there is no script (which hides it).
func refreshButton(_ text: String, name: String, value: String) -> HTML {
    button(.type("submit"), .class("btn btn-outline-primary btn-sm sp-no-script"), .name(name), .value(value)) { text }
}

/// The row of buttons that ends a form.
func buttonRow(@HTMLBuilder _ buttons: () -> HTML) -> HTML {
    div(.class("sp-buttons")) { buttons() }
}

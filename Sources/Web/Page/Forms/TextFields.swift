extension Fields {
    /// What a one-line field holds.
    enum Kind: String, Sendable {
        case text, email, tel, date, password, number, url, search
        case time
    }

    /// A one-line field. `autocomplete` takes the names of WCAG 2.1 §1.3.5 ("given-name", "email", …).
    func text(
        _ name: String, label: String, value proposal: String? = nil, kind: Kind = .text, hint: String? = nil,
        required: Bool = false, autocomplete: String? = nil, inputmode: String? = nil, most: Int? = nil,
        with attributes: [Attribute] = []
    ) -> HTML {
        let typed = kind == .password ? "" : value(name, or: proposal)
        let own: [Attribute] = [
            .type(kind.rawValue), .class("form-control"), .value(typed.isEmpty ? nil : typed),
            .autocomplete(autocomplete), .inputmode(inputmode), .maxlength(most),
        ]
        return wrap(name, label: label, hint: hint, required: required) {
            voidElement("input", own + ties(name, hint: hint, required: required) + attributes)
        }
    }

    /// A field of several lines; with a limit the script counts what is left. Nothing is cut in the browser: the
    /// server says when it is too long, so that a pasted text is never lost in silence.
    func area(
        _ name: String, label: String, value proposal: String? = nil, rows: Int = 6, hint: String? = nil,
        required: Bool = false, limit: Int? = nil, with attributes: [Attribute] = []
    ) -> HTML {
        let counter = limit.map { _ in id(name) + "-conta" }
        let own: [Attribute] = [.class("form-control"), .rows(rows), .data("limit", limit.map(String.init))]
        return wrap(name, label: label, hint: hint, required: required) {
            element("textarea", own + ties(name, hint: hint, required: required, more: counter) + attributes) {
                // HTML drops one line break after the tag: a text that begins with one keeps it thanks to this.
                "\n"
                value(name, or: proposal)
            }
            if let limit {
                div(.class("sp-counter"), .id(counter), .data("counter")) {
                    w("kit.field.limit", ["max": w.number(limit)])
                }
            }
        }
    }

    /// A day, typed or chosen; the value is YYYY-MM-DD.
    func date(
        _ name: String, label: String, value: String? = nil, hint: String? = nil, required: Bool = false,
        min: String? = nil, max: String? = nil
    ) -> HTML {
        text(
            name, label: label, value: value, kind: .date, hint: hint, required: required,
            with: [.min(min), .max(max)])
    }

    /// A password: what was typed is never sent back.
    func password(_ name: String, label: String, hint: String? = nil, isNew: Bool = false) -> HTML {
        text(
            name, label: label, kind: .password, hint: hint, required: true,
            autocomplete: isNew ? "new-password" : "current-password")
    }

    /// Files. The limits are checked by the script for comfort and by the server for truth.
    func files(
        _ name: String, label: String, kinds: [String], bytes: Int, count: Int = 1, hint: String? = nil,
        required: Bool = false, with attributes: [Attribute] = []
    ) -> HTML {
        let rules = w(
            "kit.file.rules",
            [
                "max": count, "size": w.size(bytes: bytes),
                "kinds": kinds.map { $0.uppercased() }.joined(separator: ", "),
            ])
        let accept = kinds.map { "." + $0 }.joined(separator: ",")
        let hint = hint.map { $0 + " " + rules } ?? rules
        let own: [Attribute] = [
            .type("file"), .class("form-control sp-file"), .accept(accept), .multiple(count > 1),
            .data("max-bytes", String(bytes)), .data("max-count", String(count)),
        ]
        return wrap(name, label: label, hint: hint, required: required) {
            voidElement("input", own + ties(name, hint: hint, required: required) + attributes)
            ul(.class("sp-file-list"), .id(id(name) + "-scelti"), .aria("live", "polite"))
        }
    }
}

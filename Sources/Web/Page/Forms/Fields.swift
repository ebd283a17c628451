/// Makes the fields of one form: each with its label, hint, error and what assistive technology needs to tie them
/// together. Values typed before and errors are found by the field's name.
///
///     let f = Fields(w, values: form, errors: errors)
///     f.text("email", label: w("public.form.email"), kind: .email, autocomplete: "email", required: true)
struct Fields: Sendable {
    let w: Words
    let values: FormData
    let errors: FieldErrors
    /// Put before every id, when two forms of a page have fields of the same name.
    let prefix: String

    init(_ w: Words, values: FormData = FormData(), errors: FieldErrors = FieldErrors(), prefix: String = "") {
        self.w = w
        self.values = values
        self.errors = errors
        self.prefix = prefix
    }

    /// The id of a field's control: its name with what ids and links do not like replaced.
    static func id(_ name: String) -> String {
        if name.utf8.allSatisfy(\.isPlainInID) { return "f-" + name }
        return "f-" + String(name.map { $0.utf8.allSatisfy(\.isPlainInID) ? $0 : "-" })
    }

    func id(_ name: String) -> String { prefix + Self.id(name) }

    /// What was typed, or what the page proposes.
    func value(_ name: String, or proposal: String?) -> String { values.optional(name) ?? proposal ?? "" }

    /// The attributes that tie a control to its hint and error.
    func ties(_ name: String, hint: String?, required: Bool, more: String? = nil) -> [Attribute] {
        let id = id(name), error = errors[name]
        let parts = [hint == nil ? nil : id + "-aiuto", more, error == nil ? nil : id + "-errore"].compactMap { $0 }
        return [
            .id(id), .name(name), .required(required),
            .aria("describedby", parts.isEmpty ? nil : parts.joined(separator: " ")),
            .aria("invalid", error == nil ? nil : "true"),
        ]
    }

    func labelText(_ text: String, required: Bool) -> HTML {
        fragment {
            text
            if !required { span(.class("sp-optional")) { w("kit.field.optional") } }
        }
    }

    func hintBlock(_ name: String, _ hint: String?) -> HTML? {
        hint.map { text in div(.class("sp-hint"), .id(id(name) + "-aiuto")) { text } }
    }

    func errorBlock(_ name: String) -> HTML? {
        errors[name].map { text in
            div(.class("sp-error"), .id(id(name) + "-errore")) {
                span(.class("visually-hidden")) { w("kit.field.error") + " " }
                text
            }
        }
    }

    /// Label, hint, control and error in the order they are read.
    func wrap(
        _ name: String, label text: String, hint: String?, required: Bool, class extra: String = "",
        @HTMLBuilder control: () -> HTML
    ) -> HTML {
        div(.class("sp-field" + (errors[name] == nil ? "" : " sp-field-wrong") + extra)) {
            label(.for(id(name))) { labelText(text, required: required) }
            hintBlock(name, hint)
            control()
            errorBlock(name)
        }
    }

    func hidden(_ name: String, _ value: String) -> HTML { input(.type("hidden"), .name(name), .value(value)) }
}

extension UInt8 {
    /// An ASCII letter, a digit or `_`.
    fileprivate var isPlainInID: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

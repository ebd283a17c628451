import Desk
import Domain

/// What the form of a person at the desk asks; a form that was sent back is kept as it was typed.
struct UserForm: Sendable {
    var form: FormData
    var errors = FieldErrors()
    let groups: [Option]
    let isNew: Bool

    func fields(_ w: Words) -> HTML {
        let f = Fields(w, values: form, errors: errors)
        return fragment {
            if isNew {
                f.text(
                    "login", label: w("settings.label.login"), hint: w("settings.hint.login"), required: true,
                    autocomplete: "off", most: 100,
                    with: [.init("autocapitalize", "none"), .init("spellcheck", "false")])
            }
            f.text("name", label: w("settings.label.personName"), required: true, autocomplete: "off", most: 200)
            f.text("email", label: w("settings.label.email"), kind: .email, required: true, autocomplete: "off")
            f.radios(
                "role", label: w("settings.label.role"),
                options: Role.allCases.map {
                    Option($0.rawValue, w("role.\($0.rawValue)"), hint: w("settings.role.\($0.rawValue)"))
                }, required: true)
            f.checkboxBox(
                "groups", label: w("settings.label.groups"), options: groups, hint: w("settings.hint.groups"))
            f.radios(
                "language", label: w("settings.label.language"),
                options: Language.allCases.map { Option($0.rawValue, $0.name) }, required: true, isInline: true)
            settingsPart(w("work.work")) {
                f.area("skills", label: w("work.skills"), rows: 3, hint: w("work.skills.hint"))
                f.text("languages", label: w("work.languages"), hint: w("work.languages.hint"), most: 100)
                f.text(
                    "capacity", label: w("work.capacity"), hint: w("work.capacity.hint"), inputmode: "numeric", most: 3)
                f.checkbox("available", label: w("work.available.label"), required: true)
            }
        }
    }

    /// How a password is chosen: made here, or typed.
    static func password(_ f: Fields) -> HTML {
        let w = f.w
        return fragment {
            f.radios(
                "way", label: w("settings.label.way"),
                options: [
                    Option("made", w("settings.way.made"), hint: w("settings.way.made.hint")),
                    Option("typed", w("settings.way.typed")),
                ], value: "made", required: true)
            f.text(
                "password", label: w("settings.label.password"), kind: .password,
                hint: w("settings.hint.password", ["min": Desk.shortestPassword]),
                autocomplete: "new-password")
        }
    }
}

extension Operator {
    func form(_ catalogue: Catalogue) -> FormData {
        var form = FormData([
            ("login", login), ("name", name), ("email", email), ("role", role.rawValue), ("language", language),
            ("skills", work.skills.joined(separator: "\n")), ("languages", work.languages.joined(separator: ", ")),
            ("capacity", work.capacity.map(String.init) ?? ""), ("available", work.isAvailable ? "1" : ""),
        ])
        for group in groups { form.append("groups", catalogue.group(group)?.code ?? "") }
        return form
    }

    mutating func take(_ form: FormData, isNew: Bool, _ catalogue: Catalogue) {
        if isNew { login = form["login"].lowercased() }
        name = form["name"]
        email = form["email"]
        role = Role(rawValue: form["role"]) ?? role
        language = Language(rawValue: form["language"])?.rawValue ?? language
        work.skills = WorkFields.lines(form["skills"])
        work.languages = WorkFields.words(form["languages"].lowercased())
        // What is no number is out of bounds, and told so.
        work.capacity = form["capacity"].isEmpty ? nil : Int(form["capacity"]) ?? 0
        work.isAvailable = form.bool("available")
        groups = form.all("groups").compactMap { catalogue.group(code: $0)?.id }
    }
}

import Desk
import Domain

extension UserType: EditableEntry {
    static var place: SettingsPlace { .userTypes }
    static func all(_ catalogue: Catalogue) -> [UserType] { catalogue.userTypes }
    static func blank(_ catalogue: Catalogue) -> UserType {
        UserType(
            id: ID(0), code: "", name: "", position: (catalogue.userTypes.map(\.position).max() ?? 0) + 1)
    }

    func title(_ w: Words) -> String { "\(name) (\(code))" }
    var searched: [String] { [code, name, nameEnglish, section] }

    var form: FormData {
        FormData([
            ("code", code), ("name", name), ("nameEnglish", nameEnglish), ("section", section),
            ("identity", identity.rawValue), ("needsAdministration", needsAdministration ? "1" : ""),
            ("asksOnBehalf", asksOnBehalf ? "1" : ""), ("position", String(position)),
        ])
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { code = form["code"] }
        name = form["name"]
        nameEnglish = form["nameEnglish"]
        section = form["section"]
        identity = Identity(rawValue: form["identity"]) ?? identity
        needsAdministration = form.bool("needsAdministration")
        asksOnBehalf = form.bool("asksOnBehalf")
        position = form.int("position", or: position, &errors, w)
    }

    static func list(_ entries: [UserType], _ look: EntryLook) -> HTML {
        let w = look.w
        let columns = ["name", "section", "identity", "rules"].map { w("settings.label.\($0)") }
        return table(caption: place.name(w), columns: columns.map { Column($0) }) {
            for type in entries {
                tr {
                    td(.data("label", columns[0])) { div { look.link(type, type.name, code: type.code) } }
                    td(.data("label", columns[1])) { type.section.isEmpty ? "–" : type.section }
                    td(.data("label", columns[2])) { w("settings.identity.\(type.identity.rawValue)") }
                    td(.data("label", columns[3])) {
                        div(.class("sp-marks")) {
                            if type.needsAdministration { badge(w("settings.tipologie.needsAdministration")) }
                            if type.asksOnBehalf { badge(w("settings.tipologie.asksOnBehalf")) }
                        }
                    }
                }
            }
        }
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            codeField(f, isNew: isNew)
            div(.class("sp-columns")) {
                f.text("name", label: w("settings.label.name"), required: true, most: 200)
                f.text("nameEnglish", label: w("settings.label.nameEnglish"), most: 200)
            }
            f.text(
                "section", label: w("settings.label.section"), hint: w("settings.hint.section"), most: 100,
                with: [.list("sezioni")])
            proposals(choices.sections, id: "sezioni")
            f.radios(
                "identity", label: w("settings.label.identity"),
                options: Identity.allCases.map {
                    Option(
                        $0.rawValue, w("settings.identity.\($0.rawValue)"),
                        hint: w("settings.identityHint.\($0.rawValue)"))
                }, required: true)
            f.checkbox("needsAdministration", label: w("settings.label.needsAdministration"), required: true)
            f.checkbox(
                "asksOnBehalf", label: w("settings.label.asksOnBehalf"), hint: w("settings.hint.asksOnBehalf"),
                required: true)
            f.number("position", label: w("settings.label.position"), hint: w("settings.hint.position"))
        }
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(userType: code, as: actor) }
}

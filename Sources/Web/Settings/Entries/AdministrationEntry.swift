import Desk
import Domain

extension Administration: EditableEntry {
    static var place: SettingsPlace { .administrations }
    static func all(_ catalogue: Catalogue) -> [Administration] { catalogue.administrations }
    static func blank(_ catalogue: Catalogue) -> Administration { Administration(id: ID(0), code: "", name: "") }

    func title(_ w: Words) -> String { "\(name) (\(code))" }
    var searched: [String] { [code, name] + sections }

    var form: FormData {
        var form = FormData([("code", code), ("name", name), ("health", isHealth ? "1" : "")])
        for section in sections { form.append("sections", section) }
        return form
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { code = form["code"] }
        name = form["name"]
        isHealth = form.bool("health")
        let chosen = form.all("sections")
        // The same choices in another order are no change.
        if Set(chosen) != Set(sections) { sections = chosen }
    }

    static func list(_ entries: [Administration], _ look: EntryLook) -> HTML {
        let w = look.w
        let columns = ["name", "sections", "health"].map { w("settings.label.\($0)") }
        return table(caption: place.name(w), columns: columns.map { Column($0) }) {
            for body in entries {
                tr {
                    td(.data("label", columns[0])) { div { look.link(body, body.name, code: body.code) } }
                    td(.data("label", columns[1])) {
                        body.sections.isEmpty ? w("settings.all") : body.sections.joined(separator: ", ")
                    }
                    td(.data("label", columns[2])) { body.isHealth ? badge(w("settings.yes"), .info) : HTML("–") }
                }
            }
        }
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            codeField(f, isNew: isNew)
            f.text("name", label: w("settings.label.name"), required: true, most: 200)
            f.checkbox("health", label: w("settings.label.isHealth"), hint: w("settings.hint.health"), required: true)
            f.checkboxes(
                "sections", label: w("settings.label.sections"), options: choices.sections.map { Option($0, $0) },
                hint: w("settings.hint.sections"))
        }
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(administration: code, as: actor) }
}

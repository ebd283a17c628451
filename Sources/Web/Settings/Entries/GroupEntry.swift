import Desk
import Domain

extension Group: EditableEntry {
    static var place: SettingsPlace { .groups }
    static func all(_ catalogue: Catalogue) -> [Group] { catalogue.groups }
    static func blank(_ catalogue: Catalogue) -> Group { Group(id: ID(0), code: "", name: "") }

    func title(_ w: Words) -> String { "\(name) (\(code))" }
    var searched: [String] { [code, name, email ?? ""] }

    var form: FormData {
        FormData([
            ("code", code), ("name", name), ("level", level.rawValue), ("tier", String(tier)),
            ("employer", employer.rawValue), ("escalatesTo", escalatesTo ?? ""), ("email", email ?? ""),
            ("signature", signature), ("triage", isTriage ? "1" : ""), ("giving", giving.rawValue),
        ])
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { code = form["code"] }
        name = form["name"]
        level = Level(rawValue: form["level"]) ?? level
        tier = form.int("tier", or: tier, &errors, w)
        employer = Employer(rawValue: form["employer"]) ?? employer
        escalatesTo = form.optional("escalatesTo")
        email = form.optional("email")
        signature = form["signature"]
        isTriage = form.bool("triage")
        giving = Giving(rawValue: form["giving"]) ?? giving
    }

    static func list(_ entries: [Group], _ look: EntryLook) -> HTML {
        let w = look.w
        let columns = ["name", "tier", "level", "employer", "escalatesTo"].map { w("settings.label.\($0)") }
        return table(caption: place.name(w), columns: columns.map { Column($0) }) {
            for group in entries {
                tr {
                    td(.data("label", columns[0])) {
                        div {
                            look.link(group, group.name, code: group.code)
                            if group.isTriage { badge(w("settings.gruppi.triage"), .info) }
                        }
                    }
                    td(.data("label", columns[1])) { String(group.tier) }
                    td(.data("label", columns[2])) { w("settings.level.\(group.level.rawValue)") }
                    td(.data("label", columns[3])) { w("settings.employer.\(group.employer.rawValue)") }
                    td(.data("label", columns[4])) { group.escalatesTo.map { look.name("g:" + $0) } ?? "–" }
                }
            }
        }
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            codeField(f, isNew: isNew)
            f.text("name", label: w("settings.label.name"), required: true, most: 200)
            div(.class("sp-columns")) {
                f.number("tier", label: w("settings.label.tier"), hint: w("settings.hint.tier"))
                f.select(
                    "level", label: w("settings.label.level"),
                    options: Level.allCases.map { Option($0.rawValue, w("settings.level.\($0.rawValue)")) },
                    required: true)
                f.select(
                    "employer", label: w("settings.label.employer"),
                    options: Employer.allCases.map { Option($0.rawValue, w("settings.employer.\($0.rawValue)")) },
                    required: true)
            }
            f.select(
                "escalatesTo", label: w("settings.label.escalatesTo"), options: choices.groups,
                prompt: w("settings.none"), hint: w("settings.hint.escalatesTo"))
            f.text("email", label: w("settings.label.groupEmail"), kind: .email, hint: w("settings.hint.groupEmail"))
            f.area("signature", label: w("settings.label.signature"), rows: 3, hint: w("settings.hint.signature"))
            f.radios(
                "giving", label: w("work.giving"),
                options: Giving.allCases.map { Option($0.rawValue, w("work.giving.\($0.rawValue)")) },
                hint: w("work.giving.hint"), required: true, isInline: true)
            f.checkbox("triage", label: w("settings.label.triage"), hint: w("settings.hint.triage"), required: true)
        }
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(group: code, as: actor) }
}

/// The code of an entry: chosen once, then shown.
func codeField(_ f: Fields, isNew: Bool) -> HTML? {
    isNew
        ? f.text(
            "code", label: f.w("settings.label.code"), hint: f.w("settings.hint.code"), required: true,
            autocomplete: "off", most: 40)
        : nil
}

import Desk
import Domain
import Foundation

extension FormField: EditableEntry {
    static var place: SettingsPlace { .fields }
    static func all(_ catalogue: Catalogue) -> [FormField] { catalogue.fields }
    static func blank(_ catalogue: Catalogue) -> FormField {
        FormField(id: ID(0), code: "", label: "", position: (catalogue.fields.map(\.position).max() ?? 0) + 1)
    }

    func title(_ w: Words) -> String { "\(label) (\(code))" }
    var searched: [String] { [code, label, labelEnglish] + triples }

    var form: FormData {
        var form = FormData([
            ("code", code), ("label", label), ("labelEnglish", labelEnglish), ("hint", hint),
            ("hintEnglish", hintEnglish), ("kind", kind.rawValue), ("choices", choices.joined(separator: "\n")),
            ("triples", triples.joined(separator: "\n")), ("requiredFor", requiredFor.joined(separator: "\n")),
            ("maxLength", String(maxLength)), ("position", String(position)),
        ])
        for type in userTypes { form.append("userTypes", type) }
        return form
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { code = form["code"] }
        label = form["label"]
        labelEnglish = form["labelEnglish"]
        hint = form["hint"]
        hintEnglish = form["hintEnglish"]
        kind = Kind(rawValue: form["kind"]) ?? kind
        // A choice may hold a comma: one a line.
        choices = form["choices"].split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
        triples = form.words("triples")
        requiredFor = form.words("requiredFor")
        maxLength = form.int("maxLength", or: maxLength, &errors, w)
        position = form.int("position", or: position, &errors, w)
        let chosen = form.all("userTypes")
        if Set(chosen) != Set(userTypes) { userTypes = chosen }
    }

    static func list(_ entries: [FormField], _ look: EntryLook) -> HTML {
        let w = look.w
        let columns = ["label", "kind", "userTypes", "triplesShort", "requiredShort"].map { w("settings.label.\($0)") }
        return table(caption: place.name(w), columns: columns.map { Column($0) }) {
            for field in entries {
                tr {
                    td(.data("label", columns[0])) { div { look.link(field, field.label, code: field.code) } }
                    td(.data("label", columns[1])) { w("settings.kind.\(field.kind.rawValue)") }
                    td(.data("label", columns[2])) { names(field.userTypes.map { look.name("t:" + $0) }, w) }
                    td(.data("label", columns[3])) { names(field.triples, w) }
                    td(.data("label", columns[4])) { required(field.requiredFor, w) }
                }
            }
        }
    }

    private static func names(_ texts: [String], _ w: Words) -> String {
        texts.isEmpty ? w("settings.all") : texts.joined(separator: ", ")
    }

    private static func required(_ patterns: [String], _ w: Words) -> String {
        if patterns.isEmpty { return w("settings.never") }
        return patterns.contains("*") ? w("settings.always") : patterns.joined(separator: ", ")
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            codeField(f, isNew: isNew)
            settingsPart(w("settings.campi.words")) {
                div(.class("sp-columns")) {
                    f.text("label", label: w("settings.label.label"), required: true, most: 200)
                    f.text("labelEnglish", label: w("settings.label.labelEnglish"), most: 200)
                    f.text("hint", label: w("settings.label.hint"))
                    f.text("hintEnglish", label: w("settings.label.hintEnglish"))
                }
            }
            settingsPart(w("settings.campi.value")) {
                f.select(
                    "kind", label: w("settings.label.kind"),
                    options: Kind.allCases.map { Option($0.rawValue, w("settings.kind.\($0.rawValue)")) },
                    required: true)
                f.area("choices", label: w("settings.label.choices"), rows: 4, hint: w("settings.hint.choices"))
                div(.class("sp-columns")) {
                    f.number("maxLength", label: w("settings.label.maxLength"), hint: w("settings.hint.maxLength"))
                    f.number("position", label: w("settings.label.position"), hint: w("settings.hint.position"))
                }
            }
            settingsPart(w("settings.campi.where"), hint: w("settings.hint.patterns")) {
                f.checkboxBox(
                    "userTypes", label: w("settings.label.userTypes"), options: choices.userTypes,
                    hint: w("settings.hint.userTypes"))
                div(.class("sp-columns")) {
                    f.area("triples", label: w("settings.label.triples"), rows: 3, hint: w("settings.hint.triples"))
                    f.area(
                        "requiredFor", label: w("settings.label.requiredFor"), rows: 3,
                        hint: w("settings.hint.requiredFor"))
                }
            }
        }
    }

    /// Where it appears and where it must be filled.
    func preview(_ catalogue: Catalogue, at now: Date, _ w: Words) -> HTML? {
        let types = catalogue.userTypes(at: now).filter { userTypes.isEmpty || userTypes.contains($0.code) }
        let offered = catalogue.triples.filter { triple in
            let isMatch = triples.isEmpty || triples.contains { Self.matches(triple.code, $0) }
            return triple.validity.holds(at: now) && isMatch
                && triple.offers.contains { offer in types.contains { $0.code == offer.userType } }
        }
        return card(w("settings.preview.title"), id: "anteprima") {
            facts([
                (w("settings.preview.userTypes"), HTML(types.map(\.name).joined(separator: ", "))),
                (w("settings.preview.triples"), HTML(w("settings.preview.count", ["n": offered.count]))),
            ])
            if !offered.isEmpty {
                ul(.class("sp-preview-list"), .tabindex(0), .aria("label", w("settings.preview.triples"))) {
                    for triple in offered {
                        li {
                            span(.class("sp-entry-code")) { triple.code }
                            " " + triple.title + " "
                            if isRequired(triple: triple.code) { badge(w("settings.preview.required"), .warning) }
                        }
                    }
                }
            }
        }
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(field: code, as: actor) }
}

import Desk
import Domain
import Foundation

extension Campaign: EditableEntry {
    static var place: SettingsPlace { .campaigns }
    static func all(_ catalogue: Catalogue) -> [Campaign] { catalogue.campaigns }
    static func blank(_ catalogue: Catalogue) -> Campaign {
        let last = catalogue.campaigns.map(\.position).max() ?? 0
        return Campaign(id: ID(0), code: "", name: "", position: (last / 10 + 1) * 10)
    }

    func title(_ w: Words) -> String { "\(name) (\(code))" }
    var searched: [String] { [code, name] + triples }

    var form: FormData {
        var form = FormData([
            ("code", code), ("name", name), ("mode", mode.rawValue),
            ("triples", triples.joined(separator: ", ")), ("position", String(position)),
            ("from", validity.from.map(Self.day) ?? ""), ("until", validity.to.map(Self.day) ?? ""),
        ])
        for type in userTypes { form.append("userTypes", type) }
        for administration in administrations { form.append("administrations", administration) }
        return form
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        if isNew { code = form["code"] }
        name = form["name"]
        mode = DeliveryMode(rawValue: form["mode"]) ?? mode
        triples = form.words("triples")
        userTypes = form.all("userTypes")
        administrations = form.all("administrations")
        position = form.int("position", or: position, &errors, w)
        if isNew { validity.from = Self.instant("from", form, or: validity.from, &errors, w) }
        validity.to = Self.instant("until", form, or: validity.to, &errors, w)
    }

    private static func day(_ instant: Date) -> String { String(TimeZone.rome.text(instant).prefix(10)) }

    /// Midnight of the day that was typed; none for an empty field.
    private static func instant(
        _ name: String, _ form: FormData, or was: Date?, _ errors: inout FieldErrors, _ w: Words
    ) -> Date? {
        guard form.has(name) else { return was }
        guard let text = form.optional(name) else { return nil }
        do {
            return try TimeZone.rome.instant(text + "T00:00")
        } catch {
            errors.add(name, w("problem.day.wrong"))
            return was
        }
    }

    static func list(_ entries: [Campaign], _ look: EntryLook) -> HTML {
        let w = look.w
        let columns = ["campaign", "mode", "campaignTriples", "userTypes", "position"].map { w("settings.label.\($0)") }
        return table(caption: place.name(w), columns: columns.map { Column($0) }) {
            for campaign in entries {
                tr {
                    td(.data("label", columns[0])) { div { look.link(campaign, campaign.name, code: campaign.code) } }
                    td(.data("label", columns[1])) { w("mode.\(campaign.mode.rawValue)") }
                    td(.data("label", columns[2])) { words(campaign.triples, w) { $0 } }
                    td(.data("label", columns[3])) { words(campaign.userTypes, w) { look.name("t:" + $0) } }
                    td(.data("label", columns[4])) { String(campaign.position) }
                }
            }
        }
    }

    private static func words(_ texts: [String], _ w: Words, _ name: (String) -> String) -> String {
        texts.isEmpty ? w("settings.any") : texts.map(name).joined(separator: ", ")
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            codeField(f, isNew: isNew)
            f.text("name", label: w("settings.label.name"), required: true, most: 200)
            f.radios(
                "mode", label: w("settings.label.mode"),
                options: DeliveryMode.allCases.map { Option($0.rawValue, w("mode.\($0.rawValue)")) }, required: true)
            div(.class("sp-columns")) {
                if isNew { f.date("from", label: w("settings.label.from"), hint: w("settings.hint.campaignFrom")) }
                f.date("until", label: w("settings.label.until"), hint: w("settings.hint.campaignUntil"))
            }
            settingsPart(w("settings.campagne.which"), hint: w("settings.campagne.which.hint")) {
                f.text(
                    "triples", label: w("settings.label.campaignTriples"), hint: w("settings.hint.campaignTriples"),
                    most: 500)
                f.checkboxBox("userTypes", label: w("settings.label.userTypes"), options: choices.userTypes)
                f.checkboxBox(
                    "administrations", label: w("settings.label.administrations"), options: choices.administrations)
            }
            f.number("position", label: w("settings.label.position"), hint: w("settings.hint.position"))
        }
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(campaign: code, as: actor) }
}

import Desk
import Domain

extension Route: EditableEntry {
    static var place: SettingsPlace { .routing }
    static func all(_ catalogue: Catalogue) -> [Route] { catalogue.routes }
    /// Position 0 is the end of the table.
    static func blank(_ catalogue: Catalogue) -> Route { Route(id: ID(0), position: 0, group: "") }

    func title(_ w: Words) -> String {
        position == 0 ? w("settings.instradamento.add") : w("settings.instradamento.line", ["position": position])
    }

    var searched: [String] {
        [String(position), channel?.rawValue, area, tematica, triple, userType, administration, group].compactMap { $0 }
    }

    var form: FormData {
        FormData([
            ("channel", channel?.rawValue ?? ""), ("area", area ?? ""), ("tematica", tematica ?? ""),
            ("triple", triple ?? ""), ("userType", userType ?? ""), ("administration", administration ?? ""),
            ("health", health.map { $0 ? "yes" : "no" } ?? ""), ("mode", mode?.rawValue ?? ""),
            ("campaign", campaign ?? ""), ("group", group),
        ])
    }

    mutating func take(_ form: FormData, isNew: Bool, _ errors: inout FieldErrors, _ w: Words) {
        channel = ChannelKind(rawValue: form["channel"])
        area = form.optional("area")
        tematica = form.optional("tematica")
        triple = form.optional("triple")
        userType = form.optional("userType")
        administration = form.optional("administration")
        health = ["yes": true, "no": false][form["health"]]
        mode = DeliveryMode(rawValue: form["mode"])
        campaign = form.optional("campaign")
        group = form["group"]
        if group.isEmpty { errors.add("group", w("settings.problem.group")) }
    }

    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            settingsPart(w("settings.instradamento.when"), hint: w("settings.instradamento.when.hint")) {
                div(.class("sp-columns")) {
                    requestConditions(f, choices)
                }
            }
            settingsPart(w("settings.instradamento.then")) {
                f.select(
                    "group", label: w("settings.label.group"), options: choices.groups, prompt: w("settings.choose"),
                    required: true)
            }
        }
    }

    func add(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.add(self, as: actor) }
    func save(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.edit(self, as: actor) }
    func end(_ desk: Desk, as actor: SettingsActor) async throws { try await desk.end(routeAt: position, as: actor) }
}

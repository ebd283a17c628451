import Domain
import Foundation

// The form of a service promise: what it promises, how that is counted, and for which requests.
extension ServicePromise {
    static func fields(_ f: Fields, _ choices: SettingsChoices, isNew: Bool) -> HTML {
        let w = f.w
        return fragment {
            if isNew {
                f.text(
                    "name", label: w("settings.label.name"), hint: w("settings.hint.promiseName"), required: true,
                    autocomplete: "off", most: 200)
            }
            div(.class("sp-columns")) {
                f.select(
                    "kind", label: w("settings.label.promiseKind"),
                    options: Kind.allCases.map { Option($0.rawValue, w("promises.kind.\($0.rawValue)")) },
                    required: true)
                f.number("position", label: w("settings.label.position"), hint: w("settings.hint.position"))
            }
            settingsPart(w("settings.promesse.what"), hint: w("settings.promesse.what.hint")) {
                for aim in PromiseTarget.Aim.allCases { target(aim, f) }
            }
            settingsPart(w("settings.promesse.how")) {
                f.select(
                    "calendar", label: w("settings.label.calendar"), options: choices.calendars,
                    prompt: w("settings.choose"), hint: w("settings.hint.calendar"), required: true)
                f.checkboxes(
                    "suspends", label: w("settings.label.suspends"),
                    options: TicketState.waiting.map { Option($0.rawValue, w("state.\($0.rawValue)")) },
                    hint: w("settings.hint.suspends"))
                f.text(
                    "thresholds", label: w("settings.label.thresholds"), hint: w("settings.hint.thresholds"), most: 60)
                f.checkbox("suspendsOnce", label: w("settings.label.suspendsOnce"), required: true)
            }
            settingsPart(w("settings.promesse.when"), hint: w("settings.promesse.when.hint")) {
                conditions(f, choices)
            }
        }
    }

    private static func target(_ aim: PromiseTarget.Aim, _ f: Fields) -> HTML {
        let w = f.w, name = w("promises.aim.\(aim.rawValue)")
        return div(.class("sp-target")) {
            f.number(aim.field("amount"), label: w("settings.label.amount", ["aim": name]), required: false)
            f.select(
                aim.field("unit"), label: w("settings.label.unit", ["aim": name]),
                options: PromiseTerm.Unit.allCases.map { Option($0.rawValue, w("settings.unit.\($0.rawValue)")) },
                required: true)
            f.number(aim.field("share"), label: w("settings.label.share", ["aim": name]))
        }
    }

    private static func conditions(_ f: Fields, _ choices: SettingsChoices) -> HTML {
        let w = f.w, any = w("settings.any")
        return div(.class("sp-columns")) {
            f.select(
                "priority", label: w("settings.label.priority"),
                options: Priority.allCases.map { Option($0.code, "\($0.code) " + w("priority.p\($0.rawValue)")) },
                prompt: any, required: true)
            requestConditions(f, choices)
            f.select(
                "group", label: w("settings.label.groupOfRequest"), options: choices.groups, prompt: any,
                required: true)
        }
    }

    /// Its versions: what was promised, and from when until when.
    func preview(_ catalogue: Catalogue, at now: Date, _ w: Words) -> HTML? {
        let versions = catalogue.promises.filter { $0.name == name }.sorted { $0.id > $1.id }
        guard !versions.isEmpty else { return nil }
        return card(w("settings.promesse.versions"), id: "versioni") {
            ul(.class("sp-versions")) {
                for version in versions {
                    li {
                        strong(version.span(w))
                        ": " + version.targets(w) + " · " + version.calendar
                    }
                }
            }
        }
    }

    private func span(_ w: Words) -> String {
        let from = validity.from.map(w.shortMoment) ?? "–"
        guard let to = validity.to else { return w("settings.promesse.version.now", ["from": from]) }
        return w("settings.promesse.version", ["from": from, "to": w.shortMoment(to)])
    }
}

import Desk
import Domain
import Foundation

/// One rule, new or there already: the form, its versions, its end.
struct RulePage: Sendable {
    /// As it is kept; nil for a new one.
    let kept: Rule?
    /// As the form says now.
    var form: FormData
    var errors = FieldErrors()
    let choices: RuleChoices
    /// The other wordings it had, the newest first.
    let versions: [Rule]
    /// What it would have done, when that was asked.
    var trial: RuleTrialView?
    /// What it did of late; nil when the form was sent and not saved.
    var runs: RuleRunList?

    /// The whole rule is written as text, and not field by field.
    var isText: Bool { form.has(RuleAsText.field) }

    static func address(_ rule: Rule) -> String { "\(SettingsPlace.rules.address)/\(rule.id)" }

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, title = kept?.name ?? w("settings.regole.add")
        let hasEnded = kept?.validity.hasEnded(at: s.frame.now) ?? false
        return settingsPage(s, title: title) {
            h1(title)
            if hasEnded, let to = kept?.validity.to {
                alert(.info) { p(w("settings.endedText", ["day": w.shortDay(to)])) }
            }
            if !hasEnded { p(.class("sp-settings-purpose")) { w("settings.regole.note") } }
            errorSummary(errors, w)
            postForm(s.frame, action: kept.map(Self.address) ?? SettingsPlace.rules.newAddress, id: "regola") {
                if hasEnded {
                    fieldset(.disabled(), .class("sp-read-only")) { content(w) }
                } else {
                    // What the Enter key presses: without it the first button of a line would be meant.
                    button(
                        .type("submit"), .name("passo"), .value("salva"), .class("visually-hidden"), .tabindex(-1),
                        .aria("hidden", "true")
                    ) { w("settings.save") }
                    content(w)
                    buttons(w)
                }
            }
            runs?.html(choices.words, s.frame)
            ruleVersions(versions, choices.words)
            if let kept, !hasEnded {
                settingsDeed(
                    s, title: w("settings.regole.end"), text: w("settings.regole.end.text"),
                    action: Self.address(kept) + "/cessa", button: w("settings.regole.end"))
            }
        }
    }

    @HTMLBuilder private func content(_ w: Words) -> HTML {
        if isText {
            Fields(w, values: form, errors: errors).area(
                RuleAsText.field, label: w("settings.regole.yaml"), rows: 24, hint: w("settings.regole.yaml.hint"),
                required: true, with: [.class("sp-code"), .init("spellcheck", "false")])
        } else {
            fields(w)
        }
    }

    private func fields(_ w: Words) -> HTML {
        let f = Fields(w, values: form, errors: errors)
        return fragment {
            if kept == nil {
                f.text(
                    "name", label: w("settings.label.name"), hint: w("settings.regole.name.hint"), required: true,
                    autocomplete: "off", most: 200)
            }
            f.checkbox("attiva", label: w("settings.regole.active"), required: true)
            RuleWhenFields(f: f, choices: choices).html()
            RuleConditionFields(f: f, groups: RuleGroups(form), choices: choices).html()
            f.select(
                "calendario", label: w("settings.regole.hours"), options: choices.settings.calendars,
                prompt: w("settings.regole.hours.none"), hint: w("settings.regole.hours.hint"))
            RuleActionFields(f: f, rows: RuleActionRow.all(form), choices: choices).html()
            f.checkbox("ferma", label: w("settings.regole.stops"), required: true)
        }
    }

    @HTMLBuilder private func buttons(_ w: Words) -> HTML {
        buttonRow {
            submit(w(kept == nil ? "settings.add" : "settings.save"), name: "passo", value: "salva")
            submit(w("settings.regole.try", ["n": Desk.trialDays]), .secondary, name: "passo", value: "prova")
            submit(
                w(isText ? "settings.regole.asForm" : "settings.regole.asText"), .link, name: "passo",
                value: isText ? "modulo" : "testo")
            linkButton(w("settings.back"), SettingsPlace.rules.address, .link)
        }
        trial?.html(choices.words, posting: "passo")
    }
}

/// What a rule said, and from when until when.
func ruleVersions(_ versions: [Rule], _ words: RuleWords) -> HTML? {
    guard !versions.isEmpty else { return nil }
    let w = words.w
    return card(w("settings.promesse.versions"), id: "versioni") {
        ul(.class("sp-versions")) {
            for version in versions {
                li {
                    strong(w.span(version.validity))
                    ": " + words.when(version) + " → " + words.then(version).joined(separator: "; ")
                    if !version.isActive { badge(w("settings.regole.off"), .neutral) }
                }
            }
        }
    }
}

extension Words {
    /// "dal 23/11/2026 09:00, in vigore".
    func span(_ validity: Validity) -> String {
        let from = validity.from.map(shortMoment) ?? "–"
        guard let to = validity.to else { return self("settings.promesse.version.now", ["from": from]) }
        return self("settings.promesse.version", ["from": from, "to": shortMoment(to)])
    }
}

import Domain
import Foundation

/// What the form of a rule lets choose from.
struct RuleChoices: Sendable {
    let settings: SettingsChoices
    let people: [Option]
    let fields: [Option]
    let words: RuleWords

    init(_ catalogue: Catalogue, at now: Date, _ words: RuleWords) {
        settings = SettingsChoices(catalogue, at: now)
        people = catalogue.operators.filter { !$0.isDisabled }.map { Option($0.login, $0.name) }
        fields = catalogue.fields.filter { !$0.validity.hasEnded(at: now) }.map { Option($0.code, $0.label) }
        self.words = words
    }

    /// Every field that a line may look at.
    var ruleFields: [Option] {
        RuleField.fixed.map { Option($0.description, words.field($0)) }
            + fields.map {
                Option(RuleField.form($0.value).description, $0.label, group: words.w("settings.regole.formFields"))
            }
    }

    /// The values of a field that are chosen and not typed.
    func values(of field: RuleField) -> [Option] {
        let none = Option(RuleTest.none, words.w("settings.regole.none"))
        return switch field {
        case .area: settings.areas.map { Option($0, $0) } + [none]
        case .tematica: settings.tematiche.map { Option($0, $0) } + [none]
        case .userType: settings.userTypes + [none]
        case .campaign: settings.campaigns + [none]
        case .group: settings.groups + [none]
        case .assignee: people + [none]
        case .open: settings.calendars
        default:
            switch field.kind {
            case .choice(let choices): choices.map { Option($0, words.value($0, of: field)) }
            case .yesNo: ["true", "false"].map { Option($0, words.value($0, of: field)) }
            case .name, .count, .time, .words, .typed: []
            }
        }
    }
}

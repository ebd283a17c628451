import Domain

/// The part of the form that says for which requests: groups of lines, with buttons that add and take away.
struct RuleConditionFields: Sendable {
    let f: Fields
    let groups: RuleGroups
    let choices: RuleChoices

    private var w: Words { f.w }

    func html() -> HTML {
        settingsPart(w("settings.regole.if"), hint: w("settings.regole.if.hint")) {
            if groups.parts.count > 1 {
                f.radios(
                    "se.modo", label: w("settings.regole.join"),
                    options: ["all", "any"].map { Option($0, w("settings.regole.join.\($0)")) },
                    value: "all", required: true)
            } else {
                input(.type("hidden"), .name("se.modo"), .id(f.id("se.modo")), .value(groups.isAny ? "any" : "all"))
            }
            for (place, part) in groups.parts.enumerated() { group(place, part) }
            p { submit(w("settings.regole.addGroup"), .secondary, step: .addGroup) }
        }
    }

    private func group(_ place: Int, _ part: RuleGroups.Part) -> HTML {
        fieldset(.class("sp-rule-group")) {
            legend(.class("sp-rule-legend")) { w("settings.regole.group", ["n": place + 1]) }
            f.select(
                RuleGroups.name(place, nil, "modo"), label: w("settings.regole.mode"),
                options: RuleGroups.Mode.allCases.map { Option($0.rawValue, w("settings.regole.mode.\($0.rawValue)")) },
                value: part.mode.rawValue, required: true)
            ol(.class("sp-rule-rows")) {
                for (line, row) in part.rows.enumerated() { li { self.row(place, line, row) } }
            }
            div(.class("sp-rule-add")) {
                f.select(
                    RuleGroups.name(place, nil, "nuovo"), label: w("settings.regole.newField"),
                    options: choices.ruleFields, required: true)
                submit(w("settings.regole.addRow"), .secondary, step: .addRow(place))
                submit(w("settings.regole.removeGroup", ["n": place + 1]), .link, step: .removeGroup(place))
            }
        }
    }

    private func row(_ place: Int, _ line: Int, _ row: RuleGroups.Row) -> HTML {
        let name = choices.words.field(row.field), value = RuleGroups.name(place, line, "valore")
        return div(.class("sp-rule-row")) {
            f.hidden(RuleGroups.name(place, line, "campo"), row.field.description)
            strong(.class("sp-rule-field")) { name }
            if row.field.comparisons.count > 1 {
                f.select(
                    RuleGroups.name(place, line, "come"), label: w("settings.regole.comparison", ["field": name]),
                    options: row.field.comparisons.map {
                        Option($0.rawValue, w("settings.regole.comparison.\($0.rawValue)"))
                    }, value: row.comparison.rawValue, required: true)
            } else {
                f.hidden(RuleGroups.name(place, line, "come"), row.comparison.rawValue)
            }
            if row.field.isTyped {
                f.area(
                    value, label: w("settings.regole.value", ["field": name]), rows: min(8, max(2, row.values.count)),
                    hint: hint(row.field), required: true)
            } else {
                f.checkboxBox(value, label: w("settings.regole.value", ["field": name]), options: offered(row))
            }
            submit(
                w("settings.regole.removeRow", ["field": name]), .link,
                step: .removeRow(place, line))
        }
    }

    /// What is offered, and what is chosen already though it is offered no more.
    private func offered(_ row: RuleGroups.Row) -> [Option] {
        let offered = choices.values(of: row.field), known = Set(offered.map(\.value))
        return offered + row.values.filter { !known.contains($0) }.map { Option($0, $0) }
    }

    private func hint(_ field: RuleField) -> String {
        switch field.kind {
        case .time: w("settings.regole.hint.time")
        case .count: w("settings.regole.hint.count")
        case .words: w("settings.regole.hint.words")
        case .choice, .name, .yesNo, .typed:
            field == .triple ? w("settings.regole.hint.triple") : w("settings.regole.hint.lines")
        }
    }
}

/// A button that changes the form and saves nothing.
func submit(_ text: String, _ weight: ButtonWeight, step: RuleStep) -> HTML {
    submit(text, weight, name: "passo", value: step.value, small: true)
}

import Domain

/// The form of a macro: what it holds at the beginning, and the macro it says.
enum MacroForm {
    /// What a person can do: the rest is left to rules.
    static let kinds: [RuleActionRow.Kind] = [
        .assign, .move, .escalate, .tag, .untag, .priority, .triple, .answer, .note, .checklist, .wait, .resolve,
        .close,
    ]

    static func form(_ macro: Macro) -> FormData {
        var form = FormData([
            ("name", macro.name), ("position", macro.position == 0 ? "" : String(macro.position)),
        ])
        for group in macro.groups { form.append("groups", group) }
        RuleActionRow.write(macro.actions.map(RuleActionRow.init), &form)
        return form
    }

    /// What the form says. What cannot be is noted beside its field.
    static func read(_ form: FormData, over kept: Macro, _ errors: inout FieldErrors, _ w: Words) -> Macro {
        var macro = kept
        if form.has("name") { macro.name = form["name"].tidied }
        if form["position"].isEmpty {
            macro.position = kept.position
        } else {
            macro.position = form.int("position", or: kept.position, &errors, w)
        }
        if kept.owner == nil { macro.groups = form.all("groups") }
        macro.actions = actions(form, &errors, w)
        if errors.isEmpty {
            do throws(RuleProblem) { try macro.check() } catch {
                errors.add(field(error.field, macro.actions), w.rule(error))
            }
        }
        return macro
    }

    private static func actions(_ form: FormData, _ errors: inout FieldErrors, _ w: Words) -> [RuleAction] {
        RuleActionRow.all(form).enumerated().compactMap { place, row in
            guard let action = row.action else {
                errors.add(RuleActionRow.name(place, row.field), w("settings.regole.problem.choose"))
                return nil
            }
            do throws(RuleProblem) { try Macro(name: "-", then: [action]).check() } catch {
                errors.add(RuleActionRow.name(place, row.field), w.rule(error))
            }
            return action
        }
    }

    /// The field of the form for a part of the macro: that of the first action of the name.
    static func field(_ part: String, _ actions: [RuleAction]) -> String {
        if ["name", "code"].contains(part) { return "name" }
        if ["position", "groups"].contains(part) { return part }
        guard let place = actions.firstIndex(where: { $0.name == part }) else { return "poi.nuova" }
        return RuleActionRow.name(place, RuleActionRow(actions[place]).field)
    }
}

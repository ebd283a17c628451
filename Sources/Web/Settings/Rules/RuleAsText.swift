import Desk
import Domain

/// A rule written as the settings write it, for those that say more than the form can, and for who prefers it.
enum RuleAsText {
    static let field = "yaml"

    static func form(_ rule: Rule) -> FormData { FormData([(field, rule.yaml)]) }

    /// What the text says. What is not understood is told with its line; the words of the file are English.
    static func read(_ form: FormData, over kept: Rule, _ errors: inout FieldErrors, _ w: Words) -> Rule {
        do {
            let rule = try Rule(yaml: form[field], over: kept.name.isEmpty ? nil : kept)
            // Another name would be another rule.
            if !kept.name.isEmpty && rule.name != kept.name { errors.add(field, w("settings.regole.problem.name")) }
            return rule
        } catch let problem as SettingsProblem {
            errors.add(field, w("settings.regole.problem.line", ["line": problem.line, "text": problem.message]))
        } catch {
            errors.add(field, String(describing: error))
        }
        return kept
    }
}

extension RulePage {
    /// The form again, when it can say what the text says.
    mutating func showForm(of rule: Rule, _ w: Words) {
        if let fields = RuleForm.form(rule) {
            form = fields
        } else {
            errors.add(RuleAsText.field, w("settings.regole.problem.form"))
        }
    }
}

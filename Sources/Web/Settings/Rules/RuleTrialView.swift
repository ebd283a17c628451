import Desk
import Domain
import Foundation

/// What a rule would have done on the requests of the last days.
struct RuleTrialView: Sendable {
    let rule: Rule
    let trial: RuleTrial

    /// Hits on one page.
    static let most = 100

    /// The value of the button that goes on after a request.
    static func step(after id: ID<Ticket>) -> String { "prova.\(id)" }

    /// - Parameter name: of the button that goes on.
    func html(_ words: RuleWords, posting name: String) -> HTML {
        let w = words.w
        return card(w("settings.regole.trial"), id: "prova") {
            p(
                w("settings.regole.trial.count", ["n": trial.hits.count]) + " "
                    + w("settings.regole.trial.looked", ["n": trial.looked]))
            for unknown in trial.unknown { p(.class("sp-muted")) { w("settings.regole.unknown.\(unknown.rawValue)") } }
            if !trial.hits.isEmpty { hits(words) }
            if let next = trial.next {
                submit(
                    w("settings.regole.trial.more"), .secondary, name: name, value: Self.step(after: next), small: true)
            }
        }
    }

    private func hits(_ words: RuleWords) -> HTML {
        let w = words.w
        let columns = ["request", "moment", "because", "deeds"].map { w("settings.regole.trial.\($0)") }
        return table(caption: w("settings.regole.trial"), columns: columns.map { Column($0) }) {
            for hit in trial.hits {
                tr {
                    td(.data("label", columns[0])) {
                        a(.href("/scrivania/richieste/\(hit.number)")) { hit.number.description }
                    }
                    td(.data("label", columns[1])) {
                        div {
                            w.shortMoment(hit.at)
                            span(.class("sp-entry-code")) { words.event(hit.event) }
                        }
                    }
                    td(.data("label", columns[2])) { words.because(hit.outcome, of: rule) }
                    td(.data("label", columns[3])) { words.deeds(hit.outcome, of: rule) }
                }
            }
        }
    }
}

extension RulePage {
    /// Tries the rule as the form says it, from the beginning or from where the page before ended.
    mutating func tryRule(_ rule: Rule, _ step: String, _ desk: Desk, _ w: Words) async throws {
        let after = step.split(separator: ".").dropFirst().first.flatMap { ID<Ticket>(String($0)) }
        do {
            trial = RuleTrialView(
                rule: rule, trial: try await desk.tryRule(rule, after: after, limit: RuleTrialView.most))
        } catch let problem as RuleProblem {
            errors.add(isText ? RuleAsText.field : RuleForm.field(problem.field), w.rule(problem))
        }
    }
}

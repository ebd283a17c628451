import Domain
import Foundation

/// Which rules acted on a request, what they did and why; nothing when none did.
struct RuleLogCard: Sendable {
    let runs: [RuleRun]
    /// Every version of every rule: the log names the one that acted.
    let rules: [Rule]
    /// What groups and the like are called, by code.
    let names: [String: String]

    /// The latest that are shown.
    static let most = 20

    func html(_ frame: Frame) -> HTML {
        let words = RuleWords(w: frame.words, names: names)
        return fragment {
            if !runs.isEmpty {
                card(frame.words("settings.regole.log"), id: "regole") {
                    ul(.class("sp-deadlines")) {
                        for run in runs { li(.class("sp-deadline")) { line(run, words, frame) } }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func line(_ run: RuleRun, _ words: RuleWords, _ frame: Frame) -> HTML {
        let rule = rules.first { $0.id == run.rule }
        div(.class("sp-deadline-head")) {
            strong(run.ruleName)
            moment(run.at, frame)
        }
        words.deeds(run.outcome, of: rule)
        p(.class("sp-muted")) {
            words.event(run.event) + "; "
                + frame.words("settings.regole.log.why", ["what": words.because(run.outcome, of: rule)])
        }
    }
}

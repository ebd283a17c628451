import Domain
import Foundation

/// What a rule did of late, request by request.
struct RuleRunList: Sendable {
    let runs: [RuleRun]
    /// The numbers of their requests.
    let numbers: [ID<Ticket>: Ticket.Number]
    /// Every version: a line of the log names the one that acted.
    let versions: [Rule]

    static let most = 20

    func html(_ words: RuleWords, _ frame: Frame) -> HTML {
        let w = words.w
        return card(w("settings.regole.runs"), id: "azioni") {
            if runs.isEmpty { p(.class("sp-muted")) { w("settings.regole.use.never") } }
            ul(.class("sp-deadlines")) {
                for run in runs { li(.class("sp-deadline")) { line(run, words, frame) } }
            }
        }
    }

    @HTMLBuilder private func line(_ run: RuleRun, _ words: RuleWords, _ frame: Frame) -> HTML {
        let rule = versions.first { $0.id == run.rule }
        div(.class("sp-deadline-head")) {
            if let number = numbers[run.ticket] {
                a(.href("/scrivania/richieste/\(number)")) { words.w("settings.regole.runs.request", ["n": number]) }
            }
            moment(run.at, frame)
        }
        words.deeds(run.outcome, of: rule)
        p(.class("sp-muted")) {
            words.event(run.event) + "; "
                + words.w("settings.regole.log.why", ["what": words.because(run.outcome, of: rule)])
        }
    }
}

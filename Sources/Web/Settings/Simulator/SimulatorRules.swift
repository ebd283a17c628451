import Domain

/// Which rules would act on a described request, and what keeps the others from it.
struct SimulatorRules: Sendable {
    let rules: [SimulatedRule]
    let words: RuleWords

    func html() -> HTML {
        let w = words.w
        return card(w("settings.simulatore.rules"), id: "regole") {
            p(.class("sp-muted")) { w("settings.simulatore.rules.hint") }
            if rules.isEmpty { p(w("settings.simulatore.rules.none")) }
            ul(.class("sp-deadlines")) {
                for simulated in rules { li(.class("sp-deadline")) { rule(simulated) } }
            }
        }
    }

    @HTMLBuilder private func rule(_ simulated: SimulatedRule) -> HTML {
        let w = words.w
        div(.class("sp-deadline-head")) {
            a(.href(RulePage.address(simulated.rule))) { simulated.rule.name }
            mark(simulated.fate)
        }
        switch simulated.fate {
        case .obeys(let outcome):
            words.deeds(outcome, of: simulated.rule)
            p(.class("sp-muted")) {
                w("settings.regole.log.why", ["what": words.because(outcome, of: simulated.rule)])
            }
        case .passes(let because):
            let outcome = RuleRun.Outcome(because: because, done: [], skipped: [], cut: nil)
            p(.class("sp-muted")) {
                w("settings.simulatore.asks", ["what": words.because(outcome, of: simulated.rule)])
            }
        case .stopped(let by): p(.class("sp-muted")) { w("settings.simulatore.rules.stopped", ["name": by]) }
        }
    }

    private func mark(_ fate: SimulatedRule.Fate) -> HTML {
        switch fate {
        case .obeys: badge(words.w("settings.simulatore.rules.acts"), .success)
        case .passes, .stopped: badge(words.w("settings.simulatore.rules.passes"), .neutral)
        }
    }
}

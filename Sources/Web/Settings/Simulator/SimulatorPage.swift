import Domain
import Foundation

/// What would become of a request that somebody describes, and why.
struct SimulatorPage: Sendable {
    let form: FormData
    var errors = FieldErrors()
    let choices: SettingsChoices
    /// What groups, user types and administrations are called, by kind and code.
    let names: [String: String]
    /// What the promises of the result are counted by.
    let book: PromiseBook
    /// Nil until something is asked.
    var result: Simulation?

    func html(_ s: SettingsFrame) -> HTML {
        settingsPage(s) {
            settingsHead(s, .simulator)
            errorSummary(errors, s.w)
            if let result {
                div(.id("esito"), .class("sp-simulation")) {
                    destination(result, s.w)
                    promised(result, s)
                    SimulatorRules(rules: result.rules, words: RuleWords(w: s.w, names: names)).html()
                }
            }
            SimulatorForm.html(form, errors, choices, s)
        }
    }
}

// Where it goes.
extension SimulatorPage {
    private func destination(_ result: Simulation, _ w: Words) -> HTML {
        card(w("settings.simulatore.destination"), id: "destinazione") {
            if let group = result.group {
                alert(.success, title: w("settings.simulatore.group", ["group": group.name])) { p(reason(result, w)) }
            } else {
                alert(.warning) { p(w("settings.simulatore.noGroup")) }
            }
            facts([
                (
                    w("settings.label.priority"),
                    fragment {
                        result.request.priority.code + " " + w("priority.p\(result.request.priority.rawValue)")
                        for name in result.windows {
                            " "
                            badge(w("settings.simulatore.raised", ["name": name]), .warning, icon: .arrowUp)
                        }
                    }
                ),
                (w("settings.simulatore.arrival"), fullMoment(result.request.arrivedAt, w)),
            ])
            if !result.path.isEmpty {
                h3(.class("h6")) { w("settings.simulatore.path") }
                ol(.class("sp-path")) { for group in result.path { li { group.name } } }
            }
            let passed = result.routes.filter { $0.verdict != .matched }
            fold(w("settings.simulatore.passed.routes", ["n": passed.count]), isEmpty: passed.isEmpty) {
                for line in passed {
                    li {
                        a(.href(line.route.address)) { line.route.title(w) }
                        ": " + why(line, w)
                    }
                }
            }
        }
    }

    private func reason(_ result: Simulation, _ w: Words) -> String {
        switch result.reason {
        case .route(let position): w("settings.simulatore.route", ["position": position])
        case .triplePath: w("settings.simulatore.triplePath")
        case .triage: w("settings.simulatore.triage")
        case nil: w("settings.simulatore.given")
        }
    }

    private func why(_ line: Simulation.TriedRoute, _ w: Words) -> String {
        switch line.verdict {
        case .matched: ""
        case .noGroup: w("settings.simulatore.gone", ["group": names["g:" + line.route.group] ?? line.route.group])
        case .unmet(let conditions):
            asks(conditions.compactMap { line.route.asked($0, w) { names[$0] ?? $0 } }, w)
        }
    }

    /// "chiede Canale: PEC; Area: Stipendi".
    fileprivate func asks(_ asked: [AskedWords], _ w: Words) -> String {
        w("settings.simulatore.asks", ["what": asked.map { "\($0.label): \($0.value)" }.joined(separator: "; ")])
    }

    @HTMLBuilder fileprivate func fold(
        _ title: String, isEmpty: Bool, @HTMLBuilder _ items: () -> HTML
    ) -> HTML {
        if !isEmpty {
            details(.class("sp-why")) {
                summary(title)
                ul { items() }
            }
        }
    }
}

// What is promised to it.
extension SimulatorPage {
    private func promised(_ result: Simulation, _ s: SettingsFrame) -> HTML {
        card(s.w("settings.simulatore.promised"), id: "promesse") {
            if result.promises.allSatisfy(\.tried.isEmpty) { p(s.w("settings.simulatore.noPromises")) }
            for promise in result.promises where !promise.tried.isEmpty { kind(promise, result, s) }
        }
    }

    private func kind(_ simulated: SimulatedPromise, _ result: Simulation, _ s: SettingsFrame) -> HTML {
        let w = s.w, passed = simulated.tried.filter { !$0.unmet.isEmpty }
        return section(.class("sp-simulated"), .aria("labelledby", "specie-\(simulated.kind.rawValue)")) {
            heading(
                3, w("promises.kind.\(simulated.kind.rawValue)"), id: "specie-\(simulated.kind.rawValue)", class: "h6")
            if let promise = simulated.promise, let version = simulated.version {
                p {
                    a(.href(promise.address)) { promise.name }
                    " · "
                        + w(
                            "settings.simulatore.version",
                            ["version": version, "position": promise.position, "calendar": promise.calendar])
                }
                ul(.class("sp-deadlines")) {
                    for clock in simulated.clocks { deadline(clock, result.request.arrivedAt, s) }
                }
            } else {
                p(.class("sp-muted")) { w("settings.simulatore.noPromise") }
            }
            fold(w("settings.simulatore.passed.promises", ["n": passed.count]), isEmpty: passed.isEmpty) {
                for tried in passed {
                    li {
                        a(.href(tried.promise.address)) { tried.promise.name }
                        " (\(tried.promise.position)): " + asks(asked(tried, w), w)
                    }
                }
            }
        }
    }

    private func asked(_ tried: SimulatedPromise.Tried, _ w: Words) -> [AskedWords] {
        tried.unmet.compactMap { tried.promise.conditions.askedOfPromise($0, w) { names[$0] ?? $0 } }
    }

    @HTMLBuilder private func deadline(
        _ simulated: SimulatedPromise.Clock, _ arrivedAt: Date, _ s: SettingsFrame
    ) -> HTML {
        let w = s.w
        if let view = DeadlineView(simulated.clock, book, at: arrivedAt), let due = view.dueAt {
            li(.class("sp-deadline")) {
                div(.class("sp-deadline-head")) {
                    strong(w("promises.aim.\(view.aim.rawValue)"))
                    time(.datetime(due.machineReadable)) { w.due(due, view.term, now: s.frame.now) }
                }
                p(.class("sp-muted")) { w.why(view, now: s.frame.now) }
                for threshold in simulated.thresholds {
                    p(.class("sp-muted")) {
                        w(
                            "settings.simulatore.threshold",
                            ["share": threshold.share, "time": w.due(threshold.at, view.term, now: s.frame.now)])
                    }
                }
            }
        }
    }
}

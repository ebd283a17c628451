import Domain
import Foundation

/// Where a request would go, and why: to try the routing table without opening one.
struct RouteTrial: Sendable {
    struct Answer: Sendable {
        let group: String
        let reason: Routing.Reason
    }
    let asked: FormData
    let choices: SettingsChoices
    /// Nil until something is asked.
    let answer: Answer?

    init(_ asked: FormData, _ catalogue: Catalogue, at now: Date) {
        self.asked = asked
        choices = SettingsChoices(catalogue, at: now)
        guard let channel = ChannelKind(rawValue: asked["canale"]) else {
            answer = nil
            return
        }
        let question = RoutingQuestion(
            channel: channel, triple: catalogue.triple(code: asked["tripletta"], at: now),
            userType: catalogue.userType(code: asked["tipo"], at: now),
            administration: catalogue.administration(code: asked["ente"], at: now))
        answer = catalogue.route(question, at: now).map { Answer(group: $0.group.name, reason: $0.reason) }
    }

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, f = Fields(w, values: asked)
        return card(w("settings.trial.title"), id: "prova") {
            p(w("settings.trial.text"))
            if let answer { result(answer, w) }
            form(.method("get"), .action(SettingsPlace.routing.address + "#prova")) {
                div(.class("sp-columns")) {
                    f.select(
                        "canale", label: w("settings.label.channel"),
                        options: ChannelKind.allCases.map { Option($0.rawValue, w("channel.\($0.rawValue)")) },
                        required: true)
                    f.select(
                        "tripletta", label: w("settings.label.triple"), options: choices.triples,
                        prompt: w("settings.trial.noTriple"), required: true)
                    f.select(
                        "tipo", label: w("settings.label.userType"), options: choices.userTypes,
                        prompt: w("settings.trial.none"), required: true)
                    f.select(
                        "ente", label: w("settings.label.administration"), options: choices.administrations,
                        prompt: w("settings.trial.none"), required: true)
                }
                submit(w("settings.trial.do"), .secondary, small: true)
            }
        }
    }

    private func result(_ answer: Answer, _ w: Words) -> HTML {
        alert(.success, title: w("settings.trial.answer", ["group": answer.group])) {
            switch answer.reason {
            case .route(let position): p(w("settings.trial.route", ["position": position]))
            case .triplePath: p(w("settings.trial.path"))
            case .triage: p(w("settings.trial.triage"))
            }
        }
    }
}

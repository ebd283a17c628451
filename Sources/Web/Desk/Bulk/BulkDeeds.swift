import Desk
import Domain

/// What can be done to many requests at once, each with a form of its own.
enum BulkAction: String, Sendable, CaseIterable {
    case assign = "assegna"
    case handOver = "passa"
    case reclassify = "riclassifica"
    case tag = "etichetta"
    case untag = "togli-etichetta"
    case prioritise = "priorita"
    case answer = "rispondi"
    case note = "nota"
    case resolve = "risolvi"
    case close = "chiudi"
    case problem = "problema"

    var icon: Icon {
        switch self {
        case .assign: .user
        case .handOver: .swap
        case .reclassify, .tag, .untag: .list
        case .prioritise: .arrowUp
        case .answer: .comment
        case .note: .lock
        case .resolve: .check
        case .close: .close
        case .problem: .warning
        }
    }

    /// What the form says, as the desk does it.
    func deed(_ form: FormData, _ w: Words) throws(ActionRefusal) -> BulkDeed {
        switch self {
        case .assign:
            switch form["operatore"] {
            case "": throw missing("operatore", "desk.problem.assign", w)
            case RuleActionRow.me: return .actions([.assign(.me)], reason: "")
            case RuleActionRow.nobody: return .actions([.assign(.nobody)], reason: "")
            case let login: return .actions([.assign(.login(login))], reason: "")
            }
        case .handOver:
            guard let group = form.optional("gruppo") else { throw missing("gruppo", "desk.problem.group", w) }
            return .actions([.move(group)], reason: form["motivo"])
        case .reclassify:
            guard let code = form.optional("tripletta") else { throw missing("tripletta", "desk.problem.triple", w) }
            return .actions([.triple(code)], reason: "")
        case .tag, .untag:
            let tags = form["etichette"].split(whereSeparator: { $0.isNewline || $0 == "," })
                .map { String($0).tidied }.filter { !$0.isEmpty }
            if tags.isEmpty { throw missing("etichette", "problem.tag.missing", w) }
            return .actions([self == .tag ? .tag(tags) : .untag(tags)], reason: "")
        case .prioritise:
            guard let priority = Priority(code: form["priorita"]) else {
                throw missing("priorita", "desk.prioritise.problem.choice", w)
            }
            guard let reason = form.optional("motivo")?.tidied, !reason.isEmpty else {
                throw missing("motivo", "desk.prioritise.problem.reason", w)
            }
            return .actions([.priority(.to(priority))], reason: reason)
        case .answer:
            if form["testo"].isEmpty { throw missing("testo", "problem.text.missing", w) }
            let answer = RuleAction.answer(RuleText(form["testo"], english: form["inglese"]))
            guard let resolution = Resolution(rawValue: form["poi"]) else { return .actions([answer], reason: "") }
            return .actions([answer, .resolve(resolution)], reason: "")
        case .note:
            if form["testo"].isEmpty { throw missing("testo", "problem.text.missing", w) }
            return .actions([.note(form["testo"])], reason: "")
        case .resolve:
            guard let resolution = Resolution(rawValue: form["esito"]) else {
                throw missing("esito", "desk.problem.resolution", w)
            }
            return .actions([.resolve(resolution)], reason: "")
        case .close: return .actions([.close], reason: "")
        case .problem:
            guard let id = ID<KnownProblem>(form["problema"]) else {
                throw missing("problema", "problems.problem.choose", w)
            }
            return .gather(id)
        }
    }

    private func missing(_ field: String, _ key: String, _ w: Words) -> ActionRefusal {
        ActionRefusal(field: field, w(key))
    }

    /// The field of the form for a name the desk complains about.
    var field: String {
        switch self {
        case .assign: "operatore"
        case .handOver: "gruppo"
        case .reclassify: "tripletta"
        case .tag, .untag: "etichette"
        case .prioritise: "priorita"
        case .answer, .note: "testo"
        case .resolve: "esito"
        case .close: ""
        case .problem: "problema"
        }
    }
}

import Domain
import Foundation

extension QueuePage {
    /// Each filter in use in words, and the list without it.
    func chips(_ w: Words) -> [(text: String, without: QueueQuery)] {
        var chips: [(String, QueueQuery)] = []
        func add(_ name: String, _ value: String?, _ change: (inout QueueQuery) -> Void) {
            guard let value, !value.isEmpty else { return }
            chips.append((w(QueueQuery.key(of: name)) + ": " + value, query.with(change)))
        }
        if !query.text.isEmpty { chips.append(("«\(query.text)»", query.with { $0.text = "" })) }
        for state in query.states {
            add("stati", w("state.\(state.rawValue)")) { $0.states.removeAll { $0 == state } }
        }
        for code in query.groups {
            add("gruppi", groupOptions.first { $0.value == code }?.label ?? code) { $0.groups.removeAll { $0 == code } }
        }
        add("operatore", choices.people.label(of: query.assigneeWord) ?? query.assigneeWord) { $0.assignee = nil }
        add("canale", query.channel.map { w("channel.\($0.rawValue)") }) { $0.channel = nil }
        for priority in query.priorities {
            add("priorita", priority.code) { $0.priorities.removeAll { $0 == priority } }
        }
        add("area", query.area) {
            $0.area = ""
            $0.theme = ""
            $0.triple = ""
        }
        add("tematica", query.theme) {
            $0.theme = ""
            $0.triple = ""
        }
        add("tripletta", choices.triples.label(of: query.triple) ?? query.triple) { $0.triple = "" }
        add("utente", choices.userTypes.label(of: query.userType) ?? query.userType) { $0.userType = "" }
        add("amministrazione", choices.administrations.label(of: query.administration) ?? query.administration) {
            $0.administration = ""
        }
        add("scadenza", query.due.map { w("lists.due.\($0.rawValue)") }) { $0.due = nil }
        add("dal", query.createdFrom.map(w.shortDay)) { $0.createdFrom = nil }
        add("al", query.createdTo.map(w.shortDay)) { $0.createdTo = nil }
        add("aggiornata-dal", query.updatedFrom.map(w.shortDay)) { $0.updatedFrom = nil }
        add("aggiornata-al", query.updatedTo.map(w.shortDay)) { $0.updatedTo = nil }
        add("etichetta", query.tag) { $0.tag = "" }
        add("problema", query.problem == nil ? nil : w("lists.chip.problem.this")) { $0.problem = nil }
        add("riaperte", query.reopenedOnly ? w("lists.filter.reopened.yes") : nil) { $0.reopenedOnly = false }
        return chips
    }

    /// What the list could not do as its address says, in sentences.
    func complaintBlock(_ w: Words) -> HTML? {
        let unread = unreadable.map { wrong in
            w(
                "lists.wrong.value",
                ["filter": w(QueueQuery.key(of: wrong.name)), "value": String(wrong.value.prefix(60))])
        }
        let over = gone.map { gone in
            w(
                gone.hasEnded ? "lists.wrong.ended" : "lists.wrong.unknown",
                ["filter": w(QueueQuery.key(of: gone.name)), "value": String(gone.value.prefix(60))])
        }
        guard !unread.isEmpty || !over.isEmpty else { return nil }
        return div(.class("sp-list-wrong"), .role("status")) {
            icon(.warning)
            div { for sentence in (unread + over).prefix(8) { p(sentence) } }
        }
    }
}

extension QueueQuery {
    /// The key of what a name of the address is called.
    static func key(of name: String) -> String {
        switch name {
        case "stato", "stati": "lists.filter.states"
        case "gruppi": "lists.filter.groups"
        case "ordine": "desk.order"
        case "colonne": "lists.columns"
        case "operatore": "desk.filter.assignee"
        case "canale": "desk.filter.channel"
        case "priorita": "desk.filter.priority"
        case "area": "desk.filter.area"
        case "tematica": "lists.filter.theme"
        case "tripletta": "desk.filter.triple"
        case "utente": "desk.filter.userType"
        case "amministrazione": "desk.filter.administration"
        case "scadenza": "lists.filter.due"
        case "dal": "lists.chip.createdFrom"
        case "al": "lists.chip.createdTo"
        case "aggiornata-dal": "lists.chip.updatedFrom"
        case "aggiornata-al": "lists.chip.updatedTo"
        case "etichetta": "lists.filter.tag"
        case "problema": "lists.chip.problem"
        case "riaperte": "lists.filter.reopened"
        default: "desk.filters"
        }
    }
}

extension Words {
    /// 05/03/2026
    fileprivate func shortDay(_ day: CalendarDay) -> String {
        "\(day.day.digits(2))/\(day.month.digits(2))/\(day.year)"
    }
}

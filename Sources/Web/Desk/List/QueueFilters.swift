import Domain
import Foundation

// What narrows and orders a list: a form that works without script, its answer is an address.
extension QueuePage {
    func listTools(_ w: Words) -> HTML {
        div(.class("sp-list-tools")) {
            filters(w)
            filtersInUse(w)
            orders(w)
        }
    }

    private func filters(_ w: Words) -> HTML {
        details(.class("sp-list-filters")) {
            summary {
                w("desk.filters")
                if query.filtersInUse > 0 { counter(query.filtersInUse, id: nil) }
            }
            form(.method("get"), .action(QueueQuery.path), .class("sp-filters")) {
                for (name, value) in query.pairs where ["coda", "stato", "ordine"].contains(name) && !value.isEmpty {
                    input(.type("hidden"), .name(name), .value(value))
                }
                searchField(w)
                if query.queue != .mine {
                    filterSelect("operatore", "desk.filter.assignee", choices.people, query.assigneeWord, w)
                }
                filterSelect("canale", "desk.filter.channel", choices.channels, query.channel?.rawValue ?? "", w)
                filterSelect("priorita", "desk.filter.priority", choices.priorities, query.priority?.code ?? "", w)
                filterSelect("area", "desk.filter.area", choices.areas, query.area, w)
                if let triples = choices.triples(in: query.area) {
                    filterSelect("tripletta", "desk.filter.triple", triples, query.triple, w)
                }
                filterSelect("utente", "desk.filter.userType", choices.userTypes, query.userType, w)
                filterSelect(
                    "amministrazione", "desk.filter.administration", choices.administrations, query.administration, w)
                buttonRow {
                    button(.type("submit"), .class("btn btn-primary btn-sm")) { w("desk.filters.apply") }
                    if query.filtersInUse > 0 || !query.text.isEmpty {
                        linkButton(w("desk.filters.clear"), query.withoutFilters.address, .link, small: true)
                    }
                }
            }
        }
    }

    private func searchField(_ w: Words) -> HTML {
        div(.class("sp-field")) {
            label(.for("filtro-q")) { w("desk.filter.text") }
            input(
                .type("search"), .class("form-control"), .id("filtro-q"), .name("q"), .value(query.text),
                .autocomplete("off"), .maxlength(200), .aria("describedby", "filtro-q-aiuto"))
            div(.class("sp-hint"), .id("filtro-q-aiuto")) { w("desk.filter.text.hint") }
        }
    }

    private func filterSelect(_ name: String, _ key: String, _ block: ChoiceBlock, _ chosen: String, _ w: Words)
        -> HTML
    {
        div(.class("sp-field")) {
            label(.for("filtro-" + name)) { w(key) }
            select(.class("form-select"), .id("filtro-" + name), .name(name)) {
                option(.value("")) { w("desk.filter.any") }
                block.html(chosen: chosen)
            }
        }
    }

    /// Each filter in use, and a link that takes it away.
    private func filtersInUse(_ w: Words) -> HTML? {
        let inUse = chips(w)
        guard !inUse.isEmpty else { return nil }
        return ul(.class("sp-filter-chips"), .aria("label", w("desk.filters.inUse"))) {
            for chip in inUse {
                li {
                    a(.href(chip.without.address), .title(w("desk.filters.remove", ["filter": chip.text]))) {
                        chip.text
                        icon(.close)
                        span(.class("visually-hidden")) { w("desk.filters.removeIt") }
                    }
                }
            }
        }
    }

    private func chips(_ w: Words) -> [(text: String, without: QueueQuery)] {
        var chips: [(String, QueueQuery)] = []
        func add(_ key: String, _ value: String?, _ change: (inout QueueQuery) -> Void) {
            guard let value, !value.isEmpty else { return }
            chips.append((w(key) + ": " + value, query.with(change)))
        }
        if !query.text.isEmpty { chips.append(("«\(query.text)»", query.with { $0.text = "" })) }
        add("desk.filter.assignee", choices.people.label(of: query.assigneeWord) ?? query.assigneeWord) {
            $0.assignee = nil
        }
        add("desk.filter.channel", query.channel.map { w("channel.\($0.rawValue)") }) { $0.channel = nil }
        add("desk.filter.priority", query.priority?.code) { $0.priority = nil }
        add("desk.filter.area", query.area) {
            $0.area = ""
            $0.triple = ""
        }
        add("desk.filter.triple", choices.triples.label(of: query.triple) ?? query.triple) { $0.triple = "" }
        add("desk.filter.userType", choices.userTypes.label(of: query.userType) ?? query.userType) { $0.userType = "" }
        add(
            "desk.filter.administration",
            choices.administrations.label(of: query.administration) ?? query.administration
        ) {
            $0.administration = ""
        }
        return chips
    }

    private func orders(_ w: Words) -> HTML? {
        // What is over, or everything together, is read newest first: there is one order.
        guard query.stage != .ended && query.stage != .any else { return nil }
        return nav(.class("sp-orders"), .aria("label", w("desk.order"))) {
            span(.class("sp-muted")) { w("desk.order") + ":" }
            for order in TicketFilter.Order.allCases {
                a(
                    .href(query.with { $0.order = order }.address),
                    .aria("current", order == query.order ? "true" : nil)
                ) { w("desk.order.\(order.rawValue)") }
            }
        }
    }
}

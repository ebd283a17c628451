import Domain
import Foundation

// What narrows and orders a list: a form that works without script, its answer is an address.
extension QueuePage {
    func listTools(_ frame: Frame) -> HTML {
        let w = frame.words
        // The form between the two carries a token of this browser.
        let asked = ([query.with { _ in }.written] + groupOptions.map(\.value)).joined(separator: "\n")
        return div(.class("sp-list-tools")) {
            choices.written.part("choose\n" + asked) {
                fragment {
                    filters(w)
                    columnChoice(w)
                }
            }
            keepForm(frame)
            choices.written.part("chosen\n" + asked) {
                fragment {
                    filtersInUse(w)
                    orders(w)
                }
            }
        }
    }

    private func filters(_ w: Words) -> HTML {
        details(.class("sp-list-filters")) {
            summary(DeskKey.filters.attribute) {
                w("desk.filters")
                if query.filtersInUse > 0 { counter(query.filtersInUse, id: nil) }
            }
            form(.method("get"), .action(QueueQuery.path), .class("sp-filters")) {
                for (name, value) in query.pairs
                where ["coda", "stato", "ordine", "colonne", "vista", "problema"].contains(name) && !value.isEmpty {
                    input(.type("hidden"), .name(name), .value(value))
                }
                searchField(w)
                if query.queue != .mine {
                    filterSelect("operatore", "desk.filter.assignee", choices.people, query.assigneeWord, w)
                }
                filterSelect("canale", "desk.filter.channel", choices.channels, query.channel?.rawValue ?? "", w)
                filterSelect("scadenza", "lists.filter.due", choices.dues, query.due?.rawValue ?? "", w)
                levels(w)
                filterSelect("utente", "desk.filter.userType", choices.userTypes, query.userType, w)
                filterSelect(
                    "amministrazione", "desk.filter.administration", choices.administrations, query.administration, w)
                tagField(w)
                days(("dal", query.createdFrom), ("al", query.createdTo), "lists.filter.created", w)
                days(
                    ("aggiornata-dal", query.updatedFrom), ("aggiornata-al", query.updatedTo), "lists.filter.updated", w
                )
                checks("stati", "lists.filter.states", choices.states, query.states.map(\.rawValue), w)
                checks("priorita", "desk.filter.priority", choices.priorities.options, query.priorities.map(\.code), w)
                if groupOptions.count > 1 { checks("gruppi", "lists.filter.groups", groupOptions, query.groups, w) }
                checks(
                    "riaperte", "lists.filter.reopened", [Option("1", w("lists.filter.reopened.only"))],
                    query.reopenedOnly ? ["1"] : [], w)
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
                .autocomplete("off"), .maxlength(QueueQuery.longestText), .aria("describedby", "filtro-q-aiuto"))
            div(.class("sp-hint"), .id("filtro-q-aiuto")) { w("desk.filter.text.hint") }
        }
    }

    private func tagField(_ w: Words) -> HTML {
        div(.class("sp-field")) {
            label(.for("filtro-etichetta")) { w("lists.filter.tag") }
            input(
                .type("text"), .class("form-control"), .id("filtro-etichetta"), .name("etichetta"), .value(query.tag),
                .autocomplete("off"), .maxlength(RuleAction.longestTag))
        }
    }

    /// Area, theme and problem: each choice brings those under it.
    private func levels(_ w: Words) -> HTML {
        let part = "filtro-livelli"
        return div(.class("sp-filter-levels"), .id(part)) {
            filterSelect("area", "desk.filter.area", choices.areas, query.area, w, refresh: part)
            if let themes = choices.themes(in: query.area) {
                filterSelect("tematica", "lists.filter.theme", themes, query.theme, w, refresh: part)
            }
            if let triples = choices.triples(in: query.area, query.theme) {
                filterSelect("tripletta", "desk.filter.triple", triples, query.triple, w)
            }
        }
    }

    private func filterSelect(
        _ name: String, _ key: String, _ block: ChoiceBlock, _ chosen: String, _ w: Words, refresh: String? = nil
    ) -> HTML {
        div(.class("sp-field")) {
            label(.for("filtro-" + name)) { w(key) }
            select(.class("form-select"), .id("filtro-" + name), .name(name), .data("refresh", refresh)) {
                option(.value("")) { w("desk.filter.any") }
                block.html(chosen: chosen)
            }
        }
    }

    private func checks(_ name: String, _ key: String, _ options: [Option], _ chosen: [String], _ w: Words) -> HTML {
        fieldset(.class("sp-field sp-filter-checks")) {
            legend { w(key) }
            div(.class("sp-options")) {
                for (index, item) in options.enumerated() {
                    let id = "filtro-\(name)-\(index)"
                    div(.class("sp-check")) {
                        input(
                            .type("checkbox"), .class("sp-check-input"), .id(id), .name(name), .value(item.value),
                            .checked(chosen.contains(item.value)))
                        label(.for(id)) { item.label }
                    }
                }
            }
        }
    }

    /// Two days, both included.
    private func days(
        _ from: (name: String, day: CalendarDay?), _ to: (name: String, day: CalendarDay?), _ key: String, _ w: Words
    ) -> HTML {
        fieldset(.class("sp-field sp-filter-days")) {
            legend { w(key) }
            for (end, text) in [(from, "lists.filter.from"), (to, "lists.filter.to")] {
                span {
                    label(.for("filtro-" + end.name)) { w(text) }
                    input(
                        .type("date"), .class("form-control"), .id("filtro-" + end.name), .name(end.name),
                        .value(end.day?.description))
                }
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

    private func orders(_ w: Words) -> HTML? {
        // What is over, or everything together, is read newest first: there is one order.
        guard query.hasOrders else { return nil }
        return nav(.class("sp-orders"), .aria("label", w("desk.order"))) {
            span(.class("sp-muted")) { w("desk.order") + ":" }
            for order in TicketFilter.Order.allCases {
                a(
                    .href(query.with { $0.order = order }.address),
                    .aria("current", order == query.order ? "true" : nil)
                ) { w(order.key) }
            }
        }
    }
}

extension TicketFilter.Order {
    fileprivate var key: String {
        switch self {
        case .oldest, .newest, .priority, .deadline: "desk.order.\(rawValue)"
        case .updated, .untouched: "lists.order.\(rawValue)"
        }
    }
}

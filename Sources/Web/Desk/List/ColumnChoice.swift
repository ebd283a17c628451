import Domain

extension QueuePage {
    /// Which columns, in which order: a form of check marks, and links that move a column by one place.
    func columnChoice(_ w: Words) -> HTML {
        let others = ListColumn.allCases.filter { !query.columns.contains($0) }
        return details(.class("sp-list-filters sp-list-columns")) {
            summary(DeskKey.columns.attribute) { w("lists.columns") }
            form(.method("get"), .action(QueueQuery.path), .class("sp-column-choice")) {
                for (name, value) in query.with({ _ in }).pairs where name != "colonne" && !value.isEmpty {
                    input(.type("hidden"), .name(name), .value(value))
                }
                p(.class("sp-hint")) { w("lists.columns.hint") }
                ol {
                    for (place, column) in query.columns.enumerated() { li { choice(column, place, w) } }
                    for column in others { li { choice(column, nil, w) } }
                }
                buttonRow {
                    button(.type("submit"), .class("btn btn-primary btn-sm")) { w("lists.columns.apply") }
                    if query.columns != ListColumn.usual {
                        linkButton(
                            w("lists.columns.usual"), query.with { $0.columns = ListColumn.usual }.address, .link,
                            small: true)
                    }
                }
            }
        }
    }

    private func choice(_ column: ListColumn, _ place: Int?, _ w: Words) -> HTML {
        let id = "colonna-" + column.rawValue, name = w(column.key)
        return fragment {
            span(.class("sp-check")) {
                input(
                    .type("checkbox"), .class("sp-check-input"), .id(id), .name("colonne"), .value(column.rawValue),
                    .checked(place != nil))
                label(.for(id)) { name }
            }
            if let place {
                span(.class("sp-move")) {
                    if place > 0 { move(place, to: place - 1, "▲", w("lists.columns.earlier", ["column": name])) }
                    if place < query.columns.count - 1 {
                        move(place, to: place + 1, "▼", w("lists.columns.later", ["column": name]))
                    }
                }
            }
        }
    }

    private func move(_ place: Int, to other: Int, _ sign: String, _ text: String) -> HTML {
        a(.href(query.with { $0.columns.swapAt(place, other) }.address), .title(text)) {
            span(.aria("hidden", "true")) { sign }
            span(.class("visually-hidden")) { text }
        }
    }
}

/// A box with a heading. `level` keeps the headings of the page in order.
func card(_ title: String? = nil, level: Int = 2, id: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML {
    section(.class("sp-card"), .id(id), .aria("labelledby", title == nil ? nil : id.map { $0 + "-titolo" })) {
        if let title { heading(level, title, id: id.map { $0 + "-titolo" }) }
        content()
    }
}

/// A heading of level 1 to 6.
func heading(_ level: Int, _ text: String, id: String? = nil, class extra: String? = nil) -> HTML {
    let attributes: [Attribute] = [.id(id), .class(extra)]
    return switch level {
    case 1: element("h1", attributes) { text }
    case 2: element("h2", attributes) { text }
    case 3: element("h3", attributes) { text }
    case 4: element("h4", attributes) { text }
    case 5: element("h5", attributes) { text }
    default: element("h6", attributes) { text }
    }
}

/// Facts of a thing: term and value, in two columns when there is room.
func facts(_ rows: [(term: String, value: HTML)]) -> HTML {
    dl(.class("sp-facts")) {
        for row in rows {
            div {
                dt(row.term)
                dd { row.value }
            }
        }
    }
}

/// What is said where a list has nothing.
func emptyState(_ text: String, icon symbol: Icon = .inbox, @HTMLBuilder _ more: () -> HTML = { .empty }) -> HTML {
    div(.class("sp-empty")) {
        icon(symbol)
        p(text)
        more()
    }
}

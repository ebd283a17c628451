/// A column of a table: its heading and, if people may sort by it, the address that does.
struct Column: Sendable {
    enum Order: String, Sendable { case ascending, descending }

    var title: String
    var sort: String?
    var order: Order?
    /// The heading is for screen readers only (a column of buttons).
    var isSilent: Bool

    init(_ title: String, sort: String? = nil, order: Order? = nil, isSilent: Bool = false) {
        self.title = title
        self.sort = sort
        self.order = order
        self.isSilent = isSilent
    }
}

/// A table that scrolls by itself when narrow, and says so to keyboards. Rows are `tr` with `td(.data("label", …))`:
/// on a phone each row is a card and the label stands before the value.
///
///     table(caption: w("desk.queue.title"), columns: [Column(w("desk.number"))]) {
///         for row in rows { tr { td(.data("label", w("desk.number"))) { row.number } } }
///     }
func table(
    caption text: String, isCaptionVisible: Bool = false, columns: [Column], id: String? = nil,
    @HTMLBuilder rows: () -> HTML
) -> HTML {
    div(.class("sp-table-box"), .tabindex(0), .role("region"), .aria("label", text)) {
        element("table", [.class("sp-table"), .id(id)]) {
            caption(.class(isCaptionVisible ? nil : "visually-hidden")) { text }
            thead {
                tr { for column in columns { columnHeading(column) } }
            }
            tbody { rows() }
        }
    }
}

private func columnHeading(_ column: Column) -> HTML {
    th(.scope("col"), .aria("sort", column.order?.rawValue)) {
        if let address = column.sort {
            a(.href(address), .class("sp-sort")) {
                column.title
                if let order = column.order { span(.aria("hidden", "true")) { order == .ascending ? " ▲" : " ▼" } }
            }
        } else if column.isSilent {
            span(.class("visually-hidden")) { column.title }
        } else {
            column.title
        }
    }
}

/// Previous and next of a list read by cursor; nil addresses are left out.
func pagination(previous: String?, next: String?, about text: String? = nil, _ w: Words) -> HTML? {
    guard previous != nil || next != nil else { return nil }
    return nav(.class("sp-pagination"), .aria("label", w("kit.pages"))) {
        if let previous {
            a(.class("btn btn-outline-primary btn-sm"), .href(previous), .rel("prev")) {
                icon(.left)
                w("kit.pages.previous")
            }
        }
        if let text { span(text) }
        if let next {
            a(.class("btn btn-outline-primary btn-sm"), .href(next), .rel("next")) {
                w("kit.pages.next")
                icon(.right)
            }
        }
    }
}

import Domain

/// What comes in and goes out: the register, what is due longest first, and what came in and waits for an article.
struct FlowListPage: Sendable {
    static let path = "/scrivania/flussi"
    static let page = 50
    /// Addresses of one flow.
    static let under = path + "/registro"

    struct Line: Sendable {
        var flow: InformationFlow
        var owner: String?
    }

    var isEnded: Bool
    var lines: [Line]
    /// Address of the next page.
    var next: String?
    /// What came in and waits.
    var toDo: Int
    var today: CalendarDay
    var mayWrite: Bool
    var sidebar: Sidebar

    static func address(ended: Bool, after flow: InformationFlow? = nil) -> String {
        var parts = ended ? ["stato=cessati"] : []
        if let flow {
            let due = flow.dueOn.map { Int64($0.number) } ?? Int64(Int32.max)
            parts.append("dopo=\(TicketCursor([due, flow.id.rawValue]))")
        }
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("flows.title"), sidebar: sidebar) {
            div(.class("sp-list-head")) {
                h1(w("flows.title"))
                if mayWrite { linkButton(w("flows.new"), FlowForm.newPath, .primary, small: true) }
            }
            p(.class("sp-settings-purpose")) { w("flows.purpose") }
            p { a(.href(ItemListPage.path)) { w("flows.items.look", ["n": toDo]) } }
            nav(.class("sp-tabs"), .aria("label", w("flows.which"))) {
                ul {
                    for ended in [false, true] {
                        li {
                            a(
                                .href(Self.address(ended: ended)),
                                .aria("current", ended == isEnded ? "page" : nil)
                            ) { w(ended ? "flows.tab.ended" : "flows.tab.used") }
                        }
                    }
                }
            }
            if lines.isEmpty {
                emptyState(w(isEnded ? "flows.none.ended" : "flows.none"), icon: .swap)
            } else {
                list(w)
                pagination(previous: nil, next: next, w)
            }
        }
    }

    private func list(_ w: Words) -> HTML {
        let names = ["name", "direction", "counterpart", "owner", "lastRunOn", "dueOn"].map { w("flows.column.\($0)") }
        return table(caption: w("flows.title"), columns: names.map { Column($0) }) {
            for line in lines {
                tr {
                    td(.data("label", names[0])) {
                        a(.href(line.flow.deskPath), .class("sp-entry-link")) { line.flow.content.name }
                    }
                    td(.data("label", names[1])) { w("flows.direction.\(line.flow.content.direction.rawValue)") }
                    td(.data("label", names[2])) { line.flow.content.counterpart }
                    td(.data("label", names[3])) { line.owner ?? "–" }
                    td(.data("label", names[4])) { line.flow.lastRunOn.map { w.day($0) } ?? "–" }
                    td(.data("label", names[5])) { due(line.flow.dueOn, isOverdue: line.flow.isOverdue(on: today), w) }
                }
            }
        }
    }
}

/// A day by which something is due, marked when it is over.
func due(_ day: CalendarDay?, isOverdue: Bool, _ w: Words) -> HTML {
    fragment {
        day.map { w.day($0) } ?? "–"
        if isOverdue {
            " "
            badge(w("flows.overdue"), .danger)
        }
    }
}

extension InformationFlow {
    /// Its page at the desk.
    var deskPath: String { "\(FlowListPage.under)/\(id)" }
}

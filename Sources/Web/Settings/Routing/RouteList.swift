import Domain

// The routing table, in the order it is read, with the buttons that change the order.
extension Route {
    static func list(_ entries: [Route], _ look: EntryLook) -> HTML {
        let w = look.w, columns = ["position", "conditions", "group", "order"].map { w("settings.label.\($0)") }
        let open = entries.filter { !$0.validity.hasEnded(at: look.frame.now) }
        return div(.class("sp-routes")) {
            table(
                caption: place.name(w),
                columns: columns.map { Column($0, isSilent: $0 == columns[3]) }
            ) {
                for route in entries {
                    tr {
                        td(.data("label", columns[0])) { div { look.link(route, String(route.position)) } }
                        td(.data("label", columns[1])) { div { conditions(of: route, look) } }
                        td(.data("label", columns[2])) { strong(look.name("g:" + route.group)) }
                        td {
                            if !look.isSearched {
                                move(
                                    route, look, isFirst: route.id == open.first?.id, isLast: route.id == open.last?.id)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func conditions(of route: Route, _ look: EntryLook) -> HTML {
        let asked = route.askedTraits(look.w, look.name)
        return fragment {
            if asked.isEmpty { span(.class("sp-muted")) { look.w("settings.instradamento.everything") } }
            for (label, value) in asked {
                span(.class("sp-condition")) {
                    span(.class("sp-muted")) { label + " " }
                    value
                }
            }
        }
    }

    private static func move(_ route: Route, _ look: EntryLook, isFirst: Bool, isLast: Bool) -> HTML {
        let w = look.w
        return div(.class("sp-actions")) {
            if !isFirst { arrow(route, "su", w("settings.instradamento.up", ["position": route.position]), look) }
            if !isLast { arrow(route, "giu", w("settings.instradamento.down", ["position": route.position]), look) }
        }
    }

    private static func arrow(_ route: Route, _ way: String, _ label: String, _ look: EntryLook) -> HTML {
        moveButton(look.frame, action: "\(route.address)/\(way)", way: way, label)
    }
}

/// A button that moves a line by one: `su` or `giu`.
func moveButton(_ frame: Frame, action address: String, way: String, _ label: String) -> HTML {
    postForm(frame, action: address) {
        button(
            .type("submit"), .class("btn btn-outline-primary btn-sm sp-arrow sp-arrow-\(way)"),
            .aria("label", label), .title(label)
        ) { icon(.arrowUp) }
    }
}

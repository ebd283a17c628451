import Domain

// The service promises, by kind and in the order in which they are tried.
extension ServicePromise {
    static func list(_ entries: [ServicePromise], _ look: EntryLook) -> HTML {
        let w = look.w
        let columns = ["promise", "conditions", "targets", "calendar", "position"].map { w("settings.label.\($0)") }
        return fragment {
            for kind in Kind.allCases {
                let some = entries.filter { $0.kind == kind }
                if !some.isEmpty {
                    h2(.class("h5 sp-kind")) { w("promises.kind.\(kind.rawValue)") }
                    table(caption: w("promises.kind.\(kind.rawValue)"), columns: columns.map { Column($0) }) {
                        for promise in some { row(promise, columns, look) }
                    }
                }
            }
        }
    }

    private static func row(_ promise: ServicePromise, _ columns: [String], _ look: EntryLook) -> HTML {
        tr {
            td(.data("label", columns[0])) { div { look.link(promise, promise.name) } }
            td(.data("label", columns[1])) { div { asked(promise, look) } }
            td(.data("label", columns[2])) { promise.targets(look.w) }
            td(.data("label", columns[3])) { promise.calendar }
            td(.data("label", columns[4])) { String(promise.position) }
        }
    }

    private static func asked(_ promise: ServicePromise, _ look: EntryLook) -> HTML {
        let asked = promise.conditions.asked(look.w, look.name)
        return fragment {
            if asked.isEmpty { span(.class("sp-muted")) { look.w("settings.promesse.everything") } }
            for (label, value) in asked {
                span(.class("sp-condition")) {
                    span(.class("sp-muted")) { label + " " }
                    value
                }
            }
        }
    }

    /// "Presa in carico: 95% entro 4 h lavorative; …".
    func targets(_ w: Words) -> String {
        PromiseTarget.Aim.allCases.compactMap { aim in
            targets[aim].map { target in
                let text = w("settings.promesse.within", ["share": target.percentage, "term": w.term(target.term)])
                return w("promises.aim.\(aim.rawValue)") + ": " + text
            }
        }.joined(separator: "; ")
    }
}

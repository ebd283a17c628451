import Domain

// The catalogue as a tree: areas fold, so that hundreds of triples stay readable; a search opens them.
extension Triple {
    static func list(_ entries: [Triple], _ look: EntryLook) -> HTML {
        let areas = grouped(entries, by: \.area), isOpen = look.isSearched || areas.count < 3
        return fragment {
            for (area, triples) in areas {
                details(.class("sp-fold sp-area"), .open(isOpen)) {
                    summary {
                        span(.class("sp-area-name")) { area }
                        counter(triples.count, id: nil)
                    }
                    div(.class("sp-area-body")) {
                        for (tematica, triples) in grouped(triples, by: \.tematica) {
                            h3(.class("sp-tematica")) { tematica }
                            rows(triples, caption: "\(area) › \(tematica)", look)
                        }
                    }
                }
            }
        }
    }

    private static func rows(_ triples: [Triple], caption: String, _ look: EntryLook) -> HTML {
        let w = look.w, columns = ["problem", "offeredTo", "priority", "pathShort"].map { w("settings.label.\($0)") }
        return div(.class("sp-triples")) {
            table(caption: caption, columns: columns.map { Column($0) }) {
                for triple in triples {
                    tr {
                        td(.data("label", columns[0])) {
                            div { look.link(triple, triple.problem, code: triple.code) }
                        }
                        td(.data("label", columns[1])) { div { offerLine(triple, look) } }
                        td(.data("label", columns[2])) {
                            span(
                                .class("sp-priority sp-priority-\(triple.priority.rawValue)"),
                                .title(w("priority.p\(triple.priority.rawValue)"))
                            ) { triple.priority.code }
                        }
                        td(.data("label", columns[3])) { pathLine(triple, look) }
                    }
                }
            }
        }
    }

    private static func pathLine(_ triple: Triple, _ look: EntryLook) -> String {
        if triple.path.isEmpty { return look.w("settings.none") }
        return triple.path.map { look.name("g:" + $0) }.joined(separator: " → ")
    }

    private static func offerLine(_ triple: Triple, _ look: EntryLook) -> HTML {
        if triple.offers.isEmpty { return badge(look.w("settings.offer.nobody"), .warning) }
        let names = triple.offers.map { offer in
            let name = look.name("t:" + offer.userType)
            return switch offer.health {
            case nil: name
            case true?: name + " (" + look.w("settings.offer.health.short") + ")"
            case false?: name + " (" + look.w("settings.offer.other.short") + ")"
            }
        }
        return HTML(names.joined(separator: ", "))
    }

    /// In the order of first appearance.
    private static func grouped(_ triples: [Triple], by level: KeyPath<Triple, String>) -> [(String, [Triple])] {
        var order: [String] = [], groups: [String: [Triple]] = [:]
        for triple in triples {
            if groups[triple[keyPath: level]] == nil { order.append(triple[keyPath: level]) }
            groups[triple[keyPath: level], default: []].append(triple)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }
}

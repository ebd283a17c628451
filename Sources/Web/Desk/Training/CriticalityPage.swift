import Domain

/// How critical each triple is, with the parts of the sum.
struct CriticalityPage: Sendable {
    static let path = NeedListPage.path + "/criticita"

    struct Line: Sendable {
        var criticality: Criticality
        var title: String
    }

    /// The last week that was weighed; nil when none was yet.
    var week: ISOWeek?
    /// The most critical first; what has too few requests at the end.
    var lines: [Line]
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("training.criticality")
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(w("training.title"), NeedListPage.path), Link(title, "")]
        ) {
            h1(title)
            p(.class("sp-settings-purpose")) {
                w(
                    "training.criticality.purpose",
                    ["n": Criticality.fewest, "threshold": w.number(Int(Criticality.threshold))])
            }
            if let week {
                p(.class("sp-hint")) { w("training.criticality.legend") }
                p {
                    w(
                        "training.criticality.weeks",
                        [
                            "from": w.day(week.adding(1 - Criticality.weeks).monday),
                            "to": w.day(week.monday.adding(6)), "week": week,
                        ])
                }
                list(w)
            } else {
                emptyState(w("training.criticality.none"), icon: .chart)
            }
        }
    }

    private func list(_ w: Words) -> HTML {
        let names =
            [w("training.column.triple")]
            + (["index", "requests"] + Criticality.Measure.allCases.map(\.rawValue)).map { w("training.short.\($0)") }
        return table(caption: w("training.criticality"), columns: names.map { Column($0) }) {
            for line in lines {
                tr {
                    td(.data("label", names[0])) { line.title }
                    td(.data("label", names[1])) { index(line.criticality, w) }
                    td(.data("label", names[2])) { w.number(line.criticality.figures.requests) }
                    for (place, measure) in Criticality.Measure.allCases.enumerated() {
                        td(.data("label", names[3 + place])) {
                            w.written(line.criticality.parts.first { $0.measure == measure })
                        }
                    }
                }
            }
        }
    }

    private func index(_ one: Criticality, _ w: Words) -> HTML {
        guard let index = one.index else { return fragment { w("training.criticality.unknown") } }
        return fragment {
            strong(w.number(index, decimals: 1))
            if one.isCritical {
                " "
                badge(w("training.criticality.critical"), .danger)
            }
        }
    }
}

/// The parts of an index, one a row.
func criticalityParts(_ parts: [Criticality.Part], _ w: Words) -> HTML {
    let names = ["measure", "value", "points"].map { w("training.column.\($0)") }
    return table(caption: w("training.parts"), columns: names.map { Column($0) }) {
        for part in parts {
            tr {
                td(.data("label", names[0])) { w("training.measure.\(part.measure.rawValue)") }
                td(.data("label", names[1])) { w.value(of: part) }
                td(.data("label", names[2])) { w.signed(part.points) }
            }
        }
    }
}

extension Words {
    /// What was measured and what it adds: "12% (+3,4)".
    func written(_ part: Criticality.Part?) -> String {
        guard let part else { return "–" }
        return "\(value(of: part)) (\(signed(part.points)))"
    }

    func value(of part: Criticality.Part) -> String {
        guard let value = part.value else { return "–" }
        return switch part.measure {
        case .growth: (value < 0 ? "−" : "+") + percent(abs(value))
        case .bounces: number(value, decimals: 2)
        case .breached, .reopened, .recurrent, .lowRated: percent(value)
        }
    }
}

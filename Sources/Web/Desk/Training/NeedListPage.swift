import Domain

/// What people have to learn, by how far it is.
struct NeedListPage: Sendable {
    static let path = "/scrivania/fabbisogni"
    static let page = 50

    enum Tab: String, Sendable, CaseIterable {
        case drafts = "proposti"
        case accepted = "da-preparare"
        case planned = "pianificati"
        case held = "svolti"
        case dropped = "scartati"

        var state: TrainingNeed.State {
            switch self {
            case .drafts: .draft
            case .accepted: .accepted
            case .planned: .planned
            case .held: .held
            case .dropped: .dropped
            }
        }
    }

    struct Line: Sendable {
        var need: TrainingNeed
        var triple: String?
        var owner: String?
        var audience: String
    }

    var tab: Tab
    var counts: [TrainingNeed.State: Int]
    var lines: [Line]
    /// Address of the next page.
    var next: String?
    var mayWrite: Bool
    var sidebar: Sidebar

    static func address(_ tab: Tab, before last: ID<TrainingNeed>? = nil) -> String {
        path + "?stato=\(tab.rawValue)" + (last.map { "&prima=\($0)" } ?? "")
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("training.title"), sidebar: sidebar) {
            div(.class("sp-list-head")) {
                h1(w("training.title"))
                if mayWrite { linkButton(w("training.new"), NeedForm.newPath, .primary, small: true) }
            }
            p(.class("sp-settings-purpose")) { w("training.purpose") }
            p { a(.href(CriticalityPage.path)) { w("training.criticality.look") } }
            nav(.class("sp-tabs"), .aria("label", w("training.which"))) {
                ul {
                    for tab in Tab.allCases {
                        li {
                            a(.href(Self.address(tab)), .aria("current", tab == self.tab ? "page" : nil)) {
                                "\(w("training.tab.\(tab.state.rawValue)")) (\(w.number(counts[tab.state] ?? 0)))"
                            }
                        }
                    }
                }
            }
            if lines.isEmpty {
                emptyState(w("training.none"), icon: .flag)
            } else {
                list(frame)
                pagination(previous: nil, next: next, w)
            }
            p {
                a(.href(Self.path + ".csv")) { w("training.csv") }
                " · "
                a(.href(Self.path + ".xapi.json")) { w("training.xapi") }
            }
        }
    }

    private func list(_ frame: Frame) -> HTML {
        let w = frame.words, names = ["title", "triple", "audience", "owner", "day"].map { w("training.column.\($0)") }
        return table(caption: w("training.tab.\(tab.state.rawValue)"), columns: names.map { Column($0) }) {
            for line in lines {
                tr {
                    td(.data("label", names[0])) {
                        a(.href(line.need.deskPath), .class("sp-entry-link")) { line.need.content.title }
                        if line.need.evidence != nil {
                            " "
                            badge(w("training.byFigures"), .info)
                        }
                    }
                    td(.data("label", names[1])) { line.triple ?? "–" }
                    td(.data("label", names[2])) { line.audience }
                    td(.data("label", names[3])) { line.owner ?? "–" }
                    td(.data("label", names[4])) {
                        if let day = line.need.heldOn ?? line.need.plannedOn {
                            w.day(day)
                        } else {
                            moment(line.need.updatedAt, frame)
                        }
                    }
                }
            }
        }
    }
}

extension TrainingNeed {
    /// Its page at the desk.
    var deskPath: String { "\(NeedListPage.path)/\(id)" }
}

extension Words {
    /// For whom it is.
    func audience(_ audience: TrainingNeed.Audience, _ catalogue: Catalogue) -> String {
        switch audience {
        case .everybody: return self("training.audience.all")
        case .group(let code):
            return self("training.audience.group.of", ["name": catalogue.group(code: code)?.name ?? code])
        case .administration(let code):
            let name = catalogue.administrations.last { $0.code == code }?.name
            return self("training.audience.administration.of", ["name": name ?? code])
        }
    }

    /// A number with its sign.
    func signed(_ value: Double) -> String {
        let size = number(abs(value), decimals: 1)
        // What is rounded to nothing has no sign.
        return (value * 10).rounded() == 0 ? size : (value < 0 ? "−" : "+") + size
    }
}

extension Catalogue {
    /// What a triple is called now, or was.
    func title(ofTriple code: String?) -> String? {
        code.map { code in triples.last { $0.code == code }?.title ?? code }
    }
}

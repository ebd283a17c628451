import Domain

/// What came in, by how it stands; what is due longest first.
struct ItemListPage: Sendable {
    static let path = FlowListPage.path + "/arrivi"
    static let page = 50

    enum Tab: String, Sendable, CaseIterable {
        case toDo = "da-fare"
        case done = "fatti"
        case notNeeded = "non-servono"

        var state: InboundItem.State {
            switch self {
            case .toDo: .toDo
            case .done: .done
            case .notNeeded: .notNeeded
            }
        }
    }

    struct Line: Sendable {
        var item: InboundItem
        var assignee: String?
    }

    var tab: Tab
    var counts: [InboundItem.State: Int]
    var lines: [Line]
    /// Address of the next page.
    var next: String?
    var today: CalendarDay
    var mayWrite: Bool
    var sidebar: Sidebar

    static func address(_ tab: Tab, after item: InboundItem? = nil) -> String {
        let cursor = item.map { TicketCursor([Int64($0.content.dueOn.number), $0.id.rawValue]) }
        return path + "?stato=\(tab.rawValue)" + (cursor.map { "&dopo=\($0)" } ?? "")
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: w("flows.items.title"), sidebar: sidebar,
            breadcrumbs: [Link(w("flows.title"), FlowListPage.path), Link(w("flows.items.title"), "")]
        ) {
            div(.class("sp-list-head")) {
                h1(w("flows.items.title"))
                if mayWrite { linkButton(w("flows.items.new"), ItemForm.newPath, .primary, small: true) }
            }
            p(.class("sp-settings-purpose")) { w("flows.items.purpose") }
            nav(.class("sp-tabs"), .aria("label", w("flows.items.which"))) {
                ul {
                    for tab in Tab.allCases {
                        li {
                            a(.href(Self.address(tab)), .aria("current", tab == self.tab ? "page" : nil)) {
                                "\(w("flows.item.state.\(tab.state.rawValue)")) (\(w.number(counts[tab.state] ?? 0)))"
                            }
                        }
                    }
                }
            }
            if lines.isEmpty {
                emptyState(w("flows.items.none"))
            } else {
                list(w)
                pagination(previous: nil, next: next, w)
            }
        }
    }

    private func list(_ w: Words) -> HTML {
        let names = ["title", "kind", "receivedOn", "assignee", "dueOn"].map { w("flows.column.\($0)") }
        return table(caption: w("flows.item.state.\(tab.state.rawValue)"), columns: names.map { Column($0) }) {
            for line in lines {
                tr {
                    td(.data("label", names[0])) {
                        a(.href(line.item.deskPath), .class("sp-entry-link")) { line.item.content.title }
                    }
                    td(.data("label", names[1])) { w("flows.kind.\(line.item.content.kind.rawValue)") }
                    td(.data("label", names[2])) { w.day(line.item.content.receivedOn) }
                    td(.data("label", names[3])) { line.assignee ?? "–" }
                    td(.data("label", names[4])) {
                        due(line.item.content.dueOn, isOverdue: line.item.isOverdue(on: today), w)
                    }
                }
            }
        }
    }
}

/// One thing that came in: what it says, and how it ended for the articles.
struct ItemPage: Sendable {
    var item: InboundItem
    var assignee: String?
    var flow: Link?
    /// Where the article is read at the desk, and what it is called.
    var article: Link?
    /// An end that was refused, as it was sent.
    var typed = FormData()
    var errors = FieldErrors()
    var today: CalendarDay
    var mayWrite: Bool
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, own = item.content
        return deskPage(
            frame, title: own.title, sidebar: sidebar,
            breadcrumbs: [
                Link(w("flows.title"), FlowListPage.path), Link(w("flows.items.title"), ItemListPage.path),
                Link(own.title, ""),
            ]
        ) {
            div(.class("sp-settings")) {
                div(.class("sp-list-head")) {
                    h1(own.title)
                    if mayWrite {
                        linkButton(w("flows.items.edit"), item.deskPath + "/modifica", .secondary, small: true)
                    }
                }
                p {
                    badge(w("flows.kind.\(own.kind.rawValue)"), .info)
                    " "
                    badge(w("flows.item.is.\(item.state.rawValue)"), item.state.tone)
                }
                errorSummary(errors, w)
                card(w("flows.items.what"), id: "arrivo") {
                    div(.class("sp-stack")) {
                        facts(rows(frame))
                        if !own.text.isEmpty { prose(own.text) }
                    }
                }
                if mayWrite { steps(frame) }
            }
        }
    }

    private func rows(_ frame: Frame) -> [(term: String, value: HTML)] {
        let w = frame.words, own = item.content
        func text(_ text: String) -> HTML { fragment { text.isEmpty ? "–" : text } }
        var rows: [(term: String, value: HTML)] = [
            (
                w("flows.label.reference"),
                own.link.map { link in a(.href(link), .rel("noopener noreferrer")) { WebhookAddress.shown(link) } }
                    ?? text(own.reference)
            ),
            (w("flows.column.receivedOn"), text(w.day(own.receivedOn))),
            (w("flows.label.assignee"), text(assignee ?? "")),
            (w("flows.column.dueOn"), due(own.dueOn, isOverdue: item.isOverdue(on: today), w)),
        ]
        if let flow { rows.append((w("flows.label.flow"), a(.href(flow.address)) { flow.text })) }
        if let slug = item.article {
            rows.append(
                (w("flows.label.article"), article.map { link in a(.href(link.address)) { link.text } } ?? text(slug)))
        }
        if !item.reason.isEmpty { rows.append((w("flows.label.reason"), prose(item.reason))) }
        if let at = item.endedAt {
            rows.append(
                (
                    w("flows.items.ended"),
                    fragment {
                        item.endedBy + ", "
                        moment(at, frame)
                    }
                ))
        }
        return rows
    }

    private func steps(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("flows.items.steps"), id: "passi") {
            div(.class("sp-stack")) {
                if item.state == .toDo {
                    p { linkButton(w("flows.items.article"), ArticleForm.newPath(from: item), .secondary, small: true) }
                    step("done", .primary, frame) { f in
                        f.text(
                            "article", label: w("flows.label.article"), hint: w("flows.label.article.hint"),
                            required: true, autocomplete: "off")
                    }
                    details(.class("sp-fold"), .open(errors["reason"] != nil)) {
                        summary(w("flows.items.notNeeded"))
                        step("notNeeded", .secondary, frame) { f in
                            f.area(
                                "reason", label: w("flows.label.reason"), rows: 2, required: true,
                                limit: InboundItem.longestReason)
                        }
                    }
                } else {
                    step("reopen", .secondary, frame)
                }
            }
        }
    }

    private func step(
        _ name: String, _ weight: ButtonWeight, _ frame: Frame,
        @HTMLBuilder _ fields: (Fields) -> HTML = { _ in .empty }
    ) -> HTML {
        let w = frame.words
        return postForm(frame, action: item.deskPath + "/passo") {
            input(.type("hidden"), .name("versione"), .value(String(item.version)))
            fields(Fields(w, values: typed["passo"] == name ? typed : FormData(), errors: errors))
            buttonRow { submit(w("flows.step.\(name)"), weight, name: "passo", value: name) }
        }
    }
}

extension InboundItem {
    /// Its page at the desk.
    var deskPath: String { "\(ItemListPage.path)/\(id)" }
}

extension InboundItem.State {
    var tone: Tone {
        switch self {
        case .toDo: .warning
        case .done: .success
        case .notNeeded: .neutral
        }
    }
}

import Domain

/// One flow: what it is, when it was used, what came in by it.
struct FlowPage: Sendable {
    static let eventsShown = 100, itemsShown = 20

    var flow: InformationFlow
    var owner: String?
    var events: [FlowEvent]
    var items: [InboundItem]
    /// A run that was refused, as it was sent.
    var typed = FormData()
    var errors = FieldErrors()
    var today: CalendarDay
    var mayWrite: Bool
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, own = flow.content
        return deskPage(
            frame, title: own.name, sidebar: sidebar,
            breadcrumbs: [Link(w("flows.title"), FlowListPage.path), Link(own.name, "")]
        ) {
            div(.class("sp-settings")) {
                div(.class("sp-list-head")) {
                    h1(own.name)
                    if mayWrite { linkButton(w("flows.edit"), flow.deskPath + "/modifica", .secondary, small: true) }
                }
                p {
                    badge(w("flows.direction.\(own.direction.rawValue)"), .info)
                    if flow.endedAt != nil {
                        " "
                        badge(w("flows.ended"), .neutral)
                    }
                }
                errorSummary(errors, w)
                what(w)
                if mayWrite && flow.endedAt == nil { run(frame) }
                if !items.isEmpty { arrived(w) }
                history(frame)
                if mayWrite { ending(frame) }
            }
        }
    }

    private func what(_ w: Words) -> HTML {
        let own = flow.content
        func text(_ text: String) -> HTML { fragment { text.isEmpty ? "–" : text } }
        var rows: [(term: String, value: HTML)] = [
            (w("flows.label.counterpart"), text(own.counterpart)), (w("flows.label.owner"), text(owner ?? "")),
            (w("flows.label.frequency"), text(own.frequency)),
        ]
        if let days = own.everyDays { rows.append((w("flows.label.everyDays"), text(w.number(days)))) }
        rows.append((w("flows.label.means"), own.means.isEmpty ? text("") : prose(own.means)))
        if let webhook = own.webhook {
            rows.append((w("flows.label.webhook"), text(WebhookAddress.shown(webhook))))
        }
        rows.append((w("flows.column.lastRunOn"), text(flow.lastRunOn.map { w.day($0) } ?? "")))
        rows.append((w("flows.column.dueOn"), due(flow.dueOn, isOverdue: flow.isOverdue(on: today), w)))
        return card(w("flows.what"), id: "flusso") { facts(rows) }
    }

    private func run(_ frame: Frame) -> HTML {
        let w = frame.words, f = Fields(w, values: typed, errors: errors)
        return card(w("flows.run"), id: "esecuzione") {
            postForm(frame, action: flow.deskPath + "/eseguito") {
                input(.type("hidden"), .name("versione"), .value(String(flow.version)))
                f.date(
                    "day", label: w("flows.label.day"), value: today.description, required: true,
                    max: today.description)
                f.text(
                    "note", label: w("flows.label.note"), autocomplete: "off", most: FlowEvent.longestNote)
                buttonRow { submit(w("flows.run.\(flow.content.direction.rawValue)")) }
            }
        }
    }

    private func arrived(_ w: Words) -> HTML {
        card(w("flows.items.last"), id: "arrivi") {
            ul {
                for item in items {
                    li {
                        a(.href(item.deskPath)) { item.content.title }
                        " "
                        badge(w("flows.item.is.\(item.state.rawValue)"), item.state.tone)
                    }
                }
            }
        }
    }

    private func history(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("flows.history"), id: "storia") {
            ul(.class("sp-plain-list")) {
                for event in events {
                    li {
                        w.sentence(event, flow.content.direction) + " · "
                        moment(event.at, frame)
                        if !event.note.isEmpty { div(.class("sp-muted")) { event.note } }
                    }
                }
            }
        }
    }

    private func ending(_ frame: Frame) -> HTML {
        let w = frame.words, isUsed = flow.endedAt == nil
        return postForm(frame, action: flow.deskPath + "/stato") {
            input(.type("hidden"), .name("versione"), .value(String(flow.version)))
            input(.type("hidden"), .name("cessa"), .value(isUsed ? "1" : "0"))
            buttonRow { submit(w(isUsed ? "flows.end" : "flows.resume"), .secondary, small: true) }
        }
    }
}

extension Words {
    /// What happened to a flow.
    func sentence(_ event: FlowEvent, _ direction: InformationFlow.Direction) -> String {
        let blanks: [String: any CustomStringConvertible] = [
            "name": event.byName, "day": event.day.map { day($0) } ?? "",
        ]
        if event.kind == .ran { return self("flows.event.ran.\(direction.rawValue)", from: blanks) }
        return self("flows.event.\(event.kind.rawValue)", from: blanks)
    }
}

import Domain

/// One need: what it is, why it was proposed, what is done with it, what came of it.
struct NeedPage: Sendable {
    static let eventsShown = 100

    /// What the figures said before and after it was held.
    struct Effect: Sendable {
        var weeks: NeedEffect
        var before: Criticality?
        var after: Criticality?
        var isMeasurable: Bool
    }

    struct Happening: Sendable {
        var event: NeedEvent
        /// What was there before, by what the field is called.
        var replaced: [(label: String, old: String)]
    }

    var need: TrainingNeed
    var triple: String?
    var owner: String?
    var audience: String
    /// Where the article is read at the desk, and what it is called.
    var article: Link?
    var group: String?
    var effect: Effect?
    var happenings: [Happening]
    /// A step that was refused, as it was sent.
    var typed = FormData()
    var errors = FieldErrors()
    var today: CalendarDay
    var mayWrite: Bool
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: need.content.title, sidebar: sidebar,
            breadcrumbs: [Link(w("training.title"), NeedListPage.path), Link(need.content.title, "")]
        ) {
            div(.class("sp-settings")) {
                div(.class("sp-list-head")) {
                    h1(need.content.title)
                    if mayWrite {
                        linkButton(w("training.edit"), need.deskPath + "/modifica", .secondary, small: true)
                    }
                }
                p {
                    badge(w("training.state.\(need.state.rawValue)"), need.state.tone)
                    if need.evidence != nil {
                        " "
                        badge(w("training.byFigures"), .info)
                    }
                }
                errorSummary(errors, w)
                what(w)
                if let evidence = need.evidence { why(evidence, w) }
                if need.state == .held { outcome(w) }
                if mayWrite { steps(frame) }
                history(frame)
            }
        }
    }

    private func what(_ w: Words) -> HTML {
        var rows: [(term: String, value: HTML)] = [
            (w("training.label.triple"), text(triple)), (w("training.label.owner"), text(owner)),
            (w("training.label.audience"), text(audience)),
        ]
        if let article { rows.append((w("training.label.article"), a(.href(article.address)) { article.text })) }
        if let day = need.plannedOn { rows.append((w("training.label.plannedOn"), text(w.day(day)))) }
        if let day = need.heldOn { rows.append((w("training.label.heldOn"), text(w.day(day)))) }
        if let count = need.participants {
            rows.append((w("training.label.participants"), text(w.number(count))))
        }
        if !need.reason.isEmpty { rows.append((w("training.label.reason"), prose(need.reason))) }
        return card(w("training.what"), id: "fabbisogno") {
            div(.class("sp-stack")) {
                facts(rows)
                if !need.content.material.isEmpty { told(w("training.label.material"), need.content.material) }
                if !need.content.notes.isEmpty { told(w("training.label.notes"), need.content.notes) }
            }
        }
    }

    private func told(_ label: String, _ text: String) -> HTML {
        div {
            h3(label)
            prose(text)
        }
    }

    private func text(_ text: String?) -> HTML { fragment { text ?? "–" } }

    private func why(_ evidence: NeedEvidence, _ w: Words) -> HTML {
        let own = evidence.figures
        return card(w("training.evidence"), id: "perche") {
            p {
                w(
                    "training.evidence.index",
                    [
                        "index": w.number(evidence.index, decimals: 1),
                        "before": w.number(evidence.indexBefore, decimals: 1), "week": evidence.week,
                    ])
            }
            p {
                w(
                    "training.evidence.figures",
                    [
                        "requests": w.number(own.requests), "before": w.number(own.before),
                        "breached": w.number(own.breached), "reopened": w.number(own.reopened),
                        "recurrent": w.number(own.recurrent), "bounces": w.number(own.bounces),
                        "rated": w.number(own.rated), "low": w.number(own.lowRated),
                    ])
            }
            if let group, evidence.people > 0 {
                p {
                    w(
                        "training.evidence.skills",
                        ["all": w.number(evidence.people), "n": evidence.unskilled, "group": group])
                }
            }
            criticalityParts(evidence.parts, w)
            if !evidence.requests.isEmpty {
                h3(w("training.evidence.requests"))
                ul {
                    for number in evidence.requests.map(Ticket.Number.init) {
                        li { a(.href(number.deskPath)) { number.description } }
                    }
                }
            }
        }
    }

    private func outcome(_ w: Words) -> HTML {
        card(w("training.effect"), id: "effetto") {
            if let effect {
                if effect.isMeasurable {
                    p(.class("sp-hint")) { w("training.effect.hint") }
                    comparison(effect, w)
                } else {
                    p { w("training.effect.from", ["day": w.day(effect.weeks.measurableFrom)]) }
                }
            } else {
                p { w("training.effect.noTriple") }
            }
        }
    }

    private func comparison(_ effect: Effect, _ w: Words) -> HTML {
        let names = ["measure", "beforeHeld", "afterHeld"].map { w("training.column.\($0)") }
        func index(_ one: Criticality?) -> String {
            guard let one else { return "–" }
            return one.index.map { w.number($0, decimals: 1) } ?? w("training.criticality.unknown")
        }
        var rows: [(String, String, String)] = [
            (w("training.column.index"), index(effect.before), index(effect.after)),
            (
                w("training.column.requests"), effect.before.map { w.number($0.figures.requests) } ?? "–",
                effect.after.map { w.number($0.figures.requests) } ?? "–"
            ),
        ]
        for measure in Criticality.Measure.allCases {
            func value(_ one: Criticality?) -> String {
                one?.parts.first { $0.measure == measure }.map { w.value(of: $0) } ?? "–"
            }
            rows.append((w("training.measure.\(measure.rawValue)"), value(effect.before), value(effect.after)))
        }
        return table(caption: w("training.effect"), columns: names.map { Column($0) }) {
            for row in rows {
                tr {
                    td(.data("label", names[0])) { row.0 }
                    td(.data("label", names[1])) { row.1 }
                    td(.data("label", names[2])) { row.2 }
                }
            }
        }
    }

    private func history(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("training.history"), id: "storia") {
            ul(.class("sp-plain-list")) {
                for one in happenings {
                    li {
                        w.sentence(one.event) + " · "
                        moment(one.event.at, frame)
                        if !one.replaced.isEmpty {
                            ul {
                                for change in one.replaced {
                                    li {
                                        w("training.event.before", ["label": change.label, "old": change.old])
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

// What can be done with it now.
extension NeedPage {
    private func steps(_ frame: Frame) -> HTML? {
        let w = frame.words
        if need.state == .held { return nil }
        return card(w("training.steps"), id: "passi") {
            div(.class("sp-stack")) {
                switch need.state {
                case .draft: step("accept", .primary, frame)
                case .accepted, .planned:
                    step("plan", need.state == .accepted ? .primary : .secondary, frame) { f in
                        f.date(
                            "plannedOn", label: w("training.label.plannedOn"), value: need.plannedOn?.description,
                            required: true, min: today.description)
                    }
                    step("hold", .secondary, frame) { f in
                        f.date(
                            "heldOn", label: w("training.label.heldOn"),
                            value: need.plannedOn.flatMap { $0 <= today ? $0.description : nil }, required: true,
                            max: today.description)
                        f.text(
                            "participants", label: w("training.label.participants"), required: true,
                            autocomplete: "off",
                            inputmode: "numeric")
                    }
                case .dropped: step("reopen", .secondary, frame)
                case .held: HTML.empty
                }
                if need.state.isOpen {
                    details(.class("sp-fold"), .open(errors["reason"] != nil)) {
                        summary(w("training.step.drop.open"))
                        step("drop", .danger, frame) { f in
                            f.area(
                                "reason", label: w("training.label.reason"), rows: 2, required: true,
                                limit: TrainingNeed.longestReason)
                        }
                    }
                }
            }
        }
    }

    private func step(
        _ name: String, _ weight: ButtonWeight, _ frame: Frame,
        @HTMLBuilder _ fields: (Fields) -> HTML = { _ in .empty }
    ) -> HTML {
        let w = frame.words
        return postForm(frame, action: need.deskPath + "/passo") {
            input(.type("hidden"), .name("versione"), .value(String(need.version)))
            fields(Fields(w, values: typed["passo"] == name ? typed : FormData(), errors: errors))
            buttonRow { submit(w("training.step.\(name)"), weight, name: "passo", value: name) }
        }
    }
}

extension TrainingNeed.State {
    var tone: Tone {
        switch self {
        case .draft: .info
        case .accepted, .planned: .warning
        case .held: .success
        case .dropped: .neutral
        }
    }
}

extension Words {
    /// What happened to a need.
    func sentence(_ event: NeedEvent) -> String {
        let day = event.data["day"].flatMap(CalendarDay.init).map { self.day($0) } ?? ""
        return self(
            "training.event.\(event.kind.rawValue)",
            [
                "name": event.byName, "day": day, "participants": event.data["participants"] ?? "",
                "reason": event.data["reason"] ?? "", "week": event.data["week"] ?? "",
            ])
    }
}

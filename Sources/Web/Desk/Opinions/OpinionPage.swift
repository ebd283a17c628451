import Domain
import Foundation

/// One opinion: what is asked, by when, and what can be done with it.
struct OpinionPage: Sendable {
    /// A form of the page, by the last part of its address.
    enum Form: String, Sendable, CaseIterable {
        case take = "prendi"
        case answer = "rispondi"
        case decline = "declina"
        case withdraw = "ritira"
    }

    var opinion: Opinion
    var number: Ticket.Number
    var summary: String
    var group: String
    var person: String?
    var files: [FileLink]
    /// Whether the person who looks may take it.
    var mayTake: Bool
    var mayAnswer: Bool
    var mayWithdraw: Bool
    /// A form that was refused, with what was typed.
    var refused: (form: Form, values: FormData, errors: FieldErrors)?
    var sidebar: Sidebar

    static func path(_ id: ID<Opinion>, of number: Ticket.Number) -> String { "\(number.deskPath)/pareri/\(id)" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("opinions.of", ["group": group])
        return deskPage(
            frame, title: title + " · \(number)", sidebar: sidebar,
            breadcrumbs: [
                Link(w("opinions.title"), OpinionsPage.path), Link(number.description, number.deskPath),
                Link(title, ""),
            ]
        ) {
            div(.class("sp-settings")) {
                h1(title)
                p(.class("sp-settings-purpose")) {
                    a(.href(number.deskPath)) { w("opinions.request", ["number": number]) }
                    " · " + summary
                }
                question(frame)
                if let ending = opinion.ending { ended(ending, w) }
                if mayAnswer { answer(frame) }
                if mayWithdraw { withdraw(frame) }
            }
        }
    }

    private func question(_ frame: Frame) -> HTML {
        let w = frame.words
        var rows: [(term: String, value: HTML)] = [
            (w("opinions.fact.state"), opinionBadge(opinion.ending, isLate: opinion.isLate(at: frame.now), w)),
            (w("opinions.fact.asker"), HTML(opinion.askerName)),
            (w("opinions.fact.asked"), fullMoment(opinion.askedAt, w)),
            (w("opinions.fact.due"), fullMoment(opinion.dueAt, w)),
            (w("opinions.fact.person"), HTML(person ?? w("opinions.nobody"))),
        ]
        if let ended = opinion.endedAt { rows.append((w("opinions.fact.ended"), fullMoment(ended, w))) }
        return card(w("opinions.question"), id: "domanda") {
            prose(opinion.question)
            if !files.isEmpty {
                ul(.class("sp-files"), .aria("label", w("desk.files"))) {
                    for file in files {
                        li {
                            icon(.clip)
                            a(.href(file.address)) { file.name }
                            " "
                            span(.class("sp-muted")) { w.size(bytes: file.size) }
                        }
                    }
                }
            }
            facts(rows)
            if mayTake { take(frame) }
        }
    }

    private func take(_ frame: Frame) -> HTML {
        postForm(frame, action: address(.take)) {
            submit(frame.words("opinions.take"), .secondary, small: true, with: [DeskKey.take.attribute])
        }
    }

    private func ended(_ ending: Opinion.Ending, _ w: Words) -> HTML {
        card(w("opinions.ended.\(ending.rawValue)", ["name": opinion.endedBy]), id: "esito") {
            if opinion.reply.isEmpty { p(.class("sp-muted")) { w("opinions.noReason") } } else { prose(opinion.reply) }
        }
    }

    private func answer(_ frame: Frame) -> HTML {
        let w = frame.words
        let f = fields(.answer, w), g = fields(.decline, w)
        return card(w("opinions.answer"), id: "rispondi") {
            postForm(frame, action: address(.answer)) {
                f.area(
                    "testo", label: w("opinions.answer.text"), rows: 7, hint: w("opinions.answer.hint"), required: true,
                    limit: 20_000, with: [DeskKey.reply.attribute])
                buttonRow { submit(w("opinions.answer.do")) }
            }
            details(.class("sp-action"), .open(refused?.form == .decline)) {
                element("summary", []) { w("opinions.decline") }
                postForm(frame, action: address(.decline)) {
                    g.text(
                        "motivo", label: w("opinions.decline.why"), hint: w("opinions.decline.hint"), required: true,
                        most: Opinion.longestReason)
                    submit(w("opinions.decline.do"), .secondary, small: true)
                }
            }
        }
    }

    private func withdraw(_ frame: Frame) -> HTML {
        let w = frame.words, f = fields(.withdraw, w)
        return card(w("opinions.withdraw"), id: "ritiro") {
            postForm(frame, action: address(.withdraw)) {
                f.text(
                    "motivo", label: w("opinions.withdraw.why"), hint: w("opinions.withdraw.hint"),
                    most: Opinion.longestReason)
                submit(w("opinions.withdraw.do"), .secondary, small: true)
            }
        }
    }

    private func address(_ form: Form) -> String { "\(Self.path(opinion.id, of: number))/\(form.rawValue)" }

    private func fields(_ form: Form, _ w: Words) -> Fields {
        guard let refused, refused.form == form else { return Fields(w, prefix: form.rawValue + "-") }
        return Fields(w, values: refused.values, errors: refused.errors, prefix: form.rawValue + "-")
    }
}

import Desk
import Domain

/// How requests like one were answered: a page of its own, and what opens beside the request.
struct SolvedPage: Sendable {
    let number: Ticket.Number
    let cases: [SolvedCase]
    let mayWrite: Bool

    static func path(_ number: Ticket.Number) -> String { number.deskPath + "/risolte" }
    static func insertPath(_ number: Ticket.Number) -> String { number.deskPath + "/risposta-data" }

    func html(_ frame: Frame, _ sidebar: Sidebar) -> HTML {
        let w = frame.words, title = w("knowledge.like.of", ["number": number])
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(number.description, number.deskPath), Link(title, "")]
        ) {
            h1(title)
            p(.class("sp-settings-purpose")) { w("knowledge.like.purpose") }
            list(frame)
        }
    }

    func list(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.class("sp-solved")) {
            if cases.isEmpty { p(.class("sp-muted")) { w("knowledge.like.none") } }
            ul(.class("sp-plain-list")) { for one in cases { li { item(one, frame) } } }
        }
    }

    private func item(_ one: SolvedCase, _ frame: Frame) -> HTML {
        let w = frame.words, number = one.line.number
        return fragment {
            a(.href(number.deskPath)) { "#\(number) \(one.line.summary)" }
            p(.class("sp-muted")) { w("problems.shared", ["words": one.shared.joined(separator: ", ")]) }
            details {
                summary(w("knowledge.like.answer"))
                p(.class("sp-solved-answer")) { one.answer }
            }
            if mayWrite {
                button(
                    .type("button"), .class("btn btn-link btn-sm sp-script-only"),
                    .data("insert", Self.insertPath(number)), .data("how", "testo"),
                    .data("inserted", w("knowledge.like.inserted", ["number": number])),
                    .data("failed", w("knowledge.card.failed")), .data("csrf", frame.csrf),
                    .aria("label", w("knowledge.like.insertOf", ["number": number]))
                ) { w("knowledge.like.insert") }
            }
        }
    }
}

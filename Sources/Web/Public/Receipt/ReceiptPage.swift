import Domain
import Foundation

/// What is said after sending, and after confirming.
struct ReceiptView: Sendable, Equatable {
    enum Stage: Sendable, Equatable {
        /// The address must be confirmed; no link is shown, because whoever reads this page has not proved to own it.
        case checkMail(maskedAddress: String, until: Date)
        /// Registered: the number and the link that follows it.
        case registered(trackingURL: String, group: String?)
        /// Confirmed meanwhile; this browser has no right to the link, the mail has it.
        case confirmedElsewhere
        /// Withdrawn, or never confirmed.
        case ended
    }
    var number: Ticket.Number
    var stage: Stage
    var summary: String
    /// It had been confirmed before.
    var isAgain = false
}

func receiptPage(_ view: ReceiptView, _ frame: Frame) -> HTML {
    let w = frame.words
    let title = w("public.receipt.\(view.stage.key).title")
    return publicPage(
        frame, title: title, menu: publicLinks(frame, current: .form),
        breadcrumbs: [
            Link(w("public.home"), "/"), Link(w("public.form.title"), "/richiesta"), Link(title, "/richiesta"),
        ],
        width: .text
    ) {
        h1(title)
        if view.isAgain { alert(.info) { p(w("public.receipt.again")) } }
        if !view.stage.isEnded { stepLine(current: view.stage.isDone ? 4 : 3, w) }
        card(w("public.receipt.number")) {
            p(.class("sp-big-number")) { view.number.description }
            p(.class("sp-hint")) { view.summary }
        }
        stageText(view, frame)
    }
}

@HTMLBuilder private func stageText(_ view: ReceiptView, _ frame: Frame) -> HTML {
    let w = frame.words
    switch view.stage {
    case .checkMail(let address, let until):
        p(.class("lead")) { w("public.receipt.mail.sent", ["address": address]) }
        ul {
            li(w("public.receipt.mail.1"))
            li(w("public.receipt.mail.2", ["day": w.day(until)]))
            li(w("public.receipt.mail.3"))
        }
        h2(.class("h5")) { w("public.receipt.mail.nothing") }
        p(w("public.receipt.mail.nothingText"))
    case .registered(let address, let group):
        p(.class("lead")) {
            group.map { w("public.receipt.done.group", ["group": $0]) } ?? w("public.receipt.done.text")
        }
        p(w("public.receipt.done.mail"))
        p { a(.href(address), .class("btn btn-primary")) { w("public.receipt.done.follow") } }
        p(w("public.receipt.done.keep"))
    case .confirmedElsewhere: p(w("public.receipt.elsewhere.text"))
    case .ended:
        p(w("public.receipt.ended.text"))
        p { linkButton(w("public.receipt.new"), "/richiesta", .primary) }
    }
}

extension ReceiptView.Stage {
    var key: String {
        switch self {
        case .checkMail: "mail"
        case .registered: "done"
        case .confirmedElsewhere: "elsewhere"
        case .ended: "ended"
        }
    }
    var isDone: Bool {
        switch self {
        case .registered, .confirmedElsewhere: true
        case .checkMail, .ended: false
        }
    }
    var isEnded: Bool { self == .ended }
}

extension String {
    /// An address that its owner recognises and nobody else reads: `an•••@example.it`.
    var maskedAddress: String {
        guard let at = lastIndex(of: "@") else { return "•••" }
        return prefix(distance(from: startIndex, to: at) > 3 ? 2 : 1) + "•••" + self[at...]
    }
}

import Domain

/// What a confirmation link opens. Only its button confirms: programs that look at the links of a mail press none.
enum ConfirmView: Sendable, Equatable {
    case ready(token: String, number: Ticket.Number, summary: String)
    /// Too late, or no link of ours.
    case over(unconfirmedDays: Int)
}

func confirmPage(_ view: ConfirmView, _ frame: Frame) -> HTML {
    let w = frame.words
    let title = w(view.isReady ? "public.confirm.title" : "public.confirm.over.title")
    return publicPage(
        frame, title: title, menu: publicLinks(frame, current: nil),
        breadcrumbs: [Link(w("public.home"), "/"), Link(title, "/")], width: .text
    ) {
        h1(title)
        switch view {
        case .ready(let token, let number, let summary):
            p(.class("lead")) { w("public.confirm.text", ["number": number]) }
            card(w("public.confirm.summary")) { p(summary) }
            postForm(
                frame, action: "/richiesta/conferma/\(token)", id: "conferma", with: [.data("auto-submit")]
            ) {
                buttonRow { submit(w("public.confirm.button")) }
            }
        case .over(let days):
            p(w("public.confirm.over.text", ["n": days]))
            p { linkButton(w("public.receipt.new"), "/richiesta", .primary) }
        }
    }
}

extension ConfirmView {
    var isReady: Bool {
        switch self {
        case .ready: true
        case .over: false
        }
    }
}

import Domain
import Foundation

/// A vote on a closure, as the one-click link and the request's own page show it.
struct RatingView: Sendable, Equatable {
    var scale: Office.RatingScale
    /// The vote given so far, or the one the link proposes.
    var value: Int?
    var comment = ""
    /// The vote is kept already.
    var isKept = false
    /// Until when it can be given or changed; nil when that is over.
    var until: Date?

    var canVote: Bool { until != nil }
    var values: [Int] { scale == .thumbs ? [1, 0] : [1, 2, 3, 4, 5] }
}

/// The page of the link in the mail.
struct RatingPageView: Sendable, Equatable {
    var token: String
    var number: Ticket.Number
    var summary: String
    var rating: RatingView
    /// The link carried a vote: the script posts it by itself.
    var sendsItself: Bool
    var error: String?
}

func ratingPage(_ view: RatingPageView, _ frame: Frame) -> HTML {
    let w = frame.words
    return publicPage(
        frame, title: w("public.rating.title"), menu: publicLinks(frame, current: nil),
        breadcrumbs: [Link(w("public.home"), "/"), Link(w("public.rating.title"), "/")], width: .text
    ) {
        h1(w("public.rating.title"))
        p(.class("lead")) { w("public.rating.about", ["number": view.number]) }
        p(.class("sp-hint")) { view.summary }
        if let error = view.error { alert(.danger, isLive: true) { p(error) } }
        if view.rating.isKept {
            alert(.success, isLive: true) {
                p(w("public.rating.thanks", ["vote": w.vote(view.rating.value ?? 0, view.rating.scale)]))
            }
        }
        if view.rating.canVote {
            ratingForm(view.rating, action: "/valuta/\(view.token)", sendsItself: view.sendsItself, frame)
        } else {
            p(w("public.rating.late"))
        }
    }
}

func ratingForm(_ view: RatingView, action: String, sendsItself: Bool, _ frame: Frame) -> HTML {
    let w = frame.words
    let values = FormData(
        [("commento", view.comment)] + (view.value.map { [("voto", String($0))] } ?? []))
    let f = Fields(w, values: values, prefix: "v-")
    return postForm(
        frame, action: action, id: "valutazione", class: "sp-rating", with: sendsItself ? [.data("auto-submit")] : []
    ) {
        f.radios(
            "voto", label: w("public.rating.question"),
            options: view.values.map { Option(String($0), w.vote($0, view.scale)) }, required: true, isInline: true)
        f.area("commento", label: w("public.rating.comment"), rows: 3, limit: 2000)
        buttonRow { submit(w(view.isKept ? "public.rating.change" : "public.rating.send")) }
        view.until.map { until in p(.class("sp-hint")) { w("public.rating.until", ["day": w.day(until)]) } }
    }
}

extension Words {
    /// A vote in words: "4 su 5, soddisfatto".
    func vote(_ value: Int, _ scale: Office.RatingScale) -> String { self("public.vote.\(scale.rawValue).\(value)") }
}

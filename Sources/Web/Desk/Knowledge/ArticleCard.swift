import Desk
import Domain

/// On the page of a request: what is written already about what it asks, ready to go into the answer.
struct ArticleCard: Sendable {
    static let most = 4

    let number: Ticket.Number
    let found: [Knowledge.Found]
    let mayWrite: Bool

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("knowledge.card"), id: "articoli") {
            if found.isEmpty { p(.class("sp-muted")) { w("knowledge.card.none") } }
            ul(.class("sp-plain-list sp-article-hits")) { for hit in found { li { item(hit, frame) } } }
            // Looked for when somebody wants it: it costs more than the rest of the page.
            details(.class("sp-solved-fold"), .data("load", SolvedPage.path(number))) {
                summary(w("knowledge.like"))
                p { a(.href(SolvedPage.path(number))) { w("knowledge.like.open") } }
            }
            if mayWrite {
                p { a(.href("\(ArticleForm.newPath)?da=\(number)")) { w("knowledge.card.write") } }
            }
        }
    }

    private func item(_ hit: Knowledge.Found, _ frame: Frame) -> HTML {
        let w = frame.words, title = hit.content.title
        func insert(_ key: String, _ how: String) -> HTML {
            button(
                .type("button"), .class("btn btn-link btn-sm sp-script-only"),
                .data("insert", hit.article.deskPath + "/inserisci"), .data("how", how),
                .data("inserted", w("knowledge.card.inserted", ["title": title])),
                .data("failed", w("knowledge.card.failed")), .data("csrf", frame.csrf),
                .aria("label", w("knowledge.card.insertOf", ["what": w(key), "title": title]))
            ) { w(key) }
        }
        return fragment {
            a(.href(hit.article.deskPath), .init("lang", hit.content.language)) { title }
            if mayWrite {
                div(.class("sp-article-insert sp-no-print")) {
                    if hit.content.audience == .everybody { insert("knowledge.card.link", "link") }
                    insert("knowledge.card.text", "testo")
                }
            }
        }
    }
}

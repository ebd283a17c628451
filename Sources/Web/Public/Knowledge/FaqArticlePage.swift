import Desk
import Domain
import Formats
import Foundation

/// One answer of the FAQ.
struct FaqArticleView: Sendable {
    static let relatedShown = 5

    var article: Article
    var content: ArticleContent
    var related: [Article]
    /// The topic of the request form it belongs to.
    var area: String?
    /// The request form proposed it.
    var isSuggested = false

    init(_ article: Article, _ content: ArticleContent, _ knowledge: Knowledge, _ catalogue: Catalogue) {
        self.article = article
        self.content = content
        let triples = Set(content.triples)
        let others = knowledge.articles.filter { other in
            other.id != article.id && other.forEverybody?.language == content.language
        }
        func nearness(_ other: Article) -> Int {
            guard let shown = other.shown else { return 0 }
            let themes = zip(shown.theme, content.theme).prefix { $0 == $1 }.count
            return themes + 2 * shown.triples.count { triples.contains($0) }
        }
        related = others.map { ($0, nearness($0)) }.filter { $0.1 > 0 }
            .sorted { ($1.1, $0.0.title.folded) < ($0.1, $1.0.title.folded) }.prefix(Self.relatedShown).map(\.0)
        area = content.triples.lazy.compactMap { code in catalogue.triples.first { $0.code == code }?.area }.first
    }
}

func faqArticlePage(_ view: FaqArticleView, _ frame: Frame) -> HTML {
    let w = frame.words, article = view.article, content = view.content
    var path = [Link(w("public.menu.home"), "/"), Link(w("knowledge.faq"), FaqView.path)]
    for depth in content.theme.indices {
        let theme = Array(content.theme.prefix(depth + 1))
        path.append(Link(theme.last ?? "", FaqView.address(theme: theme)))
    }
    return publicPage(
        frame, title: content.title, menu: publicLinks(frame, current: .faq),
        breadcrumbs: path + [Link(content.title, "")], width: .text
    ) {
        if view.isSuggested { alert(.info) { p(w("knowledge.suggested.read")) } }
        element("article", [.init("lang", content.language)]) {
            h1(content.title)
            div(.class("sp-article")) { content.html }
            p(.class("sp-muted")) {
                if let at = article.publishedAt { w("knowledge.updated", ["day": w.day(at)]) }
                " "
                button(.type("button"), .class("btn btn-link btn-sm sp-script-only sp-no-print"), .data("print")) {
                    w("knowledge.print")
                }
            }
            structured(content)
        }
        votes(view, frame)
        if !view.related.isEmpty {
            section(.class("sp-no-print"), .aria("labelledby", "simili-titolo")) {
                h2(.class("h4"), .id("simili-titolo")) { w("knowledge.related") }
                ul(.class("sp-faq-list")) {
                    for other in view.related { li { a(.href(other.faqPath)) { other.title } } }
                }
            }
        }
        section(.class("sp-faq-ask sp-no-print")) {
            p(w("knowledge.faq.notFound"))
            a(
                .href("/richiesta" + (view.area.map { "?area=" + $0.queryEncoded } ?? "")), .class("btn btn-primary")
            ) { w("public.home.ask") }
        }
    }
}

private func votes(_ view: FaqArticleView, _ frame: Frame) -> HTML {
    let w = frame.words
    return section(.class("sp-faq-vote sp-no-print"), .aria("labelledby", "utile-titolo")) {
        h2(.class("h5"), .id("utile-titolo")) { w("knowledge.vote") }
        postForm(frame, action: view.article.faqPath + "/voto") {
            div(.class("sp-buttons")) {
                submit(w("knowledge.vote.yes"), .secondary, name: "utile", value: "1")
                submit(w("knowledge.vote.no"), .secondary, name: "utile", value: "0")
            }
            details {
                summary(w("knowledge.vote.why"))
                Fields(w).area(
                    "motivo", label: w("knowledge.vote.reason"), rows: 3,
                    hint: w("knowledge.vote.reason.hint"), limit: 500)
            }
        }
    }
}

/// For search engines (schema.org, FAQPage). It is data: nothing of it runs.
private func structured(_ content: ArticleContent) -> HTML {
    let answer = Markdown.html(content.body)
    let json = """
        {"@context":"https://schema.org","@type":"FAQPage","mainEntity":[{"@type":"Question","name":\
        \(jsonString(content.title)),"acceptedAnswer":{"@type":"Answer","text":\(jsonString(answer))}}]}
        """
    return element("script", [.type("application/ld+json")]) {
        // Whatever is in it, it ends the element nowhere.
        HTML(trusted: Array(json.replacing("<", with: "\\u003c").utf8))
    }
}

extension ArticleContent {
    /// Its words as HTML, safe whatever was written.
    var html: HTML { HTML(trusted: Array(Markdown.html(body).utf8)) }
}

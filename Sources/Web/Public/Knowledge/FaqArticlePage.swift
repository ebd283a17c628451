import Desk
import Domain
import Formats
import Foundation

/// One answer of the FAQ.
struct FaqArticleView: Sendable {
    static let relatedShown = 5

    var article: Article
    var content: ArticleContent
    /// Its words as HTML, made of Markdown.
    var body: String
    /// What search engines read.
    var structured: String
    var related: [Article]
    /// The topic of the request form it belongs to.
    var area: String?
    /// The request form proposed it.
    var isSuggested = false

    init(_ article: Article, _ content: ArticleContent, _ knowledge: Knowledge, _ catalogue: Catalogue) {
        self.article = article
        self.content = content
        let body = knowledge.html(of: article)
        self.body = body
        structured = knowledge.text("schema", of: article) { Web.structured(content, body) }
        related = knowledge.related(to: article, most: Self.relatedShown)
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
            div(.class("sp-article")) { HTML(trusted: Array(view.body.utf8)) }
            p(.class("sp-muted")) {
                if let at = article.publishedAt { w("knowledge.updated", ["day": w.day(at)]) }
                " "
                button(.type("button"), .class("btn btn-link btn-sm sp-script-only sp-no-print"), .data("print")) {
                    w("knowledge.print")
                }
            }
            element("script", [.type("application/ld+json")]) { HTML(trusted: Array(view.structured.utf8)) }
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
private func structured(_ content: ArticleContent, _ answer: String) -> String {
    let json = """
        {"@context":"https://schema.org","@type":"FAQPage","mainEntity":[{"@type":"Question","name":\
        \(jsonString(content.title)),"acceptedAnswer":{"@type":"Answer","text":\(jsonString(answer))}}]}
        """
    // Whatever is in it, it ends the element nowhere.
    return json.replacing("<", with: "\\u003c")
}

extension ArticleContent {
    /// Its words as HTML, safe whatever was written.
    var html: HTML { HTML(trusted: Array(Markdown.html(body).utf8)) }
}

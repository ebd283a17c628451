import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension PublicSite {
    @Sendable func showFaq(_ request: Request, _ context: PublicContext) async throws -> Response {
        let asked = request.question, (knowledge, catalogue) = try await desk.library()
        let view = FaqView(
            knowledge, query: asked["q"], theme: ArticleContent.theme(String(asked["tema"].prefix(400))),
            language: context.words.language.rawValue)
        if view.branch == nil { throw Refusal.notFound }
        // Who asks for hundreds of things is no reader.
        if view.isMissed && suggesting.refuse(context.visit.address, at: desk.now()) == nil {
            try await desk.missed(view.query)
        }
        return faqPage(view, await context.frame(request, site, office: catalogue.office)).response()
    }

    /// Titles that have the words typed so far.
    @Sendable func suggestFaq(_ request: Request, _ context: PublicContext) async throws -> Response {
        let typed = String(request.question["q"].tidied.prefix(FaqView.longestQuery))
        let language = context.words.language.rawValue
        let found = try await desk.knowledge().search(typed, most: FaqView.mostSuggested, isTyping: true) {
            $0.audience == .everybody && $0.language == language
        }
        return fragment { for hit in found { option(.value(hit.content.title)) { "" } } }.response()
    }

    @Sendable func showFaqArticle(_ request: Request, _ context: PublicContext) async throws -> Response {
        let (knowledge, catalogue) = try await desk.library()
        if let moved = try moved(context, knowledge) { return .moved(to: moved.faqPath) }
        var view = try faqArticle(context, knowledge, catalogue)
        func page() async -> Response {
            faqArticlePage(view, await context.frame(request, site, office: catalogue.office)).response()
        }
        guard request.question["da"] == "modulo", let reader = reader(context) else { return await page() }
        view.isSuggested = true
        // Whoever opens hundreds is no reader, and is not written down.
        if suggesting.refuse(context.visit.address, at: desk.now()) != nil { return await page() }
        try await desk.readSuggestion(view.article.slug, by: reader, triple: request.question["codice"])
        var response = await page()
        response.setCookie(site.cookie(.suggested, "1", maxAge: 24 * 3600))
        return response
    }

    @Sendable func voteFaqArticle(_ request: Request, _ context: PublicContext) async throws -> Response {
        let form = try await FormReader(site).read(request, context), (knowledge, catalogue) = try await desk.library()
        let view = try faqArticle(context, knowledge, catalogue)
        let w = context.words
        if let wait = votes.refuse(context.visit.address, at: desk.now()) {
            throw Refusal.slowDown(seconds: wait)
        }
        guard form.has("utile") else { return .seeOther(view.article.faqPath) }
        try await desk.vote(on: view.article.slug, isUseful: form.bool("utile"), reason: form["motivo"])
        let text = w(form.bool("utile") ? "knowledge.voted.yes" : "knowledge.voted.no")
        return .seeOther(view.article.faqPath, saying: Notice(tone: .success, text: text), site)
    }

    /// The article an old address leads to.
    private func moved(_ context: PublicContext, _ knowledge: Knowledge) throws -> Article? {
        let slug = try context.parameters.require("slug")
        guard knowledge.article(slug: slug)?.forEverybody == nil, let article = knowledge.moved(from: slug),
            article.forEverybody != nil
        else { return nil }
        return article
    }

    private func faqArticle(_ context: PublicContext, _ knowledge: Knowledge, _ catalogue: Catalogue) throws
        -> FaqArticleView
    {
        let slug = try context.parameters.require("slug")
        guard let article = knowledge.article(slug: slug), let content = article.forEverybody else {
            throw Refusal.notFound
        }
        return FaqArticleView(article, content, knowledge, catalogue)
    }

    /// What was published last, for those who follow (RSS 2.0).
    @Sendable func showFaqFeed(_ request: Request, _ context: PublicContext) async throws -> Response {
        let knowledge = try await desk.knowledge(), office = await site.office()
        let latest = knowledge.articles.filter { $0.forEverybody != nil }
            .sorted { ($1.publishedAt ?? .distantPast) < ($0.publishedAt ?? .distantPast) }.prefix(50)
        let items = latest.map { article in
            element("item", []) {
                element("title", []) { article.title }
                element("link", []) { desk.publicURL + article.faqPath }
                element("guid", []) { desk.publicURL + article.faqPath }
                element("pubDate", []) { (article.publishedAt ?? article.updatedAt).mailDate }
            }
        }
        let channel = element("channel", []) {
            element("title", []) { office.serviceName + " – " + context.words("knowledge.faq") }
            element("link", []) { desk.publicURL + FaqView.path }
            element("description", []) { context.words("knowledge.faq.feed") }
            for item in items { item }
        }
        let feed = element("rss", [.init("version", "2.0")]) { channel }
        return xml(feed, "application/rss+xml; charset=utf-8")
    }

    /// The pages that search engines may know.
    @Sendable func showSitemap(_ request: Request, _ context: PublicContext) async throws -> Response {
        let paths =
            ["/", "/richiesta", "/aiuto", FaqView.path]
            + (try await desk.knowledge()).articles.filter { $0.forEverybody != nil }.map(\.faqPath)
        let map = element("urlset", [.init("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9")]) {
            for path in paths { element("url", []) { element("loc", []) { desk.publicURL + path } } }
        }
        return xml(map, "application/xml; charset=utf-8")
    }

    private func xml(_ content: HTML, _ type: String) -> Response {
        let bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + content.bytes
        return Response(status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Date {
    /// As mail and feeds write it (RFC 822 section 5).
    fileprivate var mailDate: String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return format.string(from: self)
    }
}

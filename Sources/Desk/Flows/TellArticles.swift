import Domain
import Foundation
import Store

extension Desk {
    /// Addresses that are told of one change at most.
    private static let mostAddresses = 100

    /// Whoever follows the articles by a flow is told what became of one, in the transaction of the change.
    func tellFollowers(from: Article, to: Article, at now: Date, _ c: any Connection) throws {
        guard let news = ArticleNews(from: from, to: to) else { return }
        let addresses = try c.articleWebhooks(limit: Self.mostAddresses)
        if addresses.isEmpty { return }
        let title = (to.forEverybody ?? from.forEverybody ?? to.latest).title
        let body = TellingOfArticle(
            event: news.rawValue, slug: to.slug, title: title, url: "\(publicURL)/faq/\(to.slug)", at: now
        ).json
        for url in addresses { try enqueue(Webhook(to: url, body: body), at: now, c) }
    }
}

/// The body of such a webhook: only what everybody may read.
private struct TellingOfArticle: Encodable {
    let event: String
    let slug: String
    let title: String
    let url: String
    let at: Date

    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        // Texts and instants always encode.
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}

extension Webhook {
    /// - Parameter body: JSON.
    init(to url: String, body: String) {
        self.url = url
        self.body = body
    }
}

import Domain
import Formats
import Foundation
import Store

/// What an import of articles did.
public struct ArticlesImported: Sendable, Equatable {
    public var created: [String] = []
    public var changed: [String] = []
    public var unchanged: [String] = []
}

extension Desk {
    /// Every article with the words written last.
    public func exportArticles() async throws -> [ArticleFile] {
        try await knowledge().articles.sorted { $0.slug < $1.slug }.map { article in
            ArticleFile(
                slug: article.slug, content: article.latest, state: article.state, reviewOn: article.reviewOn)
        }
    }

    /// Articles from files, all or none. One whose address is known gets a new version when its words differ; without an address
    /// the title tells. A second time nothing changes.
    /// - Parameter isPublishing: those that say `published` are shown at once; else all wait as drafts.
    public func importArticles(_ files: [ArticleFile], publishing isPublishing: Bool, as person: Operator) async throws
        -> ArticlesImported
    {
        guard person.may(isPublishing ? .publish : .note) else { throw Refusal.notAllowed }
        let now = now()
        let contents = try files.map { try $0.content.checked() }
        return try await database.write { c in
            var done = ArticlesImported()
            for (file, content) in zip(files, contents) {
                try check(content, c)
                let article = try kept(file, content, as: person, at: now, &done, c)
                if isPublishing && file.state == .published && (article.hasChanges || article.state != .published) {
                    let shown = try article.published(by: person.id, again: file.reviewOn, at: now)
                    _ = try c.update(shown, from: article.version)
                    try tellFollowers(from: article, to: shown, at: now, c)
                }
            }
            try c.knowledgeChanged()
            return done
        }
    }

    private func kept(
        _ file: ArticleFile, _ content: ArticleContent, as person: Operator, at now: Date,
        _ done: inout ArticlesImported, _ c: any Connection
    ) throws -> Article {
        func version(_ number: Int, of id: ID<Article>) throws {
            try c.insert(
                ArticleVersion(article: id, number: number, content: content, byName: person.name, at: now, note: ""))
        }
        let wanted = file.slug.map { ArticleContent(title: $0, body: "").slug }
        if let known = try c.article(slug: wanted ?? content.slug) {
            if known.latest == content {
                done.unchanged.append(known.slug)
                return known
            }
            let next = known.written(content, at: now)
            try version(next.version, of: known.id)
            _ = try c.update(next, from: known.version)
            done.changed.append(known.slug)
            return next
        }
        let slug = try wanted ?? freeSlug(content, c)
        let article = Article(
            id: ids.next(at: now), slug: slug, latest: content, owner: person.id, createdAt: now, updatedAt: now)
        try c.insert(article)
        try version(1, of: article.id)
        done.created.append(slug)
        return article
    }
}

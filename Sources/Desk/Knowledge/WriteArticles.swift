import Domain
import Foundation
import Formats
import Store

extension Desk {
    /// Something is written down; readers see it when it is published.
    @discardableResult
    public func writeArticle(_ content: ArticleContent, note: String = "", as person: Operator) async throws -> Article
    {
        guard person.may(.note) else { throw Refusal.notAllowed }
        let now = now(), content = try content.checked(), id = id(Article.self)
        return try await database.write { c in
            try check(content, c)
            let article = Article(
                id: id, slug: try freeSlug(content, c), latest: content, owner: person.id, createdAt: now,
                updatedAt: now)
            try c.insert(article)
            try c.insert(
                ArticleVersion(
                    article: id, number: 1, content: content, byName: person.name, at: now, note: Self.tidied(note)))
            try c.knowledgeChanged()
            return article
        }
    }

    /// A new version; what readers see stays until it is published.
    /// - Parameter version: the one the writer had before their eyes.
    /// - Throws: `Refusal.changedMeanwhile` when there is a later one.
    @discardableResult
    public func edit(
        _ id: ID<Article>, _ content: ArticleContent, note: String = "", from version: Int, as person: Operator
    ) async throws -> Article {
        let content = try content.checked(), now = now()
        return try await change(id, as: person, needs: .note) { article, c in
            if article.version != version { throw Refusal.changedMeanwhile }
            try check(content, c)
            let next = article.written(content, at: now)
            try c.insert(
                ArticleVersion(
                    article: id, number: next.version, content: content, byName: person.name, at: now,
                    note: Self.tidied(note)))
            return next
        }
    }

    /// The words of an earlier version again, as a new one.
    @discardableResult
    public func restore(_ id: ID<Article>, version number: Int, note: String, as person: Operator) async throws
        -> Article
    {
        let found = try await database.read { c in (try c.article(id), try c.version(number, of: id)) }
        guard let article = found.0, let old = found.1, try await old.content.isFor(person, catalogue()) else {
            throw Refusal.notFound
        }
        return try await edit(id, old.content, note: note, from: article.version, as: person)
    }

    public func askReview(of id: ID<Article>, as person: Operator) async throws {
        let now = now()
        try await change(id, as: person, needs: .note) { article, _ in try article.askingReview(at: now) }
    }

    /// - Parameters:
    ///   - version: the one that was read over.
    ///   - instant: nil for now.
    ///   - day: by when somebody reads it again; nil for never.
    @discardableResult
    public func publish(
        _ id: ID<Article>, version: Int, at instant: Date? = nil, again day: CalendarDay?, as person: Operator
    ) async throws -> Article {
        let now = now()
        return try await change(id, as: person, needs: .publish) { article, _ in
            if article.version != version { throw Refusal.changedMeanwhile }
            return try instant.map { try article.publishing(at: $0, by: person.id, again: day, now: now) }
                ?? article.published(by: person.id, again: day, at: now)
        }
    }

    /// Read again, and still right.
    public func confirm(_ id: ID<Article>, again day: CalendarDay?, as person: Operator) async throws {
        let now = now()
        try await change(id, as: person, needs: .publish) { article, _ in
            try article.confirmed(by: person.id, again: day, at: now)
        }
    }

    public func withdraw(_ id: ID<Article>, as person: Operator) async throws {
        let now = now()
        try await change(id, as: person, needs: .publish) { article, _ in try article.withdrawn(at: now) }
    }

    /// The minute's look: what was to be published by now.
    public func publishDue() async throws {
        let now = now()
        try await database.write { c in
            let due = try c.articlesToPublish(at: now, limit: 100)
            if due.isEmpty { return }
            for article in due {
                let next = try article.published(
                    by: article.reviewer ?? article.owner, again: article.reviewOn, at: now)
                _ = try c.update(next, from: article.version)
                try tellFollowers(from: article, to: next, at: now, c)
            }
            try c.knowledgeChanged()
        }
    }

    /// What a reader says of it. Nobody is remembered.
    public func vote(on slug: String, isUseful: Bool, reason: String) async throws {
        let now = now(), id = id(ArticleVotes.self), reason = String(reason.tidiedLines.prefix(500))
        try await database.write { [shelf] c in
            guard let article = try shelf.current(c).article(slug: slug), article.forEverybody != nil else {
                throw Refusal.notFound
            }
            try c.vote(id, on: article.id, isUseful: isUseful, reason: isUseful ? "" : reason, at: now)
        }
    }

    /// It went into an answer.
    /// - Parameter asLink: its address instead of its words, when everybody may read it.
    public func insertion(of id: ID<Article>, asLink: Bool, as person: Operator) async throws -> String {
        guard person.may(.note) else { throw Refusal.notAllowed }
        let url = publicURL
        return try await database.write { [shelf, catalogues] c in
            guard let article = try shelf.current(c).article(id), let content = article.shown,
                try content.isFor(person, catalogues.current(c))
            else { throw Refusal.notFound }
            try c.served(id)
            if asLink && content.audience == .everybody { return "\(content.title): \(url)/faq/\(article.slug)" }
            return Markdown.plain(content.body)
        }
    }

    @discardableResult
    private func change(
        _ id: ID<Article>, as person: Operator, needs permission: Permission,
        _ step: @escaping @Sendable (Article, any Connection) throws -> Article
    ) async throws -> Article {
        guard person.may(permission) else { throw Refusal.notAllowed }
        let now = now()
        return try await database.write { [catalogues] c in
            guard let article = try c.article(id), try article.isFor(person, catalogues.current(c)) else {
                throw Refusal.notFound
            }
            let next = try step(article, c)
            guard try c.update(next, from: article.version) else { throw Refusal.changedMeanwhile }
            try tellFollowers(from: article, to: next, at: now, c)
            try c.knowledgeChanged()
            return next
        }
    }

    /// What the catalogue must know.
    func check(_ content: ArticleContent, _ c: any Connection) throws {
        let catalogue = try catalogues.current(c), now = now()
        if content.groups.contains(where: { catalogue.group(code: $0) == nil }) {
            throw Refusal.invalid(field: "groups", reason: "knowledge.problem.groups")
        }
        if content.userTypes.contains(where: { catalogue.userType(code: $0, at: now) == nil }) {
            throw Refusal.invalid(field: "userTypes", reason: "knowledge.problem.userTypes")
        }
        if content.triples.contains(where: { code in !catalogue.triples.contains { $0.code == code } }) {
            throw Refusal.invalid(field: "triples", reason: "knowledge.problem.triples")
        }
    }

    func freeSlug(_ content: ArticleContent, _ c: any Connection) throws -> String {
        let wanted = content.slug
        // An address that leads elsewhere goes on doing so.
        let leading = try c.articleAddresses()
        func isFree(_ slug: String) throws -> Bool { try leading[slug] == nil && !c.isTaken(slug: slug) }
        if try isFree(wanted) { return wanted }
        for turn in 2...99 where try isFree("\(wanted)-\(turn)") { return "\(wanted)-\(turn)" }
        return "\(wanted)-\(ids.next(at: now()) as ID<Article>)"
    }

    private static func tidied(_ note: String) -> String { String(note.tidied.prefix(ArticleVersion.longestNote)) }
}

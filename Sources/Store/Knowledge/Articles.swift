import Domain
import Foundation

/// What readers said of an article, and how often it went into an answer.
public typealias ArticleFigures = (votes: ArticleVotes, inserted: Int)

extension Connection {
    /// Grows with each change of an article, so that who keeps them in memory knows when to read them again.
    public func knowledgeVersion() throws -> Int64 {
        try value("SELECT value FROM counters WHERE name = 'knowledge'") ?? 1
    }

    /// Called by every verb that changes an article, in the same transaction.
    public func knowledgeChanged() throws {
        try run("UPDATE counters SET value = value + 1 WHERE name = 'knowledge'")
    }

    /// All articles with their words, the last changed first.
    public func articles() throws -> [Article] {
        try all("\(articleQuery) ORDER BY a.updated_at DESC, a.id DESC", article)
    }

    public func article(_ id: ID<Article>) throws -> Article? {
        try first("\(articleQuery) WHERE a.id = \(id)", article)
    }

    public func article(slug: String) throws -> Article? {
        try first("\(articleQuery) WHERE a.slug = \(slug)", article)
    }

    /// Whether an article has this address.
    public func isTaken(slug: String) throws -> Bool {
        try value("SELECT 1 FROM articles WHERE slug = \(slug)", Int64.self) != nil
    }

    /// Those whose hour to be published has come.
    public func articlesToPublish(at now: Date, limit: Int) throws -> [Article] {
        try all(
            """
            \(articleQuery) WHERE a.publish_at IS NOT NULL AND a.publish_at <= \(now) ORDER BY a.publish_at LIMIT \(limit)
            """, article)
    }

    private var articleQuery: SQL {
        """
        SELECT a.id, a.slug, a.state, v.content, a.version, s.content, a.shown_version, a.published_at, a.review_asked_at,
            a.publish_at, a.owner_id, a.reviewer_id, a.review_on, a.created_at, a.updated_at
        FROM articles AS a JOIN article_versions AS v ON v.article_id = a.id AND v.number = a.version
            LEFT JOIN article_versions AS s ON s.article_id = a.id AND s.number = a.shown_version
        """
    }

    private func article(_ row: Row) throws -> Article {
        var r = row.reader()
        return try Article(
            id: r.id(), slug: r.text(), state: r.choice(), latest: Self.content(r.text()), version: r.int(),
            shown: r.optionalText().map(Self.content), shownVersion: r.optionalInt(), publishedAt: r.optionalDate(),
            reviewAskedAt: r.optionalDate(), publishAt: r.optionalDate(), owner: r.id(), reviewer: r.optionalID(),
            reviewOn: r.optionalText().flatMap(CalendarDay.init), createdAt: r.date(), updatedAt: r.date())
    }

    private static func content(_ json: String) throws -> ArticleContent {
        try JSONDecoder().decode(ArticleContent.self, from: Data(json.utf8))
    }

    public func insert(_ a: Article) throws {
        try run(
            """
            INSERT INTO articles (id, slug, state, version, shown_version, published_at, review_asked_at, publish_at,
                owner_id, reviewer_id, review_on, created_at, updated_at)
            VALUES (\(a.id), \(a.slug), \(a.state), \(a.version), \(a.shownVersion), \(a.publishedAt), \(a.reviewAskedAt),
                \(a.publishAt), \(a.owner), \(a.reviewer), \(a.reviewOn?.description), \(a.createdAt), \(a.updatedAt))
            """)
    }

    /// - Parameter version: the one it was read with; somebody wrote on meanwhile when nothing is changed.
    public func update(_ a: Article, from version: Int) throws -> Bool {
        try run(
            """
            UPDATE articles SET state = \(a.state), version = \(a.version), shown_version = \(a.shownVersion),
                published_at = \(a.publishedAt), review_asked_at = \(a.reviewAskedAt), publish_at = \(a.publishAt),
                owner_id = \(a.owner), reviewer_id = \(a.reviewer), review_on = \(a.reviewOn?.description),
                updated_at = \(a.updatedAt)
            WHERE id = \(a.id) AND version = \(version)
            """) == 1
    }

    public func insert(_ v: ArticleVersion) throws {
        let content = try String(decoding: JSONEncoder().encode(v.content), as: UTF8.self)
        try run(
            """
            INSERT INTO article_versions (article_id, number, content, by_name, at, note)
            VALUES (\(v.article), \(v.number), \(content), \(v.byName), \(v.at), \(v.note))
            """)
    }

    /// The last versions, the latest first.
    public func versions(of article: ID<Article>, limit: Int) throws -> [ArticleVersion] {
        try all("\(versionQuery) WHERE article_id = \(article) ORDER BY number DESC LIMIT \(limit)", version)
    }

    public func version(_ number: Int, of article: ID<Article>) throws -> ArticleVersion? {
        try first("\(versionQuery) WHERE article_id = \(article) AND number = \(number)", version)
    }

    private var versionQuery: SQL { "SELECT article_id, number, content, by_name, at, note FROM article_versions" }

    private func version(_ row: Row) throws -> ArticleVersion {
        var r = row.reader()
        return try ArticleVersion(
            article: r.id(), number: r.int(), content: Self.content(r.text()), byName: r.text(), at: r.date(),
            note: r.text())
    }

    // What readers said of it, and how often it served.

    public func vote(_ id: ID<ArticleVotes>, on article: ID<Article>, isUseful: Bool, reason: String, at now: Date)
        throws
    {
        try run(
            """
            INSERT INTO article_votes (id, article_id, useful, reason, at)
            VALUES (\(id), \(article), \(isUseful ? 1 : 0), \(reason), \(now))
            """)
        if isUseful {
            try run("UPDATE articles SET useful = useful + 1 WHERE id = \(article)")
        } else {
            try run("UPDATE articles SET useless = useless + 1 WHERE id = \(article)")
        }
    }

    public func served(_ article: ID<Article>) throws {
        try run("UPDATE articles SET inserted = inserted + 1 WHERE id = \(article)")
    }

    /// How readers found each: by article, with how often it went into an answer.
    public func articleFigures() throws -> [ID<Article>: ArticleFigures] {
        let rows = try all("SELECT id, \(figureColumns) FROM articles") { row in
            var r = row.reader()
            return try (r.id() as ID<Article>, figures(&r))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// The same of one.
    public func articleFigures(of article: ID<Article>) throws -> ArticleFigures? {
        try first("SELECT \(figureColumns) FROM articles WHERE id = \(article)") { row in
            var r = row.reader()
            return try figures(&r)
        }
    }

    private var figureColumns: SQL { "useful, useless, inserted" }

    private func figures(_ r: inout RowReader) throws -> ArticleFigures {
        try (ArticleVotes(useful: r.int(), useless: r.int()), r.int())
    }

    /// Why readers did not find it useful, the last first.
    public func uselessReasons(of article: ID<Article>, limit: Int) throws -> [(at: Date, reason: String)] {
        try all(
            """
            SELECT at, reason FROM article_votes WHERE article_id = \(article) AND useful = 0 AND reason <> ''
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try (r.date(), r.text())
        }
    }
}

import Domain
import Foundation

/// A picture shown inside articles, or a file that goes with them.
public struct KeptArticleFile: Sendable, Equatable {
    public let hash: String
    public let name: String
    public let type: String
    public let size: Int64
    public let byName: String
    public let at: Date

    public init(hash: String, name: String, type: String, size: Int64, byName: String, at: Date) {
        self.hash = hash
        self.name = name
        self.type = type
        self.size = size
        self.byName = byName
        self.at = at
    }
}

extension Connection {
    // Where articles were before

    /// Addresses that lead to an article besides its own.
    public func articleAddresses() throws -> [String: ID<Article>] {
        let rows = try all("SELECT slug, article_id FROM article_addresses") { row in
            try (row.text(0), row.id(1) as ID<Article>)
        }
        return Dictionary(rows) { first, _ in first }
    }

    public func leads(_ slug: String, to article: ID<Article>, at now: Date) throws {
        try run(
            """
            INSERT INTO article_addresses (slug, article_id, at) VALUES (\(slug), \(article), \(now))
            ON CONFLICT (slug) DO UPDATE SET article_id = EXCLUDED.article_id, at = EXCLUDED.at
            """)
    }

    /// The address is an article's own again.
    public func forgetAddress(_ slug: String) throws {
        try run("DELETE FROM article_addresses WHERE slug = \(slug)")
    }

    public func move(_ article: ID<Article>, to slug: String) throws {
        try run("UPDATE articles SET slug = \(slug) WHERE id = \(article)")
    }

    // Who follows them

    /// The articles somebody follows, each with the version they saw last.
    public func followed(by person: ID<Operator>) throws -> [ID<Article>: Int] {
        let rows = try all("SELECT article_id, seen_version FROM article_followers WHERE operator_id = \(person)") {
            row in
            try (row.id(0) as ID<Article>, row.int(1))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// They follow it from now on, or saw a later version of it.
    public func follows(_ person: ID<Operator>, _ article: ID<Article>, seen version: Int) throws {
        try run(
            """
            INSERT INTO article_followers (operator_id, article_id, seen_version)
            VALUES (\(person), \(article), \(version))
            ON CONFLICT (operator_id, article_id) DO UPDATE SET seen_version = EXCLUDED.seen_version
            """)
    }

    public func unfollows(_ person: ID<Operator>, _ article: ID<Article>) throws {
        try run("DELETE FROM article_followers WHERE operator_id = \(person) AND article_id = \(article)")
    }

    // Their pictures and files

    public func keep(_ file: KeptArticleFile) throws {
        try run(
            """
            INSERT INTO article_files (hash, name, type, size, by_name, at)
            VALUES (\(file.hash), \(file.name), \(file.type), \(file.size), \(file.byName), \(file.at))
            ON CONFLICT (hash) DO NOTHING
            """)
    }

    public func articleFile(_ hash: String) throws -> KeptArticleFile? {
        try first("SELECT hash, name, type, size, by_name, at FROM article_files WHERE hash = \(hash)", keptFile)
    }

    /// The latest ones first.
    public func articleFiles(limit: Int) throws -> [KeptArticleFile] {
        try all(
            "SELECT hash, name, type, size, by_name, at FROM article_files ORDER BY at DESC, hash LIMIT \(limit)",
            keptFile)
    }

    private func keptFile(_ row: Row) throws -> KeptArticleFile {
        var r = row.reader()
        return try KeptArticleFile(
            hash: r.text(), name: r.text(), type: r.text(), size: r.int64(), byName: r.text(), at: r.date())
    }
}

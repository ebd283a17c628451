import Domain
import Foundation

extension Connection {
    /// Somebody read an answer that the request form proposed. What they had read before counts from then.
    public func readSuggestion(_ article: ID<Article>, by browser: String, triple: String, at now: Date) throws {
        try run(
            """
            INSERT INTO suggestions_read (browser, article_id, triple, at)
            VALUES (\(browser), \(article), \(triple), \(now)) ON CONFLICT (browser, article_id) DO NOTHING
            """)
    }

    /// They sent a request all the same: nothing of what they read has solved it.
    public func forgetSuggestions(of browser: String) throws {
        try run("DELETE FROM suggestions_read WHERE browser = \(browser)")
    }

    /// Counts, by article and triple, what was read before an instant and not followed by a request, and forgets who it was.
    public func countSolved(before instant: Date) throws {
        try run(
            """
            INSERT INTO article_solved (article_id, triple, times)
            SELECT article_id, triple, COUNT(*) FROM suggestions_read WHERE at < \(instant) GROUP BY article_id, triple
            ON CONFLICT (article_id, triple) DO UPDATE SET times = article_solved.times + excluded.times
            """)
        try run("DELETE FROM suggestions_read WHERE at < \(instant)")
    }

    /// How often each article was the end of it.
    public func timesSolved() throws -> [ID<Article>: Int] {
        let rows = try all("SELECT article_id, SUM(times) FROM article_solved GROUP BY article_id") { row in
            try (row.id(0) as ID<Article>, row.int(1))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// By triple, the most first; "" is who had not chosen one yet.
    public func timesSolved(by article: ID<Article>) throws -> [(triple: String, times: Int)] {
        try all(
            "SELECT triple, times FROM article_solved WHERE article_id = \(article) ORDER BY times DESC, triple"
        ) { row in try (row.text(0), row.int(1)) }
    }
}

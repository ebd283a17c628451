import Domain
import Foundation
import Store

extension Knowledge {
    /// Answers for everybody that speak of what somebody is about to ask, the likest first; those that name the triple they
    /// chose before others.
    public func suggestions(
        for text: String, triple: String?, userType: String?, in language: String, most: Int
    ) -> [Found] {
        func suits(_ content: ArticleContent) -> Bool {
            content.audience == .everybody && content.language == language
                && (content.userTypes.isEmpty || userType.map { content.userTypes.contains($0) } ?? true)
        }
        let found = search(text, most: most * 3, where: suits)
        func names(_ hit: Found) -> Bool { triple.map { hit.content.triples.contains($0) } ?? false }
        // One word in common is chance, unless it is half of the title, or the triple says so too.
        let others = found.filter { !names($0) && ($0.stems.count > 1 || $0.ofTitle >= 0.5) }
        return Array((found.filter(names) + others).prefix(most))
    }
}

extension Desk {
    /// Hours after which somebody who read an answer and sent nothing counts as helped.
    static let solvedHours = 24.0

    /// Somebody opened an answer that the request form proposed.
    /// - Parameter browser: a mark of theirs that says nothing about them.
    public func readSuggestion(_ slug: String, by browser: String, triple: String) async throws {
        let now = now(), triple = try await catalogue().triple(code: triple, at: now)?.code ?? ""
        try await database.write { [shelf] c in
            guard let article = try shelf.current(c).article(slug: slug), article.forEverybody != nil else { return }
            try c.readSuggestion(article.id, by: browser, triple: triple, at: now)
        }
    }

    /// They sent a request: what they had read did not help.
    public func sentAfterSuggestions(_ browser: String) async throws {
        try await database.write { c in try c.forgetSuggestions(of: browser) }
    }

    /// The hour's look: who read an answer a day ago and sent nothing was helped by it.
    public func countSolved() async throws {
        let instant = now().addingTimeInterval(-Self.solvedHours * 3600)
        try await database.write { c in try c.countSolved(before: instant) }
    }
}

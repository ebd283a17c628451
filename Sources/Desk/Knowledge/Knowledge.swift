import Domain
import Formats
import Store
import Synchronization

/// Everything that is written down, in memory, with what it is found by.
public struct Knowledge: Sendable {
    public let version: Int64
    /// The last changed first.
    public let articles: [Article]
    let index: ArticleIndex
    private let places: [String: Int]
    private let byID: [ID<Article>: Int]

    init(_ articles: [Article], version: Int64) {
        self.version = version
        self.articles = articles
        index = ArticleIndex(articles)
        places = Dictionary(articles.enumerated().map { ($0.element.slug, $0.offset) }) { first, _ in first }
        byID = Dictionary(articles.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    }

    public func article(slug: String) -> Article? { places[slug].map { articles[$0] } }
    public func article(_ id: ID<Article>) -> Article? { byID[id].map { articles[$0] } }

    /// What everybody may read, in a language.
    public func everybodys(in language: String) -> [Article] {
        articles.filter { $0.forEverybody?.language == language }
    }

    /// An article found by words.
    public struct Found: Sendable {
        public let article: Article
        public let content: ArticleContent
        /// Words in it that were looked for, by what they are found by.
        public let stems: Set<String>
        /// Of the words of its title, the part that was asked for: from 0 to 1.
        public var ofTitle = 0.0
    }

    /// Published articles for words that were typed, the best first.
    /// - Parameters:
    ///   - isTyping: the last word may be the beginning of one.
    ///   - mayRead: whether who asks may read such words.
    public func search(
        _ text: String, most: Int, isTyping: Bool = false, where mayRead: (ArticleContent) -> Bool
    ) -> [Found] {
        index.search(text, isTyping: isTyping, most: most) { place in
            articles[place].shown.map(mayRead) ?? false
        }.compactMap { hit in
            articles[hit.place].shown.map { 
                Found(article: articles[hit.place], content: $0, stems: hit.stems, ofTitle: hit.ofTitle)
            }
        }
    }
}

/// The knowledge of the desk, read again when any article changed.
public final class KnowledgeShelf: Sendable {
    private let kept = Mutex<Knowledge?>(nil)

    public init() {}

    /// As this transaction sees it.
    public func current(_ c: any Connection) throws -> Knowledge {
        let version = try c.knowledgeVersion()
        if let knowledge = kept.withLock({ $0 }), knowledge.version == version { return knowledge }
        let loaded = try Knowledge(c.articles(), version: version)
        kept.withLock { $0 = loaded }
        return loaded
    }
}

extension Desk {
    /// What is written down, as it stands now.
    public func knowledge() async throws -> Knowledge {
        try await database.read { [shelf] c in try shelf.current(c) }
    }
}

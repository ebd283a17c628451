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
    private let faqs: [String: Faq]
    /// Addresses that lead to an article besides its own.
    private let addresses: [String: ID<Article>]
    private let memory = SearchMemory()
    private let worked = WorkedOut()

    init(_ articles: [Article], version: Int64, addresses: [String: ID<Article>] = [:]) {
        self.addresses = addresses
        self.version = version
        self.articles = articles
        index = ArticleIndex(articles)
        let open = articles.filter { $0.forEverybody != nil }
        faqs = Dictionary(
            uniqueKeysWithValues: ["it", "en"].map { language in
                let own = open.filter { $0.shown?.language == language }
                // A desk that writes in one language shows it to everybody.
                return (language, Faq(own.isEmpty ? open : own))
            })
        places = Dictionary(articles.enumerated().map { ($0.element.slug, $0.offset) }) { first, _ in first }
        byID = Dictionary(articles.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    }

    public func article(slug: String) -> Article? { places[slug].map { articles[$0] } }
    /// What an address that is no article's own, or of one that is not shown any more, leads to.
    public func moved(from slug: String) -> Article? { addresses[slug].flatMap(article) }
    public func article(_ id: ID<Article>) -> Article? { byID[id].map { articles[$0] } }

    /// The words of an article of the FAQ as HTML.
    public func html(of article: Article) -> String {
        text("html", of: article) { article.forEverybody.map { Markdown.html($0.body) } ?? "" }
    }

    /// A text made of an article, once for as long as nothing changes.
    /// - Parameter kind: which text.
    public func text(_ kind: String, of article: Article, _ make: () -> String) -> String {
        worked.text(kind, of: article.id, make)
    }

    /// Articles of the FAQ near one: of the same triples and themes, the nearest first.
    public func related(to article: Article, most: Int) -> [Article] {
        worked.related(to: article.id) { near(article) }.prefix(most).map { articles[$0] }
    }

    private func near(_ article: Article) -> [Int] {
        guard let content = article.forEverybody else { return [] }
        let triples = Set(content.triples)
        func nearness(_ other: ArticleContent) -> Int {
            let themes = zip(other.theme, content.theme).prefix { $0 == $1 }.count
            return themes + 2 * other.triples.count { triples.contains($0) }
        }
        let others = articles.enumerated().compactMap { place, other -> (place: Int, nearness: Int, title: String)? in
            guard other.id != article.id, let shown = other.forEverybody, shown.language == content.language else {
                return nil
            }
            return (place, nearness(shown), shown.title.folded)
        }
        return others.filter { $0.nearness > 0 }.sorted { ($1.nearness, $0.title) < ($0.nearness, $1.title) }.map(
            \.place)
    }

    /// What everybody may read, by title and by theme.
    public struct Faq: Sendable {
        public let articles: [Article]
        public let tree: ThemeTree

        init(_ articles: [Article]) {
            self.articles = articles.map { ($0, $0.shown?.title.folded ?? "") }.sorted { $0.1 < $1.1 }.map(\.0)
            tree = ThemeTree(self.articles.map { $0.shown?.theme ?? [] })
        }
    }

    /// For readers of a language.
    public func faq(in language: String) -> Faq { faqs[language] ?? Faq([]) }

    /// The articles that have words of a text, the likest first, whoever may read them; remembered for the next time.
    /// - Parameter text: its first two thousand characters are looked at.
    func likest(_ text: String) -> [Found] {
        memory.hits(String(text.prefix(ArticleIndex.longest))) {
            index.search(text, isTyping: false, most: 50) { articles[$0].shown != nil }
        }.compactMap(found)
    }

    private func found(_ hit: ArticleIndex.Hit) -> Found? {
        articles[hit.place].shown.map {
            Found(article: articles[hit.place], content: $0, stems: hit.stems, ofTitle: hit.ofTitle)
        }
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
        }.compactMap(found)
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
        let loaded = try Knowledge(c.articles(), version: version, addresses: c.articleAddresses())
        kept.withLock { $0 = loaded }
        return loaded
    }
}

extension Desk {
    /// What is written down and the settings, in one look at the database.
    public func library() async throws -> (knowledge: Knowledge, catalogue: Catalogue) {
        try await database.read { [shelf, catalogues] c in try (shelf.current(c), catalogues.current(c)) }
    }

    /// What is written down, as it stands now.
    public func knowledge() async throws -> Knowledge {
        try await database.read { [shelf] c in try shelf.current(c) }
    }
}

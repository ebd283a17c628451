import Foundation

/// Something the desk knows and has written down: an answer of the public FAQ, or what colleagues should know.
public struct Article: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        /// Being written; readers have seen nothing of it yet.
        case draft
        case published
        /// Not shown any more; its words are kept.
        case withdrawn
    }

    public var id: ID<Article>
    /// The last part of its address (`cambiare-iban`); it stays when the title changes.
    public var slug: String
    public var state: State
    /// What was written last.
    public var latest: ArticleContent
    /// Number of that version, from 1.
    public var version: Int
    /// What readers see, and which version it is; nil when they see nothing.
    public var shown: ArticleContent?
    public var shownVersion: Int?
    /// When what readers see was published.
    public var publishedAt: Date?
    /// When somebody was asked to read the latest version over; nil when nobody is.
    public var reviewAskedAt: Date?
    /// When the latest version becomes what readers see, by itself.
    public var publishAt: Date?
    /// Who answers for it.
    public var owner: ID<Operator>
    /// Who read it over last.
    public var reviewer: ID<Operator>?
    /// The day by which somebody reads it again.
    public var reviewOn: CalendarDay?
    public var createdAt: Date
    public var updatedAt: Date

    public init(
        id: ID<Article>, slug: String, state: State = .draft, latest: ArticleContent, version: Int = 1,
        shown: ArticleContent? = nil, shownVersion: Int? = nil, publishedAt: Date? = nil, reviewAskedAt: Date? = nil,
        publishAt: Date? = nil, owner: ID<Operator>, reviewer: ID<Operator>? = nil, reviewOn: CalendarDay? = nil,
        createdAt: Date,
        updatedAt: Date
    ) {
        self.id = id
        self.slug = slug
        self.state = state
        self.latest = latest
        self.version = version
        self.shown = shown
        self.shownVersion = shownVersion
        self.publishedAt = publishedAt
        self.reviewAskedAt = reviewAskedAt
        self.publishAt = publishAt
        self.owner = owner
        self.reviewer = reviewer
        self.reviewOn = reviewOn
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// Months after which an article is read again, unless somebody says otherwise.
    public static let reviewMonths = 12

    /// There is something newer than what readers see.
    public var hasChanges: Bool { shownVersion != version }

    /// It is shown and the day to read it again has come.
    public func isDue(on day: CalendarDay) -> Bool {
        guard state == .published, let reviewOn else { return false }
        // Written so, days are in order.
        return reviewOn.description <= day.description
    }

    /// Whether somebody at the desk may know of it: of what readers see and of what is being written, for the two may be for
    /// others.
    public func isFor(_ person: Operator, _ catalogue: Catalogue) -> Bool {
        latest.isFor(person, catalogue) && shown?.isFor(person, catalogue) ?? true
    }

    /// What a reader of the public site sees; nil when it is none of theirs.
    public var forEverybody: ArticleContent? {
        shown.flatMap { $0.audience == .everybody ? $0 : nil }
    }
}

/// The words of an article and for whom they are. Each version has all of it.
public struct ArticleContent: Sendable, Equatable, Codable {
    public enum Audience: String, Sendable, Codable, CaseIterable {
        /// The public FAQ.
        case everybody
        /// Whoever works at the desk.
        case desk
        /// Some groups of the desk.
        case groups
    }

    public var title: String
    /// Where it stands, from the widest theme to the narrowest: `["Stipendio", "Accredito"]`.
    public var theme: [String]
    /// `it` or `en`.
    public var language: String
    /// Markdown.
    public var body: String
    public var audience: Audience
    /// Codes of groups, for that audience.
    public var groups: [String]
    /// Codes of user types it is for; none is all.
    public var userTypes: [String]
    /// Codes of the triples it answers.
    public var triples: [String]

    /// Characters.
    public static let longestTitle = 150, longestBody = 50_000, longestTheme = 60
    public static let deepest = 5

    public init(
        title: String, theme: [String] = [], language: String = "it", body: String, audience: Audience = .everybody,
        groups: [String] = [], userTypes: [String] = [], triples: [String] = []
    ) {
        self.title = title
        self.theme = theme
        self.language = language
        self.body = body
        self.audience = audience
        self.groups = groups
        self.userTypes = userTypes
        self.triples = triples
    }

    /// A theme as people type it: its levels with `>`, `›` or `/` between.
    public static func theme(_ text: String) -> [String] {
        text.split { ">›/".contains($0) }.map { String($0).tidied }.filter { !$0.isEmpty }
    }

    public static func written(_ theme: [String]) -> String { theme.joined(separator: " › ") }

    /// The same, tidied.
    /// - Throws: `Refusal` with the field.
    public func checked() throws(Refusal) -> ArticleContent {
        var content = self
        content.title = title.tidied
        content.body = body.tidiedLines
        content.groups = audience == .groups ? groups.sorted() : []
        content.userTypes = userTypes.sorted()
        content.triples = triples.sorted()
        if content.title.isEmpty || content.title.count > Self.longestTitle {
            throw .invalid(field: "title", reason: "knowledge.problem.title")
        }
        if content.body.isEmpty { throw .invalid(field: "body", reason: "knowledge.problem.empty") }
        if content.body.count > Self.longestBody { throw .invalid(field: "body", reason: "knowledge.problem.long") }
        if theme.count > Self.deepest || theme.contains(where: { $0.count > Self.longestTheme }) {
            throw .invalid(field: "theme", reason: "knowledge.problem.theme")
        }
        if language != "it" && language != "en" {
            throw .invalid(field: "language", reason: "knowledge.problem.language")
        }
        if audience == .groups && groups.isEmpty {
            throw .invalid(field: "groups", reason: "knowledge.problem.groups")
        }
        return content
    }

    /// Whether somebody at the desk may read it.
    public func isFor(_ person: Operator, _ catalogue: Catalogue) -> Bool {
        if audience != .groups || person.role.seesAllGroups { return true }
        return groups.contains { code in catalogue.group(code: code).map { person.groups.contains($0.id) } ?? false }
    }
}

/// One state of an article's words, as somebody saved it.
public struct ArticleVersion: Sendable, Equatable {
    public var article: ID<Article>
    public var number: Int
    public var content: ArticleContent
    public var byName: String
    public var at: Date
    /// What changed, in the writer's words.
    public var note: String

    public static let longestNote = 200

    public init(article: ID<Article>, number: Int, content: ArticleContent, byName: String, at: Date, note: String) {
        self.article = article
        self.number = number
        self.content = content
        self.byName = byName
        self.at = at
        self.note = note
    }
}

/// What readers said of an article.
public struct ArticleVotes: Sendable, Equatable {
    public var useful: Int
    public var useless: Int

    public init(useful: Int = 0, useless: Int = 0) {
        self.useful = useful
        self.useless = useless
    }
}

import Foundation

/// Something whoever keeps the knowledge should look at: found by the program, decided by a person.
public struct Proposal: Sendable, Equatable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Many write about the same, and did not before.
        case recurrent
        /// People look for something in the FAQ and find nothing.
        case missing
        /// Readers say that an article does not help.
        case useless
        /// The day to read an article again has passed.
        case stale
    }

    public enum State: String, Sendable, CaseIterable {
        case open
        /// Somebody did something about it.
        case done
        /// It was nothing.
        case dismissed
    }

    public var id: ID<Proposal>
    public var kind: Kind
    public var state: State
    /// The words they share, or what was looked for.
    public var words: [String]
    /// The latest requests first; some of them when they are many.
    public var numbers: [Ticket.Number]
    /// Requests, searches or votes, and how many one would have expected.
    public var count: Int
    public var expected: Double
    /// Code of the classification most of the requests have.
    public var triple: String
    public var ofTriple: Int
    /// Of a hundred requests, those no article of the FAQ speaks of.
    public var unanswered: Int
    /// The article it is about, or that speaks of it already.
    public var article: ID<Article>?
    public var foundAt: Date
    /// When its figures were counted last.
    public var countedAt: Date
    public var closedAt: Date?
    public var closedBy: String
    public var reason: String

    /// Numbers kept.
    public static let mostNumbers = 20
    public static let longestReason = 300
    /// Days for which what somebody closed is not proposed again.
    public static let quietDays = 30

    public init(
        id: ID<Proposal>, kind: Kind, state: State = .open, words: [String] = [], numbers: [Ticket.Number] = [],
        count: Int, expected: Double = 0, triple: String = "", ofTriple: Int = 0, unanswered: Int = 0,
        article: ID<Article>? = nil, foundAt: Date, countedAt: Date, closedAt: Date? = nil, closedBy: String = "",
        reason: String = ""
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        self.words = words
        self.numbers = Array(numbers.prefix(Self.mostNumbers))
        self.count = count
        self.expected = expected
        self.triple = triple
        self.ofTriple = ofTriple
        self.unanswered = unanswered
        self.article = article
        self.foundAt = foundAt
        self.countedAt = countedAt
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.reason = reason
    }

    /// Whether another says the same: of the same article, the same search, or the same words.
    public func isSame(as other: Proposal) -> Bool {
        guard kind == other.kind else { return false }
        switch kind {
        case .useless, .stale: return article == other.article
        case .missing: return words == other.words
        case .recurrent:
            if !Set(numbers).isDisjoint(with: other.numbers) { return true }
            let common = Set(words).intersection(other.words).count
            return common * 2 >= min(words.count, other.words.count)
        }
    }
}

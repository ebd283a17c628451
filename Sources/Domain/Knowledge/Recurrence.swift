import Foundation

/// Something many people write about lately and few did before, by the words they share. Plain statistics on purpose: who
/// reads it sees the words, the figures and the requests it rests on.
public struct Recurrence: Sendable, Equatable {
    /// What a request says, by what its words are found by.
    public struct Spoken: Sendable {
        public let number: Ticket.Number
        public let triple: String
        public let words: Set<String>

        public init(number: Ticket.Number, triple: String, words: Set<String>) {
            self.number = number
            self.triple = triple
            self.words = words
        }
    }

    /// The words they share, those that grew most first.
    public let words: [String]
    /// The latest requests first.
    public let numbers: [Ticket.Number]
    /// How many such requests one would have expected, by the weeks before.
    public let expected: Double
    /// The classification most of them have, and how many.
    public let triple: String
    public let ofTriple: Int

    /// Requests that make a recurrence; fewer are chance.
    public static let fewest = 6
    /// A word counts when it is said so many times more than usual,
    private static let growth = 3.0
    /// and by so much that chance would not do it (in standard deviations of a Poisson count).
    private static let surprise = 5.0
    /// Words that tell the requests of a recurrence from others, and how many of them share one.
    private static let mostWords = 8
    private static let sharedBy = 0.4
    /// A request belongs to it when it has so many of its words.
    private static let fewestShared = 2

    /// What is new in the latest requests.
    /// - Parameters:
    ///   - recent: the latest requests, in any order.
    ///   - usual: how many requests of the weeks before have each word, and how many requests there were.
    public static func find(in recent: [Spoken], usual: [String: Int], of total: Int) -> [Recurrence] {
        guard total > 0, recent.count >= fewest else { return [] }
        let scale = Double(recent.count) / Double(total)
        func expected(_ word: String) -> Double { Double(usual[word] ?? 0) * scale }
        var rest = recent, found: [Recurrence] = []
        while true {
            let grown = grown(in: rest, expected)
            guard let first = grown.first(where: { isStart($0, in: rest, grown) }) else { return found }
            let seed = rest.filter { $0.words.contains(first) }
            let words = shared(by: seed, of: grown)
            let members = rest.filter { $0.words.intersection(words).count >= fewestShared }
            let numbers = Set(members.map(\.number))
            rest.removeAll { numbers.contains($0.number) || $0.words.contains(first) }
            guard members.count >= fewest, words.count >= fewestShared else { continue }
            let (triple, count) = commonest(members.map(\.triple))
            found.append(
                Recurrence(
                    words: words, numbers: numbers.sorted(by: >), expected: words.map(expected).min() ?? 0,
                    triple: triple,
                    ofTriple: count))
        }
    }

    /// The words that are said much more than usual, the most surprising first.
    private static func grown(in recent: [Spoken], _ expected: (String) -> Double) -> [String] {
        var counts: [String: Int] = [:]
        for one in recent { for word in one.words { counts[word, default: 0] += 1 } }
        return counts.compactMap { word, count -> (word: String, surprise: Double)? in
            let expected = expected(word), count = Double(count)
            let surprise = (count - expected) / (expected + 0.5).squareRoot()
            guard Int(count) >= fewest, count >= growth * expected, surprise >= self.surprise else { return nil }
            return (word, surprise)
        }.sorted { ($1.surprise, $0.word) < ($0.surprise, $1.word) }.map(\.word)
    }

    /// A word begins a recurrence when enough of those who say it say another one that grew too.
    private static func isStart(_ word: String, in recent: [Spoken], _ grown: [String]) -> Bool {
        recent.count { $0.words.contains(word) } >= fewest && grown.count >= fewestShared
    }

    private static func shared(by members: [Spoken], of grown: [String]) -> [String] {
        let least = Double(members.count) * sharedBy
        return Array(
            grown.filter { word in Double(members.count { $0.words.contains(word) }) >= least }.prefix(mostWords))
    }

    private static func commonest(_ values: [String]) -> (String, Int) {
        let counts = Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { ($0.key, $0.value) } ?? ("", 0)
    }
}

import Domain
import Formats
import Foundation
import Store
import Synchronization

/// The words of the desk's own requests and articles, as people write them, for what is suggested while somebody types and when
/// nothing was found. Words of few requests are left out: they are names.
public final class Vocabulary: Sendable {
    struct Word: Sendable, Equatable {
        let text: String
        let folded: String
        /// Requests that have it.
        let uses: Int
    }

    /// Requests a word must be in.
    static let fewest = 5
    private static let mostWords = 50_000
    static let shortest = 3

    private struct Known: Sendable {
        /// By their folded form.
        var sorted: [Word] = []
        var stems: Set<String> = []
        /// When somebody looked last.
        var at = Date.distantPast
    }

    private let known = Mutex(Known())

    /// - Parameter uses: how many requests have each word, in lower case.
    func learn(_ uses: [String: Int], at now: Date) {
        let words = uses.lazy.filter { $0.value >= Self.fewest && $0.key.count >= Self.shortest }
            .map { Word(text: $0.key, folded: $0.key.folded, uses: $0.value) }
            .sorted { ($1.uses, $0.text) < ($0.uses, $1.text) }.prefix(Self.mostWords)
        // Of "perché" and "perche" the one that more people write.
        var seen: Set<String> = []
        let best = words.filter { seen.insert($0.folded).inserted }
        let stems = Set(best.compactMap { Analyser("it").stems($0.text).first })
        let sorted = best.sorted { $0.folded < $1.folded }
        known.withLock { known in
            // Two may read at the same time, and one of them before there was anything.
            if !sorted.isEmpty || known.sorted.isEmpty { known = Known(sorted: sorted, stems: stems, at: now) }
        }
    }

    /// Somebody is reading them now: nobody else needs to.
    func begins(at now: Date) { known.withLock { $0.at = now } }

    /// A desk that was empty a moment ago may have its first words now.
    func isStillEmpty(at now: Date) -> Bool {
        known.withLock { $0.sorted.isEmpty && now.timeIntervalSince($0.at) > 2 }
    }

    /// The words that begin so, those most used first.
    public func beginning(_ beginning: String, most: Int) -> [String] {
        let start = beginning.folded
        guard start.count >= 2 else { return [] }
        let words = known.withLock { known -> [Word] in
            let first = known.sorted.partitioned { $0.folded < start }
            return Array(known.sorted[first...].prefix { $0.folded.hasPrefix(start) })
        }
        return words.sorted { ($1.uses, $0.folded) < ($0.uses, $1.folded) }.prefix(most).map(\.text)
    }

    /// The word somebody may have meant: one with few other letters, those most used first. Nil for a word that is known, for a
    /// code, and for what is like no other.
    public func meant(_ typed: String) -> String? {
        let word = typed.folded
        guard word.count >= 4, word.allSatisfy(\.isLetter) else { return nil }
        let most = word.count >= 7 ? 2 : 1, letters = Array(word.utf8)
        let words = known.withLock { known -> [Word] in
            guard let stem = Analyser("it").stems(word).first, !known.stems.contains(stem) else { return [] }
            return known.sorted
        }
        var best: (word: Word, distance: Int)?
        for candidate in words where abs(candidate.folded.utf8.count - letters.count) <= most {
            guard let distance = Spelling.distance(letters, Array(candidate.folded.utf8), most: best?.distance ?? most)
            else { continue }
            if let best, (best.distance, -best.word.uses) <= (distance, -candidate.uses) { continue }
            best = (candidate, distance)
        }
        return best?.word.text
    }
}

extension Array {
    /// The first place whose element does not come before; the array is in that order.
    fileprivate func partitioned(_ isBefore: (Element) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// How many letters two words differ in.
enum Spelling {
    /// Letters put in, left out, changed, or two neighbours exchanged (Damerau 1964, as "optimal string alignment"); nil when more
    /// than `most`.
    static func distance(_ a: [UInt8], _ b: [UInt8], most: Int) -> Int? {
        var before: [Int] = [], last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for j in b.indices {
                var cost = Swift.min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = Swift.min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            guard row.contains(where: { $0 <= most }) else { return nil }
            (before, last) = (last, row)
        }
        return last[b.count] <= most ? last[b.count] : nil
    }
}

extension Desk {
    /// The latest requests the words are learnt of.
    private static let read = 20_000

    /// Reads the words of the latest requests and of all that is published.
    public func learnWords() async throws {
        vocabulary.begins(at: now())
        var uses: [String: Int] = [:], below = Ticket.Number(.max), left = Self.read
        while left > 0 {
            let rows = try await database.read { [below, left] c in
                try c.textsToIndex(below: below, limit: min(1000, left))
            }
            guard let lowest = rows.first?.ticket.number else { break }
            for row in rows { for word in Self.words(row.texts.messages) { uses[word, default: 0] += 1 } }
            below = lowest
            left -= rows.count
        }
        // What is published is no secret, however rare.
        for article in try await knowledge().articles {
            guard let content = article.forEverybody else { continue }
            for word in Self.words([content.title, Markdown.plain(content.body)]) {
                uses[word, default: 0] += Vocabulary.fewest
            }
        }
        vocabulary.learn(uses, at: now())
    }

    private static func words(_ texts: [String]) -> Set<String> {
        var words: Set<String> = []
        for text in texts { for word in Analyser.words(text) where word.allSatisfy(\.isLetter) { words.insert(word) } }
        return words
    }
}

extension Desk {
    /// Words people use here that begin so, those most used first.
    public func wordsBeginning(_ beginning: String, most: Int) async throws -> [String] {
        try await learnFirstWords()
        return vocabulary.beginning(beginning, most: most)
    }

    func learnFirstWords() async throws {
        if vocabulary.isStillEmpty(at: now()) { try await learnWords() }
    }
}

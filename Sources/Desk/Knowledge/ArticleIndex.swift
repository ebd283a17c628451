import Domain
import Formats
import Foundation

/// Which articles have a word, and how much it tells (BM25, with more weight for words of the title and the theme). In
/// memory: a desk has hundreds of articles, some have thousands.
struct ArticleIndex: Sendable {
    struct Hit: Sendable {
        let place: Int
        let score: Double
        let stems: Set<String>
        /// Of the words of the title, the part that was asked for.
        let ofTitle: Double
    }

    private struct Posting: Sendable {
        let place: Int
        let weight: Double
    }

    private static let titleWeight = 4.0, themeWeight = 2.0
    /// The usual constants of BM25.
    private static let k1 = 1.2, b = 0.75
    /// Characters and words of a question that are looked at.
    static let longest = 2000
    private static let mostWords = 40

    private var postings: [String: [Posting]] = [:]
    /// The words of each title.
    private var titles: [Set<String>] = []
    private var lengths: [Double] = []
    private var average = 1.0

    init(_ articles: [Article]) {
        lengths = Array(repeating: 0, count: articles.count)
        titles = Array(repeating: [], count: articles.count)
        for (place, article) in articles.enumerated() {
            guard let content = article.shown else { continue }
            let analyser = Analyser(content.language)
            var weights: [String: Double] = [:]
            func add(_ text: String, _ weight: Double) {
                for stem in analyser.stems(text) { weights[stem, default: 0] += weight }
            }
            add(content.title, Self.titleWeight)
            titles[place] = Set(weights.keys)
            for theme in content.theme { add(theme, Self.themeWeight) }
            add(Markdown.plain(content.body), 1)
            for (stem, weight) in weights { postings[stem, default: []].append(Posting(place: place, weight: weight)) }
            lengths[place] = weights.values.reduce(0, +)
        }
        let known = lengths.filter { $0 > 0 }
        if !known.isEmpty { average = known.reduce(0, +) / Double(known.count) }
    }

    func search(_ text: String, isTyping: Bool, most: Int, where mayRead: (Int) -> Bool) -> [Hit] {
        var scores: [Int: (score: Double, stems: Set<String>)] = [:]
        let wanted = wanted(text, isTyping: isTyping), total = Double(lengths.count { $0 > 0 })
        // A word in its several forms counts once, by the form that fits best.
        for forms in wanted {
            var best: [Int: (score: Double, stem: String)] = [:]
            for stem in forms {
                guard let found = postings[stem] else { continue }
                let rarity = log(1 + (total - Double(found.count) + 0.5) / (Double(found.count) + 0.5))
                for posting in found {
                    let length = Self.k1 * (1 - Self.b + Self.b * lengths[posting.place] / average)
                    let score = rarity * posting.weight * (Self.k1 + 1) / (posting.weight + length)
                    if score > best[posting.place]?.score ?? 0 { best[posting.place] = (score, stem) }
                }
            }
            for (place, (score, stem)) in best {
                scores[place, default: (0, [])].score += score
                scores[place]?.stems.insert(stem)
            }
        }
        let hits = scores.filter { mayRead($0.key) }.map { place, found in
            let share = share(of: found.stems, inTitleOf: place)
            // Whoever asks as the title does means that article.
            return Hit(place: place, score: found.score * (1 + share), stems: found.stems, ofTitle: share)
        }
        return Array(hits.sorted { ($1.score, $0.place) < ($0.score, $1.place) }.prefix(most))
    }

    private func share(of stems: Set<String>, inTitleOf place: Int) -> Double {
        let title = titles[place]
        return title.isEmpty ? 0 : Double(title.intersection(stems).count) / Double(title.count)
    }

    /// Each word that was typed, in the forms it is looked for: as either language shortens it, and as the beginning of
    /// longer ones when it is still being typed.
    private func wanted(_ text: String, isTyping: Bool) -> [Set<String>] {
        let short = String(text.prefix(Self.longest))
        let italian = Analyser("it").terms(short).prefix(Self.mostWords), english = Analyser("en").terms(short)
        let other = Dictionary(english.map { ($0.range.lowerBound, $0.stem) }) { first, _ in first }
        var all = italian.map { term in Set([term.stem, other[term.range.lowerBound]].compactMap(\.self)) }
        if isTyping, let last = italian.last {
            let begun = short[last.range].lowercased().folded
            if begun.count >= 3 { all[all.count - 1].formUnion(postings.keys.filter { $0.hasPrefix(begun) }) }
        }
        return all
    }
}

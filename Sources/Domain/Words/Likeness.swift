import Foundation

/// Texts that speak of the same thing, by the words they share: a word that few have counts more than one that many have.
/// Plain statistics on purpose: who reads a suggestion sees the words it rests on.
public struct Likeness: Sendable, Equatable {
    /// The place of the text among the candidates.
    public let place: Int
    /// The words it shares, the most telling first.
    public let shared: [String]
    /// From 0, nothing, to 1, all the words of the text.
    public let share: Double

    /// Words below this length tell little.
    private static let shortest = 4
    /// A stem long enough to tell "stipendio" from "stipulare", short enough to let "stipendio" and "stipendi" meet.
    private static let stem = 6
    /// Less than this is chance.
    private static let least = 0.25
    private static let fewest = 2
    /// Of one text so many words are read.
    private static let most = 200

    /// The candidates that are like a text, the likest first; of two alike the one that came first.
    public static func ranked(_ text: String, among candidates: [String], most: Int) -> [Likeness] {
        let wanted = words(text)
        guard wanted.count >= fewest else { return [] }
        let others = candidates.map(words)
        var having: [String: Int] = [:]
        for other in others { for stem in other.keys where wanted[stem] != nil { having[stem, default: 0] += 1 } }
        func weight(_ stem: String) -> Double { log(1 + Double(others.count + 1) / Double(1 + (having[stem] ?? 0))) }
        let whole = wanted.keys.reduce(0) { $0 + weight($1) }
        var found: [Likeness] = []
        for (place, other) in others.enumerated() {
            let shared = wanted.keys.filter { other[$0] != nil }.sorted { (weight($1), $0) < (weight($0), $1) }
            let share = shared.reduce(0) { $0 + weight($1) } / whole
            guard shared.count >= fewest, share >= least else { continue }
            found.append(Likeness(place: place, shared: shared.map { other[$0] ?? $0 }, share: share))
        }
        return Array(found.sorted { ($1.share, $0.place) < ($0.share, $1.place) }.prefix(most))
    }

    /// The words of a text by their stems, each as it is written first.
    static func words(_ text: String) -> [String: String] {
        var words: [String: String] = [:]
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).prefix(most) {
            let folded = Folding.fold(String(word))
            guard folded.count >= shortest, !commonplaces.contains(folded) else { continue }
            let stem = String(folded.prefix(stem))
            if words[stem] == nil { words[stem] = String(word) }
        }
        return words
    }

    /// What people write whatever they write about.
    private static let commonplaces: Set<String> = [
        "alla", "allo", "alle", "agli", "anche", "ancora", "buongiorno", "buonasera", "come", "cordiali",
        "cordialmente",
        "cosa", "così", "cosi", "dalla", "dalle", "dello", "della", "delle", "degli", "dopo", "dove", "essere", "fare",
        "gentile", "gentili", "grazie", "hanno", "loro", "miei", "mese", "molto", "nella", "nelle", "nello", "negli",
        "oggi", "perche", "perché", "però", "pero", "possibile", "posso", "potete", "prego", "prima", "quale", "quando",
        "quella", "quello", "questa", "questo", "quindi", "richiesta", "salve", "saluti", "sempre", "senza", "sono",
        "stata", "stato", "sulla", "sulle", "sullo", "tutti", "tutto", "vorrei", "about", "been", "could", "dear",
        "from", "good", "have", "hello", "kind", "morning", "please", "regards", "request", "thank", "thanks", "that",
        "there", "they", "this", "what", "when", "where", "which", "will", "with", "would", "your",
    ]
}

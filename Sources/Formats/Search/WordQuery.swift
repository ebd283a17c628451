import Domain

/// A query in the words of the index: what must be there, in any of its forms, and what must not.
public struct WordQuery: Sendable, Equatable {
    /// What the index is asked.
    public private(set) var match = WordMatch()
    /// Words that must stand one after the other, folded: the index does not know their order.
    public private(set) var phrases: [[String]] = []
    /// The same that must not.
    public private(set) var excludedPhrases: [[String]] = []
    /// What marks the words in a text, by the language it is in.
    private var marked: [String: Set<String>] = [:]
    private var beginnings: [String] = []
    /// Words every text has, as typed: they are not looked for.
    public private(set) var silent: [String] = []
    /// Beginnings too short to be looked for.
    public private(set) var short: [String] = []

    /// Letters of the shortest beginning: what fewer begin is half of the index.
    public static let shortestBeginning = 3

    public var isEmpty: Bool { match.isEmpty && excludedPhrases.isEmpty }

    public init(_ clauses: [SearchQuery.Clause]) {
        for clause in clauses { add(clause) }
    }

    private mutating func add(_ clause: SearchQuery.Clause) {
        if clause.text.contains("@"), clause.text.first != "@", clause.kind != .phrase {
            let address = Token.address(clause.text)
            return add(
                [WordMatch.Form(address, isBeginning: clause.kind == .beginning || !clause.text.contains("."))], clause)
        }
        let words = Array(WordScan(clause.text, most: SearchQuery.longest * 4)).map(\.text)
        if clause.kind == .phrase || words.count > 1, clause.place == .anywhere { addPhrase(words, clause) }
        // What is not there in one of its words is not there: an excluded phrase is looked for among what is found.
        if clause.isExcluded && words.count > 1 { return }
        for (index, word) in words.enumerated() {
            let isBeginning = clause.kind == .beginning && index == words.count - 1
            if isBeginning && word.count < Self.shortestBeginning {
                short.append(word)
                continue
            }
            let forms = forms(of: word, clause.place, isBeginning: isBeginning)
            if forms.isEmpty {
                if words.count == 1 && word.count > 1 { silent.append(word) }
            } else {
                add(forms, clause)
                if !clause.isExcluded { mark(word, isBeginning: isBeginning) }
            }
        }
    }

    private mutating func add(_ forms: [WordMatch.Form], _ clause: SearchQuery.Clause) {
        if clause.isExcluded { match.none.append(forms) } else if !match.all.contains(forms) { match.all.append(forms) }
    }

    /// "2026/123" and "all'ufficio" are as they are written; a phrase of one word is that word.
    private mutating func addPhrase(_ words: [String], _ clause: SearchQuery.Clause) {
        // The last word of a beginning may go on.
        let words = clause.kind == .beginning ? words.dropLast() : words
        let folded = words.map(\.folded)
        // Of "l'arretrato" only the second counts, as in the texts.
        let counting = words.filter { Analyser("it").stem($0) != nil }
        guard clause.kind == .phrase ? words.count > 1 : counting.count > 1 else { return }
        if clause.isExcluded { excludedPhrases.append(folded) } else { phrases.append(folded) }
    }

    private func forms(of word: String, _ place: SearchQuery.Place, isBeginning: Bool) -> [WordMatch.Form] {
        if place == .person { return [WordMatch.Form(Token.person + Token.cut(word.folded), isBeginning: isBeginning)] }
        let mark = place == .attachment ? Token.attachment : ""
        let stems = ["it", "en"].compactMap { Analyser($0).stem(word) }.map(Token.cut)
        let forms = Set(stems).sorted().map { WordMatch.Form(mark + $0) }
        // A word that goes no further stands there without its ending.
        return isBeginning ? forms + [WordMatch.Form(mark + Token.cut(word.folded), isBeginning: true)] : forms
    }

    private mutating func mark(_ word: String, isBeginning: Bool) {
        if isBeginning { beginnings.append(word.folded) }
        for language in ["it", "en"] {
            if let stem = Analyser(language).stem(word) { marked[language, default: []].insert(stem) }
        }
    }

    /// The words of a text that were looked for, in their order.
    public func found(in text: String) -> [Analyser.Term] {
        let analyser = Analyser(for: text), stems = marked[analyser.language] ?? []
        return analyser.terms(text).filter { term in
            stems.contains(term.stem) || beginnings.contains { String(text[term.range]).folded.hasPrefix($0) }
        }
    }

    /// Whether some texts, taken together, have every phrase and none of the excluded ones.
    public func holds(for texts: [String]) -> Bool {
        if phrases.isEmpty && excludedPhrases.isEmpty { return true }
        let words = texts.map { WordScan($0, most: 200_000).map { $0.text.folded } }
        func isThere(_ phrase: [String]) -> Bool { words.contains { $0.containsRun(phrase) } }
        return phrases.allSatisfy(isThere) && !excludedPhrases.contains(where: isThere)
    }
}

extension [String] {
    /// Whether some words stand in it one after the other.
    fileprivate func containsRun(_ run: [String]) -> Bool {
        guard let first = run.first, count >= run.count else { return false }
        return indices.dropLast(run.count - 1).contains { start in
            self[start] == first && self[start..<(start + run.count)].elementsEqual(run)
        }
    }
}

extension WordMatch {
    /// Texts that share a word with this one: of its words the longest, which are the rarest.
    public static func like(_ text: String, most: Int = 12) -> WordMatch {
        var seen: Set<String> = []
        let stems = Analyser(for: text).stems(text).filter { seen.insert($0).inserted }
        let telling = stems.sorted { ($1.count, $0) < ($0.count, $1) }.prefix(most)
        return WordMatch(all: telling.isEmpty ? [] : [telling.map { Form(Token.cut($0)) }])
    }
}

import Domain

/// What a text is searched by: its words without case, accents, endings and what stands before an apostrophe. The one place
/// that decides it, so that what is found does not hang on the database.
public struct Analyser: Sendable, Equatable {
    /// `it` or `en`.
    public let language: String

    public init(_ language: String) { self.language = language }

    /// The language most of the common words of a text are of; Italian when they do not tell.
    public init(for text: String) {
        language = Self.language(of: StemMemory.shared.words(of: WordScan(text, most: 4000)))
    }

    static func language(of words: [StemMemory.Word]) -> String {
        words.count(where: \.isEnglish) > words.count(where: \.isItalian) ? "en" : "it"
    }

    /// What a text in its own language is found by, in its order.
    static func stems(inOwnLanguage text: String) -> [String] {
        let words = StemMemory.shared.words(of: WordScan(text, most: most)), language = language(of: words)
        return words.compactMap { $0.stem(in: language) }
    }

    /// A word as it is written, and what it is found by.
    public struct Term: Sendable, Equatable {
        public let stem: String
        public let range: Range<String.Index>
    }

    /// Bytes of a text that are read.
    static let most = 200_000

    public func stems(_ text: String) -> [String] {
        StemMemory.shared.words(of: WordScan(text, most: Self.most)).compactMap { $0.stem(in: language) }
    }

    /// The words that count, in their order.
    public func terms(_ text: String) -> [Term] {
        var text = text
        text.makeContiguousUTF8()
        return WordScan(text, most: Self.most).compactMap { word in
            stem(word.text).map { stem in
                let start = text.utf8.index(text.startIndex, offsetBy: word.bytes.lowerBound)
                return Term(stem: stem, range: start..<text.utf8.index(start, offsetBy: word.bytes.count))
            }
        }
    }

    /// What a word in lower case is found by; nil for one that every text has.
    func stem(_ word: String) -> String? { StemMemory.shared.word(word).stem(in: language) }
}

/// Words that every text has, of both languages: a question in one of them is asked of texts in the other too.
enum Silent {
    static let italian: Set<String> = [
        "ad", "al", "alla", "alle", "allo", "agli", "all", "anche", "che", "chi", "ci", "col", "come", "con", "cosa",
        "cui", "da",
        "dal", "dalla", "dalle", "dall", "dei", "degli", "del", "della", "delle", "dello", "dell", "devo", "di", "dove",
        "ed", "faccio",
        "fare", "gli", "ha", "ho", "il", "in", "io", "la", "le", "li", "lo", "ma", "mi", "mia", "mie", "miei", "mio",
        "ne", "nei",
        "nel", "nella", "nelle", "nell", "non", "per", "perche", "piu", "posso", "quale", "quali", "quando", "quanto",
        "quello", "questo",
        "se", "si", "sono", "su", "sul", "sulla", "sull", "tra", "un", "una", "uno", "vorrei",
    ]
    static let english: Set<String> = [
        "about", "am", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "have", "how",
        "in", "is", "it", "me",
        "my", "not", "of", "on", "or", "that", "the", "this", "to", "was", "what", "when", "where", "which", "why",
        "will", "with",
    ]
    static let all = italian.union(english)
}

import CStemmer
import Domain

/// What a text is searched by: its words without case, accents, endings and what stands before an apostrophe. The one place
/// that decides it, so that what is found does not hang on the database.
public struct Analyser: Sendable, Equatable {
    /// `it` or `en`.
    public let language: String

    public init(_ language: String) { self.language = language }

    /// A word as it is written, and what it is found by.
    public struct Term: Sendable, Equatable {
        public let stem: String
        public let range: Range<String.Index>
    }

    /// Characters of a text that are read.
    private static let most = 200_000
    private static let longestWord = 60

    public func stems(_ text: String) -> [String] { terms(text).map(\.stem) }

    /// The words that count, in their order.
    public func terms(_ text: String) -> [Term] {
        guard let stemmer = sb_stemmer_new(language == "en" ? "english" : "italian", "UTF_8") else { return [] }
        defer { sb_stemmer_delete(stemmer) }
        var terms: [Term] = []
        for word in text.prefix(Self.most).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let lower = word.prefix(Self.longestWord).lowercased()
            // What stands before an apostrophe ("l'arretrato", "dell'ente") is too short to mean anything, or is one of these.
            if lower.count < 2 && !(lower.first?.isNumber ?? false) || Self.silent.contains(lower.folded) { continue }
            terms.append(Term(stem: Self.stem(lower, stemmer).folded, range: word.startIndex..<word.endIndex))
        }
        return terms
    }

    private static func stem(_ word: String, _ stemmer: OpaquePointer) -> String {
        if word.contains(where: \.isNumber) { return word }
        var word = word
        return word.withUTF8 { bytes in
            guard let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(bytes.count)) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            let count = Int(sb_stemmer_length(stemmer))
            return String(decoding: UnsafeBufferPointer(start: stem, count: count), as: UTF8.self)
        }
    }

    /// Words that every text has, of both languages: a question in one of them is asked of texts in the other too.
    private static let silent: Set<String> = [
        "ad", "al", "alla", "alle", "allo", "agli", "all", "anche", "che", "chi", "ci", "col", "come", "con", "cosa",
        "cui", "da",
        "dal", "dalla", "dalle", "dall", "dei", "degli", "del", "della", "delle", "dello", "dell", "devo", "di", "dove",
        "ed", "faccio",
        "fare", "gli", "ha", "ho", "il", "in", "io", "la", "le", "li", "lo", "ma", "mi", "mia", "mie", "miei", "mio",
        "ne", "nei",
        "nel", "nella", "nelle", "nell", "non", "per", "perche", "piu", "posso", "quale", "quali", "quando", "quanto",
        "quello", "questo",
        "se", "si", "sono", "su", "sul", "sulla", "sull", "tra", "un", "una", "uno", "vorrei",
        "about", "am", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "have", "how",
        "is", "it", "me",
        "my", "not", "of", "on", "or", "that", "the", "this", "to", "was", "what", "when", "where", "which", "why",
        "will", "with",
    ]
}

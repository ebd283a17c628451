import CStemmer
import Domain
import Synchronization

/// What words are found by, worked out once: texts use the same few thousand words again and again.
final class StemMemory: Sendable {
    static let shared = StemMemory()

    /// A word in lower case, in both languages; nil stems are words that every text has.
    struct Word: Sendable {
        let italian: String?
        let english: String?
        /// It is one of the common words of the language.
        let isItalian: Bool
        let isEnglish: Bool

        func stem(in language: String) -> String? { language == "en" ? english : italian }
    }

    /// Some ten megabytes; then it begins again.
    fileprivate static let most = 100_000

    fileprivate struct Known {
        let italian = sb_stemmer_new("italian", "UTF_8"), english = sb_stemmer_new("english", "UTF_8")
        var words: [String: Word] = [:]
    }

    private let known = Mutex(Known())

    func word(_ word: String) -> Word { known.withLock { $0.word(word) } }

    /// The words of a text, in its order.
    func words(of scan: WordScan) -> [Word] {
        known.withLock { known in
            var words: [Word] = []
            for word in scan { words.append(known.word(word.text)) }
            return words
        }
    }
}

extension StemMemory.Known {
    fileprivate mutating func word(_ word: String) -> StemMemory.Word {
        if let known = words[word] { return known }
        if words.count >= StemMemory.most { words.removeAll(keepingCapacity: true) }
        let made = made(word)
        words[word] = made
        return made
    }

    /// Folded: the algorithms know accents, and take them into account, so they go away afterwards. What stands before an
    /// apostrophe ("l'arretrato", "dell'ente") is too short to mean anything, or is one of the words every text has.
    private func made(_ word: String) -> StemMemory.Word {
        let folded = word.folded, isLetter = word.count < 2 && !(word.first?.isNumber ?? false)
        let isItalian = Silent.italian.contains(folded), isEnglish = Silent.english.contains(folded)
        if isLetter || isItalian || isEnglish {
            return StemMemory.Word(italian: nil, english: nil, isItalian: isItalian, isEnglish: isEnglish)
        }
        return StemMemory.Word(
            italian: stem(word, italian).folded, english: stem(word, english).folded, isItalian: false, isEnglish: false
        )
    }

    /// A word with a digit is a code, and has no endings.
    private func stem(_ word: String, _ stemmer: OpaquePointer?) -> String {
        if stemmer == nil || word.contains(where: \.isNumber) { return word }
        var word = word
        return word.withUTF8 { bytes in
            guard let stem = sb_stemmer_stem(stemmer, bytes.baseAddress, Int32(bytes.count)) else {
                return String(decoding: bytes, as: UTF8.self)
            }
            return String(
                decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))), as: UTF8.self)
        }
    }
}

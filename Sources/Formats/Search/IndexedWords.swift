import Domain

/// What a request is found by: each word once, whatever the database. Some words say where they stand too.
public struct IndexedWords: Sendable, Equatable {
    public private(set) var tokens: Set<String> = []

    public init() {}

    /// Of one text so many different words are kept: a novel is not found by each of its words.
    static let most = 5000

    /// A text of the conversation, in its own language.
    public mutating func add(_ text: String) { add(text, mark: nil) }

    /// What an attachment is called and says.
    public mutating func add(attachment text: String) { add(text, mark: Token.attachment) }

    /// A name, an address, a codice fiscale, a telephone number: as they are, for names have no endings.
    public mutating func add(person text: String) {
        for word in WordScan(text, most: 1000) { tokens.insert(Token.person + Token.cut(word.text.folded)) }
        add(text, mark: nil)
        tokens.formUnion(Token.addresses(in: text).map { Token.person + $0 })
    }

    private mutating func add(_ text: String, mark: String?) {
        var room = Self.most
        for stem in Analyser.stems(inOwnLanguage: text) where room > 0 {
            let token = Token.cut(stem)
            guard tokens.insert(token).inserted || mark != nil else { continue }
            if let mark { tokens.insert(mark + token) }
            room -= 1
        }
        tokens.formUnion(Token.addresses(in: text))
    }
}

/// How a word stands in the index. All but ASCII letters and digits is part of a word there, so a dot in the middle joins what
/// belongs together.
enum Token {
    static let person = "p·", attachment = "a·", address = "m·"
    /// Bytes: what is longer is found by its beginning. PostgreSQL keeps a megabyte of words for a request.
    private static let longest = 32
    private static let mostAddresses = 200

    static func cut(_ word: String) -> String {
        let word = WordMatch.Form.word(word)
        guard word.utf8.count > longest else { return word }
        // A letter is not cut in two.
        var end = word.utf8.index(word.startIndex, offsetBy: longest)
        while end.samePosition(in: word.unicodeScalars) == nil { end = word.utf8.index(before: end) }
        return String(word[..<end])
    }

    /// Each e-mail address as one word: its parts alone are those of many.
    static func addresses(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        let bytes = Array(text.utf8.prefix(200_000))
        var found: [String] = [], from = bytes.startIndex
        while found.count < mostAddresses, let at = bytes[from...].firstIndex(of: UInt8(ascii: "@")) {
            let before = bytes[from..<at].suffix(while: isInAddress),
                after = bytes[(at + 1)...].prefix(while: isInAddress)
            from = after.endIndex
            if before.isEmpty || after.isEmpty { continue }
            found.append(address(String(decoding: before + [UInt8(ascii: "@")] + after, as: UTF8.self)))
        }
        return found
    }

    /// An address, or the beginning of one, as it stands in the index.
    static func address(_ text: String) -> String {
        let parts = text.lowercased().split { !$0.isASCII || !$0.isLetter && !$0.isNumber }
        return cut(address + parts.joined(separator: "·"))
    }

    private static func isInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }
}

extension Collection {
    /// The end of it in which every element is such.
    fileprivate func suffix(while isSuch: (Element) -> Bool) -> SubSequence where Self: BidirectionalCollection {
        var start = endIndex
        while start > startIndex, isSuch(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}

/// The words of a text: runs of letters and digits, in lower case. Italian office text is nearly all ASCII, and that part costs
/// a look at each byte.
struct WordScan: Sequence, IteratorProtocol {
    struct Word {
        /// In lower case, accents kept; of the longest only the beginning.
        let text: String
        /// Where it stands, in bytes.
        let bytes: Range<Int>
    }

    private static let longest = 60

    private let text: [UInt8]
    private var place = 0

    /// - Parameter most: bytes that are read.
    init(_ text: String, most: Int) {
        self.text = Array(text.utf8.prefix(most))
    }

    mutating func next() -> Word? {
        while place < text.count {
            let (isWord, width, _) = kind(at: place)
            if isWord { break }
            place += width
        }
        guard place < text.count else { return nil }
        let start = place
        var isASCII = true
        while place < text.count {
            let (isWord, width, isMark) = kind(at: place)
            guard isWord || isMark else { break }
            isASCII = isASCII && width == 1
            place += width
        }
        let word = text[start..<place]
        return Word(text: isASCII ? Self.lowered(word) : Self.lowered(decoding: word), bytes: start..<place)
    }

    private static func lowered(_ word: ArraySlice<UInt8>) -> String {
        let word = word.prefix(longest)
        return String(unsafeUninitializedCapacity: word.count) { out in
            for (index, byte) in word.enumerated() { out[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte }
            return word.count
        }
    }

    private static func lowered(decoding word: ArraySlice<UInt8>) -> String {
        String(decoding: word.prefix(longest * 4), as: UTF8.self).prefix(longest).lowercased()
    }

    /// Whether a letter or digit stands at a place, its width in bytes, and whether it is a mark that belongs to the letter
    /// before it.
    private func kind(at place: Int) -> (isWord: Bool, width: Int, isMark: Bool) {
        let byte = text[place]
        if byte < 0x80 {
            let isLetter = (byte | 0x20) &- 0x61 < 26
            return (isLetter || byte &- 0x30 < 10, 1, false)
        }
        let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        // A Swift string is well-formed; only its end may be cut.
        guard place + width <= text.count else { return (false, text.count - place, false) }
        var value = UInt32(byte) & (0xFF >> UInt32(width + 1))
        for next in text[(place + 1)..<(place + width)] { value = value << 6 | UInt32(next & 0x3F) }
        guard let scalar = Unicode.Scalar(value) else { return (false, width, false) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return (false, width, true)
        default: return (scalar.properties.isAlphabetic || scalar.properties.numericType != nil, width, false)
        }
    }
}

extension Analyser {
    /// The words of a text that count, in lower case as they are written.
    public static func words(_ text: String) -> [String] {
        WordScan(text, most: most).map(\.text).filter { !Silent.all.contains($0.folded) }
    }
}

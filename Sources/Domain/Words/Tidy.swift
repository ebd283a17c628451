extension String {
    /// One line, without control characters or spaces around.
    public var tidied: String {
        if isTidy { return self }
        let kept = unicodeScalars.filter { !$0.isControl || $0 == "\n" || $0 == "\t" }
        return String(String.UnicodeScalarView(kept)).split(whereSeparator: \.isSpace).joined(separator: " ")
    }

    /// Several lines, with `\n` between them, without other control characters or empty space around.
    public var tidiedLines: String {
        if utf8.allSatisfy(\.isEverydayOrLineEnd) { return trimmed }
        let lines = split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        let kept = lines.map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.filter { !$0.isControl || $0 == "\t" }))
        }
        return kept.joined(separator: "\n").trimmed
    }

    private var trimmed: String {
        let start = firstIndex { !$0.isSpace } ?? endIndex
        let end = lastIndex { !$0.isSpace }.map { index(after: $0) } ?? start
        return String(self[start..<max(start, end)])
    }

    /// Words of everyday letters with one space between them: most of what people write in a field.
    private var isTidy: Bool {
        var last = UInt8(ascii: " ")
        for byte in utf8 {
            if !byte.isEveryday || byte == UInt8(ascii: " ") && last == byte { return false }
            last = byte
        }
        return last != UInt8(ascii: " ") || isEmpty
    }
}

extension UInt8 {
    /// A byte of printable ASCII, or of a letter from À to ÿ (0xC3 and what follows it): nothing to ask the Unicode tables
    /// about. The bytes after 0xC3 follow no other sign here, because no other first byte is let in.
    fileprivate var isEveryday: Bool { self >= 0x20 && self < 0x7F || self == 0xC3 || self >= 0x80 && self < 0xC0 }

    fileprivate var isEverydayOrLineEnd: Bool { isEveryday || self == UInt8(ascii: "\n") }
}

extension Character {
    /// White space of any script; what is ASCII is known without the Unicode tables.
    var isSpace: Bool {
        guard utf8.count == 1, let byte = utf8.first else { return isWhitespace }
        return byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }
}

extension Unicode.Scalar {
    /// C0 and C1 controls, which no text a person writes needs.
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

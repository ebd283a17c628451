extension String {
    /// One line, without control characters or spaces around.
    public var tidied: String {
        let kept = unicodeScalars.filter { !$0.properties.isControl || $0 == "\n" || $0 == "\t" }
        return String(String.UnicodeScalarView(kept)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Several lines, with `\n` between them, without other control characters or empty space around.
    public var tidiedLines: String {
        let lines = split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        let kept = lines.map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.filter { !$0.properties.isControl || $0 == "\t" }))
        }
        return kept.joined(separator: "\n").trimmed
    }

    private var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<max(start, end)])
    }
}

extension Unicode.Scalar.Properties {
    /// C0 and C1 controls, which no text a person writes needs.
    var isControl: Bool { generalCategory == .control }
}

/// What somebody wrote, told apart from what was written before and came along with an answer by mail.
///
/// Mail programs mark the older text in three ways: a `>` before each line (RFC 3676 section 4.5), a line of dashes with
/// "original message" in it, or the headers of the older mail one below the other.
public enum QuotedText {
    public struct Part: Sendable, Equatable {
        public let text: String
        /// It was written before, in another message.
        public let isQuoted: Bool

        public init(_ text: String, isQuoted: Bool) {
            self.text = text
            self.isQuoted = isQuoted
        }

        /// How many lines it has.
        public var lines: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } + 1 }
    }

    /// The parts in their order, without the blank lines between them; together at most as long as the text. A text that is
    /// nothing but quoted stays whole, for there is nothing else to read, and so does one of more than 100,000 bytes.
    public static func parts(_ text: String) -> [Part] {
        guard mayQuote(text) else { return [Part(text, isQuoted: false)] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let marks = marks(lines)
        var parts: [Part] = [], begin = 0
        for end in 1...lines.count where end == lines.count || marks[end] != marks[begin] {
            let words = lines[begin..<end].joined(separator: "\n").trimmingBlankLines
            if !words.isEmpty { parts.append(Part(words, isQuoted: marks[begin])) }
            begin = end
        }
        return parts.contains { !$0.isQuoted } ? parts : [Part(text, isQuoted: false)]
    }

    /// Which lines of a text were written before; of a text that is nothing but quoted, all of them.
    public static func quotedLines(_ text: String) -> [Bool] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return mayQuote(text) ? marks(lines) : lines.map { _ in false }
    }

    /// Bytes beyond which a text is left whole: nobody folds a book, and a page must not take long over one.
    private static let longest = 100_000

    /// Most texts quote nothing, and need not be taken apart to know it. One walk over the bytes: a page of two hundred
    /// messages asks it two hundred times.
    private static func mayQuote(_ text: String) -> Bool {
        if text.utf8.count > longest { return false }
        var dashes = 0, end: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
            if byte == UInt8(ascii: ">") || dashes == 3 { return true }
            // The ends of "Da:" and "From:", the first of the headers of an older mail.
            if byte == UInt8(ascii: ":"), end == da || end == om { return true }
            end = (end.1, byte)
        }
        return false
    }

    private static let da = (UInt8(ascii: "D"), UInt8(ascii: "a")), om = (UInt8(ascii: "o"), UInt8(ascii: "m"))

    /// Which lines are quoted.
    private static func marks(_ lines: [Substring]) -> [Bool] {
        var marks = lines.map { $0.drop { $0 == " " }.hasPrefix(">") }
        if let rest = lines.indices.first(where: { beginsOlder(lines, at: $0) }) {
            for index in rest..<lines.count { marks[index] = true }
        }
        // What stands between quoted lines and is blank belongs to them, as does the line that says who wrote them.
        for index in lines.indices where marks[index] && (index == 0 || !marks[index - 1]) {
            markAttribution(above: index, lines, &marks)
        }
        joinBlanks(lines, &marks)
        return marks
    }

    /// From here on everything is the older message.
    private static func beginsOlder(_ lines: [Substring], at index: Int) -> Bool {
        let line = lines[index].folded
        if line.hasPrefix("---"), originals.contains(where: line.contains) { return true }
        guard heads.contains(where: line.hasPrefix) else { return false }
        let block = lines[index...].prefix(8).prefix { !$0.isBlank }
        return block.count { line in heads.contains { line.folded.hasPrefix($0) } } >= 3
    }

    /// "Il giorno mar 3 nov 2026 alle ore 10:12 Ada Neri <…> ha scritto:", over one line or two.
    private static func markAttribution(above index: Int, _ lines: [Substring], _ marks: inout [Bool]) {
        var above = index - 1
        while above >= 0, lines[above].isBlank, index - above < 3 { above -= 1 }
        guard above >= 0, !marks[above] else { return }
        let line = lines[above].folded
        guard line.hasSuffix(":"), wrote.contains(where: line.contains) else { return }
        marks[above] = true
        if above > 0, begins.contains(where: lines[above - 1].folded.hasPrefix),
            !begins.contains(where: line.hasPrefix)
        {
            marks[above - 1] = true
        }
    }

    private static func joinBlanks(_ lines: [Substring], _ marks: inout [Bool]) {
        var last: Int?
        for index in lines.indices where marks[index] {
            if let last, lines[(last + 1)..<index].allSatisfy(\.isBlank) {
                for between in (last + 1)..<index { marks[between] = true }
            }
            last = index
        }
    }

    private static let originals = [
        "messaggio originale", "original message", "messaggio inoltrato", "forwarded message",
    ]
    private static let heads = [
        "da:", "inviato:", "data:", "a:", "cc:", "oggetto:", "from:", "sent:", "date:", "to:", "subject:",
    ]
    private static let wrote = ["ha scritto", "wrote", "scriveva", "a écrit", "schrieb"]
    private static let begins = ["il ", "on ", "le ", "am "]
}

extension Substring {
    fileprivate var isBlank: Bool { utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == 9 || $0 == 13 } }

    /// Lower case, without spaces and stars around (mail programs write "*Da:*"); no more of it than a line that says
    /// something of a mail can have.
    fileprivate var folded: String {
        let start = drop { $0 == " " || $0 == "*" || $0 == "\t" }.prefix(300)
        var end = start
        while let last = end.last, last.isWhitespace || last == "*" { end.removeLast() }
        return end.lowercased().replacing(":*", with: ":")
    }
}

extension String {
    fileprivate var trimmingBlankLines: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.first?.isBlank == true { lines.removeFirst() }
        while lines.last?.isBlank == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

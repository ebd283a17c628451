/// Tells texts apart: prose, tables, mail, markup; and a text from bytes that are none.
struct TextSniff {
    private let bytes: [UInt8]
    private let isWhole: Bool

    init(_ head: [UInt8], isWhole: Bool) {
        bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
        self.isWhole = isWhole
    }

    var kind: FileKind {
        if isUTF16 { return .text }
        guard !hasControls else { return .unknown }
        return markup ?? (isMail ? .eml : isTable ? .csv : .text)
    }

    /// A byte order mark, and text of our languages: every second byte of most characters is zero.
    private var isUTF16: Bool {
        let isLittle = bytes.starts(with: [0xFF, 0xFE]), isBig = bytes.starts(with: [0xFE, 0xFF])
        guard isLittle || isBig, bytes.count >= 4 else { return false }
        let high = stride(from: isLittle ? 3 : 2, to: bytes.count, by: 2).prefix(512)
        return high.reduce(0) { $0 + (bytes[$1] == 0 ? 1 : 0) } * 2 > high.underestimatedCount
    }

    /// Control characters that no text has. Bytes over 0x7F are UTF-8 or Latin-1: both are text to a person.
    private var hasControls: Bool {
        bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) || $0 == 0x7F }
    }

    /// Markup is dangerous when a browser opens it, so one mark at the beginning is enough.
    private var markup: FileKind? {
        let start = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard start.hasPrefix("<") else { return nil }
        if start.contains("<svg") { return .svg }
        let marks = [
            "<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<table", "<div", "<meta", "<a ", "<img",
        ]
        if marks.contains(where: start.contains) { return .html }
        return start.hasPrefix("<?xml") ? .xml : nil
    }

    /// Two header fields that mail has among the first lines (RFC 5322), and nothing else before the empty line.
    private var isMail: Bool {
        let known: Set<String> = [
            "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "delivered-to",
            "content-type", "reply-to",
        ]
        var found = 0
        for (index, line) in lines(80).enumerated() {
            if line.isEmpty { break }
            if line.first == " " || line.first == "\t" { continue }
            if index == 0, line.hasPrefix("From ") { continue }  // the mbox line
            guard let colon = line.firstIndex(of: ":"), line[..<colon].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return false }
            if known.contains(line[..<colon].lowercased()) { found += 1 }
        }
        return found >= 2
    }

    /// The same number of separators on each of the first lines; commas occur in prose, so they must be many.
    private var isTable: Bool {
        var rows = lines(20)
        if !isWhole || rows.count == 20 { _ = rows.popLast() }
        let full = rows.filter { !$0.isEmpty }
        guard full.count >= 2 else { return false }
        return [(";", 1), ("\t", 1), (",", 2)].contains { separator, least in
            let counts = full.map { $0.count(where: { $0 == Character(separator) }) }
            return counts[0] >= least && counts.allSatisfy { $0 == counts[0] }
        }
    }

    private func lines(_ most: Int) -> [String] {
        String(decoding: bytes.prefix(16 * 1024), as: UTF8.self)
            .split(maxSplits: most, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .prefix(most).map(String.init)
    }
}

import Foundation

/// Plain text as people type it, turned into HTML that shows the same: for the HTML half of a mail and for messages on a
/// page.
public enum PlainText {
    /// Paragraphs at empty lines, line breaks inside them, `http(s)` addresses as links; everything else escaped.
    public static func html(_ text: String) -> String {
        paragraphs(of: text).map { "<p>" + $0.map(linked).joined(separator: "<br>\n") + "</p>" }.joined(separator: "\n")
    }

    /// Escapes what HTML reads as markup, for element content and quoted attributes.
    public static func escaped(_ text: some StringProtocol) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for character in text {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.append(character)
            }
        }
        return out
    }

    /// The text of a file that says nothing of its encoding: UTF-16 with its mark, UTF-8, or else Windows-1252, in which
    /// Excel and Notepad in Italy saved for thirty years; a file in it is almost never valid UTF-8.
    public static func decoded(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]),
            let text = String(data: Data(bytes), encoding: .utf16)
        {
            return text
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return String(validating: body, as: UTF8.self)
            ?? String(data: Data(body), encoding: .windowsCP1252)
            ?? String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
    }

    private static func paragraphs(of text: String) -> [[Substring]] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let groups = lines.split { $0.allSatisfy(\.isWhitespace) }
        return groups.map(Array.init)
    }

    private static func linked(_ line: Substring) -> String {
        var out = "", rest = line
        while let start = nextAddress(in: rest) {
            let address = trimmedAddress(rest[start...].prefix { !$0.isWhitespace && !"<>\"".contains($0) })
            let shown = escaped(address)
            out += escaped(rest[..<start]) + "<a href=\"\(shown)\">\(shown)</a>"
            rest = rest[address.endIndex...]
        }
        return out + escaped(rest)
    }

    private static func nextAddress(in text: Substring) -> Substring.Index? {
        ["https://", "http://"].compactMap { scheme in
            guard let found = text.range(of: scheme, options: .caseInsensitive), found.upperBound < text.endIndex,
                text[found.upperBound].isLetter || text[found.upperBound].isNumber
            else { return nil }
            return found.lowerBound
        }.min()
    }

    /// A full stop after an address ends the sentence, a bracket closes what the sentence opened.
    private static func trimmedAddress(_ address: Substring) -> Substring {
        var address = address
        while let last = address.last, ".,;:!?'".contains(last) || (last == ")" && !address.contains("(")) {
            address.removeLast()
        }
        return address
    }
}

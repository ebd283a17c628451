import Foundation

/// A table read from CSV (RFC 4180 and what spreadsheets make of it): `;`, `,` or tab, quotes, line ends of any kind, a
/// byte order mark, UTF-8 or Windows-1252.
///
/// Ours because the package at hand (SwiftCSV) drops spaces around values, fills short rows up in silence, swallows the
/// rest of the file after a quote that never closes, and does not know the line a row began on, which is what the person
/// who must correct the file needs to hear.
public struct CSV: Hashable, Sendable {
    /// One record and the line of the file it begins on, from 1.
    public struct Row: Hashable, Sendable {
        public let line: Int
        public let values: [String]
    }

    /// Why a file cannot be read as a table.
    public enum Failure: Error, Hashable, Sendable {
        case empty
        /// Zero bytes: a spreadsheet file or another program's, not text.
        case notText
        /// A quote opened on this line never closes.
        case openQuote(line: Int)
    }

    /// The first row, trimmed; names are compared without case and accents.
    public let header: [String]
    /// All rows but the first; rows that are empty are left out.
    public let rows: [Row]
    /// Lines of rows whose values are all empty; a line with nothing on it is none.
    public let emptyLines: [Int]
    public let separator: Character

    /// Reads a file. The separator is the one of `;`, tab and `,` that the first line has most of, unless it is given.
    public init(_ bytes: [UInt8], separator given: Character? = nil) throws(Failure) {
        let text = try Self.decoded(bytes)
        let separator = given ?? Self.separator(of: text)
        var parser = Parser(text: Array(text.utf8), separator: separator.asciiValue ?? UInt8(ascii: ";"))
        var all = try parser.rows()
        guard !all.isEmpty else { throw .empty }
        header = all.removeFirst().values.map { $0.trimmingCharacters(in: .whitespaces) }
        rows = all
        emptyLines = parser.emptyLines
        self.separator = separator
    }

    /// The place of a column in each row; nil when the header has no such name.
    public func column(_ name: String) -> Int? {
        header.firstIndex { $0.compare(name, options: [.caseInsensitive, .diacriticInsensitive]) == .orderedSame }
    }
}

extension CSV.Row {
    /// The value of a column, trimmed; empty when the row is too short to have it.
    public subscript(_ column: Int) -> String {
        column < values.count ? values[column].trimmingCharacters(in: .whitespaces) : ""
    }
}

extension CSV {
    private static func decoded(_ bytes: [UInt8]) throws(Failure) -> String {
        guard !bytes.contains(0) else { throw .notText }
        return PlainText.decoded(bytes)
    }

    private static func separator(of text: String) -> Character {
        let first = text.prefix { !$0.isNewline }
        let counts = ([";", "\t", ","] as [Character]).map { separator in
            (separator, first.count(where: { $0 == separator }))
        }
        // max(by:) gives the last of equals: reversed, so that `;` wins when no separator is there.
        return counts.reversed().max { $0.1 < $1.1 }?.0 ?? ";"
    }

    private struct Parser {
        let text: [UInt8]
        let separator: UInt8
        var at = 0, line = 1
        var emptyLines: [Int] = []

        init(text: [UInt8], separator: UInt8) {
            self.text = text
            self.separator = separator
        }

        mutating func rows() throws(Failure) -> [Row] {
            var rows: [Row] = []
            while at < text.count {
                let start = line, values = try record()
                if values.contains(where: { !$0.isEmpty }) {
                    rows.append(Row(line: start, values: values))
                } else if values.count > 1 {
                    emptyLines.append(start)
                }
            }
            return rows
        }

        private mutating func record() throws(Failure) -> [String] {
            var values: [String] = []
            while true {
                values.append(try value())
                guard at < text.count else { return values }
                let ended = text[at]
                at += 1
                if ended == separator { continue }
                if ended == UInt8(ascii: "\r"), at < text.count, text[at] == UInt8(ascii: "\n") { at += 1 }
                line += 1
                return values
            }
        }

        /// Up to the separator or the line end, which stays. A quote inside a bare value is only a character.
        private mutating func value() throws(Failure) -> String {
            let quote = UInt8(ascii: "\""), opened = line
            var out: [UInt8] = [], isQuoted = at < text.count && text[at] == quote
            if isQuoted { at += 1 }
            while at < text.count {
                let byte = text[at]
                if isQuoted, byte == quote {
                    at += 1
                    if at < text.count, text[at] == quote { out.append(quote); at += 1 } else { isQuoted = false }
                    continue
                }
                if !isQuoted, byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
                if byte == UInt8(ascii: "\n") { line += 1 }
                out.append(byte)
                at += 1
            }
            guard !isQuoted else { throw .openQuote(line: opened) }
            return String(decoding: out, as: UTF8.self)
        }
    }
}

extension CSV {
    /// Writes a table with `;`, CRLF and a byte order mark, as Italian spreadsheets open it. A value that a spreadsheet
    /// would run as a formula gets an apostrophe in front.
    public static func write(header: [String], rows: [[String]]) -> [UInt8] {
        let lines = ([header] + rows).map { $0.map(written).joined(separator: ";") + "\r\n" }
        return [0xEF, 0xBB, 0xBF] + Array(lines.joined().utf8)
    }

    private static func written(_ value: String) -> String {
        let isFormula = value.first.map { "=+-@\t\r".contains($0) } ?? false
        let safe = isFormula && Double(value) == nil ? "'" + value : value
        let needsQuotes =
            safe.contains { $0 == ";" || $0 == "\"" || $0.isNewline } || safe.hasPrefix(" ") || safe.hasSuffix(" ")
        return needsQuotes ? "\"\(safe.replacingOccurrences(of: "\"", with: "\"\""))\"" : safe
    }
}

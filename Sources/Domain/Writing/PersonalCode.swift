/// A code that says who somebody is or where their money goes, found in a text.
public struct PersonalCode: Sendable, Hashable {
    public enum Kind: Sendable { case iban, fiscalCode }

    public let kind: Kind
    /// Enough of it to find it again, not enough to use it.
    public let masked: String
    /// From 1.
    public let line: Int

    /// The codes of a text in their order, each once. They count when they are right to the last check digit, and alone or
    /// in groups as people type them (`IT60 X054 2811…`), on one line.
    public static func all(in text: String) -> [PersonalCode] {
        var found: [PersonalCode] = [], seen = Set<String>()
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (place, line) in lines.enumerated() {
            for (kind, code, masked) in CodeScan(line).codes() where seen.insert(code).inserted {
                found.append(PersonalCode(kind: kind, masked: masked, line: place + 1))
            }
        }
        return found
    }
}

/// Walks over one line, from each place where a word begins.
private struct CodeScan {
    private enum Sign {
        /// A letter or digit of ASCII, upper case.
        case plain(UInt8)
        /// What people put between groups.
        case between
        case other(isWord: Bool)
    }

    private let signs: [Sign]

    init(_ line: Substring) {
        signs = line.unicodeScalars.map { scalar in
            if scalar.isASCII {
                let byte = UInt8(scalar.value).upperCased
                if byte.isDigit || byte.isUpperCase { return .plain(byte) }
            }
            if Self.separators.contains(scalar) { return .between }
            return .other(isWord: scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
    }

    /// Spaces of all kinds, hyphens, dots, slashes and what takes no room at all, as it comes along from other programs.
    private static let separators: Set<Unicode.Scalar> = [
        " ", "\t", "\u{A0}", "\u{2007}", "\u{2009}", "\u{202F}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}",
        "\u{FEFF}",
        "\u{AD}", "-", "\u{2010}", "\u{2011}", "\u{2013}", ".", "/",
    ]
    /// Between two groups.
    private static let mostSeparators = 2

    func codes() -> [(PersonalCode.Kind, String, String)] {
        var found: [(PersonalCode.Kind, String, String)] = [], at = 0
        while at < signs.count {
            guard isBegin(at) else { at += 1; continue }
            if let (code, end) = iban(at) {
                found.append((.iban, code, IBAN.masked(code)))
                at = end
            } else if let (code, end) = fiscalCode(at) {
                found.append((.fiscalCode, code.text, code.masked))
                at = end
            } else {
                at += 1
            }
        }
        return found
    }

    private func iban(_ at: Int) -> (String, Int)? {
        guard let (country, _) = take(2, from: at, endsWord: false), let length = IBAN.lengths[country],
            let (code, end) = take(length, from: at, endsWord: true), IBAN.isValid(code)
        else { return nil }
        return (code, end)
    }

    private func fiscalCode(_ at: Int) -> (FiscalCode, Int)? {
        // Most words are none, and that is no error.
        guard let (text, end) = take(16, from: at, endsWord: true), let code = try? FiscalCode(text) else { return nil }
        return (code, end)
    }

    /// So many letters and digits, and where they end.
    private func take(_ count: Int, from begin: Int, endsWord: Bool) -> (String, Int)? {
        var bytes: [UInt8] = [], at = begin, skipped = 0
        while bytes.count < count {
            guard at < signs.count else { return nil }
            switch signs[at] {
            case .plain(let byte):
                bytes.append(byte)
                skipped = 0
            case .between:
                skipped += 1
                if skipped > Self.mostSeparators { return nil }
            case .other: return nil
            }
            at += 1
        }
        if endsWord, at < signs.count, isWord(at) { return nil }
        return (String(decoding: bytes, as: UTF8.self), at)
    }

    private func isBegin(_ at: Int) -> Bool {
        guard case .plain = signs[at] else { return false }
        return at == 0 || !isWord(at - 1)
    }

    private func isWord(_ at: Int) -> Bool {
        switch signs[at] {
        case .plain: true
        case .between: false
        case .other(let isWord): isWord
        }
    }
}

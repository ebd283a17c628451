/// A codice fiscale that has been checked: 16 characters for a person, 11 digits for a body (or a person whose code is
/// still provisional). DM 23 December 1976; kept normalised, never used as a primary key.
public struct FiscalCode: Hashable, Sendable {
    /// Whom the code names.
    public enum Kind: Sendable { case person, body }

    /// Why a text is not a codice fiscale, so that the form can say which of them it is.
    public enum Refusal: Error, Hashable, Sendable {
        case empty
        /// Neither 16 characters nor 11 digits; the payload is how many there are.
        case wrongLength(Int)
        /// The character at this position, counted from 1, cannot stand there.
        case wrongShape(position: Int)
        /// Day and month do not exist together, such as 30 February.
        case impossibleDate
        case wrongCheckLetter
        case wrongCheckDigit
    }

    /// Upper-case, without spaces.
    public let text: String
    public let kind: Kind

    /// Reads what a person typed: spaces, dots, hyphens and lower case are forgiven.
    public init(_ typed: String) throws(Refusal) {
        let bytes = Self.normalised(typed)
        switch bytes.count {
        case 0: throw .empty
        case 16:
            try Self.checkPerson(bytes)
            self.init(checked: bytes, kind: .person)
        case 11:
            try Self.checkBody(bytes)
            self.init(checked: bytes, kind: .body)
        default: throw .wrongLength(typed.filter { !$0.isWhitespace }.count)
        }
    }

    init(checked bytes: [UInt8], kind: Kind) {
        text = String(decoding: bytes, as: UTF8.self)
        self.kind = kind
    }

    /// For lists, where the whole code is nobody's business: `RSSMRA********1M`, `123******03`.
    public var masked: String {
        let shown = kind == .person ? 6 : 3
        return text.prefix(shown) + String(repeating: "*", count: text.count - shown - 2) + text.suffix(2)
    }
}

extension FiscalCode: CustomStringConvertible {
    public var description: String { text }
}

extension FiscalCode {
    /// Upper-case bytes without the separators people type. A character outside ASCII becomes one that fits nowhere, so
    /// the count and the position told to the person stay right.
    private static func normalised(_ typed: String) -> [UInt8] {
        typed.compactMap { character in
            if character.isWhitespace || character == "." || character == "-" { return nil }
            guard let byte = character.asciiValue else { return UInt8(ascii: "?") }
            return byte.upperCased
        }
    }

    private static func checkPerson(_ bytes: [UInt8]) throws(Refusal) {
        for (index, byte) in bytes.enumerated() where !Layout.fits(byte, at: index) {
            throw .wrongShape(position: index + 1)
        }
        guard Birth(of: Layout.withoutOmocodia(bytes)) != nil else { throw .impossibleDate }
        guard bytes[15] == Layout.checkLetter(bytes[..<15]) else { throw .wrongCheckLetter }
    }

    /// The Luhn digit of partita IVA, which the codes of public bodies (80..., 97...) follow too.
    private static func checkBody(_ bytes: [UInt8]) throws(Refusal) {
        if let wrong = bytes.firstIndex(where: { !$0.isDigit }) { throw .wrongShape(position: wrong + 1) }
        let sum = bytes.dropLast().enumerated().reduce(0) { sum, item in
            let digit = Int(item.element - UInt8(ascii: "0")), doubled = digit * 2
            return sum + (item.offset.isMultiple(of: 2) ? digit : doubled > 9 ? doubled - 9 : doubled)
        }
        guard Int(bytes[10] - UInt8(ascii: "0")) == (10 - sum % 10) % 10 else { throw .wrongCheckDigit }
    }
}

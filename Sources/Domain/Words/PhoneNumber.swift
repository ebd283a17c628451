/// A telephone number, taken leniently: digits with an optional plus in front, whatever people put between them.
public struct PhoneNumber: Hashable, Sendable {
    /// Why a text is not a telephone number.
    public enum Refusal: Error, Hashable, Sendable {
        case empty
        case wrongCharacter(Character)
        case tooShort
        /// Over 15 digits (ITU-T E.164).
        case tooLong
    }

    /// Digits only, with a plus in front when the country is written; `00` in front counts as a plus.
    public let text: String

    /// Reads what a person typed.
    public init(_ typed: String) throws(Refusal) {
        var digits = "", isInternational = false
        for character in typed where !character.isWhitespace && !Self.separators.contains(character) {
            if character == "+", digits.isEmpty, !isInternational {
                isInternational = true
            } else if let value = character.wholeNumberValue, (0...9).contains(value) {
                digits.append(String(value))
            } else {
                throw .wrongCharacter(character)
            }
        }
        if !isInternational, digits.hasPrefix("00") {
            digits.removeFirst(2)
            isInternational = true
        }
        guard !digits.isEmpty else { throw .empty }
        // Short public numbers such as 1500 exist; nobody can be called back on three digits.
        guard digits.count >= 4 else { throw .tooShort }
        guard digits.count <= 15 else { throw .tooLong }
        text = (isInternational ? "+" : "") + digits
    }

    /// Compares numbers written with and without the Italian prefix.
    public var key: String {
        !text.hasPrefix("+") && text.count >= 6 && (text.hasPrefix("0") || text.hasPrefix("3")) ? "+39" + text : text
    }

    /// The no-break hyphen and the slash are common in letters from offices.
    private static let separators = Set<Character>("-./()\u{2010}\u{2011}\u{2013}")
}

extension PhoneNumber: CustomStringConvertible {
    public var description: String { text }
}

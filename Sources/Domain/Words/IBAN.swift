/// An international bank account number (ISO 13616), checked by its two digits.
public enum IBAN {
    public static func isValid(_ typed: String) -> Bool {
        let code = typed.uppercased().filter { !$0.isWhitespace }
        guard (15...34).contains(code.count), code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            return false
        }
        guard !code.hasPrefix("IT") || code.count == 27 else { return false }
        let moved = code.dropFirst(4) + code.prefix(4)
        let remainder = moved.reduce(0) { sum, character in
            let value = character.wholeNumberValue ?? Int(character.asciiValue ?? 0) - 55  // A is 10
            return (sum * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }
}

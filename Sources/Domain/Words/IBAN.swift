/// An international bank account number (ISO 13616), checked by its two digits and the length its country gives it.
public enum IBAN {
    /// Whether a text is one; spaces and small letters are forgiven.
    public static func isValid(_ typed: String) -> Bool {
        let code = typed.uppercased().filter { !$0.isWhitespace }
        guard code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
            code.count == lengths[String(code.prefix(2))]
        else { return false }
        let moved = code.dropFirst(4) + code.prefix(4)
        let remainder = moved.reduce(0) { sum, character in
            let value = character.wholeNumberValue ?? Int(character.asciiValue ?? 0) - 55  // A is 10
            return (sum * (value > 9 ? 100 : 10) + value) % 97
        }
        return remainder == 1
    }

    /// Country, check digits and the last three characters: enough to find it again, not enough to pay to it.
    public static func masked(_ code: String) -> String {
        code.prefix(4) + String(repeating: "*", count: max(0, code.count - 7)) + code.suffix(3)
    }

    /// Characters of an account number, by country: the registry that SWIFT keeps for ISO 13616.
    public static let lengths: [String: Int] = [
        "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
        "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
        "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
        "HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
        "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
        "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29,
        "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24,
        "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
        "YE": 30,
    ]
}

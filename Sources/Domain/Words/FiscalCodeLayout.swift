extension FiscalCode {
    /// Where each character of a person's code stands, and how its check letter is made.
    enum Layout {
        /// The seven positions (from 0) whose digit may become a letter when two people would share a code.
        static let omocodiaPositions = [6, 7, 9, 10, 12, 13, 14]
        static let omocodiaLetters = Array("LMNPQRSTUV".utf8)
        static let monthLetters = Array("ABCDEHLMPRST".utf8)

        /// The values of the characters in odd positions (counted from 1): 0-9 and A-J share the first ten.
        private static let oddValues = [
            1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
        ]

        static func fits(_ byte: UInt8, at index: Int) -> Bool {
            switch index {
            case 8: monthLetters.contains(byte)
            case _ where omocodiaPositions.contains(index): byte.isDigit || omocodiaLetters.contains(byte)
            default: byte.isUpperCase
            }
        }

        static func checkLetter(_ first15: ArraySlice<UInt8>) -> UInt8 {
            let sum = first15.enumerated().reduce(0) { sum, item in
                let value = Int(item.element - (item.element.isDigit ? UInt8(ascii: "0") : UInt8(ascii: "A")))
                return sum + (item.offset.isMultiple(of: 2) ? oddValues[value] : value)
            }
            return UInt8(ascii: "A") + UInt8(sum % 26)
        }

        /// The same code with digits in all seven places and the check letter made again.
        static func withoutOmocodia(_ bytes: [UInt8]) -> [UInt8] {
            var digits = bytes
            for position in omocodiaPositions {
                if let value = omocodiaLetters.firstIndex(of: digits[position]) {
                    digits[position] = UInt8(ascii: "0") + UInt8(value)
                }
            }
            digits[15] = checkLetter(digits[..<15])
            return digits
        }
    }
}

extension FiscalCode {
    /// The code before omocodia: two forms given to the same person have the same base form. A body's is itself.
    public var baseForm: FiscalCode {
        kind == .person ? FiscalCode(checked: Layout.withoutOmocodia(Array(text.utf8)), kind: .person) : self
    }

    /// True when at least one digit was replaced by a letter to tell two people apart.
    public var isOmocode: Bool { self != baseForm }

    /// The other 127 forms that the Agenzia delle Entrate may give to the holder of this code; none for a body.
    public var omocodes: [FiscalCode] {
        guard kind == .person else { return [] }
        let base = Layout.withoutOmocodia(Array(text.utf8))
        return (1..<(1 << Layout.omocodiaPositions.count)).map { choice in
            var bytes = base
            for (bit, position) in Layout.omocodiaPositions.enumerated() where choice & (1 << bit) != 0 {
                bytes[position] = Layout.omocodiaLetters[Int(bytes[position] - UInt8(ascii: "0"))]
            }
            bytes[15] = Layout.checkLetter(bytes[..<15])
            return FiscalCode(checked: bytes, kind: .person)
        }
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    var isUpperCase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
    var isLowerCase: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    var upperCased: UInt8 { isLowerCase ? self & 0xDF : self }
    var lowerCased: UInt8 { isUpperCase ? self | 0x20 : self }
}

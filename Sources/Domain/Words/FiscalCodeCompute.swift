extension FiscalCode {
    /// Makes the code of a person (without omocodia) from the data of their birth; `place` is the Belfiore code, such as
    /// `H501` for Rome or `Z251` for Vietnam. Throws when date or place cannot exist.
    public static func compute(
        family: String, given: String, sex: Sex, birth: (year: Int, month: Int, day: Int), place: String
    ) throws(Refusal) -> FiscalCode {
        guard (1...12).contains(birth.month), (1...31).contains(birth.day) else { throw .impossibleDate }
        let day = birth.day + (sex == .female ? 40 : 0)
        var bytes = familyLetters(family) + givenLetters(given)
        bytes += twoDigits(((birth.year % 100) + 100) % 100) + [Layout.monthLetters[birth.month - 1]] + twoDigits(day)
        bytes += Array(place.utf8).map(\.upperCased)
        guard bytes.count == 15 else { throw .wrongLength(bytes.count + 1) }
        for (index, byte) in bytes.enumerated() where !Layout.fits(byte, at: index) {
            throw .wrongShape(position: index + 1)
        }
        bytes.append(Layout.checkLetter(bytes[...]))
        return try FiscalCode(String(decoding: bytes, as: UTF8.self))
    }

    private static func familyLetters(_ name: String) -> [UInt8] {
        let (consonants, vowels) = lettersOf(name)
        return threeOf(consonants + vowels)
    }

    /// A given name with four consonants or more gives the first, the third and the fourth.
    private static func givenLetters(_ name: String) -> [UInt8] {
        let (consonants, vowels) = lettersOf(name)
        return consonants.count >= 4 ? [consonants[0], consonants[2], consonants[3]] : threeOf(consonants + vowels)
    }

    private static func threeOf(_ letters: [UInt8]) -> [UInt8] {
        Array((letters + Array("XXX".utf8)).prefix(3))
    }

    private static func lettersOf(_ name: String) -> (consonants: [UInt8], vowels: [UInt8]) {
        let letters = Folding.fold(name).utf8.filter(\.isLowerCase).map(\.upperCased)
        let vowels = Set("AEIOU".utf8)
        return (letters.filter { !vowels.contains($0) }, letters.filter(vowels.contains))
    }

    private static func twoDigits(_ number: Int) -> [UInt8] {
        [UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10)]
    }
}

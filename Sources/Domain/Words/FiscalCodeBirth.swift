extension FiscalCode {
    /// The sex written in the code.
    public enum Sex: String, Hashable, Sendable { case male = "M", female = "F" }

    /// What a person's code says of their birth.
    public struct Birth: Hashable, Sendable {
        /// 0-99: the code does not say the century.
        public let yearOfCentury: Int
        /// 1-12.
        public let month: Int
        /// 1-31.
        public let day: Int
        public let sex: Sex
        /// The cadastral (Belfiore) code of the municipality, or of the country when it begins with Z.
        public let place: String

        public var isAbroad: Bool { place.hasPrefix("Z") }

        /// The latest year of birth that is not after `present`, the year we are in.
        public func year(notAfter present: Int) -> Int {
            let year = present - present % 100 + yearOfCentury
            return year > present ? year - 100 : year
        }
    }

    /// Nil for a body.
    public var birth: Birth? {
        kind == .person ? Birth(of: Layout.withoutOmocodia(Array(text.utf8))) : nil
    }
}

extension FiscalCode.Birth {
    /// Decodes a code whose omocodia was already undone; nil when the date does not exist.
    init?(of bytes: [UInt8]) {
        func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) } }
        guard let month = FiscalCode.Layout.monthLetters.firstIndex(of: bytes[8]) else { return nil }
        let year = number(6..<8), coded = number(9..<11)
        let day = coded > 40 ? coded - 40 : coded
        // The year 00 is taken for 2000, a leap year: 1900 had no 29 February, but nobody born then writes to us.
        let longest = [31, year.isMultiple(of: 4) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month]
        guard (1...longest).contains(day) else { return nil }
        self.init(
            yearOfCentury: year, month: month + 1, day: day, sex: coded > 40 ? .female : .male,
            place: String(decoding: bytes[11..<15], as: UTF8.self))
    }
}

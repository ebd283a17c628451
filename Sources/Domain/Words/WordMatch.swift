/// What a search index is asked: words as the index has them, which say nothing of how people wrote them.
public struct WordMatch: Sendable, Equatable, Codable {
    /// A word of the index, or the beginning of one.
    public struct Form: Sendable, Hashable, Codable {
        public let text: String
        public let isBeginning: Bool

        public init(_ text: String, isBeginning: Bool = false) {
            self.text = Self.word(text)
            self.isBeginning = isBeginning
        }

        /// What no word is, so that nothing is found by it.
        private static let none = "·"

        /// One word to both engines, whatever it was: they part words at what is neither letter nor digit in ASCII. Some
        /// letters are spelled with such, once folded ("⑴" is "(1)", "ŉ" is "'n").
        public static func word(_ text: String) -> String {
            guard text.utf8.contains(where: isMark) else { return text.isEmpty ? none : text }
            let word = String(decoding: text.utf8.filter { !isMark($0) }, as: UTF8.self)
            return word.isEmpty ? none : word
        }

        private static func isMark(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: false
            default: true
            }
        }
    }

    /// Of each one form must be there.
    public var all: [[Form]] = []
    /// Nothing of it may be there.
    public var none: [[Form]] = []

    public init(all: [[Form]] = [], none: [[Form]] = []) {
        self.all = all
        self.none = none
    }

    public var isEmpty: Bool { all.isEmpty && none.isEmpty }
}

/// What a search index is asked: words as the index has them, which say nothing of how people wrote them.
public struct WordMatch: Sendable, Equatable, Codable {
    /// A word of the index, or the beginning of one.
    public struct Form: Sendable, Hashable, Codable {
        public let text: String
        public let isBeginning: Bool

        public init(_ text: String, isBeginning: Bool = false) {
            self.text = text
            self.isBeginning = isBeginning
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

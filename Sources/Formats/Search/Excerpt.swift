import Domain

/// The part of a text in which the words are that were looked for, with those words marked.
public enum Excerpt {
    public struct Piece: Sendable, Equatable {
        public var text: String
        public var isMarked: Bool

        public init(text: String, isMarked: Bool) {
            self.text = text
            self.isMarked = isMarked
        }
    }

    /// Characters, about.
    private static let length = 220
    private static let before = 60

    /// - Parameters:
    ///   - text: on one line.
    ///   - terms: places in it, in their order.
    public static func of(_ text: String, terms: [Analyser.Term]) -> [Piece] {
        let first = terms.first?.range.lowerBound ?? text.startIndex
        let from = start(of: text, near: first)
        let to = text.index(from, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
        var pieces: [Piece] = from > text.startIndex ? [Piece(text: "… ", isMarked: false)] : []
        var place = from
        for term in terms where term.range.lowerBound >= place && term.range.upperBound <= to {
            if place < term.range.lowerBound {
                pieces.append(Piece(text: String(text[place..<term.range.lowerBound]), isMarked: false))
            }
            pieces.append(Piece(text: String(text[term.range]), isMarked: true))
            place = term.range.upperBound
        }
        if place < to { pieces.append(Piece(text: String(text[place..<to]), isMarked: false)) }
        if to < text.endIndex { pieces.append(Piece(text: " …", isMarked: false)) }
        return pieces
    }

    /// A word's beginning some way before a place.
    private static func start(of text: String, near place: String.Index) -> String.Index {
        guard let early = text.index(place, offsetBy: -before, limitedBy: text.startIndex) else {
            return text.startIndex
        }
        return text[early..<place].firstIndex(of: " ").map { text.index(after: $0) } ?? early
    }
}

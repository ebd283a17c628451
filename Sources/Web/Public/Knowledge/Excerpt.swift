import Domain
import Formats

/// The part of an article in which the words are that were looked for, with those words marked.
enum Excerpt {
    struct Piece: Sendable, Equatable {
        var text: String
        var isMarked: Bool

        var html: HTML { isMarked ? element("mark", []) { text } : HTML(text) }
    }

    /// Characters, about.
    private static let length = 220
    private static let before = 60

    static func of(_ content: ArticleContent, stems: Set<String>) -> [Piece] {
        let text = Markdown.plain(content.body).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let terms = Analyser(content.language).terms(text).filter { stems.contains($0.stem) }
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

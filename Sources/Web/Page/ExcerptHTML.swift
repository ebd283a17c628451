import Domain
import Formats

extension Excerpt {
    /// The part of an article that has some words.
    static func of(_ content: ArticleContent, stems: Set<String>) -> [Piece] {
        let text = Markdown.plain(content.body).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return of(text, terms: Analyser(content.language).terms(text).filter { stems.contains($0.stem) })
    }
}

extension Excerpt.Piece {
    var html: HTML { isMarked ? element("mark", []) { text } : HTML(text) }
}

/// A piece of a page: UTF-8 bytes that are already right. It can be made only by the elements (which escape), by text
/// (which is escaped) and by the one door `HTML(trusted:)`.
///
/// The bytes are written while the builder runs, not by closures kept for later: a 200-row page costs a few allocations
/// a row and one copy per level, and a piece can be kept, compared, sent to a browser and put into another page.
struct HTML: Sendable, Equatable {
    var bytes: [UInt8]

    init() { bytes = [] }

    /// Text, escaped.
    init(_ text: some StringProtocol) {
        bytes = []
        bytes.appendEscaped(text)
    }

    /// The only way to put markup in unescaped: HTML that this program itself rendered or sanitised before.
    init(trusted bytes: [UInt8]) { self.bytes = bytes }

    static let empty = HTML()

    var isEmpty: Bool { bytes.isEmpty }
    var string: String { String(decoding: bytes, as: UTF8.self) }

    static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.bytes + right.bytes) }
}

/// Puts statements one after the other: text, elements, `if`, `switch`, `for`, optionals and arrays of pieces.
@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ piece: HTML) -> HTML { piece }
    static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
    static func buildExpression(_ pieces: [HTML]) -> HTML { buildArray(pieces) }
    static func buildExpression(_ text: String) -> HTML { HTML(text) }
    static func buildExpression(_ text: String?) -> HTML { text.map { HTML($0) } ?? .empty }
    static func buildExpression(_ number: Int) -> HTML { HTML(String(number)) }

    static func buildBlock() -> HTML { .empty }
    static func buildPartialBlock(first: HTML) -> HTML { first }
    static func buildPartialBlock(accumulated: consuming HTML, next: HTML) -> HTML {
        accumulated.bytes.append(contentsOf: next.bytes)
        return accumulated
    }
    static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    static func buildEither(first piece: HTML) -> HTML { piece }
    static func buildEither(second piece: HTML) -> HTML { piece }
    static func buildLimitedAvailability(_ piece: HTML) -> HTML { piece }
    static func buildArray(_ pieces: [HTML]) -> HTML {
        var all = HTML()
        all.bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.bytes.count })
        for piece in pieces { all.bytes.append(contentsOf: piece.bytes) }
        return all
    }
}

/// Several pieces as one, where an expression is wanted: `fragment { p("a"); p("b") }`.
func fragment(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }

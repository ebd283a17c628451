/// A piece of a page: UTF-8 bytes that are already right. It can be made only by the elements (which escape), by text
/// (which is escaped) and by the one door `HTML(trusted:)`.
///
/// It is a place on a `Sheet`, or several in order. The bytes are written while the builder runs, each element between its
/// tags, so what is written where it belongs is one place; a piece made before it is put somewhere stays where it was
/// written. Nothing is copied until the whole is read. A piece that is kept, or given to another thread, is a `Snippet`.
struct HTML {
    private var sheet: Sheet?
    /// The places before the last; none for most pieces.
    private var before: [Range<Int>] = []
    private var last = 0..<0

    init() {}

    private init(_ sheet: Sheet, _ place: Range<Int>) {
        self.sheet = sheet
        last = place
    }

    /// Text, escaped.
    init(_ text: String) { self = .written(capacity: text.utf8.count + 16) { $0.append(escaped: text) } }

    /// The only way to put markup in unescaped: HTML that this program itself rendered or sanitised before.
    init(trusted bytes: [UInt8]) { self = .written(capacity: bytes.count) { $0.append(bytes) } }

    /// A kept piece, put on this page.
    init(_ snippet: Snippet) { self.init(trusted: snippet.bytes) }

    static var empty: HTML { HTML() }

    var isEmpty: Bool { last.isEmpty }

    /// How many bytes.
    var count: Int { before.reduce(last.count) { $0 + $1.count } }

    var bytes: [UInt8] {
        var all: [UInt8] = []
        all.reserveCapacity(count)
        forEachPlace { all.append(contentsOf: $0) }
        return all
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The bytes, from the first place to the last.
    func forEachPlace(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard let sheet else { return }
        withExtendedLifetime(sheet) {
            for place in before { body(sheet.bytes(place)) }
            body(sheet.bytes(last))
        }
    }
}

extension HTML: Equatable {
    static func == (a: HTML, b: HTML) -> Bool { a.bytes == b.bytes }
}

extension HTML {
    /// One piece after the other.
    static func + (left: consuming HTML, right: HTML) -> HTML {
        if right.isEmpty { return left }
        if left.isEmpty { return right }
        guard left.sheet === right.sheet else {
            let sheet = Sheet.current ?? left.sheet
            return left.copied(to: sheet) + right.copied(to: sheet)
        }
        for place in right.before { left.add(place) }
        left.add(right.last)
        return left
    }

    private mutating func add(_ place: Range<Int>) {
        if last.upperBound == place.lowerBound {
            last = last.lowerBound..<place.upperBound
        } else {
            before.append(last)
            last = place
        }
    }

    /// The same bytes on another sheet: pieces of one page made apart come together.
    private func copied(to target: Sheet?) -> HTML {
        guard let target, let sheet, sheet !== target else { return self }
        let start = target.count
        for place in before { target.append(sheet.bytes(place)) }
        target.append(sheet.bytes(last))
        return HTML(target, start..<target.count)
    }

    /// What `write` puts on the sheet.
    static func written(capacity: Int = 1024, _ write: (Sheet) -> Void) -> HTML {
        Sheet.write(capacity: capacity) { sheet in
            let start = sheet.count
            write(sheet)
            return HTML(sheet, start..<sheet.count)
        }
    }

    /// `open`, the content and `close`: one place when the content is written as it is built.
    static func wrapped(_ content: () -> HTML, open: (Sheet) -> Void, close: (Sheet) -> Void) -> HTML {
        Sheet.write { sheet in
            let start = sheet.count
            open(sheet)
            let inside = sheet.count, piece = content(), end = sheet.count
            close(sheet)
            let closed = sheet.count
            let isInPlace = piece.isEmpty ? inside == end : piece.is(sheet, inside..<end)
            if isInPlace { return HTML(sheet, start..<closed) }
            // A piece of another page is written here only now, behind what closes it.
            return HTML(sheet, start..<inside) + piece + HTML(sheet, end..<closed)
        }
    }

    private func `is`(_ other: Sheet, _ place: Range<Int>) -> Bool {
        sheet === other && before.isEmpty && last == place
    }
}

/// Puts statements one after the other: text, elements, `if`, `switch`, `for`, optionals and arrays of pieces.
@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ piece: HTML) -> HTML { piece }
    static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
    static func buildExpression(_ pieces: [HTML]) -> HTML { buildArray(pieces) }
    static func buildExpression(_ snippet: Snippet) -> HTML { HTML(snippet) }
    static func buildExpression(_ text: String) -> HTML { HTML(text) }
    static func buildExpression(_ text: String?) -> HTML { text.map { HTML($0) } ?? .empty }
    static func buildExpression(_ number: Int) -> HTML { HTML(String(number)) }

    static func buildBlock() -> HTML { .empty }
    static func buildPartialBlock(first: HTML) -> HTML { first }
    static func buildPartialBlock(accumulated: HTML, next: HTML) -> HTML { accumulated + next }
    static func buildOptional(_ piece: HTML?) -> HTML { piece ?? .empty }
    static func buildEither(first piece: HTML) -> HTML { piece }
    static func buildEither(second piece: HTML) -> HTML { piece }
    static func buildLimitedAvailability(_ piece: HTML) -> HTML { piece }
    static func buildArray(_ pieces: [HTML]) -> HTML { pieces.reduce(.empty, +) }
}

/// Several pieces as one, where an expression is wanted: `fragment { p("a"); p("b") }`.
func fragment(@HTMLBuilder _ content: () -> HTML) -> HTML { Sheet.write { _ in content() } }

/// A piece that is kept, or given to another thread: bytes of its own.
struct Snippet: Sendable, Equatable {
    let bytes: [UInt8]

    init(_ html: HTML) { bytes = html.bytes }

    init(@HTMLBuilder _ content: () -> HTML) { self.init(fragment(content)) }

    var string: String { String(decoding: bytes, as: UTF8.self) }
}

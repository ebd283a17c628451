import Mustache

/// A text with blanks that people write in the settings: mail, answers. Mustache without its sharp tools, checked when
/// it is saved, so that sending never meets a mistake.
///
///     let template = try Template("Gentile {{nome}}, la richiesta {{numero}} ...", names: ["nome", "numero"])
///     template.text(["nome": "Anna", "numero": "2026-000123"])
public struct Template: Sendable {
    /// Where and why a template was refused; line and column count from 1.
    public struct Problem: Error, Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// `{{` without its `}}`, or something in between that is no name.
            case malformed
            /// `{{{x}}}` and `{{&x}}` would let a requester's text become markup.
            case unescaped
            /// Partials, inheritance, changed delimiters, pragmas: templates stand alone.
            case notSupported(String)
            /// A name that nothing will fill.
            case unknownName(String)
            /// `{{#x}}` never closed.
            case openSection(String)
            /// `{{/x}}` that closes nothing, or another section than the one open.
            case strayClose(String)
            case tooDeep
            case tooLong
        }
        public let kind: Kind
        public let line: Int
        public let column: Int
    }

    /// As it was written.
    public let source: String
    /// The names it uses.
    public let names: Set<String>

    private let plain: MustacheTemplate
    private let markup: MustacheTemplate

    /// Parses a template that may use `names` only; dots lead into a value, `.` is the item of a list.
    public init(_ source: String, names allowed: Set<String>) throws(Problem) {
        let tags = try TemplateScan(source).tags()
        names = try TemplateScan.checked(tags, allowed: allowed)
        self.source = source
        do {
            // The pragma alone on its line leaves no trace in the text.
            plain = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + source)
            markup = try MustacheTemplate(string: "{{% CONTENT_TYPE:HTML}}\n" + source)
        } catch let error as MustacheTemplate.ParserError {
            throw Problem(
                kind: .malformed, line: max(1, error.context.lineNumber - 1), column: max(1, error.context.columnNumber)
            )
        } catch {
            throw Problem(kind: .malformed, line: 1, column: 1)
        }
    }

    /// Fills the blanks as they are: for plain text and subjects. A name without a value leaves nothing.
    public func text(_ values: TemplateValues) -> String { plain.render(values.tree) }

    /// Fills the blanks of a template that is HTML; values are escaped.
    public func html(_ values: TemplateValues) -> String { markup.render(values.tree) }

    /// Fills the blanks and keeps one line, for a subject.
    public func line(_ values: TemplateValues) -> String {
        text(values).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// What fills the blanks of a template.
public struct TemplateValues: Sendable, ExpressibleByDictionaryLiteral {
    public enum Value: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
        case text(String)
        /// Shows or hides a section.
        case flag(Bool)
        /// Repeats a section.
        case list([TemplateValues])

        public init(stringLiteral value: String) { self = .text(value) }
        public init(booleanLiteral value: Bool) { self = .flag(value) }
    }

    /// By name; a dotted name stands inside another.
    public var values: [String: Value]

    public init(_ values: [String: Value]) { self.values = values }

    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }

    public subscript(name: String) -> Value? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// Dictionaries in dictionaries, as the renderer walks dotted names. An empty text counts as absent, so that
    /// `{{#telefono}}...{{/telefono}}` disappears when there is no telephone.
    var tree: [String: Any] {
        var tree: [String: Any] = [:]
        for (name, value) in values { Self.put(value, at: name.split(separator: ".")[...], in: &tree) }
        return tree
    }

    private static func put(_ value: Value, at path: ArraySlice<Substring>, in tree: inout [String: Any]) {
        guard let first = path.first else { return }
        guard path.count > 1 else { return tree[String(first)] = leaf(value) }
        var inner = tree[String(first)] as? [String: Any] ?? [:]
        put(value, at: path.dropFirst(), in: &inner)
        tree[String(first)] = inner
    }

    private static func leaf(_ value: Value) -> Any? {
        switch value {
        case .text(let text): text.isEmpty ? nil : text
        case .flag(let flag): flag
        case .list(let items): items.map(\.tree)
        }
    }
}

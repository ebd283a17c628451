import Yams

/// A YAML document as a tree that remembers the line of each part, so that whoever wrote it hears where a mistake is.
///
/// Scalars stay as they were written: `no` is a text until somebody asks for a yes or a no, as with the code `NO`.
public struct YAML: Sendable {
    public enum Content: Sendable {
        /// Nothing, `~` or `null`.
        case null
        /// A number, a yes or a no: written without quotes.
        case word(String)
        case text(String)
        case list([YAML])
        case map([Pair])
    }

    /// One key of a map.
    public struct Pair: Sendable {
        public let key: String
        /// Line of the key, from 1; 0 in a tree made here.
        public let line: Int
        public let value: YAML

        public init(_ key: String, _ value: YAML, line: Int = 0) {
            self.key = key
            self.value = value
            self.line = line
        }
    }

    /// Why a text is no document of ours.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        /// From 1; 0 when the whole text is meant.
        public let line: Int
        public let message: String

        public init(line: Int, message: String) {
            self.line = line
            self.message = message
        }

        public var description: String { line > 0 ? "line \(line): \(message)" : message }
    }

    public let content: Content
    public let line: Int
    /// Whether a list or a map takes a line for each part when it is written, however deep it stands.
    public let isOpen: Bool

    public init(_ content: Content, line: Int = 0, isOpen: Bool = false) {
        self.content = content
        self.line = line
        self.isOpen = isOpen
    }

    public static let null = YAML(.null)
    public static func text(_ text: String) -> YAML { YAML(.text(text)) }
    public static func text(_ text: String?) -> YAML { text.map { YAML(.text($0)) } ?? .null }
    public static func bool(_ value: Bool) -> YAML { YAML(.word(value ? "true" : "false")) }
    public static func int(_ value: Int?) -> YAML { value.map { int($0) } ?? .null }
    public static func int(_ value: Int) -> YAML { YAML(.word(String(value))) }
    public static func list(_ items: [YAML]) -> YAML { YAML(.list(items)) }
    /// A list with a line for each item.
    public static func lines(_ items: [YAML]) -> YAML { YAML(.list(items), isOpen: true) }
    public static func texts(_ texts: [String]) -> YAML { YAML(.list(texts.map { .text($0) })) }
    public static func map(_ pairs: [Pair]) -> YAML { YAML(.map(pairs)) }
}

extension YAML: Equatable {
    /// The same data, wherever it was written.
    public static func == (a: YAML, b: YAML) -> Bool {
        switch (a.content, b.content) {
        case (.null, .null): true
        case (.word(let a), .word(let b)), (.text(let a), .text(let b)), (.word(let a), .text(let b)),
            (.text(let a), .word(let b)):
            a == b
        case (.list(let a), .list(let b)): a == b
        case (.map(let a), .map(let b)):
            a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        case (.null, _), (.word, _), (.text, _), (.list, _), (.map, _): false
        }
    }
}

import Yams

extension YAML {
    /// The document as text. A map of a list stands on one line, unless it holds a text of several lines.
    public func written() -> String {
        // Emitting fails only for a tree that is no document, and this one is built of maps, lists and texts.
        (try? Yams.serialize(node: node(depth: 0), width: -1, allowUnicode: true)) ?? ""
    }

    /// On one line, as a person reads it in a list of changes.
    public var short: String {
        switch content {
        case .null: "–"
        case .word(let text), .text(let text): text.isEmpty ? "–" : text
        case .list(let items): items.isEmpty ? "–" : items.map(\.short).joined(separator: ", ")
        case .map(let pairs): pairs.map { "\($0.key) \($0.value.short)" }.joined(separator: ", ")
        }
    }

    private func node(depth: Int) -> Node {
        switch content {
        case .null: Node("null", Tag(.null), .plain)
        case .word(let text): Node(text, Tag(.str), .plain)
        case .text(let text): Node(text, Tag(.str), Self.style(of: text))
        case .list(let items):
            Node(
                items.map { $0.node(depth: depth + 1) }, Tag(.seq),
                items.isEmpty || (depth > 1 && !isTall) ? .flow : .block)
        case .map(let pairs):
            Node(
                pairs.map { (Node($0.key, Tag(.str), .plain), $0.value.node(depth: depth + 1)) }, Tag(.map),
                depth > 1 && !isTall ? .flow : .block)
        }
    }

    /// Whether it cannot stand on one line.
    private var isTall: Bool {
        if isOpen { return true }
        return switch content {
        case .null, .word: false
        case .text(let text): text.contains("\n")
        case .list(let items): items.contains(where: \.isTall)
        case .map(let pairs): pairs.contains { $0.value.isTall }
        }
    }

    /// A text another reader would take for a number, a yes or a date gets quotes; several lines stand as they are.
    private static func style(of text: String) -> Node.Scalar.Style {
        // A literal block cannot begin with a space or hold lines of spaces alone in every reader.
        if text.contains("\n") { return text.first?.isWhitespace == true ? .doubleQuoted : .literal }
        let isPlain = Resolver.default.resolveTag(of: Node(text, Tag(.implicit), .plain)) == .str
        return text.isEmpty || !isPlain ? .singleQuoted : .any
    }
}

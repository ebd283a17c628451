import Yams

extension YAML {
    /// Levels of maps and lists in one another; ours have four.
    private static let deepest = 32
    /// Values of one document; aliases can make a small text a huge tree.
    private static let most = 500_000

    /// Reads one document; an empty text is an empty map.
    public init(reading source: String) throws(Problem) {
        do {
            guard let node = try Yams.compose(yaml: source) else {
                self = YAML(.map([]), line: 1)
                return
            }
            var count = 0
            self = try Self.tree(node, depth: 0, &count)
        } catch let problem as Problem {
            throw problem
        } catch let error as YamlError {
            throw Self.problem(error)
        } catch {
            throw Problem(line: 0, message: "not a YAML document")
        }
    }

    private static func tree(_ node: Node, depth: Int, _ count: inout Int) throws -> YAML {
        let line = node.mark?.line ?? 0
        count += 1
        guard count < most else { throw Problem(line: line, message: "too many values") }
        guard depth < deepest else { throw Problem(line: line, message: "too many levels") }
        switch node {
        case .scalar(let scalar): return YAML(content(scalar), line: line)
        case .sequence(let items):
            return YAML(.list(try items.map { try tree($0, depth: depth + 1, &count) }), line: line)
        case .mapping(let pairs):
            return YAML(
                .map(
                    try pairs.map { key, value in
                        guard let name = key.string else {
                            throw Problem(line: line, message: "a key is a text")
                        }
                        return Pair(name, try tree(value, depth: depth + 1, &count), line: key.mark?.line ?? line)
                    }), line: line)
        case .alias:
            throw Problem(line: line, message: "aliases (*name) are not accepted")
        }
    }

    private static func content(_ scalar: Node.Scalar) -> Content {
        let isQuoted = scalar.style != .plain && scalar.style != .any
        if isQuoted { return .text(scalar.string) }
        if ["", "~", "null", "Null", "NULL"].contains(scalar.string) { return .null }
        return .word(scalar.string)
    }

    private static func problem(_ error: YamlError) -> Problem {
        switch error {
        case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _), .composer(_, let text, let mark, _):
            Problem(line: mark.line, message: text)
        case .duplicatedKeysInMapping(let duplicates, let context):
            Problem(
                line: context.mark.line,
                message: "written twice: \(duplicates.sorted().joined(separator: ", "))")
        default: Problem(line: 0, message: "not a YAML document")
        }
    }
}

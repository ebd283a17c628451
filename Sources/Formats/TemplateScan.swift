/// Finds the tags of a template with their places, before the renderer sees it: its own parser accepts more than people
/// should write, and speaks of mistakes in another way.
struct TemplateScan {
    struct Tag {
        enum Kind { case variable, section, inverted, close, comment }
        let kind: Kind
        let name: String
        let line: Int
        let column: Int
    }

    /// Characters; a letter of an office is two or three thousand.
    static let longest = 100_000
    /// Sections in sections: the renderer calls itself for each.
    static let deepest = 8

    private let source: [Character]
    private var at = 0, line = 1, column = 1

    init(_ text: String) { source = Array(text) }

    /// The tags in order.
    consuming func tags() throws(Template.Problem) -> [Tag] {
        guard source.count <= Self.longest else { throw problem(.tooLong) }
        var scan = self, tags: [Tag] = []
        while scan.at < scan.source.count {
            if scan.looksAt("{{") { tags.append(try scan.tag()) } else { scan.step() }
        }
        return tags
    }

    private mutating func tag() throws(Template.Problem) -> Tag {
        let (line, column) = (line, column)
        func problem(_ kind: Template.Problem.Kind) -> Template.Problem {
            .init(kind: kind, line: line, column: column)
        }
        step(2)
        let mark = at < source.count ? source[at] : " "
        switch mark {
        case "{", "&": throw problem(.unescaped)
        case ">", "<", "$", "=", "%": throw problem(.notSupported("{{\(mark)"))
        default: break
        }
        let kind: Tag.Kind =
            switch mark {
            case "#": .section
            case "^": .inverted
            case "/": .close
            case "!": .comment
            default: .variable
            }
        if kind != .variable { step() }
        var inside = ""
        while at < source.count, !looksAt("}}") {
            inside.append(source[at])
            step()
        }
        guard looksAt("}}") else { throw problem(.malformed) }
        step(2)
        let name = String(inside.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard kind == .comment || Self.isName(name) else { throw problem(.malformed) }
        return Tag(kind: kind, name: name, line: line, column: column)
    }

    private static func isName(_ text: String) -> Bool {
        if text == "." { return true }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        }
    }

    private func looksAt(_ two: String) -> Bool {
        at + 1 < source.count && source[at] == two.first && source[at + 1] == two.last
    }

    private mutating func step(_ count: Int = 1) {
        for _ in 0..<count where at < source.count {
            if source[at].isNewline { line += 1; column = 1 } else { column += 1 }
            at += 1
        }
    }

    private func problem(_ kind: Template.Problem.Kind) -> Template.Problem {
        .init(kind: kind, line: line, column: column)
    }
}

extension TemplateScan {
    /// Checks names and nesting; gives the names used.
    static func checked(_ tags: [Tag], allowed: Set<String>) throws(Template.Problem) -> Set<String> {
        var used: Set<String> = [], open: [Tag] = []
        for tag in tags where tag.kind != .comment {
            func problem(_ kind: Template.Problem.Kind) -> Template.Problem {
                .init(kind: kind, line: tag.line, column: tag.column)
            }
            guard tag.name == "." || allowed.contains(tag.name) else { throw problem(.unknownName(tag.name)) }
            used.insert(tag.name)
            switch tag.kind {
            case .section, .inverted:
                open.append(tag)
                guard open.count <= deepest else { throw problem(.tooDeep) }
            case .close:
                guard open.popLast()?.name == tag.name else { throw problem(.strayClose(tag.name)) }
            case .variable, .comment: break
            }
        }
        if let last = open.last {
            throw .init(kind: .openSection(last.name), line: last.line, column: last.column)
        }
        return used.subtracting(["."])
    }
}

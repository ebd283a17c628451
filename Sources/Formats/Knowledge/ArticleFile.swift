import Domain

/// An article as a file: Markdown, with what else is known of it in YAML between two lines of three hyphens.
public struct ArticleFile: Sendable, Equatable {
    /// The last part of its address; nil lets the desk choose one.
    public var slug: String?
    public var content: ArticleContent
    public var state: Article.State
    /// The day by which somebody reads it again.
    public var reviewOn: CalendarDay?

    public init(
        slug: String?, content: ArticleContent, state: Article.State = .draft, reviewOn: CalendarDay? = nil
    ) {
        self.slug = slug
        self.content = content
        self.state = state
        self.reviewOn = reviewOn
    }

    private static let fence = "---"

    /// - Throws: `YAML.Problem` with the line, counted in the file.
    public init(reading text: String) throws(YAML.Problem) {
        let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first.map({ String($0).tidied }) == Self.fence,
            let end = lines.dropFirst().firstIndex(where: { String($0).tidied == Self.fence })
        else { throw YAML.Problem(line: 1, message: "the file begins with --- and what is known of the article") }
        let head: YAML
        do {
            head = try YAML(reading: lines[1..<end].joined(separator: "\n"))
        } catch {
            throw YAML.Problem(line: error.line + 1, message: error.message)
        }
        guard case .map(let pairs) = head.content else {
            throw YAML.Problem(line: 2, message: "names and values are wanted")
        }
        slug = nil
        content = ArticleContent(
            title: "", body: lines[(end + 1)...].joined(separator: "\n").tidiedLines, audience: .desk)
        state = .draft
        for pair in pairs { try set(pair) }
    }

    private mutating func set(_ pair: YAML.Pair) throws(YAML.Problem) {
        let text = pair.value.words.first ?? "", list = pair.value.words
        func refused(_ message: String) -> YAML.Problem { YAML.Problem(line: pair.line + 1, message: message) }
        switch pair.key {
        case "title": content.title = text
        case "slug": slug = text.isEmpty ? nil : text
        case "theme": content.theme = list
        case "language": content.language = text
        case "audience":
            guard let audience = ArticleContent.Audience(rawValue: text) else { throw refused("audience: \(text)?") }
            content.audience = audience
        case "groups": content.groups = list
        case "userTypes": content.userTypes = list
        case "triples": content.triples = list
        case "state":
            guard let state = Article.State(rawValue: text) else { throw refused("state: \(text)?") }
            self.state = state
        case "review":
            guard text.isEmpty || CalendarDay(text) != nil else { throw refused("review: \(text) is no day") }
            reviewOn = CalendarDay(text)
        default: throw refused("\(pair.key) is not known")
        }
    }

    public func written() -> String {
        func list(_ values: [String]) -> YAML { YAML(.list(values.map { .text($0) })) }
        var pairs: [YAML.Pair] = [YAML.Pair("title", .text(content.title))]
        if let slug { pairs.append(YAML.Pair("slug", .text(slug))) }
        pairs += [
            YAML.Pair("theme", list(content.theme)), YAML.Pair("language", .text(content.language)),
            YAML.Pair("audience", .text(content.audience.rawValue)),
        ]
        for (name, values) in [
            ("groups", content.groups), ("userTypes", content.userTypes), ("triples", content.triples),
        ] where !values.isEmpty {
            pairs.append(YAML.Pair(name, list(values)))
        }
        pairs.append(YAML.Pair("state", .text(state.rawValue)))
        if let reviewOn { pairs.append(YAML.Pair("review", .text(reviewOn.description))) }
        return "\(Self.fence)\n\(YAML(.map(pairs)).written().trimmed)\n\(Self.fence)\n\n\(content.body)\n"
    }

    /// A table with a row for each question: `tema;sottotema;domanda;risposta`, with as many levels of theme as it has columns
    /// of such names, and if wanted `triplette` (with commas) and `lingua`.
    /// - Throws: `YAML.Problem` with the line of the row.
    public static func table(_ csv: CSV) throws(YAML.Problem) -> [ArticleFile] {
        guard let question = csv.column("domanda"), let answer = csv.column("risposta") else {
            throw YAML.Problem(line: 1, message: "the columns domanda and risposta are wanted")
        }
        let levels = csv.header.indices.filter { csv.header[$0].folded.contains("tema") }
        let triples = csv.column("triplette"), language = csv.column("lingua")
        var files: [ArticleFile] = []
        for row in csv.rows {
            guard !row[question].isEmpty, !row[answer].isEmpty else {
                throw YAML.Problem(line: row.line, message: "a question and an answer are wanted")
            }
            let codes = triples.map { row[$0] } ?? "", written = language.map { row[$0] } ?? ""
            files.append(
                ArticleFile(
                    slug: nil,
                    content: ArticleContent(
                        title: row[question], theme: levels.map { row[$0] }.filter { !$0.isEmpty },
                        language: written.isEmpty ? "it" : written, body: row[answer],
                        triples: codes.split(separator: ",").map { String($0).tidied })))
        }
        return files
    }
}

extension YAML {
    /// A scalar, or the scalars of a list.
    fileprivate var words: [String] {
        switch content {
        case .null, .map: []
        case .word(let text), .text(let text): [text]
        case .list(let parts): parts.flatMap(\.words)
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}

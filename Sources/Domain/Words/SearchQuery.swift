/// What somebody typed to find requests, taken apart: words, "phrases", beginnings (`bonif*`), what must not be there
/// (`-rimborso`) and fields (`stato:chiusa`). Anything else, the syntax of a database included, is words.
public struct SearchQuery: Sendable, Equatable {
    /// Words that must be there, or must not.
    public struct Clause: Sendable, Equatable {
        public enum Kind: Sendable, Equatable { case word, beginning, phrase }

        public var kind: Kind
        /// As it was typed, without its marks.
        public var text: String
        public var place = Place.anywhere
        public var isExcluded = false

        public init(_ kind: Kind, _ text: String, in place: Place = .anywhere, isExcluded: Bool = false) {
            self.kind = kind
            self.text = text
            self.place = place
            self.isExcluded = isExcluded
        }
    }

    /// Where words are looked for.
    public enum Place: Sendable, Equatable, CaseIterable { case anywhere, person, attachment }

    /// A condition on a field of the request.
    public struct Filter: Sendable, Equatable {
        public var field: Field
        /// Its name as it was typed: "stato" or "state".
        public var name: String
        public var value: String

        public init(_ field: Field, _ name: String, _ value: String) {
            self.field = field
            self.name = name
            self.value = value
        }
    }

    public enum Field: String, Sendable, CaseIterable {
        case number, state, group, triple, channel, priority, person = "operator", administration, from, to, tag
    }

    public private(set) var clauses: [Clause] = []
    public private(set) var filters: [Filter] = []
    /// The text was longer, or had more parts, than is looked for.
    public private(set) var isCut = false

    public static let longest = 1000
    /// Words, phrases and filters together.
    public static let most = 32

    public var isEmpty: Bool { clauses.isEmpty && filters.isEmpty }

    public init(_ typed: String) {
        let text = String(typed.prefix(Self.longest))
        // The rest is not measured: it may be long.
        isCut = text.utf8.count < typed.utf8.count
        var reader = PartReader(text)
        while let part = reader.next() {
            if clauses.count + filters.count == Self.most {
                isCut = true
                return
            }
            add(part)
        }
    }

    private mutating func add(_ part: PartReader.Part) {
        guard let name = part.field?.folded else { return add(part, in: .anywhere) }
        if let field = Self.fields[name], let value = field.takes(part) {
            filters.append(Filter(field, name, value))
        } else if let place = Self.places[name] {
            add(part, in: place)
        } else {
            // No field of ours: a time, an address, a sentence with a colon.
            clauses.append(Clause(.word, name, isExcluded: part.isExcluded))
            add(part, in: .anywhere)
        }
    }

    private mutating func add(_ part: PartReader.Part, in place: Place) {
        var text = part.text, kind = part.isQuoted ? Clause.Kind.phrase : .word
        if !part.isQuoted && text.hasSuffix("*") {
            text.removeLast()
            kind = .beginning
        }
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return }
        clauses.append(Clause(kind, text, in: place, isExcluded: part.isExcluded))
    }

    private static let places: [String: Place] = [
        "allegato": .attachment, "attachment": .attachment, "file": .attachment, "persona": .person,
        "richiedente": .person,
        "person": .person, "requester": .person, "da": .person, "from": .person,
    ]

    private static let fields: [String: Field] = [
        "numero": .number, "number": .number, "stato": .state, "state": .state, "gruppo": .group, "group": .group,
        "tripletta": .triple, "triple": .triple, "area": .triple, "tematica": .triple, "problema": .triple,
        "canale": .channel, "channel": .channel, "priorita": .priority, "priority": .priority, "operatore": .person,
        "operator": .person, "amministrazione": .administration, "ente": .administration,
        "administration": .administration, "da": .from, "dal": .from, "from": .from, "since": .from, "a": .to,
        "al": .to, "to": .to, "until": .to, "etichetta": .tag, "tag": .tag,
    ]
}

extension SearchQuery.Field {
    private static let days: Set<String> = ["oggi", "ieri", "today", "yesterday"]

    /// The value a part has for this field; nil when it means something else: `da:2026-03-01` is a day, `da:rossi` a person.
    fileprivate func takes(_ part: PartReader.Part) -> String? {
        if part.isExcluded || part.text.isEmpty { return nil }
        let isDay = part.text.contains(where: \.isNumber) || Self.days.contains(part.text.folded)
        if self == .from && !isDay { return nil }
        return part.text
    }
}

/// Goes through a query part by part; what is never closed or stands alone is no more than a mark among words.
private struct PartReader {
    struct Part {
        var field: String?
        var text: String
        var isQuoted = false
        var isExcluded = false
    }

    private var rest: Substring

    init(_ text: String) {
        // A query is one line; quotes come in many shapes.
        rest = Substring(String(text.map { Self.quotes.contains($0) ? "\"" : $0.isWhitespace ? " " : $0 }))
    }

    private static let quotes: Set<Character> = ["\"", "“", "”", "„", "«", "»"]

    mutating func next() -> Part? {
        rest = rest.drop { $0 == " " }
        guard !rest.isEmpty else { return nil }
        var part = Part(text: "")
        let after = rest.dropFirst().first
        if rest.first == "-", let after, after != " ", after != "-" {
            part.isExcluded = true
            rest.removeFirst()
        }
        if let quoted = quoted() {
            part.text = quoted
            part.isQuoted = true
            return part
        }
        let word = rest.prefix { $0 != " " && $0 != "\"" }
        rest = rest.dropFirst(word.count)
        if let colon = word.firstIndex(of: ":"), colon != word.startIndex,
            word[..<colon].allSatisfy({ $0.isLetter })
        {
            part.field = String(word[..<colon])
            part.text = String(word[word.index(after: colon)...])
            if part.text.isEmpty, let quoted = quoted() {
                part.text = quoted
                part.isQuoted = true
            }
            return part
        }
        if word.isEmpty { rest = rest.dropFirst() }  // a quote that is never closed
        part.text = String(word)
        return part
    }

    private mutating func quoted() -> String? {
        guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else { return nil }
        defer { rest = rest[rest.index(after: end)...] }
        return String(rest[rest.index(after: rest.startIndex)..<end]).tidied
    }
}

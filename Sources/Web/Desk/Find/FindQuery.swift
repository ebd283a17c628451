/// What was typed to find something: a mark before it says of which kind it is, as in `@marco`, `#100007`, `>assegna` and
/// `::saluti`. Without a mark everything is looked through.
struct FindQuery: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case everything = ""
        case people = "@"
        case requests = "#"
        case actions = ">"
        case texts = "::"
    }

    var kind = Kind.everything
    /// Without the mark.
    var text = ""

    static let longest = 200

    init(_ typed: String) {
        let typed = String(typed.tidied.prefix(Self.longest))
        // An address has an @ inside; a mark stands before all.
        kind = Kind.allCases.first { $0 != .everything && typed.hasPrefix($0.rawValue) } ?? .everything
        text = String(typed.dropFirst(kind.rawValue.count)).tidied
    }

    func looks(for kind: Kind) -> Bool { self.kind == .everything || self.kind == kind }

    /// Whether a name has every word, whatever their case and accents.
    func matches(_ name: String) -> Bool {
        let name = name.folded
        return text.folded.split(separator: " ").allSatisfy { name.contains($0) }
    }

    /// As it was typed.
    var written: String { kind.rawValue + text }
}

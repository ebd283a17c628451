import Foundation

/// A text that is ready to be put into a message ("testo pronto"), with blanks that are filled for the request: of one
/// person, of some groups, or of everybody. Changed in place: the messages it went into keep their own words.
public struct TextModule: Sendable, Equatable {
    public var id: ID<TextModule>
    /// What it is known by.
    public var name: String
    /// What one types after `::` to have it.
    public var shortcut: String
    /// `it` or `en`: that of the text. Two texts may share a shortcut, one a language.
    public var language: String
    /// Whose it is; nil is shared.
    public var owner: ID<Operator>?
    /// Codes of the groups whose people have it, when it is shared; empty is everybody.
    public var groups: [String]
    public var text: String
    public var validity: Validity

    /// Characters.
    public static let longestName = 80
    public static let longestShortcut = 30
    public static let longestText = 5000
    /// How many somebody may keep for themselves, and how many the house may share.
    public static let mostOwn = 60
    public static let mostShared = 200

    /// What a text may name, in the order in which they are told.
    public static let variables = [
        "name", "number", "summary", "triple", "administration", "deadline", "operator", "group", "office",
    ]

    public init(
        id: ID<TextModule> = ID(0), name: String, shortcut: String = "", language: String = "it",
        owner: ID<Operator>? = nil, groups: [String] = [], text: String = "", validity: Validity = .always
    ) {
        self.id = id
        self.name = name
        self.shortcut = shortcut
        self.language = language
        self.owner = owner
        self.groups = groups
        self.text = text
        self.validity = validity
    }
}

extension TextModule {
    /// Small letters, digits, hyphen and underscore: what is typed without thinking and ends with a space.
    public static func isShortcut(_ text: String) -> Bool {
        (1...longestShortcut).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                $0.isLowerCase || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
            }
    }

    /// Whether somebody has it among theirs.
    public func isFor(_ person: Operator, _ catalogue: Catalogue) -> Bool {
        if let owner { return owner == person.id }
        if groups.isEmpty || person.role == .administrator { return true }
        return groups.contains { code in catalogue.group(code: code).map { person.groups.contains($0.id) } ?? false }
    }

    /// Whether some of the people who have it have the other too, so that one shortcut could mean either.
    public func sharesPeople(with other: TextModule) -> Bool {
        guard owner == other.owner else { return false }
        return groups.isEmpty || other.groups.isEmpty || !Set(groups).isDisjoint(with: other.groups)
    }
}

extension Catalogue {
    /// The texts somebody has for a request in this language, by name. Of those with one shortcut it is the one in the
    /// language of the request, and rather the person's own than the house's.
    public func textModules(of person: Operator, in language: String, at now: Date) -> [TextModule] {
        let theirs = textModules.filter { $0.validity.holds(at: now) && $0.isFor(person, self) }
        func rank(_ module: TextModule) -> Int {
            (module.language == language ? 0 : 2) + (module.owner == nil ? 1 : 0)
        }
        let best = Dictionary(theirs.map { ($0.shortcut, $0) }) { first, next in
            (rank(next), next.id) < (rank(first), first.id) ? next : first
        }
        return best.values.sorted { ($0.name.folded, $0.id) < ($1.name.folded, $1.id) }
    }
}

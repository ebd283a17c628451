/// What somebody at the desk can be given: what they know, the languages they write, how much they hold at once.
public struct WorkProfile: Sendable, Equatable {
    /// Requests in hand at most; more is nobody's day.
    public static let mostCapacity = 999

    /// Areas, middle levels (`Area / Tematica`) and codes of triples; empty is everything.
    public var skills: [String]
    /// Codes of languages; empty is every language.
    public var languages: [String]
    /// Requests in hand at most; nil is no limit.
    public var capacity: Int?
    /// Whether they take new work now: for an hour away from the desk, without planning an absence.
    public var isAvailable: Bool

    public init(skills: [String] = [], languages: [String] = [], capacity: Int? = nil, isAvailable: Bool = true) {
        self.skills = skills
        self.languages = languages
        self.capacity = capacity
        self.isAvailable = isAvailable
    }

    /// Whether there is room for one more beside those in hand.
    public func hasRoom(beside inHand: Int) -> Bool { capacity.map { inHand < $0 } ?? true }

    /// What it can be whatever the catalogue holds.
    public func check() throws(Refusal) {
        guard languages.count <= 20, languages.allSatisfy({ $0.wholeMatch(of: /[a-z]{2,3}/) != nil }) else {
            throw .invalid(field: "languages", reason: "work.problem.language")
        }
        if let capacity, !(1...Self.mostCapacity).contains(capacity) {
            throw .invalid(field: "capacity", reason: "work.problem.capacity")
        }
    }

    public func speaks(_ language: String) -> Bool { languages.isEmpty || languages.contains(language) }

    /// Whether they know what a request is about; one that nobody classified is for everybody.
    public func knows(_ triple: Triple?) -> Bool {
        guard let triple, !skills.isEmpty else { return true }
        let names = Set(triple.skills.map(\.folded))
        return skills.contains { names.contains($0.folded) }
    }
}

extension Triple {
    /// The skills that are enough for it, from the widest to the narrowest.
    public var skills: [String] { [area, "\(area) / \(tematica)", code] }
}

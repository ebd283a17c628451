/// What became of one action of a rule.
public struct RuleDeed: Sendable, Equatable {
    public enum Result: Sendable, Equatable {
        case done
        /// It did not apply; the key of the words that say why.
        case skipped(String)
    }

    public let action: RuleAction
    public let result: Result
}

/// What a rule did besides changing the request: written with it, sent after it.
public struct RuleEffect: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
        case answer(ID<Message>, RuleText)
        case note(ID<Message>, String)
        case tag(String)
        case untag(String)
        case notify(RuleNotice)
        case checklist([String])
        case webhook(String)
        case child(RuleChild)
        /// The requester is told that the request is solved.
        case solution
    }

    public let kind: Kind
    /// Name of the rule.
    public let rule: String
    /// The request as it was then.
    public let ticket: Ticket
    /// What woke the rule; nil for the clock.
    public let fact: Fact?
}

/// A rule that obeyed, and how it went.
public struct RuleOutcome: Sendable, Equatable {
    public let rule: Rule
    /// What woke it; nil for the clock.
    public let fact: Fact?
    public let verdict: RuleVerdict
    public internal(set) var deeds: [RuleDeed]
    /// Why it was stopped, when it was.
    public internal(set) var cut: RuleCut?
}

/// Why rules that wake one another were stopped.
public enum RuleCut: String, Sendable, Codable, CaseIterable {
    /// What a rule did woke it again.
    case again
    /// Too many rules woke one another.
    case depth
    /// Too many things were done at once.
    case actions
}

/// A named sequence of actions that a person does with one press ("macro"): of one person, of some groups, or of everybody.
/// A row is one version and never changes but for its end.
public struct Macro: Sendable, Equatable {
    public var id: ID<Macro>
    /// What it is known by, whatever its version.
    public var name: String
    /// Whose it is; nil is shared.
    public var owner: ID<Operator>?
    /// Buttons stand in this order; those of one position by name.
    public var position: Int
    /// Codes of the groups whose people have it, when it is shared; empty is everybody.
    public var groups: [String]
    /// Done in this order, all of them or none.
    public var actions: [RuleAction]
    public var validity: Validity

    /// Characters.
    public static let longestName = 60
    /// How many somebody may keep for themselves, and how many the house may share.
    public static let most = 60
    /// How many have a key of their own: 1 to 9.
    public static let keys = 9

    public init(
        id: ID<Macro> = ID(0), name: String, owner: ID<Operator>? = nil, position: Int = 10, groups: [String] = [],
        then actions: [RuleAction] = [], validity: Validity = .always
    ) {
        self.id = id
        self.name = name
        self.owner = owner
        self.position = position
        self.groups = groups
        self.actions = actions
        self.validity = validity
    }
}

extension Macro {
    /// What is wrong with it as it is written; whether the codes it names exist, the desk looks up.
    /// - Throws: `RuleProblem` with the action and the reason.
    public func check() throws(RuleProblem) {
        guard !actions.isEmpty else { throw RuleProblem("then", "problem.macro.then") }
        guard actions.count <= Rule.mostActions else { throw RuleProblem("then", "problem.rule.tooMany") }
        for action in actions {
            guard action.isOfPersons else { throw RuleProblem(action.name, "problem.macro.action", action.name) }
            try action.check()
        }
        // A second answer would be a second mail to the same person a moment after the first.
        if actions.count(where: \.isAnswer) > 1 { throw RuleProblem("answer", "problem.macro.answers") }
        if let place = actions.firstIndex(where: \.sendsAway), place != actions.count - 1 {
            throw RuleProblem(actions[place].name, "problem.macro.last")
        }
    }
}

extension RuleAction {
    /// Whether a person can do it with a macro or on many requests: what only the program does is left to rules.
    public var isOfPersons: Bool {
        switch self {
        case .field, .notify, .webhook, .child, .assign(.leastBusy): false
        case .priority, .triple, .wait, .resolve, .close, .assign, .move, .escalate, .tag, .untag, .answer, .note,
            .checklist:
            true
        }
    }

    public var isAnswer: Bool { if case .answer = self { true } else { false } }

    /// Whether the request leaves the group: who did it may not see it any more, so nothing can follow.
    public var sendsAway: Bool {
        switch self {
        case .move, .escalate: true
        case .priority, .triple, .field, .wait, .resolve, .close, .assign, .tag, .untag, .answer, .note, .notify,
            .checklist, .webhook, .child:
            false
        }
    }
}

import Foundation

/// What the program does by itself when something happens to a request ("regola"): when - if - then. A row is one version
/// and never changes but for its end.
public struct Rule: Sendable, Equatable {
    public var id: ID<Rule>
    /// What it is known by, whatever its version.
    public var name: String
    /// Rules are tried in this order; those of one position by name.
    public var position: Int
    /// One that is switched off stays in the list and does nothing.
    public var isActive: Bool
    /// What it listens to: one is enough.
    public var triggers: [RuleTrigger]
    public var condition: RuleCondition
    /// Done in this order.
    public var actions: [RuleAction]
    /// Whether the rules after it are not tried, for the fact that it obeyed.
    public var stops: Bool
    /// Whether a rule that runs by the clock may obey the same request at each of its turns, and not once only.
    public var repeats: Bool
    /// Name of the calendar by which hours and minutes of its conditions are counted; empty when they name none.
    public var calendar: String
    public var validity: Validity

    public static let mostTriggers = 20
    public static let mostActions = 20

    public init(
        id: ID<Rule> = ID(0), name: String, position: Int = 10, isActive: Bool = true,
        when triggers: [RuleTrigger] = [],
        if condition: RuleCondition = .always, then actions: [RuleAction] = [], stops: Bool = false,
        repeats: Bool = false, calendar: String = "", validity: Validity = .always
    ) {
        self.id = id
        self.name = name
        self.position = position
        self.isActive = isActive
        self.triggers = triggers
        self.condition = condition
        self.actions = actions
        self.stops = stops
        self.repeats = repeats
        self.calendar = calendar
        self.validity = validity
    }

    /// Names of the calendars it looks at.
    public var calendars: Set<String> {
        let turns = triggers.compactMap { if case .daily(let turn) = $0 { turn.calendar } else { nil } }
        let open = condition.tests.filter { $0.field == .open }.flatMap(\.values)
        return Set(turns + open + (calendar.isEmpty ? [] : [calendar]))
    }

    /// Whether it is obeyed now.
    public func holds(at instant: Date) -> Bool { isActive && validity.holds(at: instant) }
}

/// Why a rule cannot be written so: where, the key of the words that say why, and the text that was typed.
public struct RuleProblem: Error, Sendable, Equatable {
    /// `when`, `if`, `then` or the name of a field or an action.
    public let field: String
    /// A key of words.
    public let reason: String
    public let text: String

    public init(_ field: String, _ reason: String, _ text: String = "") {
        self.field = field
        self.reason = reason
        self.text = text
    }
}

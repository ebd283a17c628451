import Foundation

/// The rules in the order in which they are tried.
public struct RuleBook: Sendable {
    /// Every version of every rule.
    public let rules: [Rule]

    public init(_ rules: [Rule] = []) {
        self.rules = rules.sorted { ($0.position, $0.name, $0.id) < ($1.position, $1.name, $1.id) }
    }

    /// The rules that listen to one of the facts, or might listen to what follows.
    func hearing(_ fact: Fact, isRegistered: Bool, at instant: Date) -> [Rule] {
        rules.filter { rule in
            rule.holds(at: instant) && rule.triggers.contains { $0.hears(fact, isRegistered: isRegistered) }
        }
    }

    /// Whether any rule listens to any of the facts: when none does, nothing needs to be read.
    public func hears(_ facts: [Fact], isRegistered: Bool, at instant: Date) -> Bool {
        facts.contains { !hearing($0, isRegistered: isRegistered, at: instant).isEmpty }
    }

    /// The rules that the clock wakes.
    public func scheduled(at instant: Date) -> [Rule] {
        rules.filter { $0.holds(at: instant) && $0.triggers.contains(where: \.isScheduled) }
    }

    /// The fields that any rule in force looks at: what has to be read before they are asked.
    public func fields(at instant: Date) -> Set<RuleField> {
        Set(rules.filter { $0.holds(at: instant) }.flatMap { $0.condition.tests.map(\.field) })
    }
}

/// What the actions of rules need besides the request, given by who runs them.
public struct RuleMeans {
    /// Fresh identifiers.
    public let id: () -> Int64
    /// How many open requests each person of a group has.
    public let workload: (ID<Group>) throws -> [ID<Operator>: Int]

    public init(id: @escaping () -> Int64, workload: @escaping (ID<Group>) throws -> [ID<Operator>: Int]) {
        self.id = id
        self.workload = workload
    }
}

import Foundation

/// The rules that one thing that happened wakes, and those that these wake in turn, until nothing more follows.
///
/// Pure: the request comes in as the verb leaves it, and goes out as the rules leave it, with everything they did.
public struct RuleChain {
    /// Rules in one another.
    public static let deepest = 10
    /// Actions of one chain.
    public static let mostActions = 50

    public private(set) var scene: RuleScene
    /// The rules that obeyed, in the order in which they did.
    public private(set) var outcomes: [RuleOutcome] = []
    /// The facts they made, each with the name of its rule.
    public private(set) var facts: [Fact] = []
    public private(set) var effects: [RuleEffect] = []

    private let book: RuleBook
    private let means: RuleMeans
    /// Each with the rules it comes from, the first first.
    private var waiting: [(fact: Fact, line: [ID<Rule>])] = []
    private var obeyed: Set<ID<Rule>> = []
    private var actions = 0

    public init(_ book: RuleBook, on scene: RuleScene, _ means: RuleMeans) {
        self.book = book
        self.scene = scene
        self.means = means
    }

    /// Runs the rules that listen to these facts, in the order in which they happened.
    public mutating func run(_ facts: [Fact]) throws {
        waiting = facts.map { ($0, []) }
        try goOn()
    }

    /// Runs a rule that the clock woke, then what listens to what it did.
    public mutating func run(_ rule: Rule) throws {
        let verdict = verdict(of: rule)
        guard verdict.holds else { return }
        try obey(rule, verdict, hearing: nil, line: [])
        try goOn()
    }

    private mutating func goOn() throws {
        while !waiting.isEmpty {
            let (fact, line) = waiting.removeFirst()
            try hear(fact, line: line)
        }
    }

    private mutating func hear(_ fact: Fact, line: [ID<Rule>]) throws {
        let isRegistered = scene.ticket.registeredAt != nil
        for rule in book.hearing(fact, isRegistered: isRegistered, at: scene.now) {
            // Two things that a rule listens to wake it once; only what comes of its own doing is a loop.
            if obeyed.contains(rule.id) && !line.contains(rule.id) { continue }
            let verdict = verdict(of: rule)
            if !verdict.holds { continue }
            if let cut = cut(rule, line) {
                stop(rule, fact, verdict, cut)
                continue
            }
            try obey(rule, verdict, hearing: fact, line: line)
            if rule.stops { return }
        }
    }

    private mutating func verdict(of rule: Rule) -> RuleVerdict {
        scene.hours = rule.calendar.isEmpty ? nil : scene.catalogue.calendar(named: rule.calendar, at: scene.now)
        return rule.condition.verdict(scene)
    }

    private func cut(_ rule: Rule, _ line: [ID<Rule>]) -> RuleCut? {
        if line.contains(rule.id) { return .again }
        return line.count > Self.deepest ? .depth : nil
    }

    private mutating func stop(_ rule: Rule, _ fact: Fact?, _ verdict: RuleVerdict, _ cut: RuleCut) {
        // Told once for each rule, however often it would go round.
        guard !facts.contains(where: { $0.kind == .ruleCut && $0.rule == rule.name }) else { return }
        facts.append(.ruleCut(rule.name, cut))
        outcomes.append(RuleOutcome(rule: rule, fact: fact, verdict: verdict, deeds: [], cut: cut))
    }

    private mutating func obey(_ rule: Rule, _ verdict: RuleVerdict, hearing fact: Fact?, line: [ID<Rule>]) throws {
        obeyed.insert(rule.id)
        let place = outcomes.count
        outcomes.append(RuleOutcome(rule: rule, fact: fact, verdict: verdict, deeds: []))
        for action in rule.actions {
            guard actions < Self.mostActions else {
                facts.append(.ruleCut(rule.name, .actions))
                outcomes[place].cut = .actions
                return
            }
            actions += 1
            let act = try RuleAct(action, on: scene, means)
            scene.ticket = act.ticket
            scene.traits.tags = act.tags
            let made = act.facts.map { $0.made(by: rule.name) }
            facts += made
            waiting += made.map { ($0, line + [rule.id]) }
            effects += act.effects.map { RuleEffect(kind: $0, rule: rule.name, ticket: act.ticket, fact: fact) }
            outcomes[place].deeds.append(RuleDeed(action: action, result: act.skipped.map { .skipped($0) } ?? .done))
        }
    }
}

import Foundation

/// A rule that listens to what arrives, and what it would do with a described request.
public struct SimulatedRule: Sendable, Equatable {
    public enum Fate: Sendable, Equatable {
        /// It would act: what would be done, what would not apply, and why it is stopped if it is.
        case obeys(RuleRun.Outcome)
        /// The lines of its condition that do not hold.
        case passes([String])
        /// A rule before it stops those that follow: its name.
        case stopped(by: String)
    }

    public let rule: Rule
    public let fate: Fate
}

extension Catalogue {
    /// What the rules in force would do with a request that stands in a group, in the order in which they are tried. What
    /// the description does not say, as words and tags, is not there.
    func simulateRules(_ request: DescribedRequest, in group: Group?) throws -> [SimulatedRule] {
        let arrival = Fact.opened(on: request.channel)
        let listening = ruleBook.rules.filter { rule in
            rule.holds(at: request.arrivedAt) && rule.triggers.contains { $0.hears(arrival, isRegistered: true) }
        }
        if listening.isEmpty { return [] }
        let scene = RuleScene(.described(request, in: group), RuleTraits(), self, at: request.arrivedAt)
        var chain = RuleChain(ruleBook, on: scene, RuleMeans(id: { 0 }, workload: { _ in [:] }))
        try chain.run([arrival])
        return listening.map { rule in
            SimulatedRule(rule: rule, fate: fate(of: rule, chain, listening, from: scene))
        }
    }

    private func fate(
        of rule: Rule, _ chain: RuleChain, _ listening: [Rule], from scene: RuleScene
    ) -> SimulatedRule.Fate {
        if let outcome = chain.outcomes.first(where: { $0.rule.id == rule.id }) { return .obeys(.init(outcome)) }
        let before = listening.prefix { $0.id != rule.id }
        if let stopper = before.first(where: { one in
            one.stops && chain.outcomes.contains { $0.rule.id == one.id }
        }) {
            return .stopped(by: stopper.name)
        }
        // What rules before it changed may be what decides.
        for var scene in [scene, chain.scene] {
            scene.hours = rule.calendar.isEmpty ? nil : calendar(named: rule.calendar, at: scene.now)
            let verdict = rule.condition.verdict(scene)
            if !verdict.holds { return .passes(verdict.because) }
        }
        return .passes([])
    }
}

extension Ticket {
    /// A request that nobody keeps, registered in a group.
    static func described(_ request: DescribedRequest, in group: Group?) -> Ticket {
        Ticket(
            id: ID(0), number: Ticket.Number(0), state: request.triple == nil ? .triage : .new,
            channel: request.channel,
            priority: request.priority, requester: ID(0), userType: request.userType?.id,
            administration: request.administration?.id, triple: request.triple?.id, firstTriple: request.triple?.id,
            group: group?.id, summary: "", createdAt: request.arrivedAt, registeredAt: request.arrivedAt,
            updatedAt: request.arrivedAt)
    }
}

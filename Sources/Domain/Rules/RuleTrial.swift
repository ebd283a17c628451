import Foundation

/// What a rule would have done, had it been in force.
public struct RuleTrial: Sendable, Equatable {
    public struct Hit: Sendable, Equatable {
        public let ticket: ID<Ticket>
        public let number: Ticket.Number
        public let at: Date
        /// What would have woken it: `registered`, `deadline 75`, `clock`.
        public let event: String
        /// The lines of the condition that decided, what would have been done and what would not have applied.
        public let outcome: RuleRun.Outcome
    }

    /// What the past does not tell; each a key of words.
    public enum Unknown: String, Sendable, CaseIterable {
        /// How the deadlines stood is not kept: conditions on them see none.
        case deadlines
        /// Turns of the clock are tried once, on what is open now.
        case clock
        /// Who was least busy is not kept.
        case workload
        /// Attachments count as they are now.
        case attachments
    }

    public var hits: [Hit] = []
    /// Requests looked at.
    public var looked = 0
    public var unknown: [Unknown] = []
    /// Where to go on, when there is more than was asked for or than there was time for.
    public var next: ID<Ticket>?

    public init() {}
}

extension Rule {
    /// What trying it on the past cannot tell.
    public var unknownInTrial: [RuleTrial.Unknown] {
        let fields = Set(condition.tests.map(\.field))
        return RuleTrial.Unknown.allCases.filter { unknown in
            switch unknown {
            case .deadlines: fields.contains(.deadline)
            case .clock: triggers.contains(where: \.isScheduled)
            case .workload: actions.contains(.assign(.leastBusy))
            case .attachments: fields.contains(.attachments)
            }
        }
    }

    /// What the rule would have done in the life of one request, since an instant.
    /// - Parameters:
    ///   - events: all of them, oldest first.
    ///   - messages: the texts, by id.
    public func tried(
        on ticket: Ticket, _ traits: RuleTraits, _ events: [Event], messages: [String: String], _ catalogue: Catalogue,
        since: Date, at now: Date
    ) throws -> [RuleTrial.Hit] {
        var rule = self
        rule.isActive = true
        rule.validity = .always
        var replay = RuleReplay(ticket, traits, events, catalogue), hits: [RuleTrial.Hit] = []
        for moment in Self.moments(events) {
            // What the verb said is there before any rule looks; what rules did then follows.
            for part in [moment.filter { $0.fact.rule == nil }, moment.filter { $0.fact.rule != nil }]
            where !part.isEmpty {
                for event in part { replay.apply(event) }
                guard part[0].at >= since, hits.last?.at != part[0].at else { continue }
                let said = part.compactMap { $0.fact.data["message"] }.compactMap { messages[$0] }.last ?? ""
                let scene = replay.scene(at: part[0].at, saying: said)
                if let hit = try rule.hit(scene, part.map(\.fact)) { hits.append(hit) }
            }
        }
        if triggers.contains(where: \.isScheduled), ticket.state.isOpen, ticket.registeredAt != nil {
            if let hit = try rule.hit(RuleScene(ticket, traits, catalogue, at: now), nil) { hits.append(hit) }
        }
        return hits
    }

    /// Events of one write, which have one instant.
    private static func moments(_ events: [Event]) -> [[Event]] {
        events.reduce(into: []) { moments, event in
            if moments.last?.last?.at == event.at {
                moments[moments.count - 1].append(event)
            } else {
                moments.append([event])
            }
        }
    }

    private func hit(_ scene: RuleScene, _ facts: [Fact]?) throws -> RuleTrial.Hit? {
        var chain = RuleChain(RuleBook([self]), on: scene, RuleMeans(id: { 0 }, workload: { _ in [:] }))
        if let facts { try chain.run(facts) } else { try chain.run(self) }
        return chain.outcomes.first.map { outcome in
            RuleTrial.Hit(
                ticket: scene.ticket.id, number: scene.ticket.number, at: scene.now,
                event: outcome.fact?.ruleEvent ?? "clock", outcome: RuleRun.Outcome(outcome))
        }
    }
}

import Domain
import Foundation
import Store

extension Desk {
    /// Open requests looked at in one transaction.
    private static let rulePage = 500

    /// Gives the rules that run by the clock their turn: each looks at every open request, a page at a time, and goes on
    /// where it stood when the program was stopped. A turn that passed while nobody looked is taken once.
    /// - Returns: how many requests a rule obeyed.
    @discardableResult
    public func runScheduledRules() async throws -> Int {
        let rules = try await catalogue().ruleBook.scheduled(at: now())
        var total = 0
        for rule in rules {
            while let page = try await runPage(of: rule.id) { total += page }
        }
        return total
    }

    /// One page of the turn that is due; nil when none is.
    private func runPage(of rule: ID<Rule>) async throws -> Int? {
        let now = now()
        let done: [Change]? = try await database.write { c in
            let catalogue = try catalogues.current(c)
            guard let rule = catalogue.ruleBook.scheduled(at: now).first(where: { $0.id == rule }),
                let turn = try c.ruleTurn(of: rule.id).unfinished(of: rule, at: now, catalogue)
            else { return nil }
            let tickets = try c.openTickets(after: turn.after, createdBy: turn.at, limit: Self.rulePage)
                .map { try upToDate($0, catalogue, at: now, c) }
            let changes = try run(rule, on: tickets, catalogue, at: now, c)
            let isLast = tickets.count < Self.rulePage
            try c.save(
                RuleTurn(rule: rule.id, at: turn.at, after: tickets.last?.id ?? turn.after, endedAt: isLast ? now : nil)
            )
            return changes
        }
        guard let done else { return nil }
        for change in done { changes.tell(from: change.from, to: change.to) }
        if !done.isEmpty { bell.ring() }
        return done.count
    }

    private func run(
        _ rule: Rule, on tickets: [Ticket], _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws -> [Change] {
        let obeyed = rule.repeats ? [] : try c.obeyed(rule.id, among: tickets.map(\.id))
        // What has come due was told first: another rule may have ended the request then.
        let fresh = tickets.filter { $0.state.isOpen && !obeyed.contains($0.id) }
        let traits = try c.ruleTraits(of: fresh, catalogue.ruleBook.needs(at: now))
        let means = means(catalogue, at: now, c)
        return try fresh.compactMap { ticket in
            let scene = RuleScene(ticket, traits[ticket.id] ?? RuleTraits(), catalogue, at: now)
            var chain = RuleChain(catalogue.ruleBook, on: scene, means)
            try chain.run(rule)
            if chain.outcomes.isEmpty { return nil }
            let still = Change(from: ticket, to: ticket, facts: [])
            return try keep(Decision(change: still), obeying: chain, catalogue, by: .system, named: "", at: now, c)
        }
    }
}

extension RuleTurn? {
    /// The turn to go on with, or to begin; nil when the latest one is over.
    fileprivate func unfinished(of rule: Rule, at now: Date, _ catalogue: Catalogue) -> RuleTurn? {
        guard let due = rule.turn(at: now, catalogue) else { return nil }
        guard let self else { return RuleTurn(rule: rule.id, at: due) }
        // A turn that was begun is ended before the next begins, so that none is left half done.
        if self.endedAt == nil { return self }
        return self.at < due ? RuleTurn(rule: rule.id, at: due) : nil
    }
}

import Domain
import Foundation
import Store

extension Desk {
    /// Days of the past on which a rule is tried.
    public static let trialDays = 30
    /// Requests read at a time, and how long a trial may take before it says where to go on.
    private static let trialPage = 200
    private static let trialTime = Duration.seconds(10)

    /// What a rule would have done in the last thirty days, request by request in the order of their ids. Nothing is
    /// changed; the rule need not be kept.
    /// - Parameters:
    ///   - after: where an earlier part of the trial ended.
    ///   - limit: hits after which it stops, at the end of a page.
    public func tryRule(_ rule: Rule, after: ID<Ticket>? = nil, limit: Int = 200) async throws -> RuleTrial {
        try rule.check()
        let now = now(), since = now.adding(days: -Self.trialDays), end = ContinuousClock.now + Self.trialTime
        var trial = RuleTrial()
        trial.unknown = rule.unknownInTrial
        var last = after ?? ID(0)
        while true {
            let (id, page) = (
                last,
                try await database.read { [last] c in
                    try tryPage(rule, after: last, since: since, at: now, c)
                }
            )
            trial.hits += page.hits
            trial.looked += page.looked
            last = page.last ?? id
            if page.looked < Self.trialPage { return trial }
            if trial.hits.count >= min(limit, 10_000) || ContinuousClock.now >= end {
                trial.next = last
                return trial
            }
        }
    }

    private func tryPage(_ rule: Rule, after id: ID<Ticket>, since: Date, at now: Date, _ c: any Connection) throws
        -> (hits: [RuleTrial.Hit], looked: Int, last: ID<Ticket>?)
    {
        let catalogue = try catalogues.current(c)
        let tickets = try c.ticketsAlive(since: since, after: id, limit: Self.trialPage)
        let traits = try c.ruleTraits(of: tickets, rule.needs), events = try c.events(of: tickets.map(\.id))
        let asksWords = rule.condition.tests.contains { $0.field == .message }
        let texts = asksWords ? try c.messageTexts(of: tickets.map(\.id)) : [:]
        let hits = try tickets.flatMap { ticket in
            try rule.tried(
                on: ticket, traits[ticket.id] ?? RuleTraits(), events[ticket.id] ?? [], messages: texts, catalogue,
                since: since, at: now)
        }
        return (hits, tickets.count, tickets.last?.id)
    }
}

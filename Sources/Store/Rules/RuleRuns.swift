import Domain
import Foundation

extension Connection {
    public func insert(_ run: RuleRun) throws {
        try self.run(
            """
            INSERT INTO rule_runs (id, ticket_id, rule_id, at, event, outcome, cut)
            VALUES (\(run.id), \(run.ticket), \(run.rule), \(run.at), \(run.event), \(RuleJSON.text(run.outcome)),
                \(run.outcome.cut?.rawValue))
            """)
    }

    /// What rules did to a request, newest first, from before `before` on.
    public func ruleRuns(of ticket: ID<Ticket>, before: ID<RuleRun>? = nil, limit: Int) throws -> [RuleRun] {
        try ruleRuns("ticket_id = \(ticket)", before, limit)
    }

    /// What some versions of a rule did, newest first.
    public func ruleRuns(by rules: [ID<Rule>], before: ID<RuleRun>? = nil, limit: Int) throws -> [RuleRun] {
        rules.isEmpty ? [] : try ruleRuns("rule_id IN \(rules)", before, limit)
    }

    /// The rules that were stopped, newest first: for who keeps the rules.
    public func cutRuleRuns(before: ID<RuleRun>? = nil, limit: Int) throws -> [RuleRun] {
        try ruleRuns("cut IS NOT NULL", before, limit)
    }

    private func ruleRuns(_ condition: SQL, _ before: ID<RuleRun>?, _ limit: Int) throws -> [RuleRun] {
        let page: SQL = before.map { "AND id < \($0)" } ?? ""
        return try all(
            """
            SELECT run.id, run.ticket_id, run.rule_id, rules.name, run.at, run.event, run.outcome
            FROM (SELECT id, ticket_id, rule_id, at, event, outcome FROM rule_runs
                WHERE \(condition) \(page) ORDER BY id DESC LIMIT \(limit)) AS run
            JOIN rules ON rules.id = run.rule_id ORDER BY run.id DESC
            """
        ) { row in
            var r = row.reader()
            return try RuleRun(
                id: r.id(), ticket: r.id(), rule: r.id(), ruleName: r.text(), at: r.date(), event: r.text(),
                outcome: RuleJSON.read(r.text()) ?? RuleRun.Outcome())
        }
    }

    /// Which of these requests a version of a rule has obeyed already.
    public func obeyed(_ rule: ID<Rule>, among tickets: [ID<Ticket>]) throws -> Set<ID<Ticket>> {
        if tickets.isEmpty { return [] }
        return try Set(
            values("SELECT ticket_id FROM rule_runs WHERE rule_id = \(rule) AND ticket_id IN \(tickets)"))
    }
}

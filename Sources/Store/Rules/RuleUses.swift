import Domain
import Foundation

/// How often a version of a rule acted of late, and when it did last.
public struct RuleUse: Sendable, Equatable {
    /// At most `most`: that often is often enough to know.
    public var count: Int
    public var lastAt: Date?

    public static let most = 1000

    public init(count: Int = 0, lastAt: Date? = nil) {
        self.count = count
        self.lastAt = lastAt
    }

    /// Two versions of one rule.
    public static func + (a: RuleUse, b: RuleUse) -> RuleUse {
        RuleUse(
            count: min(a.count + b.count, most), lastAt: [a.lastAt, b.lastAt].compactMap { $0 }.max())
    }
}

extension Connection {
    /// The numbers of some requests.
    public func numbers(of tickets: [ID<Ticket>]) throws -> [ID<Ticket>: Ticket.Number] {
        if tickets.isEmpty { return [:] }
        let pairs: [(ID<Ticket>, Ticket.Number)] = try all("SELECT id, number FROM tickets WHERE id IN \(tickets)") {
            row in
            var r = row.reader()
            return try (r.id(), Ticket.Number(Int64(r.int())))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Of each version, in one question that reads a thousand lines of the log of each at most.
    /// - Parameter since: earlier lines of the log are not counted.
    public func ruleUses(of rules: [ID<Rule>], since: ID<RuleRun>) throws -> [ID<Rule>: RuleUse] {
        if rules.isEmpty { return [:] }
        let uses: [(ID<Rule>, RuleUse)] = try all(
            """
            SELECT id, (SELECT at FROM rule_runs WHERE rule_id = rules.id ORDER BY rule_runs.id DESC LIMIT 1),
                (SELECT count(*) FROM (SELECT 1 FROM rule_runs WHERE rule_id = rules.id AND rule_runs.id >= \(since)
                    LIMIT \(RuleUse.most)) AS latest)
            FROM rules WHERE id IN \(rules)
            """
        ) { row in
            var r = row.reader()
            let id: ID<Rule> = try r.id(), lastAt = try r.optionalDate()
            return try (id, RuleUse(count: r.int(), lastAt: lastAt))
        }
        return Dictionary(uniqueKeysWithValues: uses)
    }
}

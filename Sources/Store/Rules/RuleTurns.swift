import Domain
import Foundation

/// How far a rule that runs by the clock has come.
public struct RuleTurn: Sendable, Equatable {
    public let rule: ID<Rule>
    /// The instant of the turn.
    public let at: Date
    /// The requests up to this one are done.
    public let after: ID<Ticket>
    public let endedAt: Date?

    public init(rule: ID<Rule>, at: Date, after: ID<Ticket> = ID(0), endedAt: Date? = nil) {
        self.rule = rule
        self.at = at
        self.after = after
        self.endedAt = endedAt
    }
}

extension Connection {
    public func ruleTurn(of rule: ID<Rule>) throws -> RuleTurn? {
        try first("SELECT rule_id, turn_at, after_ticket, ended_at FROM rule_turns WHERE rule_id = \(rule)") { row in
            var r = row.reader()
            return try RuleTurn(rule: r.id(), at: r.date(), after: r.id(), endedAt: r.optionalDate())
        }
    }

    public func save(_ turn: RuleTurn) throws {
        try run(
            """
            INSERT INTO rule_turns (rule_id, turn_at, after_ticket, ended_at)
            VALUES (\(turn.rule), \(turn.at), \(turn.after), \(turn.endedAt))
            ON CONFLICT (rule_id) DO UPDATE SET turn_at = excluded.turn_at, after_ticket = excluded.after_ticket,
                ended_at = excluded.ended_at
            """)
    }

    /// Open requests in the order of their ids, those that were registered by `instant`.
    public func openTickets(after id: ID<Ticket>, createdBy instant: Date, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets \(sqlite: "INDEXED BY tickets_open", postgres: "")
            WHERE id > \(id) AND closed_at IS NULL AND state IN \(TicketState.allCases.filter(\.isOpen)) AND created_at <= \(instant)
            ORDER BY id LIMIT \(limit)
            """)
    }
}

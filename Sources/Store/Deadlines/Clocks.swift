import Domain
import Foundation

private let clockColumns: SQL = """
    ticket_id, place, promise_id, aim, started_at, stopped_at, ending, due_at, risk_at, told, mark_at
    """

extension Connection {
    /// The clocks of a request, in the order in which they began.
    public func clocks(of ticket: ID<Ticket>) throws -> [PromiseClock] { try clocks(of: [ticket])[ticket] ?? [] }

    /// The clocks of some requests, with their pauses, in one question.
    public func clocks(of tickets: [ID<Ticket>]) throws -> [ID<Ticket>: [PromiseClock]] {
        if tickets.isEmpty { return [:] }
        var clocks: [ID<Ticket>: [PromiseClock]] = [:]
        let rows = try rows(
            """
            SELECT c.ticket_id, c.place, c.promise_id, c.aim, c.started_at, c.stopped_at, c.ending, c.due_at, c.risk_at,
                c.told, c.mark_at, p.cause, p.from_at, p.to_at
            FROM clocks AS c LEFT JOIN clock_pauses AS p ON p.ticket_id = c.ticket_id AND p.clock = c.place
            WHERE c.ticket_id IN \(tickets) ORDER BY c.ticket_id, c.place, p.place NULLS LAST
            """)
        for row in rows {
            var r = row.reader()
            let ticket: ID<Ticket> = try r.id()
            let clock = try PromiseClock(
                place: r.int(), promise: r.id(), aim: r.choice(), startedAt: r.date(), stoppedAt: r.optionalDate(),
                ending: r.optionalChoice(), dueAt: r.optionalDate(), riskAt: r.optionalDate(),
                told: r.int(),
                markAt: r.optionalDate())
            // A clock with several pauses comes once for each.
            if clocks[ticket]?.last?.place != clock.place { clocks[ticket, default: []].append(clock) }
            guard let cause = try r.optionalChoice(PromiseClock.Pause.Cause.self),
                let index = clocks[ticket]?.indices.last
            else { continue }
            try clocks[ticket]?[index].pauses.append(.init(cause, from: r.date(), to: r.optionalDate()))
        }
        return clocks
    }

    /// Writes the clocks that are new or other than they were, in one statement, and their pauses in another.
    public func save(_ clocks: [PromiseClock], of ticket: ID<Ticket>, since old: [PromiseClock] = []) throws {
        let known = Dictionary(old.map { ($0.place, $0) }) { first, _ in first }
        let changed = clocks.filter { known[$0.place] != $0 }
        if changed.isEmpty { return }
        let rows = changed.map { clock -> SQL in
            """
            (\(ticket), \(clock.place), \(clock.promise), \(clock.aim), \(clock.startedAt), \(clock.stoppedAt),
                \(clock.ending), \(clock.dueAt), \(clock.riskAt), \(clock.told), \(clock.markAt))
            """
        }
        try run(
            """
            INSERT INTO clocks (\(clockColumns)) VALUES \(rows.joined(", "))
            ON CONFLICT (ticket_id, place) DO UPDATE SET stopped_at = excluded.stopped_at, ending = excluded.ending,
                due_at = excluded.due_at, risk_at = excluded.risk_at, told = excluded.told,
                mark_at = excluded.mark_at
            """)
        let pauses = changed.flatMap { clock in
            clock.pauses.enumerated().filter { index, pause in
                let before = known[clock.place]?.pauses ?? []
                return !before.indices.contains(index) || before[index] != pause
            }.map { index, pause -> SQL in
                "(\(ticket), \(clock.place), \(index + 1), \(pause.cause), \(pause.from), \(pause.to))"
            }
        }
        if pauses.isEmpty { return }
        try run(
            """
            INSERT INTO clock_pauses (ticket_id, clock, place, cause, from_at, to_at) VALUES \(pauses.joined(", "))
            ON CONFLICT (ticket_id, clock, place) DO UPDATE SET to_at = excluded.to_at
            """)
    }

    /// Requests of which something has to be told by now, the longest due first.
    public func dueTickets(at now: Date, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets WHERE next_due_at IS NOT NULL AND next_due_at <= \(now)
            ORDER BY next_due_at, id LIMIT \(limit)
            """)
    }

    /// Keeps what comes next, if nobody did meanwhile: says whether it was still as it was seen. The version stays,
    /// because nobody did anything to the request.
    public func keep(_ deadline: NextDeadline, of ticket: Ticket) throws -> Bool {
        try run(
            """
            UPDATE tickets SET due_at = \(deadline.dueAt ?? .never), risk_at = \(deadline.riskAt),
                next_due_at = \(deadline.markAt)
            WHERE id = \(ticket.id) AND version = \(ticket.version) AND next_due_at = \(ticket.deadline.markAt)
            """) == 1
    }

    /// Whether the last word between desk and requester is the desk's: only then is the requester really asked.
    public func isRequesterAsked(in ticket: ID<Ticket>) throws -> Bool {
        // What a rule answers asks for nothing.
        try value(
            """
            SELECT kind FROM messages WHERE ticket_id = \(ticket) AND kind <> 'note'
                AND (kind <> 'reply' OR actor_kind <> 'system')
            ORDER BY id DESC LIMIT 1
            """, String.self) == Message.Kind.reply.rawValue
    }
}

extension Date {
    /// What the column of a deadline holds for none: it sorts last on both engines.
    public static let never = Date(milliseconds: 253_402_300_799_999)
}

extension NextDeadline {
    /// The three columns of a request.
    init(column: Date, riskAt: Date?, markAt: Date?) {
        self.init(dueAt: column == .never ? nil : column, riskAt: riskAt, markAt: markAt)
    }
}

import Domain
import Foundation

extension Connection {
    /// How busy the members of a group are, and whose turn it was.
    public func workloads(of people: [ID<Operator>], in group: ID<Group>) throws -> Workloads {
        let turns: [(ID<Operator>, Date)] = try all("SELECT operator_id, at FROM turns WHERE group_id = \(group)") {
            row in
            var r = row.reader()
            return try (r.id(), r.date())
        }
        return try Workloads(inHand: workload(of: people), givenAt: Dictionary(turns) { first, _ in first })
    }

    /// Somebody was given a request of the group.
    public func tookTurn(_ person: ID<Operator>, in group: ID<Group>, at now: Date) throws {
        try run(
            """
            INSERT INTO turns (group_id, operator_id, at) VALUES (\(group), \(person), \(now))
            ON CONFLICT (group_id, operator_id) DO UPDATE SET at = excluded.at
            """)
    }

    /// Who gave back each of these requests last.
    public func givenBack(_ tickets: [ID<Ticket>]) throws -> [ID<Ticket>: ID<Operator>] {
        if tickets.isEmpty { return [:] }
        let pairs: [(ID<Ticket>, ID<Operator>)] = try all(
            "SELECT ticket_id, operator_id FROM given_back WHERE ticket_id IN \(tickets)"
        ) { row in
            var r = row.reader()
            return try (r.id(), r.id())
        }
        return Dictionary(pairs) { first, _ in first }
    }

    public func gaveBack(_ ticket: ID<Ticket>, _ person: ID<Operator>, at now: Date) throws {
        try run(
            """
            INSERT INTO given_back (ticket_id, operator_id, at) VALUES (\(ticket), \(person), \(now))
            ON CONFLICT (ticket_id) DO UPDATE SET operator_id = excluded.operator_id, at = excluded.at
            """)
    }

    public func forgetGivenBack(_ ticket: ID<Ticket>) throws {
        try run("DELETE FROM given_back WHERE ticket_id = \(ticket)")
    }

    /// Open requests somebody has in hand, in order of id, after one of them.
    public func inHand(of person: ID<Operator>, after id: ID<Ticket>?, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets
            WHERE assignee_id = \(person) AND closed_at IS NULL
                AND state IN \(TicketState.allCases.filter(\.isOpen)) AND id > \(id ?? ID(0))
            ORDER BY id LIMIT \(limit)
            """)
    }

    /// The most urgent requests of a group that nobody has yet.
    public func waiting(in group: ID<Group>, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets
            WHERE group_id = \(group) AND assignee_id IS NULL AND state IN ('new', 'triage', 'assigned')
                AND closed_at IS NULL
            ORDER BY priority, due_at, id LIMIT \(limit)
            """)
    }

    /// The most urgent open requests of a group in each of these hands, at most so many of each.
    public func inHand(
        of people: [ID<Operator>], in group: ID<Group>, most: Int
    ) throws -> [ID<Operator>: [Ticket]] {
        if people.isEmpty { return [:] }
        let tickets: [Ticket] = try all(
            """
            SELECT \(ticketColumns) FROM (
                SELECT tickets.*, row_number() OVER (PARTITION BY assignee_id ORDER BY priority, due_at, id) AS place
                FROM tickets
                WHERE group_id = \(group) AND assignee_id IN \(people) AND closed_at IS NULL
                    AND state IN \(TicketState.allCases.filter(\.isOpen))
            ) AS held WHERE place <= \(most) ORDER BY place
            """)
        return Dictionary(grouping: tickets.filter { $0.assignee != nil }) { $0.assignee ?? ID(0) }
    }

    /// Open requests of a group in each hand, and how many of them are late; nil is nobody's.
    public func loads(in group: ID<Group>, at now: Date) throws -> [ID<Operator>?: (open: Int, late: Int)] {
        let rows: [(ID<Operator>?, Int, Int)] = try all(
            """
            SELECT assignee_id, count(*), count(CASE WHEN due_at < \(now) THEN 1 END) FROM tickets
            WHERE group_id = \(group) AND closed_at IS NULL AND state IN \(TicketState.allCases.filter(\.isOpen))
            GROUP BY assignee_id
            """
        ) { row in
            var r = row.reader()
            return try (r.optionalID(), r.int(), r.int())
        }
        return Dictionary(rows.map { ($0.0, (open: $0.1, late: $0.2)) }) { first, _ in first }
    }

    /// Open requests of anybody in any group, and how many of them are late.
    public func load(of person: ID<Operator>, at now: Date) throws -> (open: Int, late: Int) {
        try first(
            """
            SELECT count(*), count(CASE WHEN due_at < \(now) THEN 1 END) FROM tickets
            WHERE assignee_id = \(person) AND closed_at IS NULL AND state IN \(TicketState.allCases.filter(\.isOpen))
            """
        ) { row in try (open: row.int(0), late: row.int(1)) } ?? (0, 0)
    }
}

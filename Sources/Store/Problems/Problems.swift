import Domain
import Foundation

extension Connection {
    private var problemColumns: SQL {
        "id, title, details, standing, standing_english, opened_by, opened_at, updated_at, solved_at"
    }

    private func problem(_ row: Row) throws -> KnownProblem {
        var r = row.reader()
        return try KnownProblem(
            id: r.id(), title: r.text(), details: r.text(), standing: RuleText(r.text(), english: r.text()),
            openedBy: r.id(), openedAt: r.date(), updatedAt: r.date(), solvedAt: r.optionalDate())
    }

    public func problem(_ id: ID<KnownProblem>) throws -> KnownProblem? {
        try first("SELECT \(problemColumns) FROM problems WHERE id = \(id)", problem)
    }

    /// Those that are open, the latest first.
    public func openProblems(limit: Int) throws -> [KnownProblem] {
        try all(
            "SELECT \(problemColumns) FROM problems WHERE solved_at IS NULL ORDER BY id DESC LIMIT \(limit)", problem)
    }

    /// Those that are solved, the last solved first.
    /// - Parameter cursor: the instant and the id of the last one of the page before.
    public func solvedProblems(before cursor: (at: Date, id: ID<KnownProblem>)?, limit: Int) throws -> [KnownProblem] {
        let after: SQL = cursor.map { " AND (solved_at, id) < (\($0.at), \($0.id))" } ?? ""
        return try all(
            """
            SELECT \(problemColumns) FROM problems WHERE solved_at IS NOT NULL\(after)
            ORDER BY solved_at DESC, id DESC LIMIT \(limit)
            """, problem)
    }

    /// How many requests each has gathered.
    public func problemCounts(_ ids: [ID<KnownProblem>]) throws -> [ID<KnownProblem>: ProblemCount] {
        if ids.isEmpty { return [:] }
        let rows: [(ID<KnownProblem>, ProblemCount)] = try all(
            """
            SELECT g.problem_id, SUM(CASE WHEN t.resolved_at IS NULL AND t.closed_at IS NULL THEN 1 ELSE 0 END), COUNT(*)
            FROM problem_tickets AS g JOIN tickets AS t ON t.id = g.ticket_id
            WHERE g.problem_id IN \(ids) GROUP BY g.problem_id
            """
        ) { row in try (row.id(0), ProblemCount(open: row.int(1), all: row.int(2))) }
        return Dictionary(rows) { first, _ in first }
    }

    public func insert(_ p: KnownProblem) throws {
        try run(
            """
            INSERT INTO problems (\(problemColumns))
            VALUES (\(p.id), \(p.title), \(p.details), \(p.standing.italian), \(p.standing.english), \(p.openedBy),
                \(p.openedAt), \(p.updatedAt), \(p.solvedAt))
            """)
    }

    public func update(_ p: KnownProblem) throws {
        try run(
            """
            UPDATE problems SET title = \(p.title), details = \(p.details), standing = \(p.standing.italian),
                standing_english = \(p.standing.english), updated_at = \(p.updatedAt), solved_at = \(p.solvedAt)
            WHERE id = \(p.id)
            """)
    }

    /// The problem a request waits for, or waited for.
    public func problem(of ticket: ID<Ticket>) throws -> KnownProblem? {
        try first(
            """
            SELECT \(problemColumns) FROM problems
            WHERE id = (SELECT problem_id FROM problem_tickets WHERE ticket_id = \(ticket))
            """, problem)
    }

    /// The request is one of the problem's, and of no other's.
    public func gather(_ ticket: ID<Ticket>, into problem: ID<KnownProblem>, at now: Date) throws {
        try run(
            """
            INSERT INTO problem_tickets (ticket_id, problem_id, at) VALUES (\(ticket), \(problem), \(now))
            ON CONFLICT (ticket_id) DO UPDATE SET problem_id = excluded.problem_id, at = excluded.at
            """)
    }

    public func ungather(_ ticket: ID<Ticket>) throws {
        try run("DELETE FROM problem_tickets WHERE ticket_id = \(ticket)")
    }

    /// Which of some requests a problem has gathered.
    public func gathered(_ ids: [ID<Ticket>]) throws -> Set<ID<Ticket>> {
        if ids.isEmpty { return [] }
        return Set(try values("SELECT ticket_id FROM problem_tickets WHERE ticket_id IN \(ids)"))
    }

    /// The subjects of the requests a problem gathered last: what it is about.
    public func summaries(of problem: ID<KnownProblem>, limit: Int) throws -> [(summary: String, triple: ID<Triple>?)] {
        try all(
            """
            SELECT t.summary, t.triple_id FROM tickets AS t
            WHERE t.id IN (SELECT ticket_id FROM problem_tickets WHERE problem_id = \(problem)
                ORDER BY ticket_id DESC LIMIT \(limit))
            """
        ) { row in
            var r = row.reader()
            return try (r.text(), r.optionalID())
        }
    }
}

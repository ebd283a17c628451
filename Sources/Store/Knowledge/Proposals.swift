import Domain
import Foundation

extension Connection {
    private var columns: SQL {
        """
        id, kind, state, words, numbers, count, expected, triple, of_triple, unanswered, article_id, found_at, counted_at,
        closed_at, closed_by, reason
        """
    }

    /// Those nobody has decided on, the latest first. There are dozens.
    public func openProposals() throws -> [Proposal] {
        try all("SELECT \(columns) FROM proposals WHERE state = 'open' ORDER BY id DESC LIMIT 500", proposal)
    }

    public func countOpenProposals() throws -> Int {
        try value("SELECT COUNT(*) FROM proposals WHERE state = 'open'") ?? 0
    }

    /// Those somebody decided on, the latest first.
    public func closedProposals(limit: Int, since instant: Date = .distantPast) throws -> [Proposal] {
        let since = max(0, instant.milliseconds)
        return try all(
            """
            SELECT \(columns) FROM proposals WHERE state IN ('done', 'dismissed') AND closed_at >= \(since)
            ORDER BY closed_at DESC, id DESC LIMIT \(limit)
            """, proposal)
    }

    public func proposal(_ id: ID<Proposal>) throws -> Proposal? {
        try first("SELECT \(columns) FROM proposals WHERE id = \(id)", proposal)
    }

    public func save(_ p: Proposal) throws {
        try run(
            """
            INSERT INTO proposals (\(columns))
            VALUES (\(p.id), \(p.kind), \(p.state), \(Lists.lines(p.words)),
                \(Lists.lines(p.numbers.map(\.description))), \(p.count), \(p.expected), \(p.triple), \(p.ofTriple),
                \(p.unanswered), \(p.article), \(p.foundAt), \(p.countedAt), \(p.closedAt), \(p.closedBy), \(p.reason))
            ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state, words = EXCLUDED.words, numbers = EXCLUDED.numbers,
                count = EXCLUDED.count, expected = EXCLUDED.expected, triple = EXCLUDED.triple,
                of_triple = EXCLUDED.of_triple, unanswered = EXCLUDED.unanswered, article_id = EXCLUDED.article_id,
                counted_at = EXCLUDED.counted_at, closed_at = EXCLUDED.closed_at, closed_by = EXCLUDED.closed_by,
                reason = EXCLUDED.reason
            """)
    }

    /// Whether it is this caller's turn to look for them: nobody has since an instant.
    public func claimProposals(at now: Date, notSince instant: Date) throws -> Bool {
        try run(
            """
            UPDATE counters SET value = \(now.milliseconds) WHERE name = 'proposals' AND value < \(instant.milliseconds)
            """) == 1
    }

    private func proposal(_ row: Row) throws -> Proposal {
        var r = row.reader()
        return try Proposal(
            id: r.id(), kind: r.choice(), state: r.choice(), words: Lists.lines(r.text()),
            numbers: Lists.lines(r.text()).compactMap { Ticket.Number($0) }, count: r.int(), expected: r.real(),
            triple: r.text(), ofTriple: r.int(), unanswered: r.int(), article: r.optionalID(), foundAt: r.date(),
            countedAt: r.date(), closedAt: r.optionalDate(), closedBy: r.text(), reason: r.text())
    }

    // What it rests on

    /// What requests said at first, the newest first.
    /// - Parameters:
    ///   - id: only those below it.
    ///   - floor: none below it, so that the years before are not walked through.
    public func firstTexts(below id: ID<Ticket>, from floor: ID<Ticket>, limit: Int) throws -> [FirstText] {
        try all(
            """
            SELECT t.id, t.number, t.triple_id, t.created_at, m.body FROM tickets AS t
            JOIN messages AS m ON m.ticket_id = t.id AND m.kind = 'request'
            WHERE t.id < \(id) AND t.id >= \(floor)
            ORDER BY t.id DESC LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try FirstText(
                id: r.id(), number: Ticket.Number(r.int64()), triple: r.optionalID(), createdAt: r.date(),
                text: r.text())
        }
    }

    /// Somebody looked for it in the FAQ and found nothing.
    public func missed(_ text: String, on day: CalendarDay) throws {
        try run(
            """
            INSERT INTO search_misses AS m (day, text, times) VALUES (\(day.description), \(text), 1)
            ON CONFLICT (day, text) DO UPDATE SET times = m.times + 1
            """)
    }

    /// What was looked for and not found since a day, and how often.
    public func misses(since day: CalendarDay, atLeast least: Int, limit: Int) throws -> [(text: String, times: Int)] {
        try all(
            """
            SELECT text, SUM(times) FROM search_misses WHERE day >= \(day.description)
            GROUP BY text HAVING SUM(times) >= \(least) ORDER BY SUM(times) DESC, text LIMIT \(limit)
            """
        ) { try ($0.text(0), $0.int(1)) }
    }

    public func forgetMisses(before day: CalendarDay) throws {
        try run("DELETE FROM search_misses WHERE day < \(day.description)")
    }

    /// Votes since an instant, by article: useful and not.
    public func votes(since instant: Date) throws -> [(article: ID<Article>, useful: Int, useless: Int)] {
        try all(
            """
            SELECT article_id, SUM(useful), COUNT(*) FROM article_votes WHERE at >= \(instant) GROUP BY article_id
            """
        ) { row in
            let useful = try row.int(1)
            return try (row.id(0), useful, row.int(2) - useful)
        }
    }
}

/// What a request said when it came.
public struct FirstText: Sendable {
    public let id: ID<Ticket>
    public let number: Ticket.Number
    public let triple: ID<Triple>?
    public let createdAt: Date
    public let text: String

    public init(id: ID<Ticket>, number: Ticket.Number, triple: ID<Triple>?, createdAt: Date, text: String) {
        self.id = id
        self.number = number
        self.triple = triple
        self.createdAt = createdAt
        self.text = text
    }
}

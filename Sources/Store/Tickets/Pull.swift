import Domain

/// Where a request stands among those that nobody has, the most urgent first.
public struct PullPlace: Sendable, Equatable {
    let priority: Int
    /// Milliseconds, as the column has them.
    let dueAt: Int64
    public let id: ID<Ticket>
}

extension Connection {
    /// Requests that nobody has, of some groups, the most urgent first: by priority, then by what is due first, then by age.
    /// Each group is read along its own index range, so long queues cost what short ones do.
    /// - Parameters:
    ///   - triples: those that are known about, besides what nobody classified; nil is all.
    ///   - languages: those that are spoken; nil is all.
    ///   - place: the last one that was looked at.
    public func toPull(
        in groups: [ID<Group>], triples: [ID<Triple>]? = nil, languages: [String]? = nil, after place: PullPlace? = nil,
        limit: Int
    ) throws -> [PullPlace] {
        if groups.isEmpty { return [] }
        let known: SQL = triples.map { "AND (triple_id IS NULL OR triple_id IN \($0))" } ?? ""
        let spoken: SQL = languages.map { "AND language IN \($0)" } ?? ""
        let later: SQL =
            place.map {
                "AND (priority, due_at, id) > (\($0.priority), \($0.dueAt), \($0.id))"
            } ?? ""
        let ranges = groups.map { group -> SQL in
            """
            SELECT * FROM (SELECT priority, due_at, id FROM tickets
                WHERE group_id = \(group) AND assignee_id IS NULL AND closed_at IS NULL
                    AND state IN ('new', 'triage', 'assigned') \(known) \(spoken) \(later)
                ORDER BY priority, due_at, id LIMIT \(limit)) AS q
            """
        }
        return try all(
            """
            SELECT priority, due_at, id FROM (\(ranges.joined(" UNION ALL "))) AS u
            ORDER BY priority, due_at, id LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try PullPlace(priority: r.int(), dueAt: r.int64(), id: r.id())
        }
    }

    /// Whether nobody has the request, and nobody is about to: who gets it here is alone with it until the transaction ends.
    public func isFree(_ ticket: ID<Ticket>) throws -> Bool {
        try value(
            """
            SELECT id FROM tickets WHERE id = \(ticket) AND assignee_id IS NULL AND closed_at IS NULL
            \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """, Int64.self) != nil
    }
}

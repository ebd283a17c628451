import Domain
import Foundation

private let columns: SQL = """
    o.id, o.ticket_id, o.home_id, o.group_id, o.asker_id, o.asker_name, o.question, o.files, o.asked_at, o.due_at,
    o.late_at, o.assignee_id, o.taken_at, o.ending, o.ended_at, o.ended_by, o.reply
    """

extension Opinion {
    fileprivate init(_ r: inout RowReader) throws {
        try self.init(
            id: r.id(), ticket: r.id(), home: r.id(), group: r.id(), asker: r.optionalID(), askerName: r.text(),
            question: r.text(), files: Lists.lines(r.text()).compactMap { ID<Attachment>($0) }, askedAt: r.date(),
            dueAt: r.date(), lateAt: r.optionalDate(), assignee: r.optionalID(), takenAt: r.optionalDate(),
            ending: r.optionalChoice(), endedAt: r.optionalDate(), endedBy: r.text(), reply: r.text())
    }
}

extension Connection {
    private func opinion(_ row: Row) throws -> Opinion {
        var r = row.reader()
        return try Opinion(&r)
    }

    public func insert(_ o: Opinion) throws {
        try run(
            """
            INSERT INTO opinions (id, ticket_id, home_id, group_id, asker_id, asker_name, question, files, asked_at,
                due_at, late_at, assignee_id, taken_at, ending, ended_at, ended_by, reply)
            VALUES (\(o.id), \(o.ticket), \(o.home), \(o.group), \(o.asker), \(o.askerName), \(o.question),
                \(Lists.lines(o.files.map(\.description))), \(o.askedAt), \(o.dueAt), \(o.lateAt), \(o.assignee),
                \(o.takenAt), \(o.ending), \(o.endedAt), \(o.endedBy), \(o.reply))
            """)
    }

    /// Writes what became of an open opinion; false when somebody ended it first.
    public func update(_ o: Opinion) throws -> Bool {
        try run(
            """
            UPDATE opinions SET late_at = \(o.lateAt), assignee_id = \(o.assignee), taken_at = \(o.takenAt),
                ending = \(o.ending), ended_at = \(o.endedAt), ended_by = \(o.endedBy), reply = \(o.reply)
            WHERE id = \(o.id) AND ended_at IS NULL
            """) == 1
    }

    public func opinion(_ id: ID<Opinion>) throws -> Opinion? {
        try first("SELECT \(columns) FROM opinions AS o WHERE o.id = \(id)", opinion)
    }

    /// Those asked in a request and in what was joined into it, the first first.
    public func opinions(of tickets: [ID<Ticket>]) throws -> [Opinion] {
        let those: SQL = tickets.count == 1 ? "o.ticket_id = \(tickets[0])" : "o.ticket_id IN \(tickets)"
        return try all("SELECT \(columns) FROM opinions AS o WHERE \(those) ORDER BY o.id LIMIT 200", opinion)
    }

    /// Those of a case that nobody answered yet, the first first.
    public func openOpinions(of home: ID<Ticket>) throws -> [Opinion] {
        try all(
            "SELECT \(columns) FROM opinions AS o WHERE o.home_id = \(home) AND o.ended_at IS NULL ORDER BY o.id",
            opinion)
    }

    /// Those whose time is over and of which nobody was told, the longest late first.
    public func lateOpinions(at now: Date, limit: Int) throws -> [Opinion] {
        try all(
            """
            SELECT \(columns) FROM opinions AS o
            WHERE o.ended_at IS NULL AND o.late_at IS NULL AND o.due_at <= \(now) ORDER BY o.due_at, o.id LIMIT \(limit)
            """, opinion)
    }

    /// After a merge, or its undoing: in which request each goes on.
    public func rehomeOpinions(of tickets: [ID<Ticket>]) throws {
        try run(
            """
            UPDATE opinions SET home_id = COALESCE(
                (SELECT m.home_id FROM ticket_merges AS m WHERE m.ticket_id = opinions.ticket_id), opinions.ticket_id)
            WHERE home_id IN \(tickets)
            """)
    }

    /// How many are open, by group.
    public func opinionCounts() throws -> [(group: ID<Group>, count: Int)] {
        try all("SELECT group_id, COUNT(*) FROM opinions WHERE ended_at IS NULL GROUP BY group_id") { row in
            try (row.id(0), row.int(1))
        }
    }

    /// Who reads a request only because they are asked about it, or because the question was theirs.
    func consulted(_ person: Operator) -> SQL {
        """
        EXISTS (SELECT 1 FROM opinions AS w WHERE (w.home_id = tickets.id OR w.ticket_id = tickets.id)
            AND (w.ended_at IS NULL AND w.group_id IN \(person.groups)
                OR w.ended_at IS NOT NULL AND w.assignee_id = \(person.id)))
        """
    }
}

/// An opinion in a list: with the request it is about.
public struct OpinionLine: Sendable, Equatable {
    public let opinion: Opinion
    public let number: Ticket.Number
    public let summary: String
}

/// Which opinions a list has.
public enum OpinionList: Sendable, Equatable, CaseIterable {
    /// Asked of the person's groups, open, the next due first.
    case toGive
    /// That the person asked, open, the next due first.
    case asked
    /// That the person answered, the last first.
    case given
}

extension Connection {
    /// One page of a list, along its index.
    /// - Parameter cursor: the instant (due, or answered) and the id of the last one of the page before.
    public func opinions(
        _ list: OpinionList, of person: Operator, after cursor: (at: Date, id: ID<Opinion>)?, limit: Int
    ) throws -> [OpinionLine] {
        let next: SQL = cursor.map { " AND (o.due_at, o.id) > (\($0.at), \($0.id))" } ?? ""
        let before: SQL = cursor.map { " AND (o.ended_at, o.id) < (\($0.at), \($0.id))" } ?? ""
        let due: SQL = "ORDER BY o.due_at, o.id LIMIT \(limit)"
        switch list {
        case .toGive where person.role.seesAllGroups:
            return try lines("o.ended_at IS NULL\(next)", due)
        case .toGive:
            // Each group is read along its own index, and only the page that comes out of the merge is looked up.
            if person.groups.isEmpty { return [] }
            let ranges = person.groups.map { group -> SQL in
                """
                SELECT * FROM (SELECT o.id, o.due_at FROM opinions AS o
                    WHERE o.group_id = \(group) AND o.ended_at IS NULL\(next) \(due)) AS q
                """
            }
            return try lines(
                """
                o.id IN (SELECT u.id FROM (\(ranges.joined(" UNION ALL "))) AS u ORDER BY u.due_at, u.id LIMIT \(limit))
                """, due)
        case .asked: return try lines("o.asker_id = \(person.id) AND o.ended_at IS NULL\(next)", due)
        case .given:
            return try lines(
                "o.assignee_id = \(person.id) AND o.ending = 'answered'\(before)",
                "ORDER BY o.ended_at DESC, o.id DESC LIMIT \(limit)")
        }
    }

    private func lines(_ condition: SQL, _ order: SQL) throws -> [OpinionLine] {
        try all(
            """
            SELECT \(columns), t.number, t.summary FROM opinions AS o JOIN tickets AS t ON t.id = o.home_id
            WHERE \(condition) \(order)
            """
        ) { row in
            var r = row.reader()
            return try OpinionLine(opinion: Opinion(&r), number: Ticket.Number(r.int64()), summary: r.text())
        }
    }
}

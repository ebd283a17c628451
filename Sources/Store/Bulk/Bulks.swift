import Domain
import Foundation

extension Connection {
    private var columns: SQL {
        """
        id, operator_id, actions, macro, problem, reason, undoes_id, selection, filter, list, ceiling, phase, place, done, total,
        tally, asked_at, started_at, ended_at
        """
    }

    public func bulk(_ id: ID<Bulk>) throws -> Bulk? {
        try first("SELECT \(columns) FROM bulks WHERE id = \(id)", bulk)
    }

    /// What somebody did to many requests, the latest first.
    public func bulks(of person: ID<Operator>, limit: Int) throws -> [Bulk] {
        try all(
            "SELECT \(columns) FROM bulks WHERE operator_id = \(person) ORDER BY id DESC LIMIT \(limit)", bulk)
    }

    /// The latest that took this one back, or began to.
    public func bulk(undoing id: ID<Bulk>) throws -> Bulk? {
        try first("SELECT \(columns) FROM bulks WHERE undoes_id = \(id) ORDER BY id DESC LIMIT 1", bulk)
    }

    private func bulk(_ row: Row) throws -> Bulk {
        var r = row.reader()
        return try Bulk(
            id: r.id(), person: r.id(), actions: RuleJSON.read(r.text()) ?? [], macro: r.optionalText(),
            problem: r.optionalText().flatMap { RuleJSON.read($0) }, reason: r.text(), undoes: r.optionalID(),
            selection: Self.ids(r.text()),
            filter: r.optionalText().flatMap { RuleJSON.read($0) }, list: r.text(), ceiling: r.id(), phase: r.choice(),
            place: r.id(), done: r.int(), total: r.int(), tally: RuleJSON.read(r.text()) ?? BulkTally(),
            askedAt: r.date(), startedAt: r.optionalDate(), endedAt: r.optionalDate())
    }

    private static func ids(_ text: String) -> [ID<Ticket>] { Lists.lines(text).compactMap { ID($0) } }

    public func insert(_ b: Bulk) throws {
        try run(
            """
            INSERT INTO bulks (\(columns))
            VALUES (\(b.id), \(b.person), \(RuleJSON.text(b.actions)), \(b.macro),
                \(b.problem.map { RuleJSON.text($0) }), \(b.reason), \(b.undoes),
                \(Lists.lines(b.selection.map(\.description))), \(b.filter.map { RuleJSON.text($0) }), \(b.list),
                \(b.ceiling), \(b.phase), \(b.place), \(b.done), \(b.total), \(RuleJSON.text(b.tally)), \(b.askedAt),
                \(b.startedAt), \(b.endedAt))
            """)
    }

    /// Keeps how far it is; false when it was stopped, or another worker went on, since it was read.
    public func keep(_ next: Bulk, since old: Bulk) throws -> Bool {
        try run(
            """
            UPDATE bulks SET phase = \(next.phase), place = \(next.place), done = \(next.done), total = \(next.total),
                tally = \(RuleJSON.text(next.tally)), started_at = \(next.startedAt), ended_at = \(next.endedAt)
            WHERE id = \(old.id) AND phase = \(old.phase) AND place = \(old.place)
            """) == 1
    }

    public func insert(_ items: [BulkItem], of bulk: ID<Bulk>) throws {
        var rows = ManyRows(table: "bulk_items", columns: "bulk_id, ticket_id, trace, reason")
        for item in items {
            var trace: String?, reason: String?
            switch item.outcome {
            case .applied(let made): trace = RuleJSON.text(made)
            case .refused(let why): reason = RuleJSON.text(why)
            }
            rows.append([
                bulk.binding, item.ticket.binding, trace?.binding ?? String.nullBinding,
                reason?.binding ?? String.nullBinding,
            ])
        }
        try insert(rows)
    }

    /// What an action did, request by request in the order of their ids.
    public func traces(of bulk: ID<Bulk>, after place: ID<Ticket>, limit: Int) throws -> [(ID<Ticket>, BulkTrace)] {
        let rows: [(ID<Ticket>, BulkTrace?)] = try all(
            """
            SELECT ticket_id, trace FROM bulk_items
            WHERE bulk_id = \(bulk) AND ticket_id > \(place) AND trace IS NOT NULL ORDER BY ticket_id LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try (r.id(), RuleJSON.read(r.text()))
        }
        return rows.compactMap { row in row.1.map { (row.0, $0) } }
    }

    /// The requests an action left as they are, with the reasons, a page in the order of their ids.
    public func refusals(of bulk: ID<Bulk>, after place: ID<Ticket>, limit: Int) throws -> [BulkRefusal] {
        try all(
            """
            SELECT i.ticket_id, t.number, t.summary, i.reason
            FROM (SELECT ticket_id, reason FROM bulk_items
                WHERE bulk_id = \(bulk) AND ticket_id > \(place) AND reason IS NOT NULL
                ORDER BY ticket_id LIMIT \(limit)) AS i
            JOIN tickets AS t ON t.id = i.ticket_id ORDER BY i.ticket_id
            """
        ) { row in
            var r = row.reader()
            return try BulkRefusal(
                ticket: r.id(), number: Ticket.Number(r.int64()), summary: r.text(),
                reason: RuleJSON.read(r.text()) ?? BulkReason("refusal.notFound"))
        }
    }

    /// Actions that were asked before an instant, with what they did, some at a time.
    /// - Returns: whether there may be more.
    public func forgetBulks(before instant: Date, limit: Int) throws -> Bool {
        let old: [ID<Bulk>] = try values(
            """
            SELECT id FROM bulks AS b WHERE asked_at < \(instant) AND phase NOT IN ('looking', 'running')
                AND NOT EXISTS (SELECT id FROM bulks AS later WHERE later.undoes_id = b.id)
            ORDER BY id LIMIT \(limit)
            """)
        try run("DELETE FROM bulk_items WHERE bulk_id IN \(old)")
        try run("DELETE FROM bulks WHERE id IN \(old)")
        return old.count == limit
    }
}

/// A request that an action left as it is.
public struct BulkRefusal: Sendable, Equatable {
    public let ticket: ID<Ticket>
    public let number: Ticket.Number
    public let summary: String
    public let reason: BulkReason
}

import Domain
import Foundation

extension Connection {
    private var itemColumns: SQL {
        """
        id, kind, title, reference, received_on, flow_id, body, assignee_id, due_on, state, article, reason, ended_by,
        ended_at, version, created_at, updated_at
        """
    }

    private func item(_ row: Row) throws -> InboundItem {
        var r = row.reader()
        let id: ID<InboundItem> = try r.id()
        let content = try InboundItem.Content(
            kind: r.choice(), title: r.text(), reference: r.text(), receivedOn: day(r.text()), flow: r.optionalID(),
            text: r.text(), assignee: r.optionalID(), dueOn: day(r.text()))
        return try InboundItem(
            id: id, content: content, state: r.choice(), article: r.optionalText(), reason: r.text(),
            endedBy: r.text(), endedAt: r.optionalDate(), version: r.int(), createdAt: r.date(), updatedAt: r.date())
    }

    private func day(_ text: String) throws -> CalendarDay {
        guard let day = CalendarDay(text) else {
            throw StoreError.failed(code: "day", message: "\(text) is no day", sql: "")
        }
        return day
    }

    public func item(_ id: ID<InboundItem>) throws -> InboundItem? {
        try first("SELECT \(itemColumns) FROM inbound_items WHERE id = \(id)", item)
    }

    /// Those in one state, what is due longest first.
    /// - Parameter last: the last one of the page before.
    public func items(
        _ state: InboundItem.State, after last: (dueOn: CalendarDay, id: ID<InboundItem>)? = nil, limit: Int
    ) throws -> [InboundItem] {
        let after: SQL = last.map { " AND (due_on, id) > (\($0.dueOn.description), \($0.id))" } ?? ""
        return try all(
            """
            SELECT \(itemColumns) FROM inbound_items WHERE state = \(state)\(after) ORDER BY due_on, id LIMIT \(limit)
            """, item)
    }

    /// What came in by a flow, the last first.
    public func items(of flow: ID<InformationFlow>, limit: Int) throws -> [InboundItem] {
        try all(
            "SELECT \(itemColumns) FROM inbound_items WHERE flow_id = \(flow) ORDER BY id DESC LIMIT \(limit)", item)
    }

    public func itemCounts() throws -> [InboundItem.State: Int] {
        let rows: [(InboundItem.State, Int)] = try all("SELECT state, COUNT(*) FROM inbound_items GROUP BY state") {
            row in try (row.choice(0), row.int(1))
        }
        return Dictionary(rows) { first, _ in first }
    }

    public func insert(_ i: InboundItem) throws {
        let c = i.content
        try run(
            """
            INSERT INTO inbound_items (\(itemColumns))
            VALUES (\(i.id), \(c.kind), \(c.title), \(c.reference), \(c.receivedOn.description), \(c.flow), \(c.text),
                \(c.assignee), \(c.dueOn.description), \(i.state), \(i.article), \(i.reason), \(i.endedBy),
                \(i.endedAt), \(i.version), \(i.createdAt), \(i.updatedAt))
            """)
    }

    /// - Parameter version: the one it was read with; nothing is changed when somebody changed it meanwhile.
    public func update(_ i: InboundItem, from version: Int) throws -> Bool {
        let c = i.content
        return try run(
            """
            UPDATE inbound_items SET kind = \(c.kind), title = \(c.title), reference = \(c.reference),
                received_on = \(c.receivedOn.description), flow_id = \(c.flow), body = \(c.text),
                assignee_id = \(c.assignee), due_on = \(c.dueOn.description), state = \(i.state), article = \(i.article),
                reason = \(i.reason), ended_by = \(i.endedBy), ended_at = \(i.endedAt), version = \(i.version),
                updated_at = \(i.updatedAt)
            WHERE id = \(i.id) AND version = \(version)
            """) == 1
    }
}

import Domain
import Foundation

/// What is never due stands after everything that is.
private let never = "9999-12-31"

extension Connection {
    private var flowColumns: SQL {
        """
        id, name, direction, counterpart, owner_id, frequency, every_days, means, webhook, last_run_on, due_on, ended_at,
        version, created_at, updated_at
        """
    }

    private func flow(_ row: Row) throws -> InformationFlow {
        var r = row.reader()
        let id: ID<InformationFlow> = try r.id()
        let content = try InformationFlow.Content(
            name: r.text(), direction: r.choice(), counterpart: r.text(), owner: r.optionalID(), frequency: r.text(),
            everyDays: r.optionalInt(), means: r.text(), webhook: r.optionalText())
        let last = try r.optionalText().flatMap(CalendarDay.init), due = try r.text()
        return try InformationFlow(
            id: id, content: content, lastRunOn: last, dueOn: due == never ? nil : CalendarDay(due),
            endedAt: r.optionalDate(), version: r.int(), createdAt: r.date(), updatedAt: r.date())
    }

    public func flow(_ id: ID<InformationFlow>) throws -> InformationFlow? {
        try first("SELECT \(flowColumns) FROM flows WHERE id = \(id)", flow)
    }

    /// Those in use, or those ended, what is due longest first.
    /// - Parameter last: the last one of the page before.
    public func flows(ended: Bool, after last: (dueOn: CalendarDay?, id: ID<InformationFlow>)? = nil, limit: Int) throws
        -> [InformationFlow]
    {
        let after: SQL = last.map { " AND (due_on, id) > (\($0.dueOn?.description ?? never), \($0.id))" } ?? ""
        let which: SQL = ended ? "IS NOT NULL" : "IS NULL"
        return try all(
            """
            SELECT \(flowColumns) FROM flows WHERE ended_at \(which)\(after) ORDER BY due_on, id LIMIT \(limit)
            """, flow)
    }

    /// Where changes of articles are told.
    public func articleWebhooks(limit: Int) throws -> [String] {
        try values(
            """
            SELECT DISTINCT webhook FROM flows WHERE webhook IS NOT NULL AND direction = 'out' AND ended_at IS NULL
            ORDER BY webhook LIMIT \(limit)
            """)
    }

    public func insert(_ f: InformationFlow) throws {
        let c = f.content
        try run(
            """
            INSERT INTO flows (\(flowColumns))
            VALUES (\(f.id), \(c.name), \(c.direction), \(c.counterpart), \(c.owner), \(c.frequency), \(c.everyDays),
                \(c.means), \(c.webhook), \(f.lastRunOn?.description), \(f.dueOn?.description ?? never), \(f.endedAt),
                \(f.version), \(f.createdAt), \(f.updatedAt))
            """)
    }

    /// - Parameter version: the one it was read with; nothing is changed when somebody changed it meanwhile.
    public func update(_ f: InformationFlow, from version: Int) throws -> Bool {
        let c = f.content
        return try run(
            """
            UPDATE flows SET name = \(c.name), direction = \(c.direction), counterpart = \(c.counterpart),
                owner_id = \(c.owner), frequency = \(c.frequency), every_days = \(c.everyDays), means = \(c.means),
                webhook = \(c.webhook), last_run_on = \(f.lastRunOn?.description),
                due_on = \(f.dueOn?.description ?? never), ended_at = \(f.endedAt), version = \(f.version),
                updated_at = \(f.updatedAt)
            WHERE id = \(f.id) AND version = \(version)
            """) == 1
    }

    public func insert(_ e: FlowEvent) throws {
        try run(
            """
            INSERT INTO flow_events (id, flow_id, at, by_name, kind, day, note)
            VALUES (\(e.id), \(e.flow), \(e.at), \(e.byName), \(e.kind), \(e.day?.description), \(e.note))
            """)
    }

    /// What happened to a flow, the last first.
    public func events(of flow: ID<InformationFlow>, limit: Int) throws -> [FlowEvent] {
        try all(
            """
            SELECT id, flow_id, at, by_name, kind, day, note FROM flow_events WHERE flow_id = \(flow)
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try FlowEvent(
                id: r.id(), flow: r.id(), at: r.date(), byName: r.text(), kind: r.choice(),
                day: r.optionalText().flatMap(CalendarDay.init), note: r.text())
        }
    }
}

import Domain
import Foundation

extension Connection {
    private var needColumns: SQL {
        """
        id, state, title, triple, owner_id, material, article, audience, notes, planned_on, held_on, participants, reason,
        evidence, version, created_at, updated_at
        """
    }

    private func need(_ row: Row) throws -> TrainingNeed {
        var r = row.reader()
        let id: ID<TrainingNeed> = try r.id(), state: TrainingNeed.State = try r.choice()
        let content = try TrainingNeed.Content(
            title: r.text(), triple: r.optionalText(), owner: r.optionalID(), material: r.text(),
            article: r.optionalText(), audience: TrainingNeed.Audience(r.text()) ?? .everybody, notes: r.text())
        return try TrainingNeed(
            id: id, state: state, content: content, plannedOn: r.optionalText().flatMap(CalendarDay.init),
            heldOn: r.optionalText().flatMap(CalendarDay.init), participants: r.optionalInt(), reason: r.text(),
            evidence: r.optionalText().map { try fromJSON($0) }, version: r.int(), createdAt: r.date(),
            updatedAt: r.date())
    }

    public func need(_ id: ID<TrainingNeed>) throws -> TrainingNeed? {
        try first("SELECT \(needColumns) FROM training_needs WHERE id = \(id)", need)
    }

    /// Those in one state, the latest first.
    /// - Parameter last: the last one of the page before.
    public func needs(_ state: TrainingNeed.State, before last: ID<TrainingNeed>? = nil, limit: Int) throws
        -> [TrainingNeed]
    {
        let after: SQL = last.map { " AND id < \($0)" } ?? ""
        return try all(
            "SELECT \(needColumns) FROM training_needs WHERE state = \(state)\(after) ORDER BY id DESC LIMIT \(limit)",
            need)
    }

    /// All of them, the latest first.
    public func needs(limit: Int) throws -> [TrainingNeed] {
        try all("SELECT \(needColumns) FROM training_needs ORDER BY id DESC LIMIT \(limit)", need)
    }

    public func needCounts() throws -> [TrainingNeed.State: Int] {
        let rows: [(TrainingNeed.State, Int)] = try all("SELECT state, COUNT(*) FROM training_needs GROUP BY state") {
            row in try (row.choice(0), row.int(1))
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// The triples of which a need is open.
    public func triplesWithNeed() throws -> Set<String> {
        let open = TrainingNeed.State.allCases.filter(\.isOpen)
        return Set(
            try values(
                "SELECT DISTINCT triple FROM training_needs WHERE state IN \(open) AND triple IS NOT NULL", String.self)
        )
    }

    public func insert(_ n: TrainingNeed) throws {
        let c = n.content, evidence = try n.evidence.map { try json($0) }
        try run(
            """
            INSERT INTO training_needs (\(needColumns))
            VALUES (\(n.id), \(n.state), \(c.title), \(c.triple), \(c.owner), \(c.material), \(c.article),
                \(c.audience.description), \(c.notes), \(n.plannedOn?.description), \(n.heldOn?.description),
                \(n.participants), \(n.reason), \(evidence), \(n.version), \(n.createdAt), \(n.updatedAt))
            """)
    }

    /// - Parameter version: the one it was read with; nothing is changed when somebody changed it meanwhile.
    public func update(_ n: TrainingNeed, from version: Int) throws -> Bool {
        let c = n.content
        return try run(
            """
            UPDATE training_needs SET state = \(n.state), title = \(c.title), triple = \(c.triple), owner_id = \(c.owner),
                material = \(c.material), article = \(c.article), audience = \(c.audience.description),
                notes = \(c.notes), planned_on = \(n.plannedOn?.description), held_on = \(n.heldOn?.description),
                participants = \(n.participants), reason = \(n.reason), version = \(n.version),
                updated_at = \(n.updatedAt)
            WHERE id = \(n.id) AND version = \(version)
            """) == 1
    }

    public func insert(_ e: NeedEvent) throws {
        try run(
            """
            INSERT INTO training_need_events (id, need_id, at, by_name, kind, data)
            VALUES (\(e.id), \(e.need), \(e.at), \(e.byName), \(e.kind), \(FlatJSON.encode(e.data)))
            """)
    }

    /// What happened to a need, the last first.
    public func events(of need: ID<TrainingNeed>, limit: Int) throws -> [NeedEvent] {
        try all(
            """
            SELECT id, need_id, at, by_name, kind, data FROM training_need_events WHERE need_id = \(need)
            ORDER BY id DESC LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try NeedEvent(
                id: r.id(), need: r.id(), at: r.date(), byName: r.text(), kind: r.choice(),
                data: FlatJSON.decode(r.text()))
        }
    }
}

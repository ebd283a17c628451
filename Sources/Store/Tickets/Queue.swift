import Domain
import Foundation

extension Connection {
    /// One page of the requests a person may see. Each queue (a group and a state) is read in its own index order and the
    /// pages are merged, so the cost depends on the length of the page and not on the length of the queues.
    public func tickets(_ filter: TicketFilter, after cursor: TicketCursor?, visibleTo person: Operator) throws
        -> TicketPage
    {
        guard !person.isDisabled else { return TicketPage(lines: [], next: nil) }
        if !person.role.seesAllGroups {
            return try tickets(
                filter, after: cursor, groups: (filter.groups ?? person.groups).filter(person.groups.contains))
        }
        return try tickets(filter, after: cursor, groups: filter.groups ?? allGroups(filter))
    }

    /// Every group by name, so that each queue is read along its index; nil (one range) when the list reaches what is over,
    /// and when there would be more ranges than one statement holds (SQLite joins at most 500).
    private func allGroups(_ filter: TicketFilter) throws -> [ID<Group>]? {
        guard filter.assignee == nil, filter.states.allSatisfy({ !$0.isEnded }) else { return nil }
        let groups: [ID<Group>] = try values("SELECT id FROM groups ORDER BY id")
        return groups.count * filter.states.count <= 400 ? groups : nil
    }

    /// One page for a program with a token: every group, or those asked for.
    public func tickets(_ filter: TicketFilter, after cursor: TicketCursor?, groups: [ID<Group>]?) throws -> TicketPage
    {
        if let groups, groups.isEmpty { return TicketPage(lines: [], next: nil) }
        guard let conditions = try conditions(of: filter) else { return TicketPage(lines: [], next: nil) }
        let plan = QueuePlan(filter: filter, groups: groups, conditions: conditions, cursor: cursor)
        var lines = try all(plan.statement, TicketLine.self)
        guard lines.count > filter.limit else { return TicketPage(lines: lines, next: nil) }
        lines.removeLast()
        return TicketPage(lines: lines, next: lines.last.map(plan.cursor(after:)))
    }

    /// How many requests are open, by group and state. Reads one index of what is not over.
    public func queueCounts() throws -> [QueueCount] {
        try all(
            """
            SELECT group_id, state, COUNT(*) FROM tickets WHERE closed_at IS NULL AND group_id IS NOT NULL
            GROUP BY group_id, state
            """
        ) { row in try QueueCount(group: row.id(0), state: row.choice(1), count: row.int(2)) }
    }

    /// How many open requests each person has, by state.
    public func workCounts() throws -> [(person: ID<Operator>, state: TicketState, count: Int)] {
        try all(
            """
            SELECT assignee_id, state, COUNT(*) FROM tickets WHERE closed_at IS NULL AND assignee_id IS NOT NULL
            GROUP BY assignee_id, state
            """
        ) { row in try (row.id(0), row.choice(1), row.int(2)) }
    }

    /// The conditions beside group and state; nil when nothing can match.
    func conditions(of filter: TicketFilter) throws -> [SQL]? {
        var list: [SQL] = []
        if filter.unassignedOnly { list.append("assignee_id IS NULL") }
        if let assignee = filter.assignee { list.append("assignee_id = \(assignee)") }
        if let channel = filter.channel { list.append("channel = \(channel)") }
        if let priority = filter.priority { list.append("priority = \(priority)") }
        if let triples = filter.triples { list.append("triple_id IN \(triples)") }
        if let administration = filter.administration { list.append("administration_id = \(administration)") }
        if let userType = filter.userType { list.append("user_type_id = \(userType)") }
        let text = filter.text.tidied
        if text.isEmpty { return list }
        if let number = Ticket.Number(text.filter { $0 != "#" }) {
            list.append("(number = \(number.rawValue) OR external_reference = \(text))")
            return list
        }
        let people = try requesters(matching: text)
        list.append("(requester_id IN \(people) OR external_reference = \(text))")
        return list
    }

    /// People whose codice fiscale or address is the text, or whose name begins with it; the first two hundred.
    public func requesters(matching text: String) throws -> [ID<Requester>] {
        let folded = Folding.fold(text)
        if text.contains("@") {
            return try values(
                "SELECT id FROM requesters WHERE email_folded = \(text.lowercased()) ORDER BY id DESC LIMIT 200")
        }
        if let code = try? FiscalCode(text) {  // what is no codice fiscale is looked for as a name
            return try values("SELECT id FROM requesters WHERE fiscal_code = \(code.text) ORDER BY id DESC LIMIT 200")
        }
        return try values(
            """
            SELECT id FROM requesters WHERE name_folded >= \(folded) AND name_folded < \(folded + "\u{10FFFF}")
            ORDER BY name_folded, id LIMIT 200
            """)
    }
}

extension TicketLine: RowDecodable {
    static let columns: SQL = """
        t.id, t.number, t.state, t.channel, t.priority, t.triple_id, t.group_id, t.assignee_id, t.summary, t.reopenings,
        t.created_at, t.updated_at, t.closed_at, t.due_at, t.risk_at, p.given_name, p.family_name
        """

    public init(row: Row) throws {
        var r = row.reader()
        try self.init(
            id: r.id(), number: Ticket.Number(r.int64()), state: r.choice(), channel: r.choice(), priority: r.choice(),
            triple: r.optionalID(), group: r.optionalID(), assignee: r.optionalID(), summary: r.text(),
            reopenings: r.int(), createdAt: r.date(), updatedAt: r.date(), closedAt: r.optionalDate(),
            deadline: NextDeadline(column: r.date(), riskAt: r.optionalDate(), markAt: nil),
            requesterName: Requester.name(r.text(), r.text()))
    }
}

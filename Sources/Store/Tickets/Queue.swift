import Domain
import Foundation

extension Connection {
    /// One page of the requests a person may see. Each queue (a group and a state) is read in its own index order and the
    /// pages are merged, so the cost depends on the length of the page and not on the length of the queues.
    public func tickets(_ filter: TicketFilter, after cursor: TicketCursor?, visibleTo person: Operator) throws
        -> TicketPage
    {
        guard !person.isDisabled else { return TicketPage(lines: [], next: nil) }
        return try tickets(filter, after: cursor, groups: scope(filter, person))
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
        guard let plan = try plan(filter, after: cursor, groups: groups) else {
            return TicketPage(lines: [], next: nil)
        }
        var lines = try all(plan.statement, TicketLine.self)
        guard lines.count > filter.limit else { return TicketPage(lines: lines, next: nil) }
        lines.removeLast()
        return TicketPage(lines: lines, next: lines.last.map(plan.cursor(after:)))
    }

    /// The request that comes after another in a list, by where that one stands now, whether or not the list still has it;
    /// nil when it is the last.
    public func follower(of number: Ticket.Number, in filter: TicketFilter, visibleTo person: Operator) throws
        -> Ticket.Number?
    {
        var filter = filter
        filter.limit = 1
        guard let line = try lines(of: [number], visibleTo: person).first,
            let plan = try plan(filter, after: nil, groups: scope(filter, person))
        else { return nil }
        return try tickets(filter, after: plan.cursor(after: line), visibleTo: person).lines.first?.number
    }

    /// How many requests a list has, counted up to `most`.
    public func count(_ filter: TicketFilter, visibleTo person: Operator, upTo most: Int) throws -> Int {
        guard !person.isDisabled, let plan = try plan(filter, after: nil, groups: scope(filter, person)) else {
            return 0
        }
        return try value(plan.counting(upTo: most)) ?? 0
    }

    /// The lines of some requests of a list that is on somebody's screen, those the person still sees.
    public func lines(of numbers: [Ticket.Number], visibleTo person: Operator) throws -> [TicketLine] {
        guard !person.isDisabled, !numbers.isEmpty else { return [] }
        let seen: SQL = person.role.seesAllGroups ? "" : " AND t.group_id IN \(person.groups)"
        return try all(
            """
            SELECT \(TicketLine.columns) FROM tickets AS t JOIN requesters AS p ON p.id = t.requester_id
            WHERE t.number IN \(numbers.map(\.rawValue))\(seen) ORDER BY t.id
            """)
    }

    /// The groups a person's list looks in; nil is everywhere.
    private func scope(_ filter: TicketFilter, _ person: Operator) throws -> [ID<Group>]? {
        if person.role.seesAllGroups { return try filter.groups ?? allGroups(filter) }
        return (filter.groups ?? person.groups).filter(person.groups.contains)
    }

    /// Nil when nothing can match.
    private func plan(_ filter: TicketFilter, after cursor: TicketCursor?, groups: [ID<Group>]?) throws -> QueuePlan? {
        if filter.states.isEmpty || groups?.isEmpty == true { return nil }
        guard let conditions = try conditions(of: filter) else { return nil }
        var plan = QueuePlan(filter: filter, groups: groups, conditions: conditions, cursor: cursor)
        if let few = try candidates(byTextOf: filter) ?? plan.candidates, try isFew(few) { plan.few = few }
        return plan
    }

    /// What a text may mean, by the indexes of persons and of words; nil when it is a number, or nothing.
    private func candidates(byTextOf filter: TicketFilter) throws -> SQL? {
        let text = filter.text.tidied
        if text.isEmpty || Ticket.Number(text.filter { $0 != "#" }) != nil || filter.words.all.isEmpty { return nil }
        return try """
        SELECT id AS few_id FROM tickets WHERE requester_id IN \(requesters(matching: text))
        UNION SELECT id FROM tickets WHERE external_reference = \(text)
        UNION SELECT t.id FROM (\(filter.wordRows)) AS w CROSS JOIN tickets AS t WHERE t.number = w.found
        """
    }

    private func isFew(_ candidates: SQL) throws -> Bool {
        let most = QueuePlan.mostCandidates
        return try value("SELECT COUNT(*) FROM (\(candidates) LIMIT \(most + 1)) AS q", Int.self) ?? 0 <= most
    }

    /// How many requests are open, by group, state and who has them. Reads one index of what is not over, once.
    public func queueCounts() throws -> [QueueCount] {
        try all(
            """
            SELECT group_id, state, assignee_id, COUNT(*) FROM tickets WHERE closed_at IS NULL AND group_id IS NOT NULL
            GROUP BY group_id, state, assignee_id
            """
        ) { row in
            try QueueCount(group: row.id(0), state: row.choice(1), assignee: row.optionalID(2), count: row.int(3))
        }
    }

    /// The conditions beside group and state; nil when nothing can match.
    func conditions(of filter: TicketFilter) throws -> [SQL]? {
        var list: [SQL] = []
        if filter.unassignedOnly { list.append("assignee_id IS NULL") }
        if let assignee = filter.assignee { list.append("assignee_id = \(assignee)") }
        if let channel = filter.channel { list.append("channel = \(channel)") }
        if let priorities = filter.priorities { list.append("priority IN \(priorities)") }
        if let triples = filter.triples { list.append("triple_id IN \(triples)") }
        if let administrations = filter.administrations { list.append("administration_id IN \(administrations)") }
        if let userTypes = filter.userTypes { list.append("user_type_id IN \(userTypes)") }
        if let due = filter.due { list.append(due.condition) }
        if filter.reopenedOnly { list.append("reopenings > 0") }
        if !filter.tag.isEmpty {
            list.append(
                "EXISTS (SELECT 1 FROM ticket_tags AS g WHERE g.ticket_id = tickets.id AND g.tag = \(filter.tag))")
        }
        if let problem = filter.problem {
            list.append(
                """
                EXISTS (SELECT 1 FROM problem_tickets AS h WHERE h.ticket_id = tickets.id AND h.problem_id = \(problem))
                """)
        }
        list += dates(of: filter)
        let text = filter.text.tidied
        if text.isEmpty { return list }
        if let number = Ticket.Number(text.filter { $0 != "#" }) {
            list.append("(number = \(number.rawValue) OR external_reference = \(text))")
            return list
        }
        var meant: SQL = try "requester_id IN \(requesters(matching: text)) OR external_reference = \(text)"
        if !filter.words.all.isEmpty { meant += " OR number IN (SELECT found FROM (\(filter.wordRows)) AS w)" }
        list.append("(\(meant))")
        return list
    }

    private func dates(of filter: TicketFilter) -> [SQL] {
        var list: [SQL] = []
        if let from = filter.createdFrom { list.append("created_at >= \(from)") }
        if let before = filter.createdBefore { list.append("created_at < \(before)") }
        if let from = filter.updatedFrom { list.append("updated_at >= \(from)") }
        if let before = filter.updatedBefore { list.append("updated_at < \(before)") }
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

extension TicketFilter {
    /// The latest rows of the index that have the words; one more than what is few.
    fileprivate var wordRows: SQL { WordIndex.rows(words, below: nil, limit: QueuePlan.mostCandidates + 1) }
}

extension TicketFilter.Due {
    /// What has no deadline is `never` in its column, later than every other.
    var condition: SQL {
        switch self {
        case .overdue(let now): "due_at < \(now.minute)"
        case .atRisk(let now): "due_at >= \(now.minute) AND due_at < \(Date.never) AND risk_at <= \(now)"
        case .between(let from, let before): "due_at >= \(from) AND due_at < \(before)"
        case .none: "due_at = \(Date.never)"
        }
    }
}

extension TicketLine: RowDecodable {
    static let columns: SQL = """
        t.id, t.number, t.state, t.channel, t.priority, t.user_type_id, t.administration_id, t.triple_id, t.group_id, t.assignee_id, t.summary,
        t.reopenings, t.created_at, t.updated_at, t.closed_at, t.due_at, t.risk_at, p.given_name, p.family_name
        """

    public init(row: Row) throws {
        var r = row.reader()
        try self.init(
            id: r.id(), number: Ticket.Number(r.int64()), state: r.choice(), channel: r.choice(), priority: r.choice(),
            userType: r.optionalID(), administration: r.optionalID(), triple: r.optionalID(), group: r.optionalID(),
            assignee: r.optionalID(), summary: r.text(), reopenings: r.int(), createdAt: r.date(), updatedAt: r.date(),
            closedAt: r.optionalDate(),
            deadline: NextDeadline(column: r.date(), riskAt: r.optionalDate(), markAt: nil),
            requesterName: Requester.name(r.text(), r.text()))
    }
}

import Domain
import Foundation

let ticketColumns: SQL = """
    id, number, state, channel, priority, requester_id, beneficiary_name, beneficiary_fiscal_code, user_type_id,
    administration_id, triple_id, first_triple_id, group_id, assignee_id, summary, fields, language, external_reference,
    created_at, registered_at, taken_at, first_reply_at, resolved_at, resolution, closed_at, cancellation,
    cancellation_detail, reopenings, chases, chased_at, raises, follow_up_at, reminded_at, updated_at, due_at, risk_at, next_due_at, version
    """

extension Ticket: RowDecodable {
    public init(row: Row) throws {
        var r = row.reader()
        let id: ID<Ticket> = try r.id()
        let number = try Number(r.int64())
        let state: TicketState = try r.choice()
        let channel: ChannelKind = try r.choice()
        let priority: Priority = try r.choice()
        let requester: ID<Requester> = try r.id()
        let (name, code) = try (r.optionalText(), r.optionalText())
        try self.init(
            id: id, number: number, state: state, channel: channel, priority: priority, requester: requester,
            beneficiary: name.map { Beneficiary(name: $0, fiscalCode: code ?? "") }, userType: r.optionalID(),
            administration: r.optionalID(), triple: r.optionalID(), firstTriple: r.optionalID(), group: r.optionalID(),
            assignee: r.optionalID(), summary: r.text(), fields: FlatJSON.decode(r.text()), language: r.text(),
            externalReference: r.optionalText(), createdAt: r.date(), registeredAt: r.optionalDate(),
            takenAt: r.optionalDate(), firstReplyAt: r.optionalDate(), resolvedAt: r.optionalDate(),
            resolution: r.optionalChoice(), closedAt: r.optionalDate(),
            cancellation: Cancellation(code: r.optionalText() ?? "", detail: r.optionalText()), reopenings: r.int(),
            chases: r.int(), chasedAt: r.optionalDate(), raises: Lists.lines(r.text()), followUpAt: r.optionalDate(),
            remindedAt: r.optionalDate(), updatedAt: r.date(),
            deadline: NextDeadline(column: r.date(), riskAt: r.optionalDate(), markAt: r.optionalDate()),
            version: r.int())
    }
}

extension Connection {
    public func insert(_ t: Ticket) throws {
        try run(
            """
            INSERT INTO tickets (\(ticketColumns))
            VALUES (\(t.id), \(t.number.rawValue), \(t.state), \(t.channel), \(t.priority), \(t.requester),
                \(t.beneficiary?.name), \(t.beneficiary?.fiscalCode), \(t.userType), \(t.administration), \(t.triple),
                \(t.firstTriple), \(t.group), \(t.assignee), \(t.summary), \(FlatJSON.encode(t.fields)), \(t.language),
                \(t.externalReference), \(t.createdAt), \(t.registeredAt), \(t.takenAt), \(t.firstReplyAt), \(t.resolvedAt),
                \(t.resolution), \(t.closedAt), \(t.cancellation?.code), \(t.cancellation?.detail), \(t.reopenings),
                \(t.chases), \(t.chasedAt), \(Lists.lines(t.raises)), \(t.followUpAt), \(t.remindedAt), \(t.updatedAt),
                \(t.deadline.dueAt ?? .never), \(t.deadline.riskAt), \(t.deadline.markAt),
                \(t.version))
            """)
    }

    /// Writes the details that somebody put right, beside the change that says so.
    public func correct(_ t: Ticket) throws {
        try run(
            """
            UPDATE tickets SET administration_id = \(t.administration), user_type_id = \(t.userType),
                external_reference = \(t.externalReference)
            WHERE id = \(t.id)
            """)
    }

    /// The next number people read on the telephone. On PostgreSQL a sequence, so that no row is hot: a number may be
    /// skipped when a transaction fails, never given twice.
    public func nextTicketNumber() throws -> Ticket.Number {
        let number: Int64? = try value(
            """
            \(sqlite: "UPDATE counters SET value = value + 1 WHERE name = 'ticket' RETURNING value",
              postgres: "SELECT nextval('ticket_numbers')")
            """)
        return Ticket.Number(number ?? 0)
    }

    public func ticket(_ id: ID<Ticket>) throws -> Ticket? {
        try first("SELECT \(ticketColumns) FROM tickets WHERE id = \(id)")
    }

    public func ticket(number: Ticket.Number) throws -> Ticket? {
        try first("SELECT \(ticketColumns) FROM tickets WHERE number = \(number.rawValue)")
    }

    /// The request, if this person may see it: the permission is in the query.
    public func ticket(_ number: Ticket.Number, visibleTo person: Operator) throws -> Ticket? {
        try first(
            "SELECT \(ticketColumns) FROM tickets WHERE number = \(number.rawValue) AND \(visible(to: person))")
    }

    /// An operator works on the requests of their groups; before confirmation nobody does.
    func workable(by person: Operator) -> SQL {
        if person.isDisabled { return "1 = 0" }
        return person.role.seesAllGroups ? "state <> 'unconfirmed'" : "group_id IN \(person.groups)"
    }

    /// They read those, and those about which another group asks their opinion: what they may do to a request is decided
    /// by its group alone.
    func visible(to person: Operator) -> SQL {
        if person.isDisabled || person.role.seesAllGroups { return workable(by: person) }
        return "(\(workable(by: person)) OR \(consulted(person)))"
    }

    /// Those with which the program is to do something by itself by now, the longest due first.
    public func ticketsToFollowUp(by now: Date, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets WHERE follow_up_at IS NOT NULL AND follow_up_at <= \(now)
            ORDER BY follow_up_at, id LIMIT \(limit)
            """)
    }

    /// Open requests of some triples after one of them, by id.
    public func openTickets(of triple: ID<Triple>, after id: ID<Ticket>?, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets
            WHERE triple_id = \(triple) AND closed_at IS NULL AND group_id IS NOT NULL AND id > \(id ?? ID(0))
            ORDER BY id LIMIT \(limit)
            """)
    }

    /// Never confirmed since the instant.
    public func ticketsNeverConfirmed(createdBefore instant: Date, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets WHERE state = 'unconfirmed' AND group_id IS NULL AND closed_at IS NULL AND created_at < \(instant)
            ORDER BY created_at, id LIMIT \(limit)
            """)
    }

    /// Other requests of the same requester that this person may see, newest first.
    public func otherTickets(of ticket: Ticket, visibleTo person: Operator, limit: Int) throws -> [Ticket] {
        try all(
            """
            SELECT \(ticketColumns) FROM tickets
            WHERE requester_id = \(ticket.requester) AND id <> \(ticket.id) AND \(workable(by: person))
            ORDER BY id DESC LIMIT \(limit)
            """)
    }

    /// Whether a person has requests in groups that somebody at the desk does not see.
    public func hasTickets(_ requester: ID<Requester>, hiddenFrom person: Operator) throws -> Bool {
        if person.role.seesAllGroups { return false }
        return try value(
            """
            SELECT id FROM tickets
            WHERE requester_id = \(requester) AND (group_id IS NULL OR NOT group_id IN \(person.groups)) LIMIT 1
            """, Int64.self) != nil
    }
}

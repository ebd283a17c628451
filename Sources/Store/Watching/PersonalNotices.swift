import Domain
import Foundation

/// A notice with what it tells: the event, and the request as it stands.
public struct ToldNotice: Sendable, Equatable {
    public let notice: PersonalNotice
    public let event: Event
    public let number: Ticket.Number
    public let summary: String
}

/// What of one request somebody has not read.
public struct UnreadRequest: Sendable, Equatable {
    public let number: Ticket.Number
    public let summary: String
    public let notices: Int
    /// How many of them are mentions.
    public let mentions: Int
}

extension Connection {
    public func insert(_ notice: PersonalNotice) throws {
        try run(
            """
            INSERT INTO personal_notices (id, operator_id, ticket_id, event_id, reason, at, read_at)
            VALUES (\(notice.id), \(notice.person), \(notice.ticket), \(notice.event), \(notice.reason), \(notice.at),
                \(notice.readAt))
            """)
    }

    /// Notices of a person, newest first; those of requests that they may see no more are left out.
    public func notices(of person: Operator, unreadOnly: Bool, before: ID<PersonalNotice>?, limit: Int) throws
        -> [ToldNotice]
    {
        let unread: SQL = unreadOnly ? "AND n.read_at IS NULL" : ""
        let before: SQL = before.map { "AND n.id < \($0)" } ?? ""
        return try all(
            """
            SELECT n.id, n.reason, n.at, n.read_at, tickets.id, tickets.number, tickets.summary,
                e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.kind, e.data
            FROM personal_notices n
            JOIN tickets ON tickets.id = n.ticket_id
            JOIN events e ON e.id = n.event_id
            WHERE n.operator_id = \(person.id) AND \(visible(to: person)) \(unread) \(before)
            ORDER BY n.id DESC LIMIT \(limit)
            """
        ) { row in try told(row, person.id) }
    }

    private func told(_ row: Row, _ person: ID<Operator>) throws -> ToldNotice {
        var r = row.reader()
        let id: ID<PersonalNotice> = try r.id(), reason: PersonalNotice.Reason = try r.choice()
        let at = try r.date(), readAt = try r.optionalDate(), ticket: ID<Ticket> = try r.id()
        let number = Ticket.Number(try r.int64()), summary = try r.text()
        let event = try Event(
            id: r.id(), ticket: ticket, at: r.date(), actor: Actor(kind: r.text(), id: r.next(Int64?.self)),
            actorName: r.text(), fact: Fact(kind: r.choice(), data: FlatJSON.decode(r.text())))
        return ToldNotice(
            notice: PersonalNotice(
                id: id, person: person, ticket: ticket, event: event.id, reason: reason, at: at, readAt: readAt),
            event: event, number: number, summary: summary)
    }

    /// How many notices a person has not read, counted up to `most`.
    public func unreadNotices(of person: Operator, most: Int) throws -> Int {
        try value(
            """
            SELECT COUNT(*) FROM (
                SELECT n.id FROM personal_notices n JOIN tickets ON tickets.id = n.ticket_id
                WHERE n.operator_id = \(person.id) AND n.read_at IS NULL AND \(visible(to: person))
                LIMIT \(most)) AS unread
            """, Int.self) ?? 0
    }

    /// A notice is read; the request it is about, nil when it is none of theirs or was read before.
    public func read(_ notice: ID<PersonalNotice>, of person: ID<Operator>, at now: Date) throws -> ID<Ticket>? {
        try first(
            """
            UPDATE personal_notices SET read_at = \(now)
            WHERE id = \(notice) AND operator_id = \(person) AND read_at IS NULL RETURNING ticket_id
            """
        ) { try $0.id(0) }
    }

    /// Every notice of a person up to one is read; how many were not.
    public func readNotices(of person: ID<Operator>, upTo last: ID<PersonalNotice>, at now: Date) throws -> Int {
        try run(
            """
            UPDATE personal_notices SET read_at = \(now)
            WHERE operator_id = \(person) AND id <= \(last) AND read_at IS NULL
            """)
    }

    /// What a person has not read since an instant, request by request, the latest first.
    public func unreadRequests(of person: Operator, after floor: ID<PersonalNotice>, limit: Int) throws
        -> [UnreadRequest]
    {
        try all(
            """
            SELECT tickets.number, tickets.summary, COUNT(*),
                COUNT(CASE WHEN n.reason = 'mentioned' THEN 1 END)
            FROM personal_notices n JOIN tickets ON tickets.id = n.ticket_id
            WHERE n.operator_id = \(person.id) AND n.id > \(floor) AND n.read_at IS NULL AND \(visible(to: person))
            GROUP BY tickets.number, tickets.summary
            ORDER BY MAX(n.id) DESC LIMIT \(limit)
            """
        ) { row in
            try UnreadRequest(
                number: Ticket.Number(row.int64(0)), summary: row.text(1), notices: row.int(2), mentions: row.int(3))
        }
    }

    /// Takes out notices before an instant's id; true when there may be more.
    public func forgetNotices(before floor: ID<PersonalNotice>, limit: Int) throws -> Bool {
        try run(
            """
            DELETE FROM personal_notices WHERE id IN (
                SELECT id FROM personal_notices WHERE id < \(floor) ORDER BY id LIMIT \(limit))
            """) == limit
    }
}

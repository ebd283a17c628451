import Domain
import Foundation

extension Connection {
    /// What a person is writing about a request: one of each kind at most.
    public func drafts(of ticket: ID<Ticket>, by author: ID<Operator>) throws -> [Draft] {
        try all(
            """
            SELECT ticket_id, operator_id, kind, body, saved_at, returned_at FROM drafts
            WHERE ticket_id = \(ticket) AND operator_id = \(author) ORDER BY kind
            """
        ) { row in
            var r = row.reader()
            return try Draft(
                ticket: r.id(), author: r.id(), kind: r.choice(), text: r.text(), savedAt: r.date(),
                returnedAt: r.optionalDate())
        }
    }

    /// About which of some requests a person is writing.
    public func drafted(_ tickets: [ID<Ticket>], by author: ID<Operator>) throws -> Set<ID<Ticket>> {
        if tickets.isEmpty { return [] }
        return try Set(
            values("SELECT ticket_id FROM drafts WHERE ticket_id IN \(tickets) AND operator_id = \(author)"))
    }

    /// Keeps a draft in the place of the one before it.
    public func save(_ draft: Draft) throws {
        try run(
            """
            INSERT INTO drafts (ticket_id, operator_id, kind, body, saved_at, returned_at)
            VALUES (\(draft.ticket), \(draft.author), \(draft.kind), \(draft.text), \(draft.savedAt),
                \(draft.returnedAt))
            ON CONFLICT (ticket_id, operator_id, kind) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at,
                returned_at = excluded.returned_at
            """)
    }

    /// Whether there was one.
    @discardableResult
    public func forgetDraft(of ticket: ID<Ticket>, by author: ID<Operator>, _ kind: Draft.Kind) throws -> Bool {
        try run("DELETE FROM drafts WHERE ticket_id = \(ticket) AND operator_id = \(author) AND kind = \(kind)") == 1
    }

    /// Those that nobody touched since.
    public func forgetDrafts(before instant: Date) throws {
        try run("DELETE FROM drafts WHERE saved_at < \(instant)")
    }

    /// What a person wrote about a request after a message, the latest first; the last few are enough to know what was
    /// sent a moment ago.
    public func messages(of ticket: ID<Ticket>, by author: ID<Operator>, after seen: ID<Message>) throws -> [Message] {
        try messages(of: ticket, limit: 20).filter { $0.id > seen && $0.author == .operator(author) }.reversed()
    }
}

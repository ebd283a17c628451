import Domain
import Foundation

extension HeldReply: RowDecodable {
    static let columns: SQL = "id, ticket_id, operator_id, contents, leaves_at"

    public init(row: Row) throws {
        var r = row.reader()
        try self.init(id: r.id(), ticket: r.id(), author: r.id(), contents: r.text(), leavesAt: r.date())
    }
}

extension Connection {
    public func heldReply(_ id: ID<HeldReply>) throws -> HeldReply? {
        try first("SELECT \(HeldReply.columns) FROM held_replies WHERE id = \(id)")
    }

    /// What a person sent about a request and can still take back, oldest first.
    public func heldReplies(of ticket: ID<Ticket>, by author: ID<Operator>) throws -> [HeldReply] {
        try all(
            """
            SELECT \(HeldReply.columns) FROM held_replies WHERE ticket_id = \(ticket) AND operator_id = \(author)
            ORDER BY id LIMIT 20
            """)
    }

    public func insert(_ held: HeldReply) throws {
        try run(
            """
            INSERT INTO held_replies (\(HeldReply.columns))
            VALUES (\(held.id), \(held.ticket), \(held.author), \(held.contents), \(held.leavesAt))
            """)
    }

    /// Takes it out, to send it or to give it back: only one of the two gets it.
    public func take(held id: ID<HeldReply>) throws -> Bool {
        try run("DELETE FROM held_replies WHERE id = \(id)") == 1
    }
}

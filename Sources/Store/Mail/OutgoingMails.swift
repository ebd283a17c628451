import Domain
import Foundation

extension Connection {
    public func insert(_ mail: OutgoingMail) throws {
        try run(
            """
            INSERT INTO outgoing_mails (\(mailColumns))
            VALUES (\(mail.id), \(mail.ticket), \(mail.message), \(mail.kind), \(mail.recipient), \(mail.recipientName),
                \(mail.language), \(mail.mailID), \(mail.state), \(mail.attempts), \(mail.problem), \(mail.subject),
                \(mail.text), \(mail.html), \(mail.createdAt), \(mail.sentAt), \(mail.notice))
            """)
    }

    public func outgoingMail(_ id: ID<OutgoingMail>) throws -> OutgoingMail? {
        try first("SELECT \(mailColumns) FROM outgoing_mails WHERE id = \(id)")
    }

    public func outgoingMails(of ticket: ID<Ticket>) throws -> [OutgoingMail] {
        try all("SELECT \(mailColumns) FROM outgoing_mails WHERE ticket_id = \(ticket) ORDER BY id LIMIT 500")
    }

    /// Newest first; all states when none is given.
    public func outgoingMails(in state: OutgoingMail.State?, before: ID<OutgoingMail>?, limit: Int) throws
        -> [OutgoingMail]
    {
        let state: SQL = state.map { "AND state = \($0)" } ?? ""
        let before: SQL = before.map { "AND id < \($0)" } ?? ""
        return try all(
            "SELECT \(mailColumns) FROM outgoing_mails WHERE 1 = 1 \(state) \(before) ORDER BY id DESC LIMIT \(limit)")
    }

    public func update(_ mail: OutgoingMail) throws {
        try run(
            """
            UPDATE outgoing_mails SET recipient = \(mail.recipient), state = \(mail.state), attempts = \(mail.attempts),
                problem = \(mail.problem), subject = \(mail.subject), body = \(mail.text), html = \(mail.html),
                sent_at = \(mail.sentAt)
            WHERE id = \(mail.id)
            """)
    }
}

private let mailColumns: SQL = """
    id, ticket_id, message_id, kind, recipient, recipient_name, language, mail_id, state, attempts, problem, subject, body,
    html, created_at, sent_at, notice
    """

extension OutgoingMail: RowDecodable {
    public init(row: Row) throws {
        var r = row.reader()
        try self.init(
            id: r.id(), ticket: r.optionalID(), message: r.optionalID(), kind: r.choice(), recipient: r.text(),
            recipientName: r.text(), language: r.text(), mailID: r.text(), state: r.choice(), attempts: r.int(),
            problem: r.optionalText(), subject: r.optionalText(), text: r.optionalText(), html: r.optionalText(),
            createdAt: r.date(), sentAt: r.optionalDate(), notice: r.optionalText())
    }
}

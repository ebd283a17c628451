import Domain
import Foundation

/// What became of a mail, without its text: the history of a request shows dozens.
public struct MailProgress: Sendable, Equatable {
    public let id: ID<OutgoingMail>
    public let ticket: ID<Ticket>?
    public let message: ID<Message>?
    public let kind: OutgoingMail.Kind
    public let recipient: String
    public let state: OutgoingMail.State
    /// The server's words, when it said no.
    public let problem: String?
    public let createdAt: Date
    public let sentAt: Date?
}

extension Connection {
    /// The mails of some requests that are one case, oldest first; the latest five hundred.
    public func mailProgress(of tickets: [ID<Ticket>]) throws -> [MailProgress] {
        try all(
            """
            SELECT id, ticket_id, message_id, kind, recipient, state, problem, created_at, sent_at FROM outgoing_mails
            WHERE \(ofAny(tickets)) ORDER BY id DESC LIMIT 500
            """
        ) { row in
            var r = row.reader()
            return try MailProgress(
                id: r.id(), ticket: r.optionalID(), message: r.optionalID(), kind: r.choice(), recipient: r.text(),
                state: r.choice(),
                problem: r.optionalText(), createdAt: r.date(), sentAt: r.optionalDate())
        }.reversed()
    }
}

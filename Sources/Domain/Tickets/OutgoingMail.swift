import Foundation

/// A mail on its way out, or kept here when there is no server to give it to.
public struct OutgoingMail: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case confirmation, acknowledgement, reply, informationRequest = "information_request", solution, cancellation
        /// The desk waits for the requester; and: it closed the request because nothing came.
        case reminder, lapsed
        /// The request was joined into another one.
        case merged
        /// A rule tells somebody of the desk.
        case notice
        /// The day's notices of somebody of the desk, together.
        case digest
        /// What was written to the requester, to somebody else: seen by the requester, or not.
        case copy, blindCopy = "blind_copy"
        /// Messages of a request, to somebody who is not the requester.
        case forward

        /// Whether it goes to somebody who has no part in the request: no link of the requester's may be in it.
        public var isForOthers: Bool { self == .copy || self == .blindCopy || self == .forward }
    }
    public enum State: String, Sendable, Codable, CaseIterable {
        case queued
        /// Given to the mail server.
        case sent
        /// Written to the outbox folder: no mail server is configured.
        case kept
        /// The server will never take it.
        case refused
    }

    public var id: ID<OutgoingMail>
    public var ticket: ID<Ticket>?
    public var message: ID<Message>?
    public var kind: Kind
    public var recipient: String
    public var recipientName: String
    public var language: String
    public var mailID: String
    public var state: State
    public var attempts: Int
    /// The server's words, when it said no.
    public var problem: String?
    /// Filled by the worker when it is rendered.
    public var subject: String?
    public var text: String?
    public var html: String?
    public var createdAt: Date
    public var sentAt: Date?
    /// What a rule tells with it, when it belongs to no message.
    public var notice: String?

    public init(
        id: ID<OutgoingMail>, ticket: ID<Ticket>?, message: ID<Message>?, kind: Kind, recipient: String,
        recipientName: String,
        language: String, mailID: String, state: State = .queued, attempts: Int = 0, problem: String? = nil,
        subject: String? = nil, text: String? = nil, html: String? = nil, createdAt: Date, sentAt: Date? = nil,
        notice: String? = nil
    ) {
        self.id = id
        self.ticket = ticket
        self.message = message
        self.kind = kind
        self.recipient = recipient
        self.recipientName = recipientName
        self.language = language
        self.mailID = mailID
        self.state = state
        self.attempts = attempts
        self.problem = problem
        self.subject = subject
        self.text = text
        self.html = html
        self.createdAt = createdAt
        self.sentAt = sentAt
        self.notice = notice
    }
}

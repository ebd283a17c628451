import Foundation

/// One thing somebody wrote in a request.
public struct Message: Sendable, Equatable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// What the request began with.
        case request
        /// The requester, later.
        case answer
        /// The desk, to the requester.
        case reply
        /// The desk, to itself.
        case note
    }

    public var id: ID<Message>
    public var ticket: ID<Ticket>
    public var kind: Kind
    public var channel: ChannelKind
    public var author: Actor
    /// The author's name as it was then.
    public var authorName: String
    public var text: String
    public var at: Date
    /// Of the mail that carried it, for threading (RFC 5322 section 3.6.4); fixed when written.
    public var mailID: String?

    public init(
        id: ID<Message>, ticket: ID<Ticket>, kind: Kind, channel: ChannelKind, author: Actor, authorName: String,
        text: String, at: Date, mailID: String? = nil
    ) {
        self.id = id
        self.ticket = ticket
        self.kind = kind
        self.channel = channel
        self.author = author
        self.authorName = authorName
        self.text = text
        self.at = at
        self.mailID = mailID
    }

    /// Whether the requester sees it.
    public var isPublic: Bool { kind != .note }
}

/// A file that came or left with a message; its bytes are kept by content hash.
public struct Attachment: Sendable, Equatable {
    public var id: ID<Attachment>
    public var message: ID<Message>
    public var ticket: ID<Ticket>
    /// SHA-256 of the content, lower-case hex.
    public var hash: String
    public var name: String
    /// Media type found by looking at the content.
    public var type: String
    /// Bytes.
    public var size: Int64

    public init(
        id: ID<Attachment>, message: ID<Message>, ticket: ID<Ticket>, hash: String, name: String, type: String,
        size: Int64
    ) {
        self.id = id
        self.message = message
        self.ticket = ticket
        self.hash = hash
        self.name = name
        self.type = type
        self.size = size
    }
}

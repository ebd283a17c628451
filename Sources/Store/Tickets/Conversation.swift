import Domain
import Foundation

extension Connection {
    public func insert(_ message: Message) throws {
        try run(
            """
            INSERT INTO messages (id, ticket_id, kind, channel, actor_kind, actor_id, author_name, body, at, mail_id)
            VALUES (\(message.id), \(message.ticket), \(message.kind), \(message.channel), \(message.author.kind),
                \(message.author.id), \(message.authorName), \(message.text), \(message.at), \(message.mailID))
            """)
    }

    /// The conversation, oldest first. Bounded: a request with more messages shows the latest `limit`.
    public func messages(of ticket: ID<Ticket>, publicOnly: Bool = false, limit: Int = 500) throws -> [Message] {
        try messages(of: [ticket], publicOnly: publicOnly, limit: limit)
    }

    /// The same of several requests, as one conversation.
    public func messages(of tickets: [ID<Ticket>], publicOnly: Bool = false, limit: Int = 500) throws -> [Message] {
        let filter: SQL = publicOnly ? "AND kind <> 'note'" : ""
        return try all(
            """
            SELECT id, ticket_id, kind, channel, actor_kind, actor_id, author_name, body, at, mail_id FROM messages
            WHERE \(ofAny(tickets)) \(filter) ORDER BY id DESC LIMIT \(limit)
            """, message
        ).reversed()
    }

    public func message(_ id: ID<Message>) throws -> Message? {
        try first(
            """
            SELECT id, ticket_id, kind, channel, actor_kind, actor_id, author_name, body, at, mail_id FROM messages
            WHERE id = \(id)
            """, message)
    }

    /// What the desk answered last.
    public func lastReply(in ticket: ID<Ticket>) throws -> String? {
        try value(
            "SELECT body FROM messages WHERE ticket_id = \(ticket) AND kind = 'reply' ORDER BY id DESC LIMIT 1")
    }

    /// Answers of the desk that a person who looked at `seen` has not seen.
    public func repliesAfter(_ seen: ID<Message>, in ticket: ID<Ticket>) throws -> [Message] {
        try all(
            """
            SELECT id, ticket_id, kind, channel, actor_kind, actor_id, author_name, body, at, mail_id FROM messages
            WHERE ticket_id = \(ticket) AND id > \(seen) AND kind = 'reply' ORDER BY id LIMIT 10
            """, message)
    }

    /// Message-IDs of the mails to the requester, oldest first, for threading.
    public func mailIDs(of ticket: ID<Ticket>) throws -> [String] {
        let others = OutgoingMail.Kind.allCases.filter(\.isForOthers)
        return try values(
            """
            SELECT mail_id FROM outgoing_mails WHERE ticket_id = \(ticket) AND kind NOT IN \(others)
            ORDER BY id LIMIT 20
            """)
    }

    /// Who else gets a message of a request and is named to the requester.
    public func copies(of message: ID<Message>, in ticket: ID<Ticket>) throws -> [String] {
        try values(
            """
            SELECT recipient FROM outgoing_mails
            WHERE ticket_id = \(ticket) AND message_id = \(message) AND kind = 'copy' ORDER BY id
            """)
    }

    public func insert(_ attachment: Attachment) throws {
        try run(
            """
            INSERT INTO attachments (id, message_id, ticket_id, hash, name, type, size)
            VALUES (\(attachment.id), \(attachment.message), \(attachment.ticket), \(attachment.hash), \(attachment.name),
                \(attachment.type), \(attachment.size))
            """)
    }

    public func attachments(of ticket: ID<Ticket>) throws -> [Attachment] { try attachments(of: [ticket]) }

    /// The same of several requests.
    public func attachments(of tickets: [ID<Ticket>]) throws -> [Attachment] {
        try all(
            """
            SELECT id, message_id, ticket_id, hash, name, type, size FROM attachments
            WHERE \(ofAny(tickets)) ORDER BY id
            """
        ) { row in
            var r = row.reader()
            return try Attachment(
                id: r.id(), message: r.id(), ticket: r.id(), hash: r.text(), name: r.text(), type: r.text(),
                size: r.int64())
        }
    }

    public func isAttached(_ hash: String) throws -> Bool {
        try value("SELECT id FROM attachments WHERE hash = \(hash) LIMIT 1", Int64.self) != nil
    }

    public func append(_ event: Event) throws {
        try run(
            """
            INSERT INTO events (id, ticket_id, at, actor_kind, actor_id, actor_name, kind, data)
            VALUES (\(event.id), \(event.ticket), \(event.at), \(event.actor.kind), \(event.actor.id), \(event.actorName),
                \(event.fact.kind), \(FlatJSON.encode(event.fact.data)))
            """)
    }

    /// What happened to a request, oldest first. Bounded like the conversation.
    public func events(of ticket: ID<Ticket>, limit: Int = 1000) throws -> [Event] {
        try history(of: [ticket], limit: limit)
    }

    /// The same of several requests that are one case: the latest `limit` of all of them.
    public func history(of tickets: [ID<Ticket>], limit: Int = 1000) throws -> [Event] {
        try all(
            """
            SELECT id, ticket_id, at, actor_kind, actor_id, actor_name, kind, data FROM events
            WHERE \(ofAny(tickets)) ORDER BY id DESC LIMIT \(limit)
            """, event
        ).reversed()
    }

    /// What happened in the house since an event, for the live screens of a process that did not do it itself.
    public func events(after id: ID<Event>, limit: Int) throws -> [Event] {
        try all(
            """
            SELECT id, ticket_id, at, actor_kind, actor_id, actor_name, kind, data FROM events
            WHERE id > \(id) ORDER BY id LIMIT \(limit)
            """, event)
    }

    /// One request is nearly always all there is, and then the index gives the rows in their order.
    func ofAny(_ tickets: [ID<Ticket>]) -> SQL {
        if let only = tickets.first, tickets.count == 1 { return "ticket_id = \(only)" }
        return "ticket_id IN \(tickets)"
    }

    private func message(_ row: Row) throws -> Message {
        var r = row.reader()
        return try Message(
            id: r.id(), ticket: r.id(), kind: r.choice(), channel: r.choice(),
            author: Actor(kind: r.text(), id: r.next(Int64?.self)), authorName: r.text(), text: r.text(), at: r.date(),
            mailID: r.optionalText())
    }

    private func event(_ row: Row) throws -> Event {
        var r = row.reader()
        return try Event(
            id: r.id(), ticket: r.id(), at: r.date(), actor: Actor(kind: r.text(), id: r.next(Int64?.self)),
            actorName: r.text(), fact: Fact(kind: r.choice(), data: FlatJSON.decode(r.text())))
    }
}

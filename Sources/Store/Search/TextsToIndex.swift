import Domain
import Foundation

/// All that is written in a request.
public struct TicketTexts: Sendable, Equatable {
    /// Oldest first.
    public var messages: [String] = []
    /// The reference another system gave it.
    public var reference: String?
    public var attachments: [Attached] = []

    public struct Attached: Sendable, Equatable {
        public var name: String
        /// What the file says; empty when that is not known.
        public var text: String
        public var hash: String
        public var type: String
        /// Somebody has tried to read it.
        public var isRead: Bool
    }

    public init() {}
}

/// A request with what it is found by.
public struct TextsToIndex: Sendable {
    public var ticket: Ticket
    public var requester: Requester?
    public var texts: TicketTexts
}

extension Connection {
    public func countTickets(below number: Ticket.Number) throws -> Int {
        try value("SELECT COUNT(*) FROM tickets WHERE number < \(number.rawValue)") ?? 0
    }

    /// The latest requests of a person.
    public func numbers(of requester: ID<Requester>, limit: Int) throws -> [Ticket.Number] {
        try values(
            "SELECT number FROM tickets WHERE requester_id = \(requester) ORDER BY id DESC LIMIT \(limit)", Int64.self
        ).map { Ticket.Number($0) }
    }

    /// The requests with the highest numbers below one, in the order of their numbers.
    public func textsToIndex(below number: Ticket.Number, limit: Int) throws -> [TextsToIndex] {
        let tickets: [Ticket] = try all(
            """
            SELECT \(ticketColumns) FROM tickets WHERE number < \(number.rawValue) ORDER BY number DESC LIMIT \(limit)
            """
        ).reversed()
        let people = Dictionary(
            try requesters("WHERE p.id IN \(Array(Set(tickets.map(\.requester))))").map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        let texts = try texts(of: tickets.map(\.id), upTo: 400_000)
        return tickets.map { ticket in
            TextsToIndex(
                ticket: ticket, requester: people[ticket.requester], texts: texts[ticket.id] ?? TicketTexts())
        }
    }

    /// What some requests say, in three questions.
    /// - Parameter most: characters of each message and of each attachment.
    public func texts(of tickets: [ID<Ticket>], upTo most: Int) throws -> [ID<Ticket>: TicketTexts] {
        if tickets.isEmpty { return [:] }
        // PostgreSQL counts characters in 32 bits, and a bound number has 64.
        let length: SQL = "\(raw: String(most))"
        var texts: [ID<Ticket>: TicketTexts] = [:]
        let messages = try rows(
            "SELECT ticket_id, SUBSTR(body, 1, \(length)) FROM messages WHERE ticket_id IN \(tickets) ORDER BY ticket_id, id"
        )
        for row in messages { texts[try row.id(0), default: TicketTexts()].messages.append(try row.text(1)) }
        let references = try rows(
            "SELECT id, external_reference FROM tickets WHERE id IN \(tickets) AND external_reference IS NOT NULL")
        for row in references { texts[try row.id(0), default: TicketTexts()].reference = try row.text(1) }
        let files = try rows(
            """
            SELECT a.ticket_id, a.name, a.hash, a.type, f.state, SUBSTR(f.text, 1, \(length)) FROM attachments AS a LEFT JOIN file_texts AS f ON f.hash = a.hash
            WHERE a.ticket_id IN \(tickets) ORDER BY a.id
            """)
        for row in files {
            let file = try TicketTexts.Attached(
                name: row.text(1), text: row.optionalText(5) ?? "", hash: row.text(2), type: row.text(3),
                isRead: row.optionalText(4).map { $0 != FileText.State.absent.rawValue } ?? false)
            texts[try row.id(0), default: TicketTexts()].attachments.append(file)
        }
        return texts
    }
}

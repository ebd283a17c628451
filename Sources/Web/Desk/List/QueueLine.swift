import Domain
import Foundation

/// A request of a list, in words.
struct QueueLine: Sendable, Equatable {
    var number: Ticket.Number
    var state: TicketState
    var priority: Priority
    var channel: ChannelKind
    var requester: String
    /// The problem and its area; empty when nobody classified it yet.
    var problem: String
    var area: String
    var summary: String
    var group: String
    /// Nil is nobody.
    var assignee: String?
    var isMine: Bool
    var reopenings: Int
    var createdAt: Date
    var updatedAt: Date

    init(_ line: TicketLine, _ catalogue: Catalogue, person: Operator) {
        let ticket = line.ticket
        let triple = catalogue.triple(ticket.triple)
        number = ticket.number
        state = ticket.state
        priority = ticket.priority
        channel = ticket.channel
        requester = line.requesterName
        problem = triple?.problem ?? ""
        area = triple?.area ?? ""
        summary = ticket.summary
        group = catalogue.group(ticket.group)?.name ?? ""
        assignee = catalogue.person(ticket.assignee)?.name
        isMine = ticket.assignee == person.id
        reopenings = ticket.reopenings
        createdAt = ticket.createdAt
        updatedAt = ticket.updatedAt
    }
}

extension Ticket.Number {
    /// The page of the request at the desk.
    var deskPath: String { "/scrivania/richieste/\(rawValue)" }
}

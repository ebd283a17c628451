import Domain
import Foundation

/// A request of a list, in words.
struct QueueLine: Sendable, Hashable {
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
    /// Whether it has a box: who only looks chooses nothing.
    var isPickable: Bool
    var reopenings: Int
    var createdAt: Date
    var updatedAt: Date
    /// What is due first.
    var deadline: NextDeadline

    init(_ line: TicketLine, _ catalogue: Catalogue, person: Operator) {
        let triple = catalogue.triple(line.triple)
        number = line.number
        state = line.state
        priority = line.priority
        channel = line.channel
        requester = line.requesterName
        problem = triple?.problem ?? ""
        area = triple?.area ?? ""
        summary = line.summary
        group = catalogue.group(line.group)?.name ?? ""
        assignee = catalogue.person(line.assignee)?.name
        isMine = line.assignee == person.id
        isPickable = person.may(.note)
        reopenings = line.reopenings
        createdAt = line.createdAt
        updatedAt = line.updatedAt
        deadline = line.deadline
    }
}

extension Ticket.Number {
    /// The page of the request at the desk.
    var deskPath: String { "/scrivania/richieste/\(rawValue)" }
}

import Desk
import Domain
import Foundation
import Store

/// A request as programs see it. Ids are text; `triple` and `group` are codes.
struct TicketJSON: Sendable {
    let ticket: Ticket
    let catalogue: Catalogue
    let clocks: [PromiseClock]
    let now: Date

    /// What creating and acting answer.
    var short: [String: JSON] {
        [
            "id": .text(ticket.id.description),
            "number": .text(ticket.number.description),
            "state": .text(ticket.state.rawValue),
            "group": .text(catalogue.group(ticket.group)?.code),
            "deadlines": .deadlines(clocks, catalogue.promiseBook, at: now),
        ]
    }

    /// The whole request. One assignment a line: a dictionary literal this long takes the compiler minutes.
    func whole(_ parts: TicketParts) -> JSON {
        var object = short
        object["triple"] = .text(catalogue.triple(ticket.triple)?.code)
        object["firstTriple"] = .text(catalogue.triple(ticket.firstTriple)?.code)
        object["channel"] = .text(ticket.channel.rawValue)
        object["campaign"] = .text(catalogue.campaign(of: ticket)?.code)
        object["priority"] = .text(ticket.priority.code)
        object["assignee"] = .text(catalogue.person(ticket.assignee)?.login)
        object["administration"] = .text(catalogue.administration(ticket.administration)?.code)
        object["userType"] = .text(catalogue.userType(ticket.userType)?.code)
        object["requester"] = parts.requester.map(Self.requester) ?? .null
        object["beneficiary"] = ticket.beneficiary.map(Self.beneficiary) ?? .null
        object["fields"] = .object(ticket.fields.mapValues(JSON.text))
        object["externalReference"] = .text(ticket.externalReference)
        object["resolution"] = .text(ticket.resolution?.rawValue)
        object["cancellation"] = ticket.cancellation.map(Self.cancellation) ?? .null
        object["reopenings"] = .number(Int64(ticket.reopenings))
        object["chases"] = .number(Int64(ticket.chases))
        object["createdAt"] = .instant(ticket.createdAt)
        object["registeredAt"] = .instant(ticket.registeredAt)
        object["takenAt"] = .instant(ticket.takenAt)
        object["firstReplyAt"] = .instant(ticket.firstReplyAt)
        object["resolvedAt"] = .instant(ticket.resolvedAt)
        object["closedAt"] = .instant(ticket.closedAt)
        object["updatedAt"] = .instant(ticket.updatedAt)
        object["mergedInto"] = .text(parts.home?.number.description)
        object["merged"] = .list(parts.joined.map { .text($0.number.description) })
        object["tags"] = .list(parts.tags.map(JSON.text))
        object["checklist"] = .list(parts.checklist.map(Self.item))
        object["parents"] = .list(parts.linked.parents.map { .text($0.number.description) })
        object["children"] = .list(parts.linked.children.map { .text($0.number.description) })
        object["related"] = .list(parts.linked.related.map { .text($0.number.description) })
        object["duplicates"] = .list(parts.linked.duplicates.map { .text($0.number.description) })
        object["messages"] = .list(
            parts.messages.map { Self.message($0, parts.attachments, of: parts.number(of: $0.ticket)) })
        object["events"] = .list(parts.events.map { Self.event($0, of: parts.number(of: $0.ticket)) })
        return .object(object)
    }

    private static func item(_ item: ChecklistItem) -> JSON {
        .object([
            "id": .text(item.id.description), "text": .text(item.text), "rule": .text(item.rule),
            "doneAt": .instant(item.doneAt), "doneBy": .text(item.doneBy),
        ])
    }

    private static func beneficiary(_ person: Ticket.Beneficiary) -> JSON {
        .object(["name": .text(person.name), "fiscalCode": .text(person.fiscalCode)])
    }

    private static func cancellation(_ cancellation: Cancellation) -> JSON {
        .object(["reason": .text(cancellation.code), "detail": .text(cancellation.detail)])
    }

    private static func requester(_ person: Requester) -> JSON {
        .object([
            "givenName": .text(person.givenName), "familyName": .text(person.familyName),
            "fiscalCode": .text(person.fiscalCode), "email": .text(person.email), "phone": .text(person.phone),
        ])
    }

    /// - Parameter number: the request it came with, where that is not plain.
    static func message(_ message: Message, _ attachments: [Attachment] = [], of number: Ticket.Number? = nil) -> JSON {
        .object([
            "number": .text(number?.description),
            "id": .text(message.id.description), "kind": .text(message.kind.rawValue),
            "channel": .text(message.channel.rawValue), "author": .text(message.authorName),
            "text": .text(message.text),
            "at": .instant(message.at),
            "attachments": .list(
                attachments.filter { $0.message == message.id }.map {
                    .object([
                        "id": .text($0.id.description), "name": .text($0.name), "type": .text($0.type),
                        "size": .number($0.size),
                        "sha256": .text($0.hash),
                    ])
                }),
        ])
    }

    private static func event(_ event: Event, of number: Ticket.Number?) -> JSON {
        .object([
            "number": .text(number?.description),
            "id": .text(event.id.description), "kind": .text(event.fact.kind.rawValue), "at": .instant(event.at),
            "actor": .text(event.actor.kind), "actorName": .text(event.actorName),
            "data": .object(event.fact.data.mapValues(JSON.text)),
        ])
    }
}

/// What stands around a request.
struct TicketParts: Sendable {
    let requester: Requester?
    let messages: [Message]
    let attachments: [Attachment]
    let events: [Event]
    let tags: [String]
    let checklist: [ChecklistItem]
    let linked: LinkedTickets
    /// The requests that were joined into it.
    let joined: [Ticket]
    /// Where it goes on, when it was joined itself and the other one may be seen.
    let home: Ticket?
    private let numbers: [ID<Ticket>: Ticket.Number]

    init(of ticket: Ticket, visibleTo person: Operator, _ c: any Connection) throws {
        requester = try c.requester(ticket.requester)
        let family = ticket.isMerged ? TicketFamily(home: ticket) : try c.family(of: ticket)
        joined = family.joined.map(\.ticket)
        home = try ticket.isMerged ? c.ticket(c.home(of: ticket).number, visibleTo: person) : nil
        numbers = Dictionary(family.tickets.map { ($0.id, $0.number) }) { first, _ in first }
        messages = try c.messages(of: family.ids)
        attachments = try c.attachments(of: family.ids)
        events = try c.history(of: family.ids)
        tags = try c.tags(of: ticket.id)
        checklist = try c.checklist(of: ticket.id)
        linked = try c.linkedTickets(of: ticket.id, visibleTo: person)
    }

    func number(of ticket: ID<Ticket>) -> Ticket.Number? { numbers[ticket] }
}

/// A line of the list as programs see it.
struct TicketLineJSON: Sendable {
    let line: TicketLine
    let tags: [String]
    let catalogue: Catalogue
    let clocks: [PromiseClock]
    let now: Date

    var json: JSON {
        var object: [String: JSON] = [:]
        object["id"] = .text(line.id.description)
        object["number"] = .text(line.number.description)
        object["state"] = .text(line.state.rawValue)
        object["group"] = .text(catalogue.group(line.group)?.code)
        object["triple"] = .text(catalogue.triple(line.triple)?.code)
        object["channel"] = .text(line.channel.rawValue)
        object["priority"] = .text(line.priority.code)
        object["requester"] = .object(["name": .text(line.requesterName)])
        object["summary"] = .text(line.summary)
        object["tags"] = .list(tags.map(JSON.text))
        object["createdAt"] = .instant(line.createdAt)
        object["updatedAt"] = .instant(line.updatedAt)
        object["deadlines"] = .deadlines(clocks, catalogue.promiseBook, at: now)
        return .object(object)
    }
}

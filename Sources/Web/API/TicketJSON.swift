import Desk
import Domain
import Foundation
import Store

/// A request as programs see it. Ids are text; `triple` and `group` are codes.
struct TicketJSON: Sendable {
    let ticket: Ticket
    let catalogue: Catalogue

    /// What creating and acting answer.
    var short: [String: JSON] {
        [
            "id": .text(ticket.id.description),
            "number": .text(ticket.number.description),
            "state": .text(ticket.state.rawValue),
            "group": .text(catalogue.group(ticket.group)?.code),
            // Promises with a clock are not part of this version: the list is there and empty.
            "deadlines": .list([]),
        ]
    }

    /// A line of the list.
    func line(requesterName: String) -> JSON {
        .object(
            short.merging([
                "triple": .text(catalogue.triple(ticket.triple)?.code),
                "channel": .text(ticket.channel.rawValue),
                "priority": .text(ticket.priority.code),
                "requester": .object(["name": .text(requesterName)]),
                "summary": .text(ticket.summary),
                "createdAt": .instant(ticket.createdAt),
                "updatedAt": .instant(ticket.updatedAt),
            ]) { _, new in new })
    }

    /// The whole request.
    func whole(_ parts: TicketParts) -> JSON {
        .object(
            short.merging([
                "triple": .text(catalogue.triple(ticket.triple)?.code),
                "firstTriple": .text(catalogue.triple(ticket.firstTriple)?.code),
                "channel": .text(ticket.channel.rawValue),
                "priority": .text(ticket.priority.code),
                "assignee": .text(catalogue.person(ticket.assignee)?.login),
                "administration": .text(catalogue.administration(ticket.administration)?.code),
                "userType": .text(catalogue.userType(ticket.userType)?.code),
                "requester": parts.requester.map(Self.requester) ?? .null,
                "beneficiary": ticket.beneficiary.map {
                    .object(["name": .text($0.name), "fiscalCode": .text($0.fiscalCode)])
                } ?? .null,
                "fields": .object(ticket.fields.mapValues(JSON.text)),
                "externalReference": .text(ticket.externalReference),
                "resolution": .text(ticket.resolution?.rawValue),
                "cancellation": ticket.cancellation.map {
                    .object(["reason": .text($0.code), "detail": .text($0.detail)])
                } ?? .null,
                "reopenings": .number(Int64(ticket.reopenings)),
                "createdAt": .instant(ticket.createdAt),
                "registeredAt": .instant(ticket.registeredAt),
                "takenAt": .instant(ticket.takenAt),
                "firstReplyAt": .instant(ticket.firstReplyAt),
                "resolvedAt": .instant(ticket.resolvedAt),
                "closedAt": .instant(ticket.closedAt),
                "updatedAt": .instant(ticket.updatedAt),
                "messages": .list(parts.messages.map { Self.message($0, parts.attachments) }),
                "events": .list(parts.events.map(Self.event)),
            ]) { _, new in new })
    }

    private static func requester(_ person: Requester) -> JSON {
        .object([
            "givenName": .text(person.givenName), "familyName": .text(person.familyName),
            "fiscalCode": .text(person.fiscalCode), "email": .text(person.email), "phone": .text(person.phone),
        ])
    }

    static func message(_ message: Message, _ attachments: [Attachment] = []) -> JSON {
        .object([
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

    private static func event(_ event: Event) -> JSON {
        .object([
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

    init(of ticket: Ticket, _ c: any Connection) throws {
        requester = try c.requester(ticket.requester)
        messages = try c.messages(of: ticket.id)
        attachments = try c.attachments(of: ticket.id)
        events = try c.events(of: ticket.id)
    }
}

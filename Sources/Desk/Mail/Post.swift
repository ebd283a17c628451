import Domain
import Foundation
import Store

extension Desk {
    /// Queues a mail about a request and the job that delivers it, in the transaction of the fact it tells. A requester
    /// without an address gets none.
    func post(_ kind: OutgoingMail.Kind, about ticket: Ticket, message: Message?, at now: Date, _ c: any Connection)
        throws
    {
        guard let person = try c.requester(ticket.requester), let address = person.email else { return }
        try post(kind, about: ticket, to: address, named: person.name, message: message, at: now, c)
    }

    /// The mail of a decision: to who is written to, and how a case of several people ended to all of them.
    func post(_ kind: OutgoingMail.Kind, of decision: Decision, about ticket: Ticket, at now: Date, _ c: any Connection)
        throws
    {
        let addressed = decision.addressed ?? ticket
        try post(kind, about: addressed, message: decision.message, at: now, c)
        guard kind == .solution || kind == .cancellation, !ticket.isMerged else { return }
        let family = try c.family(of: ticket)
        for other in [ticket] + family.guests where other.requester != addressed.requester {
            try post(kind, about: other, message: nil, at: now, c)
        }
    }

    /// What was written, to those who get it besides the requester: each in a mail of their own, which is read as one of
    /// the requester's thread.
    func postToOthers(_ decision: Decision, about ticket: Ticket, at now: Date, _ c: any Connection) throws {
        guard let message = decision.message else { return }
        for (kind, address) in decision.others {
            let id: ID<OutgoingMail> = ids.next(at: now)
            try c.insert(
                OutgoingMail(
                    id: id, ticket: (decision.addressed ?? ticket).id, message: message.id, kind: kind,
                    recipient: address, recipientName: "", language: ticket.language,
                    mailID: message.mailID ?? mailID(of: id), createdAt: now))
            try c.enqueue(kind: JobKind.mail, payload: id.description, at: now, id: ids.next(at: now))
        }
    }

    /// The same, for who has the requester at hand.
    func post(
        _ kind: OutgoingMail.Kind, about ticket: Ticket, to address: String, named name: String,
        message: Message? = nil,
        at now: Date, _ c: any Connection
    ) throws {
        let id: ID<OutgoingMail> = ids.next(at: now)
        try c.insert(
            OutgoingMail(
                id: id, ticket: ticket.id, message: message?.id, kind: kind, recipient: address, recipientName: name,
                language: ticket.language, mailID: message?.mailID ?? mailID(of: id), createdAt: now))
        if kind == .solution && !ticket.isMerged { try c.insert(ratingLink(of: ticket, at: now)) }
        try c.enqueue(kind: JobKind.mail, payload: id.description, at: now, id: ids.next(at: now))
    }

    /// A Message-ID of ours without its brackets (RFC 5322 section 3.6.4), fixed when the thing is written, so that sending twice is one mail.
    func mailID<Owner>(of id: ID<Owner>) -> String { "\(id).sportello@\(mailDomain)" }

    /// The host of the public address: what stands after the at of our Message-IDs.
    var mailDomain: String { URL(string: publicURL)?.host() ?? "localhost" }
}

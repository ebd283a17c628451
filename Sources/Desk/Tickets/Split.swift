import Domain
import Foundation
import Store

extension Desk {
    /// What the requester wrote in a request becomes a request of its own, with its text and its files: it is registered,
    /// routed and promised like any other, and its requester is told its number. The two stay linked.
    /// - Parameters:
    ///   - code: the triple of the new request; nil keeps that of the old one while it is in use.
    ///   - version: of the request the message is in, as the person saw it: sent twice, it is one request.
    /// - Returns: the new request.
    @discardableResult
    public func split(
        _ message: ID<Message>, of number: Ticket.Number, into code: String?, as person: Operator, version: Int? = nil
    ) async throws -> Ticket {
        let now = now()
        let (change, ticket) = try await database.write { c in
            let catalogue = try catalogues.current(c)
            guard let parent = try c.ticket(number, visibleTo: person), let message = try c.message(message),
                let source = try c.family(of: parent).tickets.first(where: { $0.id == message.ticket })
            else { throw Refusal.notFound }
            if let version, version != parent.version { throw Refusal.changedMeanwhile }
            let triple = try catalogue.triple(code, insteadOf: source, at: now)
            let blank = try source.beginning(
                with: message, triple, id: ids.next(at: now), number: c.nextTicketNumber(), at: now)
            let current = try upToDate(parent, catalogue, at: now, c)
            let change = try keep(
                Decision(change: current.splitting(message, into: blank.number, by: person, at: now)), catalogue,
                by: person.actor, named: person.name, at: now, c)
            return (change, try open(blank, with: message, splitFrom: parent, catalogue, by: person, at: now, c))
        }
        told(change)
        changes.tell(from: nil, to: ticket)
        bell.ring()
        return ticket
    }

    /// Admits the new request with a copy of the message it begins with.
    private func open(
        _ blank: Ticket, with message: Message, splitFrom parent: Ticket, _ catalogue: Catalogue, by person: Operator,
        at now: Date, _ c: any Connection
    ) throws -> Ticket {
        let first = Message(
            id: ids.next(at: now), ticket: blank.id, kind: .request, channel: message.channel, author: message.author,
            authorName: message.authorName, text: message.text, at: now)
        let files = try c.attachments(of: message.ticket).filter { $0.message == message.id }.map {
            KeptFile(hash: $0.hash, name: $0.name, type: $0.type, size: $0.size)
        }
        let requester = try c.requester(blank.requester)
        let traits = RuleTraits(
            description: first.text, email: requester?.email?.lowercased(), hasAttachments: !files.isEmpty)
        let ticket = try admit(
            blank, blank.registering(routing(blank, catalogue, now), at: now),
            Arrival(message: first, attachments: attachments(files, to: first), traits: traits), catalogue,
            by: person.actor, named: person.name, at: now, c)
        try record([.split(from: parent.number)], of: ticket.id, by: person.actor, named: person.name, at: now, c)
        try c.insert(TicketLink(parent: parent.id, child: ticket.id, kind: .related), at: now)
        try post(.acknowledgement, about: ticket, message: nil, at: now, c)
        return ticket
    }
}

extension Ticket {
    /// A request of the same person that begins with a message of this one.
    fileprivate func beginning(
        with message: Message, _ triple: Triple?, id: ID<Ticket>, number: Number, at now: Date
    ) -> Ticket {
        var ticket = blank(id: id, number: number, at: now)
        ticket.summary = Ticket.summary(of: message.text)
        ticket.triple = triple?.id
        ticket.firstTriple = triple?.id
        ticket.priority = triple?.priority ?? priority
        return ticket
    }
}

extension Catalogue {
    /// The triple of a code; without one, that of a request while it is in use.
    fileprivate func triple(_ code: String?, insteadOf ticket: Ticket, at now: Date) throws -> Triple? {
        guard let code else { return triple(ticket.triple).flatMap { $0.validity.holds(at: now) ? $0 : nil } }
        guard let found = triple(code: code, at: now) else {
            throw Refusal.invalid(field: "triple", reason: "refusal.triple.ended")
        }
        return found
    }
}

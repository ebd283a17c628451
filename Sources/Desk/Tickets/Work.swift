import Domain
import Foundation
import Store

/// What a verb sees when it decides.
struct Scene {
    let c: any Connection
    let ticket: Ticket
    let catalogue: Catalogue
    let now: Date
}

/// What a verb decided: the change, what somebody wrote with it, and the mail it sends.
struct Decision {
    var change: Change
    var message: Message?
    var attachments: [Attachment] = []
    var mail: OutgoingMail.Kind?
}

extension Desk {
    /// The shape of every verb of the desk: load through the person, decide, write, enqueue; then tell the screens.
    /// - Parameter version: what the person was looking at; nil does not ask.
    func work(
        on number: Ticket.Number, as person: Operator, version: Int? = nil,
        _ decide: @escaping @Sendable (Scene) throws -> Decision
    ) async throws -> Ticket {
        let now = now()
        let change = try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            if let version, version != ticket.version { throw Refusal.changedMeanwhile }
            let catalogue = try catalogues.current(c)
            let decision = try decide(Scene(c: c, ticket: ticket, catalogue: catalogue, now: now))
            try keep(decision, by: person.actor, named: person.name, at: now, c)
            return decision.change
        }
        told(change)
        return change.to
    }

    /// Writes a decision: the request, the message with its attachments, the facts, the mail and its job.
    func keep(_ decision: Decision, by actor: Actor, named name: String, at now: Date, _ c: any Connection) throws {
        guard try c.save(decision.change) else { throw Refusal.changedMeanwhile }
        if let message = decision.message { try c.insert(message) }
        try attach(decision.attachments, at: now, c)
        try record(decision.change.facts, of: decision.change.to.id, by: actor, named: name, at: now, c)
        try alongside?(c, decision.change.to, decision.message?.id)
        if let kind = decision.mail { try post(kind, about: decision.change.to, message: decision.message, at: now, c) }
    }

    func record(
        _ facts: [Fact], of ticket: ID<Ticket>, by actor: Actor, named name: String, at now: Date, _ c: any Connection
    ) throws {
        for fact in facts {
            try c.append(
                Event(id: ids.next(at: now), ticket: ticket, at: now, actor: actor, actorName: name, fact: fact))
        }
    }

    func attach(_ attachments: [Attachment], at now: Date, _ c: any Connection) throws {
        for attachment in attachments {
            try c.keep(file: attachment.hash, size: Int(attachment.size), at: now)
            try c.insert(attachment)
        }
    }

    /// After the commit: the screens, and the workers when there may be work.
    func told(_ change: Change) {
        changes.tell(from: change.from, to: change.to)
        bell.ring()
    }
}

import Domain
import Foundation
import Store

/// What a verb sees when it decides.
struct Scene {
    let c: any Connection
    let ticket: Ticket
    let catalogue: Catalogue
    let now: Date
    /// Where the words between desk and requester are kept: with the request, unless it is somebody's whose own was joined
    /// into it.
    let conversation: ID<Ticket>

    /// Whether it is kept with a request of somebody else that was joined into this one.
    var isOfGuest: Bool { conversation != ticket.id }

    init(c: any Connection, ticket: Ticket, catalogue: Catalogue, now: Date, conversation: ID<Ticket>? = nil) {
        self.c = c
        self.ticket = ticket
        self.catalogue = catalogue
        self.now = now
        self.conversation = conversation ?? ticket.id
    }
}

/// What a verb decided: the change, what somebody wrote with it, and the mail it sends.
struct Decision {
    var change: Change
    var message: Message?
    var attachments: [Attachment] = []
    var mail: OutgoingMail.Kind?
    /// Who else gets what was written, and as what.
    var others: [(kind: OutgoingMail.Kind, address: String)] = []
    /// Colleagues whom what was written names.
    var mentioned: [ID<Operator>] = []
    /// Colleagues whom an opinion is asked of, or who asked for it, and which.
    var consulted: [ID<Operator>: ID<Opinion>] = [:]
    /// The request whose requester the message is for, when it is not this one's but of one that was joined into it.
    var addressed: Ticket?
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
            let current = try upToDate(ticket, catalogue, at: now, c)
            let decision = try decide(Scene(c: c, ticket: current, catalogue: catalogue, now: now))
            return try keep(decision, catalogue, by: person.actor, named: person.name, at: now, c)
        }
        told(change)
        return change.to
    }

    /// Writes a decision: the request with its clocks, the message with its attachments, the facts, the mail and its job.
    /// - Returns: the change with the deadline that comes next.
    func keep(
        _ decision: Decision, _ catalogue: Catalogue, by actor: Actor, named name: String, at now: Date,
        _ c: any Connection
    ) throws -> Change {
        // The priority first, then the rules, then the clocks: each reads what the one before it made.
        var decision = decision
        decision.change = catalogue.raised(decision.change, at: now)
        let chain = try obey(decision.change, saying: decision.message?.text, catalogue, at: now, c)
        return try keep(decision, obeying: chain, catalogue, by: actor, named: name, at: now, c)
    }

    /// The same with what rules did with it.
    func keep(
        _ decision: Decision, obeying chain: RuleChain?, _ catalogue: Catalogue, by actor: Actor, named name: String,
        at now: Date, _ c: any Connection
    ) throws -> Change {
        let clocked = try moveClocks(with: decision.change.followed(by: chain), catalogue, at: now, c)
        let change = clocked.change
        guard try c.save(change) else { throw Refusal.changedMeanwhile }
        try save(clocked, c)
        try add(decision.message, decision.attachments, to: change.to, at: now, c)
        let ended = try endOpinions(with: change, catalogue, named: name, at: now, c)
        let events = try record(change.facts + ended.facts, of: change.to.id, by: actor, named: name, at: now, c)
        try tellWatchers(
            of: change.to, events, naming: decision.mentioned,
            consulting: decision.consulted.merging(ended.told) { first, _ in first }, catalogue,
            by: actor, at: now, c)
        try alongside?(c, change.to, decision.message?.id)
        try postToOthers(decision, about: change.to, at: now, c)
        if let kind = decision.mail { try post(kind, of: decision, about: change.to, at: now, c) }
        try write(chain, on: change.to, catalogue, at: now, c)
        try seekHands(for: change, catalogue, at: now, c)
        return change
    }

    @discardableResult
    func record(
        _ facts: [Fact], of ticket: ID<Ticket>, by actor: Actor, named name: String, at now: Date, _ c: any Connection
    ) throws -> [Event] {
        try facts.map { fact in
            // What a rule did, the program did in its name, whoever woke it.
            let (actor, name) = fact.rule.map { (.system, $0) } ?? (actor, name)
            let event = Event(
                id: ids.next(at: now), ticket: ticket, at: now, actor: actor, actorName: name, fact: fact)
            try c.append(event)
            return event
        }
    }

    func attach(_ attachments: [Attachment], at now: Date, _ c: any Connection) throws {
        for attachment in attachments {
            try c.keep(file: attachment.hash, size: Int(attachment.size), at: now)
            try c.insert(attachment)
            try readLater(attachment, at: now, c)
        }
    }

    /// After the commit: the screens, and the workers when there may be work.
    func told(_ change: Change) {
        changes.tell(from: change.from, to: change.to)
        bell.ring()
    }
}

import Domain
import Formats
import Foundation
import Store

/// A request that passed the rules, on its way into the house.
public struct Submission: Sendable {
    public enum Sender: Sendable {
        /// The person themselves, by the public form.
        case requester
        /// An operator who listened to them.
        case `operator`(Operator)
        /// A program.
        case client(APIToken)
    }

    /// Chosen when the form was shown: the same form sent twice is one request.
    public var id: ID<Ticket>
    public var request: CheckedRequest
    public var files: [KeptFile]
    public var channel: ChannelKind
    public var language: String
    public var sender: Sender

    public init(
        id: ID<Ticket>, request: CheckedRequest, files: [KeptFile] = [], channel: ChannelKind, language: String,
        sender: Sender
    ) {
        self.id = id
        self.request = request
        self.files = files
        self.channel = channel
        self.language = language
        self.sender = sender
    }
}

/// What comes with a new request.
struct Arrival {
    let message: Message
    var attachments: [Attachment] = []
    /// Who asks; looked up when it is not said.
    var requester: Requester?
    /// What rules may ask of it.
    let traits: RuleTraits
}

extension Desk {
    /// Keeps a request. From the public form it waits for the e-mail confirmation (a setting); from the desk and from
    /// programs it is registered at once. Sent twice, it is the request of the first time.
    @discardableResult
    public func submit(_ submission: Submission) async throws -> Ticket {
        if case .operator(let person) = submission.sender, !person.may(.open) { throw Refusal.notAllowed }
        let now = now()
        do {
            let ticket = try await database.write { c in
                try keep(submission, try catalogues.current(c), at: now, c)
            }
            changes.tell(from: nil, to: ticket)
            bell.ring()
            return ticket
        } catch StoreError.duplicate {
            guard let first = try await database.read({ c in try c.ticket(submission.id) }) else {
                throw Refusal.alreadyDone
            }
            return first
        }
    }

    private func keep(_ submission: Submission, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws
        -> Ticket
    {
        let actor = submission.sender.actor
        let requester = try requester(of: submission, at: now, c)
        let actorID = actor ?? .requester(requester.id)
        let blank = try ticket(of: submission, requester, at: now, c)
        let change =
            submission.waitsForConfirmation(catalogue.office)
            ? nil : blank.registering(routing(blank, catalogue, now), at: now)
        let message = Message(
            id: ids.next(at: now), ticket: blank.id, kind: .request, channel: submission.channel, author: actorID,
            authorName: submission.sender.name ?? requester.name, text: submission.request.description, at: now)
        let traits = RuleTraits(
            description: message.text, email: requester.email?.folded, hasAttachments: !submission.files.isEmpty)
        let arrival = Arrival(
            message: message, attachments: attachments(submission.files, to: message), requester: requester,
            traits: traits)
        let ticket = try admit(
            blank, change, arrival, catalogue, by: actorID, named: message.authorName, at: now, c)
        if let address = requester.email {
            try post(
                ticket.state == .unconfirmed ? .confirmation : .acknowledgement, about: ticket, to: address,
                named: requester.name, at: now, c)
        }
        try alongside?(c, ticket, message.id)
        return ticket
    }

    /// Writes a request that is new, with what rules do with it when it is registered at once.
    /// - Parameter change: how it is registered; nil for one that waits for its confirmation.
    func admit(
        _ blank: Ticket, _ change: Change?, _ arrival: Arrival, _ catalogue: Catalogue, by actor: Actor,
        named name: String, at now: Date, _ c: any Connection
    ) throws -> Ticket {
        let opened = [Fact.opened(on: blank.channel)]
        let raised = change.map { catalogue.raised($0, at: now) }
        let chain = try raised.flatMap {
            try obey($0, hearing: opened + $0.facts, knowing: arrival.traits, catalogue, at: now, c)
        }
        let clocked = try raised.map { try moveClocks(with: $0.followed(by: chain), catalogue, at: now, c) }
        let ticket = clocked?.change.to ?? blank
        try c.insert(ticket)
        if let clocked { try save(clocked, c) }
        var known = IndexedWords()
        known.add(ticket, of: try arrival.requester ?? c.requester(ticket.requester))
        try add(arrival.message, arrival.attachments, to: ticket, knowing: known, at: now, c)
        for link in links(of: ticket, office: catalogue.office, at: now) { try c.insert(link) }
        try record(opened + (clocked?.change.facts ?? []), of: ticket.id, by: actor, named: name, at: now, c)
        try write(chain, on: ticket, catalogue, at: now, c)
        try seekHands(for: Change(from: blank, to: ticket, facts: []), catalogue, at: now, c)
        return ticket
    }

    private func requester(of submission: Submission, at now: Date, _ c: any Connection) throws -> Requester {
        let request = submission.request
        let person = Requester(
            id: ids.next(at: now), givenName: request.givenName, familyName: request.familyName,
            fiscalCode: request.fiscalCode, email: request.email?.text, phone: request.phone,
            language: submission.language,
            createdAt: now)
        if let known = try c.requester(like: person), known.phone == person.phone || person.phone == nil {
            return known
        }
        try c.insert(person)
        return person
    }

    private func ticket(of submission: Submission, _ requester: Requester, at now: Date, _ c: any Connection) throws
        -> Ticket
    {
        let request = submission.request
        return try Ticket(
            id: submission.id, number: c.nextTicketNumber(), state: .unconfirmed, channel: submission.channel,
            priority: request.triple?.priority ?? .p3, requester: requester.id, beneficiary: request.beneficiary,
            userType: request.userType?.id, administration: request.administration?.id, triple: request.triple?.id,
            firstTriple: request.triple?.id, summary: Ticket.summary(of: request.description), fields: request.fields,
            language: submission.language, externalReference: request.externalReference, createdAt: now, updatedAt: now)
    }

    /// Where the catalogue sends a request now.
    func routing(_ ticket: Ticket, _ catalogue: Catalogue, _ now: Date) -> Routing? {
        catalogue.route(
            RoutingQuestion(
                channel: ticket.channel, triple: catalogue.triple(ticket.triple),
                userType: catalogue.userType(ticket.userType),
                administration: catalogue.administration(ticket.administration)), at: now)
    }
}

extension Submission {
    fileprivate func waitsForConfirmation(_ office: Office) -> Bool {
        guard case .requester = sender else { return false }
        return office.confirmByMail && request.email != nil
    }
}

extension Submission.Sender {
    fileprivate var actor: Actor? {
        switch self {
        case .requester: nil
        case .operator(let person): .operator(person.id)
        case .client(let token): .client(token.id)
        }
    }

    fileprivate var name: String? {
        switch self {
        case .requester: nil
        case .operator(let person): person.name
        case .client(let token): token.name
        }
    }
}

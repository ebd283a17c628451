import Foundation

/// A request as it was at each thing that happened to it, rebuilt from its history: what a rule that is only tried looks at.
///
/// Of what the history does not keep, today's value stands in: the attachments, the extra fields before anybody set them.
struct RuleReplay {
    private(set) var ticket: Ticket
    private(set) var traits: RuleTraits
    private let catalogue: Catalogue
    private let registeredAt: Date?

    /// - Parameter events: all of them, oldest first.
    init(_ now: Ticket, _ traits: RuleTraits, _ events: [Event], _ catalogue: Catalogue) {
        self.catalogue = catalogue
        self.traits = traits
        self.traits.tags = []
        self.traits.waitingSince = nil
        registeredAt = now.registeredAt
        let first = events.first { $0.fact.kind == .reclassified }
        // A request that came without a triple was given its first one by somebody.
        let hadNone = first.map { $0.fact.data["from"] == nil } ?? false
        let triple = hadNone ? nil : now.firstTriple
        ticket = Ticket(
            id: now.id, number: now.number, state: .unconfirmed, channel: now.channel,
            priority: catalogue.triple(triple)?.priority ?? .p3, requester: now.requester, beneficiary: now.beneficiary,
            userType: now.userType, administration: now.administration, triple: triple, firstTriple: triple,
            summary: now.summary, fields: now.fields, language: now.language, createdAt: now.createdAt,
            updatedAt: now.createdAt)
        for event in events.reversed() where event.fact.kind == .fieldSet {
            ticket.fields[event.fact.data["field"] ?? ""] = event.fact.data["from"]
        }
    }

    func scene(at now: Date, saying message: String) -> RuleScene {
        var traits = traits
        traits.message = message
        return RuleScene(ticket, traits, catalogue, at: now)
    }

    /// What an event made of the request.
    mutating func apply(_ event: Event) {
        let data = event.fact.data
        var isChange = true
        switch event.fact.kind {
        case .opened: if registeredAt == event.at { register(event.at) }
        case .confirmed: register(event.at)
        case .routed: ticket.group = group(data["group"])
        case .taken:
            take(event.actor, event.at)
            ticket.state = .inProgress
        case .assigned:
            ticket.assignee = data["operator"].flatMap { ID($0) }
            if ticket.state.isActive { ticket.state = .assigned }
        case .released:
            ticket.assignee = nil
            if ticket.state == .inProgress { ticket.state = ticket.triple == nil ? .triage : .assigned }
        case .handedOver, .escalated:
            ticket.group = group(data["group"])
            ticket.assignee = nil
            ticket.state = .assigned
        case .replied: reply(event)
        case .waiting:
            ticket.state = data["state"].flatMap(TicketState.init) ?? ticket.state
            traits.waitingSince = event.at
            if event.fact.rule == nil { take(event.actor, event.at) }
        case .resumed: ticket.state = resumed(event)
        case .resolved: resolve(event)
        case .closed, .cancelled, .lapsed:
            ticket.state = event.fact.kind == .cancelled ? .cancelled : .closed
            ticket.closedAt = event.at
        case .reopened:
            ticket.state = ticket.assignee == nil ? .assigned : .inProgress
            ticket.closedAt = nil
            ticket.resolvedAt = nil
            ticket.reopenings += 1
        case .reclassified: classify(data["to"], event.at)
        case .prioritised: ticket.priority = data["to"].flatMap { Priority(code: $0) } ?? ticket.priority
        case .undone:
            ticket.state = data["state"].flatMap(TicketState.init) ?? ticket.state
            ticket.closedAt = nil
            if ticket.state.isOpen { ticket.resolvedAt = nil }
        case .merged: if data["into"] != nil { join(event.at) }
        case .unmerged:
            guard let state = data["state"].flatMap(TicketState.init) else { break }
            ticket.state = state
            ticket.closedAt = nil
        case .chased: ticket.chases += 1
        case .tagged: data["tag"].map { _ = traits.tags.insert($0) }
        case .untagged: data["tag"].map { _ = traits.tags.remove($0) }
        case .fieldSet: ticket.fields[data["field"] ?? ""] = data["to"]
        case .answered, .noted, .listed, .ticked, .reminded, .corrected, .gathered, .ungathered, .opinionAsked,
            .opinionTaken, .opinionAnswered, .opinionDeclined, .opinionWithdrawn:
            break
        case .rated, .mailRefused, .crossed, .atRisk, .overdue, .promiseChanged, .childOpened, .ruleCut, .split,
            .linked, .unlinked, .opinionLate:
            isChange = false
        }
        if isChange { ticket.updatedAt = event.at }
    }
}

extension RuleReplay {
    private func group(_ code: String?) -> ID<Group>? { code.flatMap(catalogue.group(code:))?.id ?? ticket.group }

    private mutating func register(_ instant: Date) {
        ticket.registeredAt = instant
        ticket.state = ticket.triple == nil ? .triage : .new
    }

    private mutating func take(_ actor: Actor, _ instant: Date) {
        if case .operator(let person) = actor { ticket.assignee = ticket.assignee ?? person }
        ticket.takenAt = ticket.takenAt ?? instant
    }

    private mutating func reply(_ event: Event) {
        guard event.fact.isReplyOfPerson else { return }
        take(event.actor, event.at)
        ticket.firstReplyAt = ticket.firstReplyAt ?? event.at
        if [.new, .triage, .assigned].contains(ticket.state) { ticket.state = .inProgress }
    }

    /// The requester's answer gives a request back to its queue when nobody has it; an operator goes on with it.
    private func resumed(_ event: Event) -> TicketState {
        if case .requester = event.actor, ticket.assignee == nil { return .assigned }
        return .inProgress
    }

    private mutating func resolve(_ event: Event) {
        ticket.state = .resolved
        ticket.resolvedAt = event.at
        ticket.resolution = event.fact.data["resolution"].flatMap(Resolution.init)
        if event.fact.rule == nil { take(event.actor, event.at) }
    }

    private mutating func join(_ instant: Date) {
        ticket.state = .closed
        ticket.closedAt = instant
    }

    private mutating func classify(_ code: String?, _ instant: Date) {
        guard let triple = code.flatMap({ catalogue.triple(code: $0, at: instant) }) else { return }
        ticket.triple = triple.id
        ticket.firstTriple = ticket.firstTriple ?? triple.id
        // As `reclassified` does: what a reminder of the requester raised stays raised.
        ticket.priority = ticket.chases > 0 ? triple.priority.raised : triple.priority
        if ticket.state == .triage { ticket.state = .new }
    }
}

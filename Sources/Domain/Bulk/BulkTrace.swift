import Foundation

/// What an action on many requests made of one: enough to take it back.
public struct BulkTrace: Sendable, Equatable, Codable {
    /// The part of a request that such an action changes.
    public struct Side: Sendable, Equatable, Codable {
        public var state: TicketState
        public var priority: Priority
        public var group: ID<Group>?
        public var assignee: ID<Operator>?
        public var triple: ID<Triple>?
        public var resolution: Resolution?
        public var resolvedAt: Date?
        public var closedAt: Date?

        public init(_ ticket: Ticket) {
            state = ticket.state
            priority = ticket.priority
            group = ticket.group
            assignee = ticket.assignee
            triple = ticket.triple
            resolution = ticket.resolution
            resolvedAt = ticket.resolvedAt
            closedAt = ticket.closedAt
        }
    }

    public var before: Side
    public var after: Side
    public var tagged: [String]
    public var untagged: [String]
    /// Whether a known problem gathered it.
    public var isGathered: Bool?
    /// The version of the request as the action left it.
    public var version: Int

    public init(_ change: Change) {
        before = Side(change.from)
        after = Side(change.to)
        tagged = change.facts.filter { $0.kind == .tagged && $0.bulk != nil }.compactMap { $0.data["tag"] }
        untagged = change.facts.filter { $0.kind == .untagged && $0.bulk != nil }.compactMap { $0.data["tag"] }
        isGathered = change.facts.contains { $0.kind == .gathered } ? true : nil
        version = change.to.version
    }

    private var isMoved: Bool { before.group != after.group }
    private var isReassigned: Bool { before.assignee != after.assignee }
    private var isReclassified: Bool { before.triple != after.triple }
    private var isPrioritised: Bool { before.priority != after.priority }
    /// Whether the state is another by itself, and not only because the request went to somebody.
    private var isStateChanged: Bool {
        before.state != after.state && (!after.state.isOpen || !(isMoved || isReassigned))
    }
}

/// What taking back did to one request.
public struct Undoing: Sendable, Equatable {
    public let change: Change
    public let tags: [String]
    public let untags: [String]
    public let ungathers: Bool
}

extension BulkTrace {
    /// The request as it was before, as far as nobody touched since what the action had made.
    ///
    /// Who moved requests out of their own sight may take them back: what counts is the group they were in.
    /// - Parameter tags: those the request has now.
    /// - Throws: why not; then nothing of it is taken back.
    public func undone(
        on ticket: Ticket, tags: Set<String>, by person: Operator, on occasion: Handling.Occasion,
        _ catalogue: Catalogue, at now: Date
    ) throws(Refusal) -> Undoing {
        for permission in permissions {
            guard person.may(permission, in: before.group) else { throw .notAllowed }
        }
        let isUntouched = ticket.version == version
        // A colleague elsewhere may have begun, and the requester may have answered: then it is theirs.
        if (isMoved || isStateChanged) && !isUntouched { throw Self.touched("since") }
        if isReassigned && ticket.assignee != after.assignee { throw Self.touched("assignee") }
        if isReclassified && ticket.triple != after.triple { throw Self.touched("triple") }
        if isPrioritised && ticket.priority != after.priority { throw Self.touched("priority") }
        guard isUntouched || ticket.state.isOpen || !(isReassigned || isReclassified || isPrioritised) else {
            throw .wrongState(ticket.state)
        }
        try checkTargets(catalogue, at: now)
        let untags = tagged.filter(tags.contains), retags = untagged.filter { !tags.contains($0) }
        let facts = facts(catalogue) + untags.map { .untagged($0) } + retags.map { .tagged($0) }
        if facts.isEmpty { throw .invalid(field: "undo", reason: "bulk.undo.nothing") }
        let change = ticket.changed(at: now, facts.map { $0.on(occasion, isUndoing: true) }) { next in
            if isMoved { next.group = before.group }
            if isReassigned { next.assignee = before.assignee }
            if isReclassified { next.triple = before.triple }
            if isPrioritised { next.priority = before.priority }
            if isUntouched { restoreState(&next) }
        }
        return Undoing(change: change, tags: retags, untags: untags, ungathers: isGathered == true && isUntouched)
    }

    private static func touched(_ what: String) -> Refusal { .invalid(field: "undo", reason: "bulk.undo.\(what)") }

    private var permissions: [Permission] {
        [.note] + (isMoved ? [.handOver] : []) + (isReassigned ? [.assign] : []) + (isReclassified ? [.reclassify] : [])
            + (isPrioritised ? [.prioritise] : []) + (isStateChanged ? [.reopen] : [])
    }

    /// Nothing goes back to what has ended meanwhile.
    private func checkTargets(_ catalogue: Catalogue, at now: Date) throws(Refusal) {
        if isMoved, catalogue.group(before.group)?.validity.holds(at: now) != true {
            throw .invalid(field: "group", reason: "refusal.group.ended")
        }
        if isReassigned, let assignee = before.assignee, catalogue.person(assignee)?.isDisabled ?? true {
            throw .invalid(field: "operator", reason: "refusal.operator.outside")
        }
    }

    private func facts(_ catalogue: Catalogue) -> [Fact] {
        var facts: [Fact] = []
        if isStateChanged { facts.append(.undone(before.state)) }
        if isMoved, let group = catalogue.group(before.group) {
            facts.append(.handedOver(from: catalogue.group(after.group), to: group, reason: ""))
        }
        if isReassigned {
            facts.append(catalogue.person(before.assignee).map { .assigned(to: $0) } ?? .released)
        }
        if isReclassified {
            facts.append(
                catalogue.triple(before.triple).map { .reclassified(from: catalogue.triple(after.triple), to: $0) }
                    ?? .undone(before.state))
        }
        if isPrioritised {
            facts.append(.prioritised(from: after.priority, to: before.priority, because: .person("", nil, nil)))
        }
        return facts
    }

    private func restoreState(_ ticket: inout Ticket) {
        ticket.state = before.state
        ticket.resolution = before.resolution
        ticket.resolvedAt = before.resolvedAt
        ticket.closedAt = before.closedAt
    }
}

/// One request of an action that ended: what came of it.
public struct BulkItem: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case applied(BulkTrace)
        case refused(BulkReason)
    }

    public let ticket: ID<Ticket>
    public let outcome: Outcome

    public init(ticket: ID<Ticket>, _ outcome: Outcome) {
        self.ticket = ticket
        self.outcome = outcome
    }
}

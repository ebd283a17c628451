import Foundation

/// The verbs of the desk on a request: what each asks, and what becomes of it. Pure: time comes in, a change goes out.
extension Ticket {
    /// An operator makes the request theirs and begins.
    public func taking(by person: Operator, colleague: String?, at now: Date) throws(Refusal) -> Change {
        try require(person, .take)
        try require(state.isOpen)
        if let assignee, assignee != person.id, !person.may(.takeOver, in: group) { throw .notAllowed }
        if assignee == person.hands && state == .inProgress { throw .alreadyDone }
        return changed(at: now, [.taken(from: assignee == person.id ? nil : colleague)]) {
            $0.assignee = person.hands ?? assignee
            $0.state = .inProgress
            $0.takenAt = takenAt ?? now
        }
    }

    /// The request is given to a colleague of the same group.
    public func assigning(to colleague: Operator, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .assign)
        try require(state.isOpen)
        guard colleague.may(.take, in: group) else {
            throw .invalid(field: "operator", reason: "refusal.operator.outside")
        }
        if let assignee, assignee != person.id, assignee != colleague.id, !person.may(.takeOver, in: group) {
            throw .notAllowed
        }
        return changed(at: now, [.assigned(to: colleague)]) {
            $0.assignee = colleague.id
            if state.isActive { $0.state = .assigned }
        }
    }

    /// The request goes to another group's queue.
    public func handingOver(to other: Group, from current: Group?, reason: String, by person: Operator, at now: Date)
        throws(Refusal) -> Change
    {
        try require(person, .handOver)
        return try moving(to: other, at: now, .handedOver(from: current, to: other, reason: reason))
    }

    /// The request climbs to the group above.
    public func escalating(to other: Group?, from current: Group?, reason: String, by person: Operator, at now: Date)
        throws(Refusal) -> Change
    {
        try require(person, .escalate)
        guard let other else { throw .noHigherGroup }
        return try moving(to: other, at: now, .escalated(from: current, to: other, reason: reason))
    }

    private func moving(to other: Group, at now: Date, _ fact: Fact) throws(Refusal) -> Change {
        try require(state.isOpen)
        guard other.validity.holds(at: now) else { throw .invalid(field: "group", reason: "refusal.group.ended") }
        guard other.id != group else { throw .invalid(field: "group", reason: "refusal.group.same") }
        return changed(at: now, [fact]) {
            $0.group = other.id
            $0.assignee = nil
            $0.state = .assigned
        }
    }

    /// A reply to the requester is the first answer, once, and begins the work if nobody had.
    public func replying(_ message: ID<Message>, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .reply)
        try require(state.isOpen || state == .resolved)
        return changed(at: now, [.replied(message)]) {
            $0.firstReplyAt = firstReplyAt ?? now
            $0.takenAt = takenAt ?? now
            $0.assignee = assignee ?? person.hands
            if state == .new || state == .triage || state == .assigned { $0.state = .inProgress }
        }
    }

    /// A note changes nothing but the history.
    public func noting(_ message: ID<Message>, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .note)
        guard state != .unconfirmed && state != .draft else { throw .wrongState(state) }
        return changed(at: now, [.noted(message)]) { _ in }
    }

    /// Tags and ticks are said in the history and change nothing else.
    public func tagging(_ facts: [Fact], by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .note)
        guard state != .unconfirmed && state != .draft else { throw .wrongState(state) }
        return changed(at: now, facts) { _ in }
    }

    /// The turn goes to the requester (with a message) or to a third party.
    public func waiting(_ next: TicketState, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .wait)
        try require(state.isOpen)
        guard next.isWaiting else { throw .wrongState(next) }
        if state == next { throw .alreadyDone }
        return changed(at: now, [.waiting(next)]) {
            $0.state = next
            $0.assignee = assignee ?? person.hands
            $0.takenAt = takenAt ?? now
        }
    }

    /// The wait is called off.
    public func resuming(by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .resume)
        try require(state.isWaiting)
        return changed(at: now, [.resumed]) { $0.state = .inProgress }
    }

    /// The request waits for a known problem no more.
    public func ungathering(from title: String, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .resume)
        return changed(at: now, [.ungathered(title)] + (state == .onKnownProblem ? [.resumed] : [])) {
            if state == .onKnownProblem { $0.state = .inProgress }
        }
    }

    /// The desk considers the request solved.
    public func resolving(_ resolution: Resolution, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .resolve)
        try require(state.isOpen)
        return changed(at: now, [.resolved(resolution)]) {
            $0.state = .resolved
            $0.resolution = resolution
            $0.resolvedAt = now
            $0.takenAt = takenAt ?? now
            $0.assignee = assignee ?? person.hands
        }
    }

    /// A solved request is closed before its time.
    public func closing(by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .close)
        return try closed(at: now)
    }

    /// A solved request nobody reopened closes by itself.
    public func closingByItself(at now: Date) throws(Refusal) -> Change { try closed(at: now) }

    private func closed(at now: Date) throws(Refusal) -> Change {
        try require(state == .resolved)
        return changed(at: now, [.closed]) {
            $0.state = .closed
            $0.closedAt = now
        }
    }

    /// An operator opens an ended request again; it goes back to whoever had it.
    public func reopening(reason: String, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .reopen)
        // What was joined into another request comes back by undoing that, with its clocks.
        try require((state == .resolved || state.isEnded) && !isMerged)
        return reopened(reason: reason, at: now)
    }

    /// The triple is corrected; the first one is kept.
    public func reclassifying(from old: Triple?, to new: Triple, by person: Operator, at now: Date) throws(Refusal)
        -> Change
    {
        try require(person, .reclassify)
        try require(state.isOpen || state == .resolved)
        guard new.validity.holds(at: now) else { throw .invalid(field: "triple", reason: "refusal.triple.ended") }
        if triple == new.id { throw .alreadyDone }
        return reclassified(from: old, to: new, at: now)
    }

    /// The request ends without a solution, saying why.
    public func cancelling(_ cancellation: Cancellation, by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .cancel)
        try require(state.isOpen)
        // Joining is a verb of its own, with a way back.
        if case .merged = cancellation { throw .notAllowed }
        if case .duplicate(let other) = cancellation, other == number {
            throw .invalid(field: "duplicate", reason: "refusal.duplicate.itself")
        }
        return cancelled(cancellation, at: now)
    }
}

extension Ticket {
    func reclassified(from old: Triple?, to new: Triple, at now: Date) -> Change {
        changed(at: now, [.reclassified(from: old, to: new)]) {
            $0.triple = new.id
            $0.firstTriple = firstTriple ?? new.id
            $0.raises = raises.filter { $0 == PriorityRaise.chased.key }
            $0.priority = $0.raises.isEmpty ? new.priority : new.priority.raised
            if state == .triage { $0.state = .new }
        }
    }

    func reopened(reason: String, at now: Date) -> Change {
        changed(at: now, [.reopened(reason: reason)]) {
            $0.state = assignee == nil ? .assigned : .inProgress
            $0.resolvedAt = nil
            $0.resolution = nil
            $0.closedAt = nil
            $0.cancellation = nil
            $0.reopenings += 1
        }
    }

    func cancelled(_ cancellation: Cancellation, at now: Date) -> Change {
        changed(at: now, [.cancelled(cancellation)]) {
            $0.state = .cancelled
            $0.cancellation = cancellation
            $0.closedAt = now
        }
    }

    func changed(at now: Date, _ facts: [Fact], _ edit: (inout Ticket) -> Void) -> Change {
        var next = self
        edit(&next)
        next.updatedAt = now
        next.version += 1
        return Change(from: self, to: next, facts: facts)
    }

    func require(_ person: Operator, _ permission: Permission) throws(Refusal) {
        guard person.sees(group) else { throw .notFound }
        guard person.may(permission, in: group) else { throw .notAllowed }
    }

    func require(_ condition: Bool) throws(Refusal) {
        guard condition else { throw .wrongState(state) }
    }
}

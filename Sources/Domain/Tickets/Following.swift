import Foundation

/// What the requester may do with their own request, and what the program does by itself.
extension Ticket {
    /// The address is confirmed: the request is registered and goes to its group.
    public func confirming(_ routing: Routing?, at now: Date) throws(Refusal) -> Change {
        if state != .unconfirmed { throw .alreadyDone }
        let registered = registering(routing, at: now)
        return Change(from: self, to: registered.to, facts: [.confirmed] + registered.facts)
    }

    /// The request enters the queue that routing found.
    public func registering(_ routing: Routing?, at now: Date) -> Change {
        changed(at: now, routing.map { [.routed($0)] } ?? []) {
            $0.registeredAt = now
            $0.group = routing?.group.id
            $0.state = triple == nil ? .triage : .new
        }
    }

    /// The requester writes again: a waiting request resumes, a solved one reopens while it can.
    public func answering(_ message: ID<Message>, office: Office, at now: Date) throws(Refusal) -> Change {
        switch state {
        case .draft, .unconfirmed: throw .wrongState(state)
        case .cancelled: throw .wrongState(state)
        case .resolved, .closed:
            guard canReopen(office, at: now) else { throw .tooLate }
            let change = reopened(reason: "", at: now)
            return Change(from: self, to: change.to, facts: [.answered(message)] + change.facts)
        case .waitingRequester:
            return changed(at: now, [.answered(message), .resumed]) {
                $0.state = assignee == nil ? .assigned : .inProgress
            }
        case .new, .triage, .assigned, .inProgress, .waitingThirdParty, .onKnownProblem:
            return changed(at: now, [.answered(message)]) { _ in }
        }
    }

    /// The requester is not satisfied.
    public func reopening(reason: String, office: Office, at now: Date) throws(Refusal) -> Change {
        guard state == .resolved || state == .closed else { throw .wrongState(state) }
        guard canReopen(office, at: now) else { throw .tooLate }
        return reopened(reason: reason, at: now)
    }

    /// The requester does not need it any more.
    public func withdrawing(at now: Date) throws(Refusal) -> Change {
        guard state == .unconfirmed || state.isOpen else { throw .wrongState(state) }
        return cancelled(.withdrawn, at: now)
    }

    /// Nobody confirmed the address in time.
    public func expiring(at now: Date) throws(Refusal) -> Change {
        guard state == .unconfirmed else { throw .wrongState(state) }
        return cancelled(.unconfirmed, at: now)
    }

    /// Reopening is for the days after the solution that the office grants.
    public func canReopen(_ office: Office, at now: Date) -> Bool {
        guard state == .resolved || state == .closed, !isMerged, let ended = resolvedAt ?? closedAt else {
            return false
        }
        return now < ended.addingTimeInterval(Double(office.reopenDays) * 86_400)
    }

    /// A vote goes to a closure: this one, while the days last.
    public func canBeRated(_ office: Office, at now: Date) -> Bool {
        guard state == .resolved || state == .closed, !isMerged, let ended = resolvedAt ?? closedAt else {
            return false
        }
        return now < ended.addingTimeInterval(Double(office.ratingDays + office.closeDays) * 86_400)
    }
}

import Foundation

/// A step by which the priority of a request rises, once for each key.
public struct PriorityRaise: Sendable, Equatable {
    /// Kept on the request; no two steps share one.
    public let key: String
    public let reason: PriorityReason

    public init(key: String, reason: PriorityReason) {
        self.key = key
        self.reason = reason
    }

    /// The first time the requester asks when they will hear; asking again changes nothing.
    public static let chased = PriorityRaise(key: "chased", reason: .chased)
}

extension Change {
    /// The same change with the steps that the request has not had yet.
    public func raised(by raises: [PriorityRaise]) -> Change {
        var next = to, facts = facts
        for raise in raises where !next.raises.contains(raise.key) {
            next.raises.append(raise.key)
            let before = next.priority
            next.priority = before.raised
            if next.priority != before {
                facts.append(.prioritised(from: before, to: next.priority, because: raise.reason))
            }
        }
        return Change(from: from, to: next, facts: facts)
    }
}

extension Ticket {
    /// A person gives the request another priority, and says why.
    public func prioritising(
        _ next: Priority, impact: Impact? = nil, urgency: Urgency? = nil, reason: String, by person: Operator,
        at now: Date
    ) throws(Refusal) -> Change {
        try require(person, .prioritise)
        try require(state.isOpen)
        if next == priority { throw .alreadyDone }
        let fact = Fact.prioritised(from: priority, to: next, because: .person(reason, impact, urgency))
        return changed(at: now, [fact]) { $0.priority = next }
    }

    /// The program raises the priority; nil when every step was taken before.
    public func raising(_ raises: [PriorityRaise], at now: Date) -> Change? {
        guard state.isOpen, raises.contains(where: { !self.raises.contains($0.key) }) else { return nil }
        return changed(at: now, []) { _ in }.raised(by: raises)
    }

    /// How long after one reminder the requester may send the next, and after the registration the first: a day.
    public static let chasePause: TimeInterval = 86_400

    /// The requester asks when they will hear ("sollecito"): it is counted, the first raises the priority by a step, and
    /// no clock begins again.
    public func chasing(at now: Date) throws(Refusal) -> Change {
        try require(state.isOpen && state != .waitingRequester)
        let wait = mayChaseAt.timeIntervalSince(now)
        if wait > 0 { throw .slowDown(seconds: Int(wait) + 1) }
        return changed(at: now, [.chased(chases + 1)]) {
            $0.chases += 1
            $0.chasedAt = now
        }.raised(by: [.chased])
    }

    /// A promise that was not kept may be chased at once.
    private var mayChaseAt: Date {
        if let chasedAt { return chasedAt.addingTimeInterval(Self.chasePause) }
        let patient = (registeredAt ?? createdAt).addingTimeInterval(Self.chasePause)
        return deadline.dueAt.map { min($0.minute.addingTimeInterval(60), patient) } ?? patient
    }

    /// The same, told to an operator on the telephone.
    public func chasing(by person: Operator, at now: Date) throws(Refusal) -> Change {
        try require(person, .note)
        return try chasing(at: now)
    }

    public func canBeChased(at now: Date) -> Bool {
        // A refusal is the answer.
        (try? chasing(at: now)) != nil
    }
}

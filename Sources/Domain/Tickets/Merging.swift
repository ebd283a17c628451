import Foundation

/// A request that was joined into another one, and what is needed to take that back.
public struct TicketMerge: Sendable, Equatable {
    /// The request that was joined.
    public var ticket: ID<Ticket>
    /// The request it was joined into.
    public var into: ID<Ticket>
    /// The request that goes on: `into`, or the one that `into` was joined into in its turn.
    public var home: ID<Ticket>
    /// Where the joined request stood.
    public var state: TicketState
    /// Name of who did it, as it was then.
    public var byName: String
    public var at: Date

    public init(
        ticket: ID<Ticket>, into: ID<Ticket>, home: ID<Ticket>, state: TicketState, byName: String,
        at: Date
    ) {
        self.ticket = ticket
        self.into = into
        self.home = home
        self.state = state
        self.byName = byName
        self.at = at
    }

    /// Requests that may be joined into one: more than that is no conversation any more, but a known problem.
    public static let most = 50
}

/// A merge, or its undoing, as the two requests see it.
public struct MergeChange: Sendable, Equatable {
    /// Of the request that goes on.
    public let home: Change
    /// Of the one that is joined, or comes back.
    public let joined: Change

    public init(home: Change, joined: Change) {
        self.home = home
        self.joined = joined
    }
}

extension Ticket {
    /// It was joined into another request and goes on there.
    public var isMerged: Bool { if case .merged = cancellation { true } else { false } }

    /// This request takes another one in: the other closes, this one goes on as it stands and says so in its history.
    /// - Throws: `wrongState` when one of the two is over already; `invalid` when they are the same.
    public func absorbing(_ other: Ticket, by person: Operator, at now: Date) throws(Refusal) -> MergeChange {
        try requireMergeable(person)
        try other.requireMergeable(person)
        guard other.id != id else { throw .invalid(field: "number", reason: "merge.problem.itself") }
        let joined = other.changed(at: now, [.merged(into: number)]) {
            $0.state = .closed
            $0.closedAt = now
            $0.cancellation = .merged(into: number)
        }
        return MergeChange(home: changed(at: now, [.merged(other.number)]) { _ in }, joined: joined)
    }

    /// Whether a person may join this request with another, by what is known of this one alone.
    public func requireMergeable(_ person: Operator) throws(Refusal) {
        try require(person, .merge)
        try require(state.isOpen || state == .resolved)
    }

    /// This request gives back one that was joined into it: it stands again where it stood.
    /// - Parameters:
    ///   - group: the one the other comes back to.
    ///   - holder: who had it; nil when nobody had, or who had cannot take it any more: then it waits in its group.
    /// - Throws: `invalid` when the group is no more.
    public func releasing(
        _ other: Ticket, as merge: TicketMerge, to group: Group?, holder: Operator?, by person: Operator, at now: Date
    ) throws(Refusal) -> MergeChange {
        try other.require(person, .merge)
        try require(person, .note)
        guard other.isMerged, merge.ticket == other.id else { throw .alreadyDone }
        guard let group, group.validity.holds(at: now) else {
            throw .invalid(field: "group", reason: "merge.problem.groupEnded")
        }
        let keeper = holder.flatMap { $0.may(.take, in: group.id) ? $0.id : nil }
        let isOrphan = other.assignee != nil && keeper == nil && merge.state.isOpen
        let state = isOrphan ? .assigned : merge.state
        let joined = other.changed(at: now, [.unmerged(from: number, state: state)]) {
            $0.state = state
            $0.assignee = isOrphan ? nil : other.assignee
            $0.closedAt = nil
            $0.cancellation = nil
        }
        return MergeChange(home: changed(at: now, [.unmerged(other.number)]) { _ in }, joined: joined)
    }
}

// The case of several people: one asked for the request that goes on, the others for those joined into it.
extension Ticket {
    /// The desk writes to somebody whose request was joined into this one. The requester has had no answer by it: no clock of
    /// theirs ends, and nothing is waited for.
    public func replying(_ message: ID<Message>, toGuest number: Number, by person: Operator, at now: Date)
        throws(Refusal) -> Change
    {
        try require(person, .reply)
        try require(state.isOpen || state == .resolved)
        return changed(at: now, [.replied(message, toGuest: number)]) { _ in }
    }

    /// Somebody whose request was joined into this one writes: the desk hears it; a wait for the requester goes on.
    public func hearing(_ message: ID<Message>, office: Office, at now: Date) throws(Refusal) -> Change {
        if state != .waitingRequester { return try answering(message, office: office, at: now) }
        return changed(at: now, [.answered(message)]) { _ in }
    }
}

extension Array where Element == TicketMerge {
    /// The merges that hang on one of them: what was joined into its request, directly or through another.
    public func under(_ ticket: ID<Ticket>) -> [TicketMerge] {
        var found: [TicketMerge] = [], waiting = [ticket], seen: Set<ID<Ticket>> = [ticket]
        while let next = waiting.popLast() {
            for merge in self where merge.into == next && seen.insert(merge.ticket).inserted {
                found.append(merge)
                waiting.append(merge.ticket)
            }
        }
        return found
    }
}

extension Fact {
    /// Of the request that goes on: another was joined into it.
    public static func merged(_ number: Ticket.Number) -> Fact {
        Fact(kind: .merged, data: ["number": number.description])
    }
    /// The desk wrote to somebody whose request was joined into this one.
    public static func replied(_ message: ID<Message>, toGuest number: Ticket.Number) -> Fact {
        Fact(kind: .replied, data: ["message": message.description, "guest": number.description])
    }
    /// Of the request that was joined: where it goes on.
    public static func merged(into number: Ticket.Number) -> Fact {
        Fact(kind: .merged, data: ["into": number.description])
    }
    /// Of the request that goes on: one that was joined stands on its own again.
    public static func unmerged(_ number: Ticket.Number) -> Fact {
        Fact(kind: .unmerged, data: ["number": number.description])
    }
    /// Of the request that stands on its own again.
    public static func unmerged(from number: Ticket.Number, state: TicketState) -> Fact {
        Fact(kind: .unmerged, data: ["from": number.description, "state": state.rawValue])
    }
}

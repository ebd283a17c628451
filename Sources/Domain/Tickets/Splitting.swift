import Foundation

extension Ticket {
    /// A request of the same person, about nothing yet.
    public func blank(id: ID<Ticket>, number: Number, at now: Date) -> Ticket {
        Ticket(
            id: id, number: number, state: .unconfirmed, channel: channel, requester: requester,
            beneficiary: beneficiary, userType: userType, administration: administration, summary: "",
            language: language, createdAt: now, updatedAt: now)
    }

    /// What somebody wrote here becomes a request of its own; this one goes on as it stands.
    /// - Parameter number: of the new request.
    /// - Throws: `invalid` for a message that is not the requester's.
    public func splitting(_ message: Message, into number: Number, by person: Operator, at now: Date) throws(Refusal)
        -> Change
    {
        try requireSplittable(person)
        guard message.isOfRequester else { throw .invalid(field: "message", reason: "merge.problem.notTheirs") }
        return changed(at: now, [.split(number)]) { _ in }
    }

    /// Whether a person may open a request from what was written in this one.
    public func requireSplittable(_ person: Operator) throws(Refusal) {
        try require(person, .note)
        guard person.may(.open) else { throw .notAllowed }
        try require(state != .unconfirmed && state != .draft)
    }
}

extension Message {
    /// What a request can begin with: what was asked, by the person or for them on the telephone.
    public var isOfRequester: Bool { kind == .request || kind == .answer }
}

extension Fact {
    /// Of the request that goes on: what was written in it became a request of its own.
    public static func split(_ number: Ticket.Number) -> Fact {
        Fact(kind: .split, data: ["number": number.description])
    }
    /// Of the new request: where its first words were written.
    public static func split(from number: Ticket.Number) -> Fact {
        Fact(kind: .split, data: ["from": number.description])
    }
}

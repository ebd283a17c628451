/// What a rule decided: the request as it becomes, and the facts to append. Nothing is kept until the store writes it.
public struct Change: Sendable, Equatable {
    public let from: Ticket
    public let to: Ticket
    public let facts: [Fact]

    public init(from: Ticket, to: Ticket, facts: [Fact]) {
        self.from = from
        self.to = to
        self.facts = facts
    }
}

extension Change {
    /// The same change of a request whose clocks are these now, with what the history says of them.
    public func with(_ clocks: [PromiseClock], _ facts: [Fact]) -> Change {
        var next = to
        next.deadline = NextDeadline(clocks)
        return Change(from: from, to: next, facts: self.facts + facts)
    }
}

/// Why the desk says no.
public enum Refusal: Error, Sendable, Equatable {
    /// It does not exist, or is not yours to see: the two answers are the same on purpose.
    case notFound
    /// Yours to see, not yours to do.
    case notAllowed
    /// The request is not in a state in which this makes sense.
    case wrongState(TicketState)
    /// Somebody changed it since you looked: look again.
    case changedMeanwhile
    /// A value is missing or wrong: field and reason are keys of words.
    case invalid(field: String, reason: String)
    /// There is no higher group.
    case noHigherGroup
    /// Too late: days are over.
    case tooLate
    /// Already voted, already confirmed, already used.
    case alreadyDone
    /// Too many tries: seconds to wait.
    case slowDown(seconds: Int)
}

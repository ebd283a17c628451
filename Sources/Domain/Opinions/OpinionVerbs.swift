import Foundation

/// An opinion as a verb leaves it, and what it does to its request: the history says it, nothing else changes.
public struct OpinionChange: Sendable, Equatable {
    public let opinion: Opinion
    public let change: Change

    public init(opinion: Opinion, change: Change) {
        self.opinion = opinion
        self.change = change
    }
}

extension Ticket {
    /// Another group is asked.
    /// - Parameter assignee: the person who is to answer, of that group.
    public func asking(
        _ opinion: Opinion, of group: Group, _ assignee: Operator? = nil, by person: Operator, at now: Date
    ) throws(Refusal) -> OpinionChange {
        try requireAskable(person)
        guard group.validity.holds(at: now) else { throw .invalid(field: "group", reason: "refusal.group.ended") }
        guard group.id != self.group else { throw .invalid(field: "group", reason: "opinions.problem.own") }
        if opinion.question.isEmpty { throw .invalid(field: "question", reason: "problem.text.missing") }
        if opinion.question.count > Opinion.longestQuestion {
            throw .invalid(field: "question", reason: "problem.text.tooLong")
        }
        guard opinion.dueAt > now else { throw .invalid(field: "due", reason: "opinions.problem.due") }
        if let assignee, !assignee.may(.note, in: group.id) || assignee.isProgram {
            throw .invalid(field: "operator", reason: "opinions.problem.person")
        }
        var next = opinion
        next.assignee = assignee?.id
        return OpinionChange(
            opinion: next, change: changed(at: now, [.opinionAsked(next, of: group, assignee)]) { _ in })
    }

    /// Whether a person may ask others about the request.
    public func requireAskable(_ person: Operator) throws(Refusal) {
        try require(person, .note)
        try require(state.isOpen)
    }

    /// A member of the group that was asked answers it. A leader may take it from a colleague.
    public func taking(_ opinion: Opinion, by person: Operator, at now: Date) throws(Refusal) -> OpinionChange {
        try opinion.requireMember(person)
        if opinion.assignee == person.id && opinion.takenAt != nil { throw .alreadyDone }
        if let assignee = opinion.assignee, assignee != person.id, !person.may(.takeOver, in: opinion.group) {
            throw .notAllowed
        }
        guard let hands = person.hands else { throw .notAllowed }
        var next = opinion
        next.assignee = hands
        next.takenAt = now
        return OpinionChange(opinion: next, change: changed(at: now, [.opinionTaken(next)]) { _ in })
    }

    /// The group answers: what it writes becomes a note of the request.
    public func answering(
        _ opinion: Opinion, _ text: String, message: ID<Message>, by person: Operator, of group: Group?, at now: Date
    ) throws(Refusal) -> OpinionChange {
        try opinion.requireMember(person)
        let next = opinion.ended(.answered, text, by: person, at: now)
        return OpinionChange(
            opinion: next,
            change: changed(at: now, [.noted(message), .opinionAnswered(next, by: group, message)]) { _ in })
    }

    /// The group gives none, and says why.
    public func declining(
        _ opinion: Opinion, because reason: String, by person: Operator, of group: Group?, at now: Date
    )
        throws(Refusal) -> OpinionChange
    {
        try opinion.requireMember(person)
        if reason.isEmpty { throw .invalid(field: "reason", reason: "opinions.problem.reason") }
        if reason.count > Opinion.longestReason { throw .invalid(field: "reason", reason: "problem.text.tooLong") }
        let next = opinion.ended(.declined, reason, by: person, at: now)
        return OpinionChange(opinion: next, change: changed(at: now, [.opinionDeclined(next, by: group)]) { _ in })
    }

    /// Who works on the request needs no answer any more: whoever asked may be away.
    public func withdrawing(
        _ opinion: Opinion, because reason: String, by person: Operator, from group: Group?, at now: Date
    )
        throws(Refusal) -> OpinionChange
    {
        try require(person, .note)
        guard opinion.isOpen else { throw .alreadyDone }
        if reason.count > Opinion.longestReason { throw .invalid(field: "reason", reason: "problem.text.tooLong") }
        let next = opinion.ended(.withdrawn, reason, by: person, at: now)
        return OpinionChange(opinion: next, change: changed(at: now, [.opinionWithdrawn(next, from: group)]) { _ in })
    }

    /// Opinions of the request are late: all that are, as one change.
    public func lacking(_ late: [(opinion: Opinion, group: Group?)], at now: Date) -> Change {
        changed(at: now, late.map { .opinionLate($0.opinion, of: $0.group) }) { _ in }
    }
}

extension Opinion {
    /// What was open ends with its request.
    public func endingWithRequest(by name: String, at now: Date) -> Opinion {
        var next = self
        next.ending = .withdrawn
        next.endedAt = now
        next.endedBy = name
        return next
    }

    fileprivate func ended(_ ending: Ending, _ text: String, by person: Operator, at now: Date) -> Opinion {
        var next = endingWithRequest(by: person.name, at: now)
        next.ending = ending
        next.reply = text
        switch ending {
        case .answered: next.assignee = person.hands ?? assignee
        // Whoever gives none reads the request no more.
        case .declined: next.assignee = nil
        case .withdrawn: break
        }
        return next
    }

    /// Whether a person may take, answer and decline it.
    public func isFor(_ person: Operator) -> Bool { isOpen && person.may(.note, in: group) }

    fileprivate func requireMember(_ person: Operator) throws(Refusal) {
        guard person.sees(group) else { throw .notFound }
        guard person.may(.note, in: group) else { throw .notAllowed }
        guard isOpen else { throw .alreadyDone }
    }
}

extension Change {
    /// Whether the request is over with it, so that nobody waits for an opinion any more. A request that is joined into
    /// another goes on there.
    public var endsOpinions: Bool {
        let isOver = to.state == .resolved || to.state.isEnded
        return isOver && from.state != to.state && !to.isMerged
    }
}

extension Fact {
    public static func opinionAsked(_ opinion: Opinion, of group: Group, _ person: Operator?) -> Fact {
        var data = of(opinion, group)
        data["operatorName"] = person?.name
        return Fact(kind: .opinionAsked, data: data)
    }
    public static func opinionTaken(_ opinion: Opinion) -> Fact { Fact(kind: .opinionTaken, data: of(opinion, nil)) }
    public static func opinionAnswered(_ opinion: Opinion, by group: Group?, _ message: ID<Message>) -> Fact {
        var data = of(opinion, group)
        data["message"] = message.description
        return Fact(kind: .opinionAnswered, data: data)
    }
    public static func opinionDeclined(_ opinion: Opinion, by group: Group?) -> Fact {
        Fact(kind: .opinionDeclined, data: said(opinion, group))
    }
    public static func opinionWithdrawn(_ opinion: Opinion, from group: Group?) -> Fact {
        Fact(kind: .opinionWithdrawn, data: said(opinion, group))
    }
    public static func opinionLate(_ opinion: Opinion, of group: Group?) -> Fact {
        var data = of(opinion, group)
        data["due"] = String(Instants.milliseconds(opinion.dueAt))
        return Fact(kind: .opinionLate, data: data)
    }

    private static func of(_ opinion: Opinion, _ group: Group?) -> [String: String] {
        var data = ["opinion": opinion.id.description, "asker": opinion.askerName]
        data["group"] = group?.code
        data["groupName"] = group?.name
        return data
    }

    private static func said(_ opinion: Opinion, _ group: Group?) -> [String: String] {
        var data = of(opinion, group)
        if !opinion.reply.isEmpty { data["reason"] = opinion.reply }
        return data
    }
}

import Foundation

/// How a group's requests find somebody by themselves.
public enum Giving: String, Sendable, CaseIterable {
    /// They wait until somebody takes them.
    case off
    /// Each to whoever was given one longest ago.
    case turns
    /// Each to whoever has the fewest in hand.
    case leastBusy = "least_busy"
}

/// How busy the members of a group are.
public struct Workloads: Sendable, Equatable {
    /// Open requests in hand.
    public var inHand: [ID<Operator>: Int]
    /// When each was last given one of this group.
    public var givenAt: [ID<Operator>: Date]

    public init(inHand: [ID<Operator>: Int] = [:], givenAt: [ID<Operator>: Date] = [:]) {
        self.inHand = inHand
        self.givenAt = givenAt
    }

    /// Somebody is given one: their turn is after every other, also when several come within one millisecond.
    /// - Returns: the instant to remember it by.
    @discardableResult
    public mutating func gave(to person: ID<Operator>, at now: Date) -> Date {
        let last = givenAt.values.max() ?? .distantPast
        let turn = max(now, last.addingTimeInterval(0.001))
        inHand[person, default: 0] += 1
        givenAt[person] = turn
        return turn
    }
}

extension Operator {
    /// Whether a request is one that they know about and can answer in its language.
    public func suits(_ ticket: Ticket, _ catalogue: Catalogue) -> Bool {
        work.knows(catalogue.triple(ticket.triple)) && work.speaks(ticket.language)
    }

    /// Whether they take new work at this instant.
    public func isAtWork(_ catalogue: Catalogue, at now: Date) -> Bool {
        !isDisabled && work.isAvailable && catalogue.absence(of: id, at: now) == nil
    }
}

extension Catalogue {
    /// Who gets a request that lies in the queue of its group; nil when it waits there.
    /// - Parameter refused: who gave it back last, and is not given it again.
    public func receiver(of ticket: Ticket, _ loads: Workloads, refused: ID<Operator>?, at now: Date) -> Operator? {
        guard let group = group(ticket.group), group.giving != .off else { return nil }
        let able = colleagues(in: group.id).filter { person in
            person.id != refused && person.isAtWork(self, at: now) && person.suits(ticket, self)
                && person.work.hasRoom(beside: loads.inHand[person.id, default: 0])
        }
        func turn(_ person: Operator) -> (Date, String, ID<Operator>) {
            (loads.givenAt[person.id] ?? .distantPast, person.name.folded, person.id)
        }
        return switch group.giving {
        case .off: nil
        case .turns: able.min { turn($0) < turn($1) }
        case .leastBusy:
            able.min {
                let a = loads.inHand[$0.id, default: 0], b = loads.inHand[$1.id, default: 0]
                return a == b ? turn($0) < turn($1) : a < b
            }
        }
    }
}

extension Ticket {
    /// Whether it lies in the queue of its group, for anybody of it.
    public var isInQueue: Bool {
        assignee == nil && group != nil && (state == .new || state == .triage || state == .assigned)
    }

    /// The program gives it to somebody.
    public func given(to person: Operator, because reason: GivenReason, at now: Date) -> Change {
        changed(at: now, [.assigned(to: person, because: reason)]) {
            $0.assignee = person.id
            if state.isActive { $0.state = .assigned }
        }
    }

    /// The program puts it back into the queue of its group, because who had it is not there.
    public func givenBack(from person: Operator, at now: Date) -> Change {
        changed(at: now, [.released(absent: person)]) {
            $0.assignee = nil
            if state.isActive { $0.state = triple == nil ? .triage : .assigned }
        }
    }

    /// What becomes of a request whose person begins an absence; nil when it stays. What waits for somebody else stays
    /// until the answer comes.
    public func handedOver(by absence: Absence, _ catalogue: Catalogue, at now: Date) -> Change? {
        guard state.isOpen, assignee == absence.person, let absent = catalogue.person(absence.person) else {
            return nil
        }
        switch absence.handOver {
        case .keep: return nil
        case .colleague(let id):
            if let deputy = catalogue.person(id), deputy.may(.take, in: group) {
                return given(to: deputy, because: .absence(absent), at: now)
            }
            return state.isActive ? givenBack(from: absent, at: now) : nil
        case .group: return state.isActive ? givenBack(from: absent, at: now) : nil
        }
    }
}

extension Change {
    /// The same change of what the requester wrote, when who has the request is not there: the deputy gets it, or the
    /// queue does.
    public func withoutAbsent(_ catalogue: Catalogue, at now: Date) -> Change {
        guard to.state.isActive, let assignee = to.assignee, let absent = catalogue.person(assignee),
            let absence = catalogue.absence(of: assignee, at: now)
        else { return self }
        let deputy = absence.deputy.flatMap { catalogue.person($0) }.flatMap { $0.may(.take, in: to.group) ? $0 : nil }
        let next =
            deputy.map { to.given(to: $0, because: .absence(absent), at: now) } ?? to.givenBack(from: absent, at: now)
        var last = next.to
        last.version = to.version
        return Change(from: from, to: last, facts: facts + next.facts)
    }
}

/// Why the program gave a request to somebody.
public enum GivenReason: Sendable, Equatable {
    case giving(Giving)
    case absence(Operator)

    var data: [String: String] {
        switch self {
        case .giving(let giving): ["because": giving.rawValue]
        case .absence(let absent): ["because": "absence", "absentName": absent.name]
        }
    }
}

extension Fact {
    public static func assigned(to person: Operator, because reason: GivenReason) -> Fact {
        Fact(kind: .assigned, data: assigned(to: person).data.merging(reason.data) { _, new in new })
    }

    public static func released(absent: Operator) -> Fact {
        Fact(kind: .released, data: GivenReason.absence(absent).data)
    }

    /// Whether the program gave it to somebody by itself.
    public var isGiven: Bool { kind == .assigned && data["because"] != nil }
}

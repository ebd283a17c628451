import Domain
import Foundation
import Store

extension Desk {
    /// Requests given in one transaction, and looked at in one.
    private static let givenAtOnce = 50, lookedAt = 200

    /// After a change: a request that came into a queue, or room that somebody has again, wakes the job that gives. Who gave
    /// a request back is remembered until somebody has it.
    func seekHands(for change: Change, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws {
        let from = change.from, to = change.to
        if let person = from.assignee, to.assignee == nil, from.group == to.group {
            try c.gaveBack(to.id, person, at: now)
        }
        let queue = catalogue.group(to.group)
        if from.assignee == nil, to.assignee != nil, queue?.giving != .off { try c.forgetGivenBack(to.id) }
        if let queue, to.isInQueue { try wakeGiving(in: [queue], at: now, c) }
        if let person = catalogue.person(from.assignee), person.work.capacity != nil,
            to.assignee != person.id || !to.state.isOpen
        {
            try wakeGiving(in: person.groups.compactMap { catalogue.group($0) }, at: now, c)
        }
    }

    /// One job for a group at a time: those that would give at once would only be in one another's way. What comes in while
    /// it ends is found by the minute's look.
    func wakeGiving(in groups: [Group], at now: Date, _ c: any Connection) throws {
        for group in groups where group.giving != .off {
            try c.enqueue(
                kind: JobKind.give, payload: group.id.description, at: JobKind.beforeOthers(now),
                uniqueKey: "give:\(group.id)", id: ids.next(at: now))
        }
    }

    /// The job.
    public func give(_ job: Job) async throws -> JobOutcome {
        guard let group = ID<Group>(job.payload) else { return .done }
        try await give(in: group)
        return .done
    }

    /// The minute's look: whoever came back, whatever was set otherwise.
    public func giveAll() async throws {
        for group in try await catalogue().groups where group.giving != .off { try await give(in: group.id) }
    }

    /// Gives what lies in the queue of a group to those who have room, the most urgent first, until nobody suits.
    func give(in group: ID<Group>) async throws {
        var place: PullPlace?
        while true {
            let now = now(), last = place
            let round = try await database.write { c in try give(in: group, after: last, at: now, c) }
            for change in round.given { changes.tell(from: change.from, to: change.to) }
            if !round.given.isEmpty { bell.ring() }
            guard let next = round.goesOnAfter else { return }
            place = next
        }
    }

    /// What one transaction gave, and where the next goes on; nil when the queue is over, or nobody has room.
    private struct Round {
        var given: [Change] = []
        var goesOnAfter: PullPlace?
    }

    private func give(in id: ID<Group>, after place: PullPlace?, at now: Date, _ c: any Connection) throws -> Round {
        let catalogue = try catalogues.current(c), people = catalogue.colleagues(in: id)
        guard let group = catalogue.group(id), group.giving != .off,
            people.contains(where: { $0.isAtWork(catalogue, at: now) })
        else { return Round() }
        let queue = try c.toPull(in: [id], after: place, limit: Self.lookedAt)
        if queue.isEmpty { return Round() }
        var loads = try c.workloads(of: people.map(\.id), in: id), round = Round()
        let refused = try c.givenBack(queue.map(\.id))
        if queue.count == Self.lookedAt { round.goesOnAfter = queue.last }
        for (index, place) in queue.enumerated() {
            if round.given.count == Self.givenAtOnce {
                // Nobody suited those before, and nobody will.
                round.goesOnAfter = queue[index - 1]
                break
            }
            guard people.contains(where: { $0.isAtWork(catalogue, at: now) && $0.hasRoom(loads) }) else {
                round.goesOnAfter = nil
                break
            }
            guard try c.isFree(place.id), let ticket = try c.ticket(place.id) else { continue }
            let current = try upToDate(ticket, catalogue, at: now, c)
            guard current.isInQueue, current.group == id,
                let person = catalogue.receiver(of: current, loads, refused: refused[ticket.id], at: now)
            else { continue }
            let decision = Decision(change: current.given(to: person, because: .giving(group.giving), at: now))
            round.given.append(try keep(decision, catalogue, by: .system, named: "", at: now, c))
            try c.tookTurn(person.id, in: id, at: loads.gave(to: person.id, at: now))
        }
        return round
    }
}

extension Operator {
    fileprivate func hasRoom(_ loads: Workloads) -> Bool { work.hasRoom(beside: loads.inHand[id, default: 0]) }
}

import Domain
import Foundation
import Store

extension Desk {
    /// Requests given in one transaction, and looked at.
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
        while true {
            let now = now()
            let given = try await database.write { c in try give(in: group, at: now, c) }
            for change in given { changes.tell(from: change.from, to: change.to) }
            if !given.isEmpty { bell.ring() }
            if given.count < Self.givenAtOnce { return }
        }
    }

    private func give(in id: ID<Group>, at now: Date, _ c: any Connection) throws -> [Change] {
        let catalogue = try catalogues.current(c), people = catalogue.colleagues(in: id)
        guard let group = catalogue.group(id), group.giving != .off,
            people.contains(where: { $0.isAtWork(catalogue, at: now) })
        else { return [] }
        let queue = try c.toPull(in: [id], limit: Self.lookedAt)
        if queue.isEmpty { return [] }
        var loads = try c.workloads(of: people.map(\.id), in: id), done: [Change] = []
        let refused = try c.givenBack(queue)
        for ticket in queue where done.count < Self.givenAtOnce {
            guard people.contains(where: { $0.work.hasRoom(beside: loads.inHand[$0.id, default: 0]) }) else { break }
            guard try c.isFree(ticket), let ticket = try c.ticket(ticket) else { continue }
            let current = try upToDate(ticket, catalogue, at: now, c)
            guard current.isInQueue, current.group == id,
                let person = catalogue.receiver(of: current, loads, refused: refused[ticket.id], at: now)
            else { continue }
            let decision = Decision(change: current.given(to: person, because: .giving(group.giving), at: now))
            done.append(try keep(decision, catalogue, by: .system, named: "", at: now, c))
            try c.tookTurn(person.id, in: id, at: loads.gave(to: person.id, at: now))
        }
        return done
    }
}

import Domain
import Foundation
import Store

/// Two requests that became one, or two again.
public struct Merged: Sendable {
    /// The one that goes on.
    public let home: Ticket
    /// The one that was joined, or came back.
    public let joined: Ticket
}

extension Desk {
    /// Joins a request into another one, in whose conversation it goes on. A target that was joined itself stands for the
    /// request in which it goes on.
    /// - Parameters:
    ///   - knowsOther: whether the person was told that the two requesters are not the same, and wants it.
    ///   - version: of the request `looking` names, as the person saw it.
    /// - Throws: `Refusal.invalid` on `confirm` when the requesters differ and nobody was told, on `number` for a request
    ///   that is not there, is not theirs, is this very one or was joined elsewhere.
    @discardableResult
    public func merge(
        _ number: Ticket.Number, into other: Ticket.Number, as person: Operator, knowsOther: Bool = false,
        lookingAt looking: Ticket.Number? = nil, version: Int? = nil
    ) async throws -> Merged {
        let now = now()
        let changes = try await database.write { c in
            let catalogue = try catalogues.current(c)
            let (joined, home) = try pair(number, other, as: person, lookingAt: looking, version, c)
            guard knowsOther || joined.requester == home.requester else {
                throw Refusal.invalid(field: "confirm", reason: "merge.problem.otherPerson")
            }
            let current = (
                joined: try upToDate(joined, catalogue, at: now, c), home: try upToDate(home, catalogue, at: now, c)
            )
            let change = try current.home.absorbing(current.joined, by: person, at: now)
            guard
                try c.merges(into: home.id).count + c.merges(into: joined.id).count < TicketMerge.most
            else { throw Refusal.invalid(field: "number", reason: "merge.problem.tooMany") }
            try c.insert(
                TicketMerge(
                    ticket: joined.id, into: home.id, home: home.id, state: current.joined.state,
                    byName: person.name, at: now))
            try c.rehomeOpinions(of: [joined.id])
            return try keep(change, catalogue, telling: .merged, by: person, at: now, c)
        }
        return told(changes)
    }

    /// Takes a merge back: the request stands on its own again, where it stood. What came to the other one after the merge
    /// stays there.
    /// - Throws: `alreadyDone` for one that was not joined, `invalid` when it cannot come back.
    @discardableResult
    public func unmerge(_ number: Ticket.Number, as person: Operator, version: Int? = nil) async throws -> Merged {
        let now = now()
        let changes = try await database.write { c in
            let catalogue = try catalogues.current(c)
            guard let joined = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            if let version, version != joined.version { throw Refusal.changedMeanwhile }
            guard let merge = try c.merge(of: joined.id) else { throw Refusal.alreadyDone }
            guard let home = try c.ticket(merge.home), let home = try c.ticket(home.number, visibleTo: person) else {
                throw Refusal.invalid(field: "number", reason: "merge.problem.homeElsewhere")
            }
            let current = try upToDate(home, catalogue, at: now, c)
            let change = try current.releasing(
                joined, as: merge, to: catalogue.group(joined.group), holder: catalogue.person(joined.assignee),
                by: person, at: now)
            try c.remove(merge)
            try c.rehomeOpinions(of: [home.id])
            return try keep(change, catalogue, telling: nil, by: person, at: now, c)
        }
        return told(changes)
    }

    /// The two requests of a merge, as far as the person sees them: the one that is joined and the one that goes on.
    private func pair(
        _ number: Ticket.Number, _ other: Ticket.Number, as person: Operator, lookingAt looking: Ticket.Number?,
        _ version: Int?, _ c: any Connection
    ) throws -> (joined: Ticket, home: Ticket) {
        func find(_ number: Ticket.Number) throws -> Ticket {
            if let found = try c.ticket(number, visibleTo: person) { return found }
            // The page it was typed on is theirs, or nothing is.
            if number == looking ?? other { throw Refusal.notFound }
            throw Refusal.invalid(field: "number", reason: "merge.problem.unknown")
        }
        let joined = try find(number), target = try find(other)
        if let version, version != (looking == number ? joined : target).version { throw Refusal.changedMeanwhile }
        let home = try c.home(of: target)
        guard try c.ticket(home.number, visibleTo: person) != nil else {
            throw Refusal.invalid(field: "number", reason: "merge.problem.homeElsewhere")
        }
        if joined.isMerged {
            if try c.home(of: joined).id == home.id { throw Refusal.alreadyDone }
            throw Refusal.invalid(field: "number", reason: "merge.problem.elsewhere")
        }
        return (joined, home)
    }

    private func keep(
        _ change: MergeChange, _ catalogue: Catalogue, telling mail: OutgoingMail.Kind?, by person: Operator,
        at now: Date, _ c: any Connection
    ) throws -> MergeChange {
        MergeChange(
            home: try beside.keep(
                Decision(change: change.home), catalogue, by: person.actor, named: person.name, at: now, c),
            joined: try keep(
                Decision(change: change.joined, mail: mail), catalogue, by: person.actor, named: person.name, at: now,
                c))
    }

    private func told(_ change: MergeChange) -> Merged {
        told(change.joined)
        told(change.home)
        return Merged(home: change.home.to, joined: change.joined.to)
    }
}

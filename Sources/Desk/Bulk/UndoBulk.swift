import Domain
import Foundation
import Store

extension Desk {
    /// Requests taken back in one transaction.
    private static let undoBatch = 250

    /// Takes back what an action did, request by request, where nobody touched it since: a job like the action itself.
    /// - Throws: `Refusal.alreadyDone` when it is being taken back already, or was.
    /// - Returns: the action that takes back.
    public func undo(_ id: ID<Bulk>, as person: Operator) async throws -> Bulk {
        let now = now(), undoing: ID<Bulk> = self.id()
        let bulk = try await database.write { c -> Bulk in
            guard let bulk = try c.bulk(id), bulk.isShown(to: person), bulk.undoes == nil else {
                throw Refusal.notFound
            }
            guard !bulk.phase.isGoing, bulk.phase != .proposed, bulk.tally.applied > 0 else {
                throw Refusal.invalid(field: "undo", reason: "bulk.undo.nothing")
            }
            if let other = try c.bulk(undoing: id), other.phase != .cancelled { throw Refusal.alreadyDone }
            let next = Bulk(
                id: undoing, person: person.id, actions: bulk.actions, macro: bulk.macro, undoes: bulk.id,
                list: bulk.list, ceiling: bulk.ceiling, phase: .running, total: bulk.tally.applied, askedAt: now,
                startedAt: now)
            try c.insert(next)
            try knowProblemAgain(of: bulk, at: now, c)
            try enqueue(next, at: now, c)
            return next
        }
        bell.ring()
        return bulk
    }

    /// Some more requests as they were before.
    func takeBack(_ next: inout Bulk, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws -> [Change] {
        guard let undoes = next.undoes, let person = catalogue.person(next.person) else { throw Refusal.notFound }
        let bulk = next, traces = try c.traces(of: undoes, after: bulk.place, limit: Self.undoBatch)
        let ids = traces.map(\.0), tags = try c.tags(of: ids)
        let tickets = Dictionary(try c.tickets(ids).map { ($0.id, $0) }) { first, _ in first }
        var changes: [Change] = [], items: [BulkItem] = []
        for (id, trace) in traces {
            guard let ticket = tickets[id] else { continue }
            do {
                let current = try upToDate(ticket, catalogue, at: now, c)
                let undoing = try trace.undone(
                    on: current, tags: Set(tags[id] ?? []), by: person, on: bulk.undoingOccasion, catalogue, at: now)
                for tag in undoing.tags { try c.tag(id, tag, at: now) }
                for tag in undoing.untags { try c.untag(id, tag) }
                if undoing.ungathers { try c.ungather(id) }
                let change = try keep(
                    Decision(change: undoing.change), catalogue, by: person.actor, named: person.name, at: now, c)
                changes.append(change)
                items.append(BulkItem(ticket: id, .applied(BulkTrace(change))))
                next.tally.apply(isMailed: false)
            } catch let refusal as Refusal {
                items.append(refused(id, ticket.number, BulkReason(refusal), &next))
            }
        }
        try c.insert(items, of: bulk.id)
        next.done += traces.count
        next.move(to: ids.last ?? bulk.place, isLast: traces.count < Self.undoBatch, at: now)
        return changes
    }
}

extension Bulk {
    /// The history of a request names the action, and says that it was taken back.
    fileprivate var undoingOccasion: Handling.Occasion { Handling.Occasion(bulk: id) }
}

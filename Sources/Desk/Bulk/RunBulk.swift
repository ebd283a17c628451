import Domain
import Foundation
import Store

extension Desk {
    /// Requests done in one transaction: other writers wait for so many at most.
    private static let bulkBatch = 250

    /// A proposed action begins; a job does it.
    /// - Throws: `Refusal.notFound` for who may not see it, `.alreadyDone` when it has begun already.
    public func start(_ id: ID<Bulk>, as person: Operator) async throws {
        let now = now()
        try await database.write { c in
            guard let bulk = try c.bulk(id), bulk.person == person.id else { throw Refusal.notFound }
            guard bulk.phase == .proposed else { throw Refusal.alreadyDone }
            let running = bulk.started(at: now)
            guard try c.keep(running, since: bulk) else { throw Refusal.changedMeanwhile }
            try solveProblem(of: bulk, at: now, c)
            try enqueue(running, at: now, c)
        }
        bell.ring()
    }

    /// What answers all the requests of a problem solves it.
    private func solveProblem(of bulk: Bulk, at now: Date, _ c: any Connection) throws {
        guard let id = bulk.solves, let problem = try c.problem(id), problem.isOpen else { return }
        try settle(problem, solvedAt: now, at: now, c)
    }

    /// Stops it after the requests that are being done now. What was done stays done, and can be taken back.
    public func cancel(_ id: ID<Bulk>, as person: Operator) async throws {
        let now = now()
        try await database.write { c in
            guard let bulk = try c.bulk(id), bulk.isShown(to: person) else { throw Refusal.notFound }
            // Nothing was sent yet: the problem is what it was.
            if bulk.done == 0, bulk.phase == .running { try knowProblemAgain(of: bulk, at: now, c) }
            var next = bulk
            switch bulk.phase {
            case .ended, .cancelled: throw Refusal.alreadyDone
            case .looking, .proposed, .running:
                next.phase = .cancelled
                next.endedAt = now
                // Its place is that of the transaction before: the worker finds it changed and leaves off.
                guard try c.keep(next, since: bulk) else { throw Refusal.changedMeanwhile }
            }
        }
    }

    func knowProblemAgain(of bulk: Bulk, at now: Date, _ c: any Connection) throws {
        guard let id = bulk.solves, let problem = try c.problem(id), !problem.isOpen else { return }
        try settle(problem, solvedAt: nil, at: now, c)
    }

    public func bulk(_ id: ID<Bulk>) async throws -> Bulk? { try await database.read { c in try c.bulk(id) } }

    /// The job `bulk`: looks at what it would do, or does it, from where it was. Each transaction says how far it is, so one
    /// that died in the middle goes on with the first request that is not done.
    public func goOn(with job: Job) async throws -> JobOutcome {
        guard let id = ID<Bulk>(job.payload), var bulk = try await bulk(id) else { return .done }
        while bulk.phase.isGoing {
            try Task.checkCancellation()
            do {
                bulk = try await step(bulk)
            } catch is Overtaken {
                break
            }
        }
        return .done
    }

    /// - Throws: `Overtaken` when it was stopped, or is another worker's by now.
    private func step(_ bulk: Bulk) async throws -> Bulk {
        if bulk.phase == .looking {
            let next = try await looked(bulk)
            guard try await database.write({ c in try c.keep(next, since: bulk) }) else { throw Overtaken() }
            return next
        }
        let now = now(), changes = Box<[Change]>([])
        let kept = try await database.write { [catalogues] c -> Bulk in
            let catalogue = try catalogues.current(c)
            var next = bulk
            changes.value =
                try bulk.undoes == nil
                ? act(&next, catalogue, at: now, c) : takeBack(&next, catalogue, at: now, c)
            // The last statement: whoever stopped it, or went on with it, makes this transaction as if it never was.
            guard try c.keep(next, since: bulk) else { throw Overtaken() }
            return next
        }
        for change in changes.value { self.changes.tell(from: change.from, to: change.to) }
        bell.ring()
        return kept
    }

    private func act(_ next: inout Bulk, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws -> [Change] {
        guard let person = catalogue.person(next.person) else { throw Refusal.notFound }
        let bulk = next, batch = try c.batch(of: bulk, visibleTo: person, limit: Self.bulkBatch)
        let tags = try c.tags(of: batch.tickets.map(\.id))
        var changes: [Change] = [], items: [BulkItem] = []
        for ticket in batch.tickets {
            do {
                let (change, isMailed) = try act(
                    bulk, on: ticket, tags[ticket.id] ?? [], by: person, catalogue, at: now, c)
                changes.append(change)
                items.append(BulkItem(ticket: ticket.id, .applied(BulkTrace(change))))
                next.tally.apply(isMailed: isMailed)
            } catch let refusal as Refusal {
                items.append(refused(ticket.id, ticket.number, BulkReason(refusal), &next))
            }
        }
        let numbers = try c.numbers(of: batch.missing)
        for id in batch.missing {
            guard let number = numbers[id] else { continue }
            items.append(refused(id, number, BulkReason(.notFound), &next))
        }
        try c.insert(items, of: bulk.id)
        next.done += batch.tickets.count + batch.missing.count
        next.move(to: batch.place, isLast: batch.isLast, at: now)
        return changes
    }

    private func act(
        _ bulk: Bulk, on ticket: Ticket, _ tags: [String], by person: Operator, _ catalogue: Catalogue, at now: Date,
        _ c: any Connection
    ) throws -> (Change, isMailed: Bool) {
        let current = try upToDate(ticket, catalogue, at: now, c)
        let handling = try handling(
            bulk.actions, gathering: bulk.problem, current, tags: tags, by: person, on: bulk.occasion, catalogue,
            at: now)
        let decision = try decision(of: handling, by: person, on: bulk.occasion, catalogue, at: now, c)
        let change = try keep(decision, catalogue, by: person.actor, named: person.name, at: now, c)
        return (change, handling.sendsMail)
    }

    func refused(_ id: ID<Ticket>, _ number: Ticket.Number, _ reason: BulkReason, _ next: inout Bulk) -> BulkItem {
        next.tally.refuse(number, reason)
        return BulkItem(ticket: id, .refused(reason))
    }
}

/// Another worker, or the person who stopped it, came first: nothing of the transaction is kept.
struct Overtaken: Error {}

extension Bulk {
    mutating func move(to place: ID<Ticket>, isLast: Bool, at now: Date) {
        self.place = place
        total = max(total, done)
        guard isLast else { return }
        phase = .ended
        endedAt = now
        total = done
    }
}

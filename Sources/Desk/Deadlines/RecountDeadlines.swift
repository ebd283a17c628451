import Domain
import Foundation
import Store

extension Desk {
    /// Requests written in one transaction: other writers wait for so many at most.
    private static let recountBatch = 500

    /// The job `recount`, whose payload is the name of a calendar that was changed.
    public func recount(_ job: Job) async throws -> JobOutcome {
        try await recount(job.payload, by: ID(job.id.rawValue)) { _ in }
        return .done
    }

    /// Counts every deadline of a calendar again, by the calendar as it is now. What was begun and left off goes on from
    /// where it was; whoever was at it leaves off.
    /// - Parameter tell: how far it is, after each transaction.
    public func recountDeadlines(
        by calendar: String, _ tell: @escaping @Sendable (Recount) -> Void = { _ in }
    ) async throws {
        let owner = id(Recount.self), now = now()
        try await database.write { c in
            if try !c.takeOverRecount(of: calendar, by: owner) {
                try c.beginRecount(of: calendar, by: owner, at: now)
            }
        }
        try await recount(calendar, by: owner, tell)
    }

    /// Looks and counts beside the writers, and writes what came out in short transactions. The next requests are counted
    /// while these are written.
    private func recount(
        _ calendar: String, by owner: ID<Recount>, _ tell: @Sendable (Recount) -> Void
    ) async throws {
        guard var recount = try await begun(calendar, by: owner) else { return }
        var batch = try await counted(recount, after: recount.place)
        while true {
            try Task.checkCancellation()
            let (before, now) = (recount, batch)
            async let next = now.isLast ? nil : counted(before, after: now.last)
            guard let kept = try await keep(now, of: before) else { return }
            tell(kept)
            guard let following = try await next else { return }
            (recount, batch) = (kept, following)
        }
    }

    /// As it stands, with the number of requests it will be; nil when it is somebody else's by now, or done.
    private func begun(_ calendar: String, by owner: ID<Recount>) async throws -> Recount? {
        try await database.read { [catalogues] c in
            guard var recount = try c.recount(of: calendar), recount.owner == owner, recount.endedAt == nil else {
                return nil
            }
            let promises = try catalogues.current(c).promises(countedBy: calendar)
            recount.total = recount.done + (try c.countRunning(promises, after: recount.place))
            return recount
        }
    }

    private func counted(_ recount: Recount, after place: ID<Ticket>) async throws -> RecountBatch {
        let now = now()
        return try await database.read { [catalogues] c in
            let catalogue = try catalogues.current(c)
            let requests = try c.runningRequests(
                catalogue.promises(countedBy: recount.calendar), after: place, limit: Self.recountBatch)
            return RecountBatch(
                last: requests.last?.id ?? place, count: requests.count, isLast: requests.count < Self.recountBatch,
                changed: requests.compactMap { $0.recounted(catalogue.promiseBook, at: now) })
        }
    }

    /// Nil when another change of the calendar began again meanwhile: then nothing is written.
    private func keep(_ batch: RecountBatch, of recount: Recount) async throws -> Recount? {
        let now = now()
        var next = recount
        next.place = batch.last
        next.done += batch.count
        next.total = max(next.total, next.done)
        if batch.isLast { next.endedAt = now }
        return try await database.write { [catalogues, next] c in
            guard try c.keep(next, since: recount) else { return nil }
            let missed = try c.save(batch.changed)
            if missed.isEmpty { return next }
            // Somebody worked on them since they were counted: as they are now they are counted here.
            let book = try catalogues.current(c).promiseBook
            _ = try c.save(c.runningRequests(missed).compactMap { $0.recounted(book, at: now) })
            return next
        }
    }
}

/// Requests counted again and not written yet.
private struct RecountBatch: Sendable {
    let last: ID<Ticket>
    let count: Int
    let isLast: Bool
    let changed: [RecountedRequest]
}

extension Catalogue {
    /// Every version of every promise that counts by a calendar.
    fileprivate func promises(countedBy calendar: String) -> [ID<ServicePromise>] {
        promises.filter { $0.calendar == calendar }.map(\.id)
    }
}

extension SettingsEdit {
    /// What is due by a calendar that is another now is counted again by a job, from when it holds.
    func recount(by calendar: WorkingCalendar) throws {
        guard promises.contains(where: { $0.calendar == calendar.name }) else { return }
        let job: ID<Job> = ids.next(at: now), begin = max(now, calendar.validity.from ?? now)
        try c.beginRecount(of: calendar.name, by: ID(job.rawValue), at: begin)
        let isLater = begin > now
        try c.enqueue(
            kind: JobKind.recount, payload: calendar.name, at: isLater ? begin : JobKind.beforeOthers(now), id: job)
    }
}

import Domain
import Foundation
import Formats
import Store

extension Desk {
    /// How much of the past a change is tried on.
    private static let replayedDays = 365
    private static let replayBatch = 500

    /// Tries a promise, new or changed, on the requests of the last year: nothing is changed, a job counts.
    /// - Throws: `Refusal` with the field, as when it is saved.
    public func tryOut(_ promise: ServicePromise, as actor: SettingsActor) async throws -> ID<Replay> {
        try await tryOut(.promises, promise, as: actor) { try $0.put(promise) }
    }

    /// The same of a calendar.
    public func tryOut(_ calendar: WorkingCalendar, as actor: SettingsActor) async throws -> ID<Replay> {
        try await tryOut(.calendars, calendar, as: actor) { try $0.put(calendar) }
    }

    private func tryOut<Entry: SettingsEntry>(
        _ section: SettingsDocument.Section, _ entry: Entry, as actor: SettingsActor,
        _ put: @escaping @Sendable (SettingsEdit) throws -> Entry
    ) async throws -> ID<Replay> {
        guard actor.may(.manageCalendars) else { throw Refusal.notAllowed }
        _ = try await proposed(as: actor) { edit in _ = try put(edit) }
        let now = now()
        let proposal = YAML.map([.init(section.rawValue, .list([entry.document(at: now)]))]).written()
        let replay = Replay(
            id: id(), noun: Entry.noun, name: entry.key, proposal: proposal,
            since: now.adding(days: -Self.replayedDays),
            askedAt: now)
        try await database.write { [ids] c in
            try c.insert(replay)
            try c.enqueue(
                kind: JobKind.replay, payload: replay.id.description, at: JobKind.beforeOthers(now),
                id: ids.next(at: now))
        }
        bell.ring()
        return replay.id
    }

    /// The book as an edit makes it; nothing of the edit is kept.
    private func proposed(
        as actor: SettingsActor, _ edit: @escaping @Sendable (SettingsEdit) throws -> Void
    ) async throws -> PromiseBook {
        let now = now()
        do {
            return try await database.write { [ids] c -> PromiseBook in
                let settings = try SettingsEdit(c, as: actor, at: now, ids: ids)
                try edit(settings)
                throw Proposal(book: PromiseBook(settings.promises, calendars: settings.calendars))
            }
        } catch let proposal as Proposal {
            return proposal.book
        }
    }

    /// Leaves the transaction without keeping anything.
    private struct Proposal: Error {
        let book: PromiseBook
    }

    public func replay(_ id: ID<Replay>) async throws -> Replay? {
        try await database.read { c in try c.replay(id) }
    }

    /// The job `replay`: goes on from where it was, looks beside the writers, and keeps the counts so far.
    public func replay(_ job: Job) async throws -> JobOutcome {
        guard let id = ID<Replay>(job.payload), var replay = try await replay(id) else { return .done }
        let document = try SettingsDocument(replay.proposal)
        let book = try await proposed(as: .commandLine) { try $0.apply(document, passwords: [:]) }
        while replay.endedAt == nil {
            try Task.checkCancellation()
            let before = replay.place
            replay = try await next(replay, book)
            let isOurs = try await database.write { [replay] c in try c.keep(replay, after: before) }
            if !isOurs { return .done }
        }
        return .done
    }

    private func next(_ replay: Replay, _ proposed: PromiseBook) async throws -> Replay {
        let now = now()
        return try await database.read { [catalogues] c in
            let catalogue = try catalogues.current(c), current = catalogue.promiseBook
            var next = replay
            if next.total == 0 { next.total = try c.countRegistered(since: next.since, after: next.place) }
            let some = try c.pastRequests(since: next.since, after: next.place, limit: Self.replayBatch)
            for past in some {
                let question = catalogue.promiseQuestion(past.ticket)
                next.tally.add(
                    past.ticket.number, before: current.replay(past, question, at: now),
                    after: proposed.replay(past, question, at: now))
            }
            next.place = some.last?.ticket.id ?? next.place
            next.done += some.count
            if some.count < Self.replayBatch { next.endedAt = now }
            return next
        }
    }
}

import Domain
import Foundation
import Store

/// A timer that began, and the entry of the one that ran before, if one did.
public struct TimerStarted: Sendable, Equatable {
    public let timer: RunningTimer
    public let stopped: TimeEntry?
}

extension Desk {
    /// A person begins to be timed on a request. A timer of theirs that runs stops: its time is kept.
    /// - Throws: `Refusal.alreadyDone` when it runs on this very request for the same activity.
    @discardableResult
    public func startTimer(on number: Ticket.Number, _ activity: String, as person: Operator) async throws
        -> TimerStarted
    {
        let now = now()
        let (started, tickets) = try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let office = try catalogues.current(c).office
            let timer = try ticket.timing(activity, by: person, office, at: now)
            let running = try c.timer(of: person.id)
            if running?.ticket == ticket.id, running?.activity == activity { throw Refusal.alreadyDone }
            let stopped = try running.flatMap { try stop($0, office, at: now, c) }
            guard try c.insert(timer) else { throw Refusal.changedMeanwhile }
            return (TimerStarted(timer: timer, stopped: stopped?.entry), [ticket] + [stopped?.ticket].compactMap { $0 })
        }
        for ticket in tickets { changes.tell(from: nil, to: ticket) }
        return started
    }

    /// A person's timer stops, wherever it runs, and its time is kept.
    /// - Throws: `Refusal.alreadyDone` when none runs.
    @discardableResult
    public func stopTimer(as person: Operator) async throws -> TimeEntry {
        let now = now()
        let stopped = try await database.write { c in
            guard let running = try c.timer(of: person.id),
                let stopped = try stop(running, catalogues.current(c).office, at: now, c)
            else { throw Refusal.alreadyDone }
            return stopped
        }
        changes.tell(from: nil, to: stopped.ticket)
        return stopped.entry
    }

    /// Timers that somebody forgot stop at the most that the office counts; the entry says so until it is corrected. An
    /// office that counts no more stops them all.
    /// - Returns: how many.
    @discardableResult
    public func stopForgottenTimers() async throws -> Int {
        let now = now()
        let stopped = try await database.write { c in
            let office = try catalogues.current(c).office
            let most = office.countsTime ? office.timerMost : 0
            return try c.timers(startedBefore: now.addingTimeInterval(-Double(most) * 60), limit: Self.batch)
                .compactMap { try stop($0, office, at: now, c) }
        }
        for stop in stopped { changes.tell(from: nil, to: stop.ticket) }
        return stopped.count
    }

    /// Nil when somebody stopped it meanwhile.
    private func stop(_ timer: RunningTimer, _ office: Office, at now: Date, _ c: any Connection) throws
        -> (entry: TimeEntry, ticket: Ticket)?
    {
        guard try c.remove(timer), let ticket = try c.ticket(timer.ticket) else { return nil }
        let entry = timer.stopped(ids.next(at: now), group: ticket.group, most: office.timerMost, at: now)
        try c.insert(entry)
        return (entry, ticket)
    }
}

import Domain
import Foundation
import Store

/// A change and what it does to the clocks of the request.
struct Clocked {
    let change: Change
    let clocks: [PromiseClock]
    let before: [PromiseClock]
}

extension Desk {
    /// Moves the priority, the clocks and the follow-up of a request with a change, without writing yet. A desk that
    /// promises nothing asks nothing. The priority rises here once more for what rules classified; each step counts once.
    func moveClocks(with change: Change, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws -> Clocked {
        let isAsked = try isAsked(change, c)
        // The priority first: it decides what is promised.
        let change = catalogue.followedUp(catalogue.raised(change, at: now), isAsked: isAsked, at: now)
        guard !catalogue.promises.isEmpty, ClockWork.concerns(change) else {
            return Clocked(change: change, clocks: [], before: [])
        }
        // What is registered just now has no clocks yet.
        let before = change.from.registeredAt == nil ? [] : try c.clocks(of: change.to.id)
        let work = ClockWork(
            change, of: before, catalogue.promiseBook, isAsked: isAsked, at: now, ask: catalogue.promiseQuestion)
        let (clocks, facts) = work.done()
        return Clocked(change: change.with(clocks, facts), clocks: clocks, before: before)
    }

    /// Only a wait for the requester asks whether anything was asked of them: with it, or before.
    private func isAsked(_ change: Change, _ c: any Connection) throws -> Bool {
        if change.facts.contains(where: \.isReplyOfPerson) { return true }
        guard change.to.state == .waitingRequester, change.from.state != .waitingRequester else { return false }
        return try c.isRequesterAsked(in: change.to.id)
    }

    func save(_ clocked: Clocked, _ c: any Connection) throws {
        try c.save(clocked.clocks, of: clocked.change.to.id, since: clocked.before)
    }
}

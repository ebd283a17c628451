import Domain
import Foundation

/// The clocks of a request of the demo town, moved by the same rules as at the desk.
extension Life {
    /// The change with what it does to the clocks.
    mutating func moveClocks(with change: Change) -> Change {
        let catalogue = town.catalogue
        let isAsked = change.to.state == .waitingRequester && messages.last { $0.isPublic }?.kind == .reply
        let change = catalogue.followedUp(catalogue.raised(change, at: date), isAsked: isAsked, at: date)
        guard ClockWork.concerns(change) else { return change }
        let (moved, facts) = ClockWork(
            change, of: clocks, catalogue.promiseBook, isAsked: isAsked, at: date, ask: catalogue.promiseQuestion
        ).done()
        clocks = moved
        return change.with(moved, facts)
    }

    /// What came due until an instant is told at its own.
    mutating func tellDeadlines(until instant: Int64) {
        while let at = ticket.deadline.markAt, at.milliseconds <= instant {
            // What a reclassification finds to be late already is told after it.
            let told = max(at, ticket.updatedAt)
            for mark in clocks.mark(town.catalogue.promiseBook, at: told) {
                tell(mark.fact, by: .system, named: "", at: Self.grain(told.milliseconds, ordinal))
            }
            ticket.deadline = NextDeadline(clocks)
        }
    }
}

import Domain
import Foundation

extension JSON {
    /// The deadlines of a request for programs: what is still to be done first, the nearest before.
    static func deadlines(_ clocks: [PromiseClock], _ book: PromiseBook, at now: Date) -> JSON {
        .list(DeadlineView.all(clocks, book, at: now).filter(\.isCurrent).map(deadline))
    }

    private static func deadline(_ view: DeadlineView) -> JSON {
        .object([
            "promise": .text(view.promise), "kind": .text(view.kind.rawValue), "target": .text(view.aim.rawValue),
            "term": .text(view.term.description), "state": .text(view.state.rawValue),
            "from": .instant(view.startedAt), "due": .instant(view.dueAt), "stopped": .instant(view.stoppedAt),
        ])
    }
}

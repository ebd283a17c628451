import Domain
import Foundation

/// By when somebody promised what, as the requester reads it. What groups agreed among themselves is not theirs to know.
struct PublicDeadline {
    let deadlines: [DeadlineView]
    let now: Date

    init(_ clocks: [PromiseClock], _ book: PromiseBook, at now: Date) {
        deadlines = DeadlineView.all(clocks, book, at: now).filter {
            $0.kind != .agreement && $0.isCurrent && !$0.isOver
        }
        self.now = now
    }

    /// At most one sentence about the answer and one about the solution.
    func sentences(_ w: Words) -> [String] {
        [sentence([.firstAnswer, .nextAnswer], "answer", w), sentence([.solution], "solution", w)].compactMap { $0 }
    }

    private func sentence(_ aims: Set<PromiseTarget.Aim>, _ what: String, _ w: Words) -> String? {
        guard let nearest = deadlines.first(where: { aims.contains($0.aim) }) else { return nil }
        switch nearest.state {
        case .running, .atRisk:
            return nearest.dueAt.map {
                w("promises.public.\(what)", ["day": w.due($0, nearest.term, now: now)])
            }
        case .overdue:
            return nearest.dueAt.map {
                w("promises.public.\(what).late", ["day": w.due($0, nearest.term, now: now)])
            }
        // The turn is the requester's, or somebody else's: the state says so already, and this says what it costs.
        case .suspended: return what == "solution" ? w("promises.public.suspended") : nil
        case .met, .missed, .cancelled, .superseded, .moved: return nil
        }
    }
}

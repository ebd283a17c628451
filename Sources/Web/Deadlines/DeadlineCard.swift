import Domain
import Foundation

/// The deadlines of a request at its side, the nearest first, each with why it falls when it does.
func deadlineCard(_ deadlines: [DeadlineView], _ frame: Frame) -> HTML {
    let w = frame.words, current = deadlines.filter(\.isCurrent), past = deadlines.filter { !$0.isCurrent }
    return div(.id(deadlineCardID)) {
        if !deadlines.isEmpty {
            card(w("promises.card"), id: "scadenze-richiesta") {
                ul(.class("sp-deadlines")) { for deadline in current { line(deadline, frame) } }
                if !past.isEmpty {
                    details(.class("sp-fold")) {
                        summary(w("promises.card.past", ["n": past.count]))
                        ul(.class("sp-deadlines")) { for deadline in past { line(deadline, frame) } }
                    }
                }
            }
        }
    }
}

/// Live updates replace the card whole, by this id.
let deadlineCardID = "scadenze"

private func line(_ deadline: DeadlineView, _ frame: Frame) -> HTML {
    let w = frame.words
    return li(.class("sp-deadline")) {
        div(.class("sp-deadline-head")) {
            strong(w("promises.aim.\(deadline.aim.rawValue)"))
            deadlineMark(deadline.state, w)
        }
        if let due = deadline.dueAt, !deadline.isOver {
            p(.class("sp-deadline-due")) {
                time(.datetime(due.machineReadable)) { w.due(due, deadline.term, now: frame.now) }
            }
        }
        p(.class("sp-muted")) { deadline.promise + " · " + w("promises.kind.\(deadline.kind.rawValue)") }
        details(.class("sp-why")) {
            summary(w("promises.why"))
            p(w.why(deadline, now: frame.now))
            intervals(deadline, frame)
        }
    }
}

private func intervals(_ deadline: DeadlineView, _ frame: Frame) -> HTML {
    let w = frame.words
    return ol(.class("sp-stretches"), .aria("label", w("promises.stretches"))) {
        for stretch in deadline.stretches {
            li(.class(stretch.cause == nil ? nil : "sp-muted")) {
                w("promises.stretch.\(stretch.cause?.rawValue ?? "counted")", ["time": w.amount(stretch.amount)])
                ": "
                w.shortMoment(stretch.from) + " – " + (stretch.to.map(w.shortMoment) ?? w("promises.stretch.now"))
            }
        }
    }
}

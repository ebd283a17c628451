import Domain
import Foundation

/// Things to do for a request, each with who did it.
struct ChecklistCard: Sendable, Equatable {
    var number: Ticket.Number
    var seen: SeenAside
    var items: [ChecklistItem]
    /// Whether the person who looks may tick.
    var mayTick: Bool

    /// Live updates replace the card whole, by this id.
    static let id = "da-fare"

    func html(_ frame: Frame) -> HTML {
        div(.id(Self.id)) {
            if !items.isEmpty {
                card(frame.words("desk.checklist"), id: "da-fare-richiesta") {
                    p(.class("sp-muted")) { progress(frame.words) }
                    ul(.class("sp-checklist")) { for item in items { line(item, frame) } }
                }
            }
        }
    }

    private func progress(_ w: Words) -> String {
        w("desk.checklist.progress", ["done": items.count { $0.doneAt != nil }, "all": items.count])
    }

    private func line(_ item: ChecklistItem, _ frame: Frame) -> HTML {
        li {
            if mayTick { tick(item, frame) } else { p(.class("sp-tick")) { content(item, frame.words) } }
            if let doneAt = item.doneAt {
                p(.class("sp-muted")) {
                    (item.doneBy ?? "") + ", "
                    moment(doneAt, frame)
                }
            }
        }
    }

    /// A button that is pressed or not: it works without script, and says which to who cannot see it.
    private func tick(_ item: ChecklistItem, _ frame: Frame) -> HTML {
        let isDone = item.doneAt != nil
        return postForm(frame, action: RequestAction.tick.address(number)) {
            seen.seen.field()
            input(.type("hidden"), .name("voce"), .value(item.id.description))
            input(.type("hidden"), .name("fatta"), .value(isDone ? "0" : "1"))
            button(.type("submit"), .class("sp-tick"), .aria("pressed", isDone ? "true" : "false")) {
                content(item, nil)
            }
        }
    }

    /// - Parameter w: says in words whether it is done, where no button does.
    @HTMLBuilder private func content(_ item: ChecklistItem, _ w: Words?) -> HTML {
        let isDone = item.doneAt != nil
        span(.class("sp-tick-box"), .aria("hidden", "true")) { if isDone { "✓" } }
        if let w {
            span(.class("visually-hidden")) { w(isDone ? "desk.checklist.done" : "desk.checklist.open") + ": " }
        }
        span(item.text)
    }
}

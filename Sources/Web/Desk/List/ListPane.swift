import Domain
import Foundation

/// A list beside the request that was opened from it, on screens wide enough for both: each row two lines. The request's
/// page leaves the place, the script fills it; what has no room or no script goes without.
struct ListPane: Sendable {
    let title: String
    let query: QueueQuery
    let lines: [QueueLine]
    let next: TicketCursor?

    static let id = "riquadro"

    /// The empty place on a page: the list to show when the browser does not know from which list the person came.
    static func place(_ queue: QueueQuery.Queue, _ w: Words) -> HTML {
        aside(.class("sp-pane"), .id(id), .data("list", queue.address), .aria("label", w("panes.list"))) {}
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, words = LineWords(w)
        return div(.id(Self.id)) {
            div(.class("sp-pane-head")) {
                a(.href(query.address)) { title }
            }
            if lines.isEmpty { p(.class("sp-muted sp-pane-none")) { w("panes.none") } }
            ol {
                for line in lines { li(.id("riquadro-\(line.number)")) { row(line, words, frame) } }
            }
            if next != nil { a(.class("sp-pane-more"), .href(query.address)) { w("panes.more") } }
        }
    }

    private func row(_ line: QueueLine, _ words: LineWords, _ frame: Frame) -> HTML {
        a(.href(line.number.deskPath)) {
            span(.class("sp-pane-top")) {
                span(.class("sp-pane-who")) { line.requester }
                priorityMark(line.priority, words)
                due(line, frame)
            }
            span(.class("sp-pane-summary")) { line.summary }
            span(.class("sp-pane-foot")) {
                line.number.description + " · " + frame.words("state.\(line.state.rawValue)")
                if line.isMine {
                    " · " + words.you
                } else if let assignee = line.assignee {
                    " · " + assignee
                }
            }
        }
    }

    /// The mark alone: the list says the hour.
    private func due(_ line: QueueLine, _ frame: Frame) -> HTML? {
        guard let state = line.deadline.state(at: frame.now), state != .running else { return nil }
        return deadlineMark(state, frame.words)
    }
}

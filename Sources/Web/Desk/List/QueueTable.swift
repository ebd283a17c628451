import Domain
import Foundation

// The table of a list: on a phone each row is a card.
extension QueuePage {
    func list(_ frame: Frame) -> HTML {
        let words = LineWords(frame.words)
        let isPickable = lines.first?.isPickable ?? false
        let picks = isPickable ? [Column(frame.words("bulk.column.pick"), isSilent: true)] : []
        return div(.class("sp-queue")) {
            if isPickable { bulkBar.html(frame) }
            table(caption: title, columns: picks + words.columns.map { Column($0) }) {
                for line in lines { rows.row(line, frame) { row(line, words, frame) } }
            }
        }
    }

    private var bulkBar: BulkBar {
        BulkBar(query: query, numbers: lines.map(\.number), hasMore: next != nil || !query.trail.isEmpty)
    }

    private func row(_ line: QueueLine, _ words: LineWords, _ frame: Frame) -> HTML {
        tr(.class(line.isMine ? "sp-row sp-row-mine" : "sp-row")) {
            if line.isPickable { BulkBar.pick(line.number, frame.words) }
            td(.class("sp-row-main"), .data("label", words.columns[0])) { subject(line, words) }
            td(.data("label", words.columns[1])) { line.requester }
            td(.class("sp-row-state"), .data("label", words.columns[2])) {
                stateChip(line.state, frame.words)
                if line.reopenings > 0 { badge(words.reopened, .warning) }
            }
            td(.class("sp-row-priority"), .data("label", words.columns[3])) { priorityMark(line.priority, words) }
            td(.data("label", words.columns[4])) { owner(line, words) }
            td(.class("sp-row-due"), .data("label", words.columns[5])) { due(line, frame) }
            td(.class("sp-row-when"), .data("label", words.columns[6])) { age(line, frame) }
        }
    }

    private func subject(_ line: QueueLine, _ words: LineWords) -> HTML {
        fragment {
            a(.class("sp-row-link"), .href(line.number.deskPath)) {
                span(.class("sp-row-number")) { line.number.description }
                " "
                span(.class("sp-row-summary")) { line.summary }
            }
            span(.class("sp-row-triple")) {
                if line.problem.isEmpty { words.unclassified } else { line.area + " › " + line.problem }
                " · "
                words.channels[line.channel] ?? ""
            }
        }
    }

    /// By when, and a mark when it is late or nearly so.
    private func due(_ line: QueueLine, _ frame: Frame) -> HTML {
        guard let due = line.deadline.dueAt, let state = line.deadline.state(at: frame.now) else { return HTML("–") }
        return fragment {
            moment(due, frame)
            if state != .running {
                " "
                deadlineMark(state, frame.words)
            }
        }
    }

    /// How old it is, and how long nobody touched it: the two numbers one chooses by.
    private func age(_ line: QueueLine, _ frame: Frame) -> HTML {
        let w = frame.words
        return fragment {
            time(.datetime(line.createdAt.machineReadable), .title(w.shortMoment(line.createdAt))) {
                w.duration(seconds: Int(frame.now.timeIntervalSince(line.createdAt)))
            }
            // Fresh ones have no second number.
            if line.updatedAt.timeIntervalSince(line.createdAt) > 60 {
                " "
                span(.class("sp-row-updated")) { idle(line, frame) }
            }
        }
    }

    private func idle(_ line: QueueLine, _ frame: Frame) -> String {
        let w = frame.words
        return w("desk.row.idle", ["time": w.duration(seconds: Int(frame.now.timeIntervalSince(line.updatedAt)))])
    }

    private func owner(_ line: QueueLine, _ words: LineWords) -> HTML {
        fragment {
            span(.class("sp-row-group")) { line.group }
            " "
            if line.isMine {
                strong(.class("sp-row-assignee")) { words.you }
            } else if let assignee = line.assignee {
                span(.class("sp-row-assignee")) { assignee }
            } else {
                span(.class("sp-row-assignee sp-muted")) { words.nobody }
            }
        }
    }
}

/// The priority as a small mark: the code and, for who cannot see the colour, the word.
func priorityMark(_ priority: Priority, _ words: LineWords) -> HTML {
    span(.class("sp-priority sp-priority-\(priority.rawValue)"), .title(words.priorities[priority])) {
        priority.code
        span(.class("visually-hidden")) { ": " + (words.priorities[priority] ?? "") }
    }
}

/// The words of every row, looked up once a page.
struct LineWords: Sendable {
    let columns: [String]
    let channels: [ChannelKind: String]
    let priorities: [Priority: String]
    let unclassified: String
    let you: String
    let nobody: String
    let reopened: String

    init(_ w: Words) {
        columns = ["request", "requester", "state", "priority", "owner", "due", "age"].map {
            w("desk.column.\($0)")
        }
        channels = Dictionary(uniqueKeysWithValues: ChannelKind.allCases.map { ($0, w("channel.\($0.rawValue)")) })
        priorities = Dictionary(uniqueKeysWithValues: Priority.allCases.map { ($0, w("priority.p\($0.rawValue)")) })
        unclassified = w("desk.unclassified")
        you = w("desk.you")
        nobody = w("desk.nobody")
        reopened = w("desk.reopened")
    }
}

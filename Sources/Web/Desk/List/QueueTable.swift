import Domain
import Foundation

// The table of a list: on a phone each row is a card.
extension QueuePage {
    func list(_ frame: Frame) -> HTML {
        let row = QueueRow(
            columns: query.columns, isPickable: lines.first?.isPickable ?? false, words: LineWords(frame.words),
            frame: frame)
        return div(.class("sp-queue")) {
            if row.isPickable { bulkBar.html(frame) }
            table(caption: title, columns: row.headings) {
                for line in lines { rows.row(line, query.columns, frame) { row.html(line) } }
            }
        }
    }

    private var bulkBar: BulkBar {
        BulkBar(query: query, numbers: lines.map(\.number), hasMore: next != nil || !query.trail.isEmpty)
    }
}

/// How a list writes a request; the page and the live update write it alike.
struct QueueRow: Sendable {
    let columns: [ListColumn]
    /// Whether rows have a box: who only looks chooses nothing.
    let isPickable: Bool
    let words: LineWords
    let frame: Frame

    var headings: [Column] {
        let picks = isPickable ? [Column(frame.words("bulk.column.pick"), isSilent: true)] : []
        return picks + [Column(words.request)] + columns.map { Column(words.headings[$0] ?? "") }
    }

    func html(_ line: QueueLine) -> HTML {
        tr(.id(line.number.rowID), .class(line.isMine ? "sp-row sp-row-mine" : "sp-row")) {
            if line.isPickable { BulkBar.pick(line.number, frame.words) }
            td(.class("sp-row-main"), .data("label", words.request)) { subject(line) }
            for column in columns {
                td(.class(column.style), .data("label", words.headings[column])) { cell(column, line) }
            }
        }
    }

    private func cell(_ column: ListColumn, _ line: QueueLine) -> HTML {
        switch column {
        case .requester: HTML(line.requester)
        case .state:
            fragment {
                stateChip(line.state, frame.words)
                if line.reopenings > 0 { badge(words.reopened, .warning) }
            }
        case .priority: priorityMark(line.priority, words)
        case .owner: owner(line)
        case .due: due(line)
        case .age: age(line)
        case .group: HTML(line.group)
        case .assignee: HTML(line.isMine ? words.you : line.assignee ?? words.nobody)
        case .updated: moment(line.updatedAt, frame)
        case .channel: HTML(words.channels[line.channel] ?? "")
        case .area: HTML(line.area.isEmpty ? words.unclassified : line.area)
        case .theme: HTML(line.theme)
        case .problem: HTML(line.problem)
        case .administration: HTML(line.administration)
        case .userType: HTML(line.userType)
        case .tags: fragment { for tag in line.tags { badge(tag) } }
        case .rating: HTML(line.rating ?? "–")
        }
    }

    private func subject(_ line: QueueLine) -> HTML {
        fragment {
            a(.class("sp-row-link"), .href(line.number.deskPath)) {
                span(.class("sp-row-number")) { line.number.description }
                " "
                span(.class("sp-row-summary")) { line.summary }
            }
            if line.hasDraft {
                span(.class("sp-row-draft")) {
                    icon(.pencil)
                    words.draft
                }
            }
            span(.class("sp-row-triple")) {
                if line.problem.isEmpty { words.unclassified } else { line.area + " › " + line.problem }
                " · "
                words.channels[line.channel] ?? ""
            }
        }
    }

    /// By when, and a mark when it is late or nearly so.
    private func due(_ line: QueueLine) -> HTML {
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
    private func age(_ line: QueueLine) -> HTML {
        let w = frame.words
        return fragment {
            time(.datetime(line.createdAt.machineReadable), .title(w.shortMoment(line.createdAt))) {
                w.duration(seconds: Int(frame.now.timeIntervalSince(line.createdAt)))
            }
            // Fresh ones have no second number.
            if line.updatedAt.timeIntervalSince(line.createdAt) > 60 {
                " "
                span(.class("sp-row-updated")) { idle(line) }
            }
        }
    }

    private func idle(_ line: QueueLine) -> String {
        let w = frame.words
        return w("desk.row.idle", ["time": w.duration(seconds: Int(frame.now.timeIntervalSince(line.updatedAt)))])
    }

    private func owner(_ line: QueueLine) -> HTML {
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
    let request: String
    let headings: [ListColumn: String]
    let channels: [ChannelKind: String]
    let priorities: [Priority: String]
    let unclassified: String
    let you: String
    let nobody: String
    let reopened: String
    let draft: String

    init(_ w: Words) {
        request = w("desk.column.request")
        headings = Dictionary(uniqueKeysWithValues: ListColumn.allCases.map { ($0, w($0.key)) })
        channels = Dictionary(uniqueKeysWithValues: ChannelKind.allCases.map { ($0, w("channel.\($0.rawValue)")) })
        priorities = Dictionary(uniqueKeysWithValues: Priority.allCases.map { ($0, w("priority.p\($0.rawValue)")) })
        unclassified = w("desk.unclassified")
        you = w("desk.you")
        nobody = w("desk.nobody")
        reopened = w("desk.reopened")
        draft = w("writing.draft.mark")
    }
}

extension Ticket.Number {
    /// The id of its row in a list, which live updates replace.
    var rowID: String { "riga-\(rawValue)" }
}

extension ListColumn {
    /// How its cells look.
    fileprivate var style: String? {
        switch self {
        case .state: "sp-row-state"
        case .priority: "sp-row-priority"
        case .due: "sp-row-due"
        case .age: "sp-row-when"
        case .requester, .owner: nil
        case .group, .assignee, .updated, .channel, .area, .theme, .problem, .administration, .userType, .tags, .rating:
            "sp-row-more"
        }
    }
}

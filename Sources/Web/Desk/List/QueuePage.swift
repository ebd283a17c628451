import Domain
import Foundation

/// One page of a list of the desk.
struct QueuePage: Sendable {
    var title: String
    var query: QueueQuery
    /// The numbers of this queue, for the tabs.
    var tally: Tally
    var lines: [QueueLine]
    var next: TicketCursor?
    var choices: QueueChoices
    var sidebar: Sidebar
    /// Whether the person may open a request for somebody.
    var canOpen: Bool
    /// Whether requests can become theirs.
    var canPull: Bool
    /// The groups one may narrow the list to, by code.
    var groupOptions: [Option]
    /// Values of the address that say nothing, and those the catalogue does not have any more.
    var unreadable: [(name: String, value: String)] = []
    var gone: [QueueSearch.Gone] = []
    /// The view this list began as.
    var view: SavedView?
    var isViewOwn = false
    /// What the form that keeps it as a view offers.
    let sharing: ViewSharing
    let rows: RowCache

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: title, sidebar: sidebar, live: liveAddress(frame.now)) {
            div(.class("sp-list-head")) {
                h1(title)
                if canPull { pullButton(frame) }
                if canOpen { linkButton(w("desk.place.open"), "/scrivania/nuova", .secondary, small: true) }
            }
            viewBar(frame)
            stageTabs(w)
            listTools(frame)
            complaintBlock(w)
            div(.id(Self.newsID))
            if lines.isEmpty { empty(w) } else { list(frame) }
            pages(w)
        }
    }

    /// A page deep in the list is not told of news at its top: only its numbers and its rows change.
    private func liveAddress(_ now: Date) -> String {
        var asked = query.columns == ListColumn.usual ? "" : "&colonne=" + ListColumn.written(query.columns)
        if query.trail.isEmpty { asked += "&coda=" + (query.queueWord.isEmpty ? "mie" : query.queueWord).urlEncoded }
        if !lines.isEmpty {
            asked += "&righe=" + lines.map(\.number.description).joined(separator: ".") + "&da=\(now.milliseconds)"
        }
        return "/scrivania/eventi" + (asked.isEmpty ? "" : "?" + asked.dropFirst())
    }

    /// The same beside a request.
    var pane: ListPane { ListPane(title: title, query: query, lines: lines, next: next) }

    static let newsID = "novita"

    /// Says that the list has changed since it was shown; the list itself does not move under the reader's eyes.
    static func news(_ w: Words, more: Int = 0, address: String) -> HTML {
        div(.id(newsID), .class("sp-news")) {
            icon(.refresh)
            span(sentence(w, more: more))
            a(.href(address)) { w("desk.live.reload") }
        }
    }

    static func sentence(_ w: Words, more: Int) -> String {
        w("desk.live.queue") + (more > 0 ? " " + w("desk.live.more", ["n": more]) : "")
    }

    /// The stages of the queue with their numbers.
    private func stageTabs(_ w: Words) -> HTML {
        nav(.class("sp-tabs"), .aria("label", w("desk.stages"))) {
            ul {
                for stage in QueueQuery.Stage.allCases { li { stageTab(stage, w) } }
            }
        }
    }

    private func stageTab(_ stage: QueueQuery.Stage, _ w: Words) -> HTML {
        let next = query.with {
            $0.stage = stage
            $0.states = []
        }
        let isCurrent = query.states.isEmpty && stage == query.stage
        return a(.href(next.address), .aria("current", isCurrent ? "page" : nil)) {
            w("desk.stage.\(stage.rawValue)")
            if let count = tally[stage] { counter(count, id: stage.countID) }
        }
    }

    private func empty(_ w: Words) -> HTML {
        let isNarrowed = query.filtersInUse > 0 || !query.text.isEmpty
        return emptyState(w(isNarrowed ? "desk.empty.filtered" : emptyKey), icon: isNarrowed ? .search : .check) {
            if isNarrowed { linkButton(w("desk.filters.clear"), query.withoutFilters.address, small: true) }
        }
    }

    private var emptyKey: String {
        switch (query.queue, query.stage) {
        case (.mine, .toDo), (.mine, .new): "desk.empty.mine"
        case (_, .toDo), (_, .new): "desk.empty.toDo"
        case (_, .waiting), (_, .resolved), (_, .ended), (_, .any): "desk.empty.stage"
        }
    }

    private func pages(_ w: Words) -> HTML? {
        pagination(
            previous: query.pageBefore?.address, next: next.map { query.page(after: $0).address }, w)
    }
}

extension QueueQuery.Stage {
    /// The id of the number on its tab, which live updates replace.
    var countID: String { "conta-stato-" + rawValue }
}

extension QueueQuery {
    var withoutFilters: QueueQuery {
        var next = QueueQuery()
        next.queue = text.isEmpty ? queue : .mine
        next.stage = text.isEmpty ? stage : .toDo
        next.order = order
        next.columns = columns
        return next
    }
}

import Domain
import Foundation
import Store

/// A request with its whole history, as somebody at the desk sees it.
struct RequestPage: Sendable {
    var head: RequestHead
    var entries: [HistoryEntry]
    var composing: Composing
    /// The last event shown; live updates begin after it.
    var lastEvent: ID<Event>?
    var requester: RequesterCard
    /// The nearest first.
    var deadlines: [DeadlineView]
    var rules: RuleLogCard
    var actions: RequestActions
    var beside: RequestBeside
    /// What is written already about what it asks.
    var articles = ArticleCard(number: Ticket.Number(0), found: [], mayWrite: false)
    var watch: WatchStrip
    /// By which this page, open in a browser, is told from the others.
    var opening: ID<Presence>
    /// A form that was refused, shown again with what was typed.
    var refused: RefusedForm?
    /// What made it be refused, when that is what others did meanwhile.
    var changed: WhatChanged?
    var sidebar: Sidebar
    /// Whose list stands beside it when nobody knows from which one it was opened.
    var queue: QueueQuery.Queue

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: w("desk.request.title", ["number": head.number]), sidebar: sidebar, live: liveAddress(frame),
            pane: ListPane.place(queue, w)
        ) {
            div(.class("sp-request")) {
                requestHead(head, frame)
                if let refused, let changed {
                    StaleBox(refused: refused, changed: changed, actions: actions, head: head, frame: frame).html()
                }
                div(.class("sp-together")) {
                    PresenceStrip().html(frame.words)
                    watch.html(frame)
                }
                div(
                    .class("sp-request-columns"), .data("together", head.number.deskPath),
                    .data("opening", opening.description), .data("csrf", frame.csrf)
                ) {
                    div(.class("sp-request-main")) {
                        history(frame)
                        actions.composers(composing, frame)
                    }
                    aside(.class("sp-request-side"), .aria("label", w("desk.request.side"))) {
                        actions.panel(head, refused, frame)
                        deadlineCard(deadlines, frame)
                        beside.html(refused, frame)
                        articles.html(frame)
                        requester.html(frame)
                        requestFacts(head, frame)
                        rules.html(frame)
                    }
                }
            }
        }
    }

    /// Says what the page has, so that what happens before the browser listens is not lost.
    private func liveAddress(_ frame: Frame) -> String {
        "/scrivania/eventi?richiesta=\(head.number)&versione=\(head.version)&da=\(frame.now.milliseconds)&pagina=\(opening)"
    }

    private func history(_ frame: Frame) -> HTML {
        let w = frame.words
        return section(.class("sp-history"), .aria("labelledby", "storia")) {
            div(.class("sp-history-head")) {
                h2(.id("storia")) { w("desk.history") }
                historyTools(w)
            }
            timeline(id: Self.timelineID, label: w("desk.history")) {
                for entry in entries { entry.html(frame) }
            }
        }
    }

    /// Messages alone, and all the files at once. The choice needs no script: the style sheet reads the box.
    @HTMLBuilder private func historyTools(_ w: Words) -> HTML {
        label(.class("sp-toggle"), .for("solo-messaggi")) {
            input(.type("checkbox"), .id("solo-messaggi"), .autocomplete("off"))
            w("request.messagesOnly")
        }
        let files = self.files
        if files.count > 1 {
            a(.href("\(head.number.deskPath)/allegati.zip")) {
                icon(.clip)
                w(
                    "request.allFiles",
                    ["n": files.count, "size": w.size(bytes: files.reduce(0) { $0 + $1.size })])
            }
        }
    }

    private var files: [FileLink] {
        entries.flatMap { entry -> [FileLink] in
            if case .message(_, _, _, let files, _) = entry.content { files } else { [] }
        }
    }

    static let timelineID = "conversazione"
}

/// A form the desk refused, and why: the page shows it open again, with every word that was typed.
struct RefusedForm: Sendable {
    let action: RequestAction
    let values: FormData
    /// Files that came with it: they travel in the form and need not be chosen again.
    let files: [AttachedFile]
    var errors = FieldErrors()
    /// What to look at once more before it leaves.
    var doubts: [SendingWarning] = []
    /// The reply as it will leave, when that was what the form asked for.
    var preview: PreviewBox?
    /// Of which moment its page was, when it was refused because of how the request stands.
    var seen: SeenRequest?

    static func values(of form: RefusedForm?, for action: RequestAction) -> (FormData, FieldErrors) {
        guard let form, form.action == action else { return (FormData(), FieldErrors()) }
        return (form.values, form.errors)
    }
}

/// What can be done to a request; the raw value is the last part of the address it is posted to.
enum RequestAction: String, Sendable, CaseIterable {
    case take = "prendi"
    case assign = "assegna"
    case handOver = "passa"
    case escalate = "escala"
    case reply = "rispondi"
    case note = "nota"
    case wait = "attesa"
    case resume = "riprendi"
    case resolve = "risolvi"
    case close = "chiudi"
    case reopen = "riapri"
    case reclassify = "riclassifica"
    case prioritise = "priorita"
    case chase = "sollecito"
    case tag = "etichetta"
    case untag = "togli-etichetta"
    case tick = "spunta"
    case cancel = "annulla"
    case macro = "macro"
    case merge = "unisci"
    case unmerge = "separa"
    case link = "collega"
    case unlink = "scollega"

    /// Whether its form says what the person was looking at: what only adds asks nothing of the rest.
    var asksVersion: Bool { ![.reply, .note, .tag, .untag, .tick, .unmerge, .link, .unlink].contains(self) }
}

extension RequestAction {
    /// What it does, in words.
    func name(_ w: Words) -> String {
        switch self {
        case .take: w("desk.action.take")
        case .assign: w("desk.action.assign")
        case .handOver: w("desk.action.handOver")
        case .escalate: w("desk.deed.escalate")
        case .reply: w("desk.deed.reply")
        case .note: w("desk.deed.note")
        case .wait: w("desk.action.wait")
        case .resume: w("desk.action.resume")
        case .resolve: w("desk.action.resolve")
        case .close: w("desk.action.close")
        case .reopen: w("desk.action.reopen")
        case .reclassify: w("desk.action.reclassify")
        case .prioritise: w("desk.action.prioritise")
        case .chase: w("desk.action.chase")
        case .tag: w("desk.deed.tag")
        case .untag: w("desk.deed.untag")
        case .tick: w("desk.deed.tick")
        case .cancel: w("desk.action.cancel")
        case .macro: w("desk.deed.macro")
        case .merge: w("merge.action")
        case .unmerge: w("merge.separate")
        case .link: w("merge.link.action")
        case .unlink: w("desk.deed.unlink")
        }
    }
}

import Domain
import Foundation
import Store

/// One action on many requests: what it would do, how far it is, what it did and what not.
struct BulkPage: Sendable {
    let bulk: Bulk
    /// What it does, in words, action by action.
    let deeds: [String]
    /// The latest that takes it back.
    let undoneBy: Bulk?
    /// Requests left as they are, a page of them, and where the next begins.
    var refusals: [BulkRefusal] = []
    var next: ID<Ticket>?
    /// Whether the one who looks is the one who asked.
    let isOwn: Bool
    let sidebar: Sidebar

    static func address(_ id: ID<Bulk>) -> String { "\(BulkBar.path)/\(id)" }

    private var address: String { Self.address(bulk.id) }
    private var listAddress: String { bulk.list.isEmpty ? QueueQuery.path : QueueQuery.path + "?" + bulk.list }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w(bulk.undoes == nil ? "bulk.title" : "bulk.undo.title")
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(w("bulk.past"), BulkBar.path), Link(title, address)]
        ) {
            div(.class("sp-bulk")) {
                h1(title)
                what(frame)
                div(.id("stato-azione"), .data("watch", bulk.phase.isGoing ? "" : nil)) {
                    state(frame)
                    tally(w)
                    buttons(frame)
                }
                if !refusals.isEmpty { report(w) }
                p { a(.href(listAddress)) { w("bulk.back") } }
            }
        }
    }

    private func what(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.class("sp-settings-purpose")) {
            if let undoes = bulk.undoes {
                p {
                    w("bulk.undo.of") + " "
                    a(.href(Self.address(undoes))) { w("bulk.undo.original") }
                }
            }
            if let macro = bulk.macro { p { w("bulk.macro", ["name": macro]) } }
            ul(.class("sp-rule-deeds")) { for deed in deeds { li { deed } } }
            if !bulk.reason.isEmpty { p { w("bulk.reason", ["reason": bulk.reason]) } }
        }
    }

    private func state(_ frame: Frame) -> HTML {
        let w = frame.words
        let blanks = ["done": w.number(bulk.done), "total": w.number(max(bulk.total, bulk.done))]
        switch bulk.phase {
        case .looking: return alert(.info) { going("bulk.looking", blanks, w) }
        case .running where bulk.isHeld(at: frame.now):
            return alert(.warning) { going("bulk.held", blanks, w) }
        case .running:
            return alert(.info) { going(bulk.undoes == nil ? "bulk.running" : "bulk.undo.running", blanks, w) }
        case .proposed:
            return alert(bulk.tally.applied == 0 ? .warning : .info) {
                counted("bulk.proposed", "bulk.stay", w)
                if bulk.tally.mailed > 0 { p(w("bulk.mails", ["n": w.number(bulk.tally.mailed)])) }
                p(w("bulk.proposed.nothing"))
            }
        case .ended:
            let key = bulk.undoes == nil ? "bulk.ended" : "bulk.undo.ended"
            return alert(bulk.tally.refused == 0 ? .success : .warning) {
                counted(key, bulk.undoes == nil ? "bulk.left" : "bulk.undo.left", w)
                when(frame)
                if bulk.tally.mailed > 0 { p(w("bulk.mailed", ["n": w.number(bulk.tally.mailed)])) }
            }
        case .cancelled:
            return alert(.warning) {
                if bulk.startedAt == nil {
                    p { strong(w("bulk.dropped")) }
                } else {
                    counted("bulk.cancelled", "bulk.left", w)
                    when(frame)
                }
            }
        }
    }

    /// How many it reaches, and how many it does not when there are any.
    private func counted(_ applied: String, _ refused: String, _ w: Words) -> HTML {
        p {
            strong(w(applied, ["n": w.number(bulk.tally.applied)]))
            if bulk.tally.refused > 0 { " " + w(refused, ["n": w.number(bulk.tally.refused)]) }
        }
    }

    @HTMLBuilder private func going(_ key: String, _ blanks: [String: String], _ w: Words) -> HTML {
        p(w(key, from: blanks))
        element(
            "progress",
            [
                .class("sp-progress"), .init("max", String(max(bulk.total, bulk.done, 1))),
                .value(String(bulk.done)), .aria("label", w(key, from: blanks)),
            ]
        ) {}
        p(.class("sp-no-script")) { a(.href(address)) { w("settings.replay.again") } }
    }

    private func when(_ frame: Frame) -> HTML? {
        guard let from = bulk.startedAt, let to = bulk.endedAt else { return nil }
        return p {
            frame.words("bulk.when", ["duration": frame.words.duration(seconds: Int(to.timeIntervalSince(from)))]) + " "
            moment(to, frame)
        }
    }

    /// Why requests are left, with the first of each reason.
    private func tally(_ w: Words) -> HTML? {
        guard !bulk.tally.lines.isEmpty else { return nil }
        let title = w(bulk.phase == .proposed || bulk.phase == .looking ? "bulk.wouldStay" : "bulk.stayed")
        let columns = ["reason", "count", "examples"].map { w("bulk.column.\($0)") }
        return table(caption: title, isCaptionVisible: true, columns: columns.map { Column($0) }) {
            for line in bulk.tally.lines.sorted(by: { $0.count > $1.count }) {
                tr {
                    td(.data("label", columns[0])) { w.sentence(line.reason) }
                    td(.data("label", columns[1])) { w.number(line.count) }
                    td(.data("label", columns[2])) {
                        span(.class("sp-bulk-examples")) {
                            for number in line.examples {
                                a(.href(Ticket.Number(number).deskPath)) { String(number) }
                                " "
                            }
                            if line.count > line.examples.count { "…" }
                        }
                    }
                }
            }
        }
    }

    private func buttons(_ frame: Frame) -> HTML {
        let w = frame.words, n = w.number(bulk.tally.applied)
        return div(.class("sp-buttons sp-bulk-buttons")) {
            switch bulk.phase {
            case .looking, .running: press("ferma", w("bulk.stop"), .secondary, frame)
            case .proposed:
                if isOwn && bulk.tally.applied > 0 {
                    press("esegui", w("bulk.run", ["n": n]), .primary, frame)
                }
                press("ferma", w("bulk.drop"), .link, frame)
            case .ended, .cancelled: undo(n, frame)
            }
        }
    }

    private func press(_ verb: String, _ text: String, _ weight: ButtonWeight, _ frame: Frame) -> HTML {
        postForm(frame, action: "\(address)/\(verb)") { submit(text, weight) }
    }

    @HTMLBuilder private func undo(_ n: String, _ frame: Frame) -> HTML {
        let w = frame.words
        if let undoneBy {
            p {
                w("bulk.undone") + " "
                a(.href(Self.address(undoneBy.id))) { w("bulk.undone.see") }
            }
        }
        if bulk.undoes == nil, bulk.tally.applied > 0, undoneBy == nil || undoneBy?.phase == .cancelled {
            details(.class("sp-fold")) {
                summary(w("bulk.undo"))
                div {
                    p(w("bulk.undo.text"))
                    if bulk.sendsMail { p(w("bulk.undo.mail")) }
                    press("riprendi", w("bulk.undo.do", ["n": n]), .danger, frame)
                }
            }
        }
    }

    private func report(_ w: Words) -> HTML {
        let columns = ["request", "summary", "reason"].map { w("bulk.column.\($0)") }
        return section(.id("rapporto")) {
            table(caption: w("bulk.report"), isCaptionVisible: true, columns: columns.map { Column($0) }) {
                for refusal in refusals {
                    tr {
                        td(.data("label", columns[0])) {
                            a(.href(refusal.number.deskPath)) { refusal.number.description }
                        }
                        // What one may not see any more is not read here either.
                        td(.data("label", columns[1])) {
                            refusal.reason.key == "refusal.notFound" ? "–" : refusal.summary
                        }
                        td(.data("label", columns[2])) { w.sentence(refusal.reason) }
                    }
                }
            }
            pagination(previous: nil, next: next.map { "\(address)?dopo=\($0)" }, w)
        }
    }
}

/// What somebody did to many requests, the latest first.
struct BulkListPage: Sendable {
    let lines: [(bulk: Bulk, deeds: [String])]
    let sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, columns = ["what", "requests", "phase", "asked"].map { w("bulk.column.\($0)") }
        return deskPage(frame, title: w("bulk.past"), sidebar: sidebar) {
            h1(w("bulk.past"))
            if lines.isEmpty {
                emptyState(w("bulk.past.none"), icon: .list) {
                    linkButton(w("bulk.past.start"), QueueQuery.path, small: true)
                }
            } else {
                table(caption: w("bulk.past"), columns: columns.map { Column($0) }) {
                    for line in lines { row(line.bulk, line.deeds, columns, frame) }
                }
            }
        }
    }

    private func row(_ bulk: Bulk, _ deeds: [String], _ columns: [String], _ frame: Frame) -> HTML {
        let w = frame.words, what = bulk.macro ?? deeds.joined(separator: "; ")
        return tr {
            td(.data("label", columns[0])) {
                a(.href(BulkPage.address(bulk.id))) {
                    bulk.undoes == nil ? what : w("bulk.undo.title") + ": " + what
                }
            }
            td(.data("label", columns[1])) {
                w("bulk.counts", ["n": w.number(bulk.tally.applied), "refused": w.number(bulk.tally.refused)])
            }
            td(.data("label", columns[2])) { w("bulk.phase.\(bulk.phase.rawValue)") }
            td(.data("label", columns[3])) { moment(bulk.askedAt, frame) }
        }
    }
}

extension Words {
    /// Why a request was left as it is.
    func sentence(_ reason: BulkReason) -> String {
        self(reason.key, reason.state.map { ["state": self("state.\($0.rawValue)")] } ?? [:])
    }
}

import Domain
import Foundation
import Store

/// A person's week: what they spent on which request. It is theirs alone.
struct TimePage: Sendable {
    static let path = "/scrivania/tempo"
    /// Entries of one week that are shown.
    static let most = 1000

    var week: (from: Date, before: Date)
    var lines: [TimeLine]
    var running: (timer: RunningTimer, number: Ticket.Number?)?
    /// Whether the person leads a group whose time they may read.
    var leads: Bool
    var sidebar: Sidebar

    static func address(_ path: String, _ week: Date, _ w: Words) -> String { "\(path)?da=\(w.isoDay(week))" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("time.title"), sidebar: sidebar) {
            h1(w("time.title"))
            p(.class("sp-settings-purpose")) { w("time.purpose") }
            timeTabs(isGroups: false, leads: leads, w)
            if let running { timer(running, frame) }
            if lines.contains(where: { $0.entry.isInDoubt }) { alert(.warning) { w("time.inDoubt") } }
            weekHead(Self.path, week, w)
            if lines.isEmpty {
                emptyState(w("time.week.none"), icon: .clock)
            } else {
                table(frame)
                card(w("time.week.totals"), id: "totali") {
                    facts(
                        [(w("time.total"), HTML(w.time(lines.reduce(0) { $0 + $1.entry.minutes })))]
                            + lines.map(\.entry).totals.map { ($0.activity, HTML(w.time($0.minutes))) })
                }
                p { a(.href(Self.address(Self.path + ".csv", week.from, w))) { w("time.csv") } }
            }
        }
    }

    private func timer(_ running: (timer: RunningTimer, number: Ticket.Number?), _ frame: Frame) -> HTML {
        card(frame.words("time.running"), id: "cronometro") {
            timerLine(running.timer, frame)
            if let number = running.number {
                p { a(.href(number.deskPath)) { frame.words("desk.request.title", ["number": number]) } }
            }
            stopButton(frame, back: Self.path)
        }
    }

    private func table(_ frame: Frame) -> HTML {
        let w = frame.words
        let names = ["day", "request", "activity", "minutes", "note"].map { w("time.column.\($0)") }
        return Web.table(caption: w("time.week.entries"), columns: names.map { Column($0) }) {
            for line in lines {
                tr {
                    td(.data("label", names[0])) { w.shortMoment(line.entry.at) }
                    td(.data("label", names[1])) {
                        a(.href(line.number.deskPath), .class("sp-number")) { line.number.description }
                        " " + line.summary
                    }
                    td(.data("label", names[2])) { line.entry.activity }
                    td(.data("label", names[3])) {
                        a(.href(TimeEntryPage.path(line.entry.id))) {
                            w.time(line.entry.minutes)
                            span(.class("visually-hidden")) { " · " + w("time.correct") }
                        }
                        if line.entry.isInDoubt {
                            " "
                            badge(w("time.capped"), .warning)
                        } else if line.entry.corrections > 0 {
                            " "
                            badge(w("time.corrected"))
                        }
                    }
                    td(.data("label", names[4])) { line.entry.note }
                }
            }
        }
    }
}

/// What the groups spent that a person leads, or sees: by activity, with nobody's name.
struct GroupTimePage: Sendable {
    static let path = TimePage.path + "/gruppi"

    var week: (from: Date, before: Date)
    var groups: [(name: String, totals: [TimeTotal])]
    var counts: Bool
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, names = [w("time.column.activity"), w("time.column.minutes")]
        return deskPage(frame, title: w("time.groups.title"), sidebar: sidebar) {
            h1(w("time.groups.title"))
            p(.class("sp-settings-purpose")) { w("time.groups.purpose") }
            if counts { timeTabs(isGroups: true, leads: true, w) }
            weekHead(Self.path, week, w)
            if groups.isEmpty {
                emptyState(w("time.groups.none"), icon: .clock)
            } else {
                for group in groups {
                    Web.table(caption: group.name, isCaptionVisible: true, columns: names.map { Column($0) }) {
                        for total in group.totals {
                            tr {
                                td(.data("label", names[0])) { total.activity }
                                td(.data("label", names[1])) { w.time(total.minutes) }
                            }
                        }
                    }
                }
                p { a(.href(TimePage.address(Self.path + ".csv", week.from, w))) { w("time.csv") } }
            }
        }
    }
}

private func timeTabs(isGroups: Bool, leads: Bool, _ w: Words) -> HTML? {
    guard leads else { return nil }
    return nav(.class("sp-tabs"), .aria("label", w("time.which"))) {
        ul {
            for (path, key, isCurrent) in [
                (TimePage.path, "time.title", !isGroups), (GroupTimePage.path, "time.groups.title", isGroups),
            ] {
                li { a(.href(path), .aria("current", isCurrent ? "page" : nil)) { w(key) } }
            }
        }
    }
}

/// The week that is shown and the ways to those beside it.
private func weekHead(_ path: String, _ week: (from: Date, before: Date), _ w: Words) -> HTML {
    let last = week.before.addingTimeInterval(-12 * 3600), before = week.from.addingTimeInterval(-3 * 86_400)
    return div(.class("sp-list-head")) {
        h2(w("time.week", ["from": w.day(week.from), "to": w.day(last)]))
        linkButton(w("time.week.before"), TimePage.address(path, before, w), .secondary, small: true)
        linkButton(w("time.week.after"), TimePage.address(path, week.before, w), .secondary, small: true)
    }
}

extension Words {
    /// 2026-11-23
    func isoDay(_ instant: Date) -> String {
        let t = RomeTime(instant)
        return "\(t.year)-\(String(100 + t.month).suffix(2))-\(String(100 + t.day).suffix(2))"
    }
}

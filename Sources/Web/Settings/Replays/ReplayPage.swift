import Domain
import Foundation
import Store

/// What a change would have done to the requests of the last year, before it is made.
struct ReplayPage: Sendable {
    let replay: Replay

    static let start = SettingsPlace.start + "/prove"
    static func address(_ id: ID<Replay>) -> String { "\(start)/\(id)" }

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w, tally = replay.tally
        return settingsPage(s, title: w("settings.replay.title", ["name": replay.name])) {
            h1(w("settings.replay.title", ["name": replay.name]))
            p(.class("sp-settings-purpose")) { w("settings.replay.text", ["since": w.shortDay(replay.since)]) }
            div(.id("esito"), .data("watch", replay.endedAt == nil ? "" : nil)) {
                progress(w)
                if !tally.lines.isEmpty { counts(w) }
                if !tally.examples.isEmpty { examples(w) }
                if replay.endedAt != nil && tally.examples.isEmpty {
                    emptyState(w("settings.replay.same"), icon: .check)
                }
            }
            card(w("settings.replay.proposal"), id: "proposta") { pre(.tabindex(0)) { replay.proposal } }
        }
    }

    private func progress(_ w: Words) -> HTML {
        let blanks = ["done": w.number(replay.done), "total": w.number(max(replay.total, replay.done))]
        if replay.endedAt != nil {
            return alert(.success) { p(w("settings.replay.ended", from: blanks)) }
        }
        return alert(.info) {
            p(w("settings.replay.going", from: blanks))
            p { a(.href(Self.address(replay.id))) { w("settings.replay.again") } }
        }
    }

    private func counts(_ w: Words) -> HTML {
        let columns = ["promised", "goal", "before", "after"].map { w("settings.replay.column.\($0)") }
        return fragment {
            h2(w("settings.replay.counts"))
            table(caption: w("settings.replay.counts"), columns: columns.map { Column($0) }) {
                for line in replay.tally.lines {
                    tr {
                        td(.data("label", columns[0])) {
                            line.promise + ", " + w("promises.aim.\(line.aim.rawValue)").lowercased()
                        }
                        td(.data("label", columns[1])) { goal(line) }
                        td(.data("label", columns[2])) { fares(line.before, w) }
                        td(.data("label", columns[3])) {
                            if line.after == line.before {
                                span(.class("sp-muted")) { w("settings.replay.asBefore") }
                            } else {
                                fares(line.after, w)
                            }
                        }
                    }
                }
            }
        }
    }

    private func goal(_ line: ReplayTally.Line) -> String {
        switch (line.before.goal, line.after.goal) {
        case (let before?, let after?) where before != after: "\(before)% → \(after)%"
        case (let one?, _), (nil, let one?): "\(one)%"
        case (nil, nil): "–"
        }
    }

    /// "94,1%: 160 nei termini, 10 oltre, 3 in corso".
    private func fares(_ counts: ReplayTally.Counts, _ w: Words) -> HTML {
        if counts.goal == nil { return span(.class("sp-muted")) { w("settings.replay.nothing") } }
        let share = counts.share.map { w.percent($0, decimals: 1) } ?? w("settings.replay.noShare")
        return fragment {
            strong(share)
            " "
            counts.isReached.map { isReached in
                badge(w("settings.replay.\(isReached ? "reached" : "unreached")"), isReached ? .success : .danger)
            }
            div(.class("sp-muted")) {
                w(
                    "settings.replay.fares",
                    [
                        "met": w.number(counts.met), "missed": w.number(counts.missed),
                        "running": w.number(counts.running),
                    ])
            }
        }
    }

    private func examples(_ w: Words) -> HTML {
        let columns = ["request", "aim", "before", "after", "shift"].map { w("settings.replay.column.\($0)") }
        let title = w(
            "settings.replay.changed",
            ["n": w.number(replay.tally.changed), "shown": w.number(replay.tally.examples.count)])
        return fragment {
            h2(title)
            table(caption: title, columns: columns.map { Column($0) }) {
                for example in replay.tally.examples {
                    tr {
                        td(.data("label", columns[0])) {
                            a(.href("/scrivania/richieste/\(example.number)")) { String(example.number) }
                        }
                        td(.data("label", columns[1])) { w("promises.aim.\(example.aim.rawValue)") }
                        td(.data("label", columns[2])) { ends(example.before, example.dueBefore, w) }
                        td(.data("label", columns[3])) { ends(example.after, example.dueAfter, w) }
                        td(.data("label", columns[4])) { shift(example, w) }
                    }
                }
            }
        }
    }

    private func ends(_ outcome: ReplayedClock.Outcome?, _ due: Date?, _ w: Words) -> String {
        guard let outcome else { return w("settings.replay.nothing") }
        let word = w("settings.replay.outcome.\(outcome.rawValue)")
        return due.map { word + " (" + w.shortMoment($0) + ")" } ?? word
    }

    private func shift(_ example: ReplayTally.Example, _ w: Words) -> String {
        guard let before = example.dueBefore, let after = example.dueAfter else { return "–" }
        let seconds = Int(after.timeIntervalSince(before))
        return seconds == 0 ? "–" : (seconds > 0 ? "+" : "−") + w.duration(seconds: abs(seconds))
    }
}

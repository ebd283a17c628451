import Domain
import Foundation
import Store

/// What the store keeps of the time of a request, for the person who looks.
struct TimeOfRequest: Sendable, Equatable {
    var totals: [TimeTotal]
    var own: [TimeEntry]
    /// The person's timer that runs, on whatever request.
    var running: RunningTimer?
    /// The number of the request on which it runs, when it is another one.
    var elsewhere: Ticket.Number?

    /// Own entries that are shown.
    static let most = 10

    init(of ticket: Ticket, _ family: TicketFamily, _ person: Operator, _ c: any Connection) throws {
        totals = try c.timeTotals(of: family.ids)
        own = try c.timeEntries(of: family.ids, by: person.id, limit: Self.most)
        running = try c.timer(of: person.id)
        elsewhere = try running.flatMap { $0.ticket == ticket.id ? nil : try c.ticket($0.ticket)?.number }
    }
}

/// Beside a request: the timer, what was spent on it in all, and one's own entries. Colleagues are not named.
struct TimeCard: Sendable, Equatable {
    var number: Ticket.Number
    var time: TimeOfRequest?
    var activities: [String]

    /// Live updates replace the card whole, by this id.
    static let id = "tempo"

    static func path(_ number: Ticket.Number) -> String { number.deskPath + "/tempo" }

    /// - Parameter person: nothing is counted for who only reads.
    init(_ file: RequestFile, _ catalogue: Catalogue, _ person: Operator) {
        number = file.ticket.number
        time = person.countsTime(in: catalogue.office) ? file.time : nil
        activities = catalogue.office.activities
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.id(Self.id)) {
            if let time {
                card(w("time.card"), id: "tempo-richiesta") {
                    timer(time, frame)
                    totals(time.totals, w)
                    own(time.own, w)
                    form(frame)
                }
            }
        }
    }

    @HTMLBuilder private func timer(_ time: TimeOfRequest, _ frame: Frame) -> HTML {
        let w = frame.words
        if let running = time.running, time.elsewhere == nil {
            timerLine(running, frame)
            stopButton(frame, back: number.deskPath, key: true)
        } else {
            if let elsewhere = time.elsewhere {
                p(.class("sp-hint")) {
                    w("time.elsewhere") + " "
                    a(.href(elsewhere.deskPath)) { elsewhere.description }
                }
            }
            postForm(frame, action: Self.path(number) + "/avvia") {
                Fields(w, prefix: "avvia-").select(
                    "attivita", label: w("time.activity"), options: activities.map { Option($0, $0) }, required: true)
                submit(w("time.start"), .secondary, small: true, with: [DeskKey.timer.attribute])
            }
        }
    }

    private func totals(_ totals: [TimeTotal], _ w: Words) -> HTML {
        if totals.isEmpty { return p(.class("sp-muted")) { w("time.none") } }
        let all = totals.reduce(0) { $0 + $1.minutes }
        return facts(
            [(w("time.total"), HTML(w.time(all)))] + totals.map { ($0.activity, HTML(w.time($0.minutes))) })
    }

    private func own(_ entries: [TimeEntry], _ w: Words) -> HTML? {
        if entries.isEmpty { return nil }
        return details(.class("sp-time-own")) {
            element("summary", []) { w("time.own", ["n": entries.count]) }
            ul(.class("sp-plain-list")) {
                for entry in entries {
                    li {
                        "\(w.shortDay(entry.at)) · \(entry.activity) · \(w.time(entry.minutes)) "
                        if entry.isInDoubt { badge(w("time.capped"), .warning) }
                        " "
                        a(.href(TimeEntryPage.path(entry.id))) {
                            w("time.correct")
                            span(.class("visually-hidden")) { " (\(w.shortDay(entry.at)), \(entry.activity))" }
                        }
                    }
                }
            }
        }
    }

    private func form(_ frame: Frame) -> HTML {
        let w = frame.words
        return p { a(.href(Self.path(number))) { w("time.add") } }
    }
}

/// "Analisi: 0:12 da 10:26"; the script makes it run.
func timerLine(_ running: RunningTimer, _ frame: Frame) -> HTML {
    let w = frame.words
    return p(.class("sp-timer")) {
        icon(.clock)
        running.activity + ": "
        strong(.data("timer", String(running.startedAt.milliseconds)), .data("now", String(frame.now.milliseconds))) {
            w.time(max(0, Int(frame.now.timeIntervalSince(running.startedAt) / 60)))
        }
        " " + w("time.since", ["hour": w.hour(running.startedAt)])
    }
}

/// - Parameter back: where the person is.
func stopButton(_ frame: Frame, back: String, key: Bool = false) -> HTML {
    postForm(frame, action: TimePage.path + "/ferma") {
        Fields(frame.words).hidden("poi", back)
        submit(frame.words("time.stop"), small: true, with: key ? [DeskKey.timer.attribute] : [])
    }
}

extension Words {
    /// 1 h 05 min, 12 min.
    func time(_ minutes: Int) -> String {
        minutes < 60
            ? self("time.minutes", ["m": minutes])
            : self("time.hours", ["h": number(minutes / 60), "m": String(100 + minutes % 60).suffix(2)])
    }
}

import Domain
import Foundation

/// An entry, what was corrected of it, and the form that corrects it.
struct TimeEntryPage: Sendable {
    var entry: TimeEntry
    var number: Ticket.Number
    var person: String
    var corrections: [TimeCorrection]
    var activities: [String]
    var typed = FormData()
    var errors = FieldErrors()
    var sidebar: Sidebar

    static func path(_ id: ID<TimeEntry>) -> String { "\(TimePage.path)/\(id)" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("time.entry.title", ["number": number])
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(w("time.title"), TimePage.path), Link(title, "")]
        ) {
            div(.class("sp-settings")) {
                h1(title)
                card {
                    facts([
                        (w("time.column.day"), fullMoment(entry.at, w)), (w("time.person"), HTML(person)),
                        (w("time.column.activity"), HTML(entry.activity)),
                        (w("time.column.minutes"), HTML(w.time(entry.minutes))),
                        (w("time.source"), HTML(w("time.source.\(entry.source.rawValue)"))),
                        (w("time.column.note"), HTML(entry.note.isEmpty ? "–" : entry.note)),
                    ])
                }
                if !corrections.isEmpty { history(frame) }
                card(w("time.correct"), id: "correggi") {
                    errorSummary(errors, w)
                    postForm(frame, action: Self.path(entry.id)) { form(Fields(w, values: typed, errors: errors)) }
                }
            }
        }
    }

    private func history(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("time.history"), id: "storia") {
            ul(.class("sp-plain-list")) {
                for correction in corrections {
                    li {
                        p {
                            w(
                                "time.correction",
                                [
                                    "who": correction.byName,
                                    "from": "\(correction.activity.from), \(w.time(correction.minutes.from))",
                                    "to": "\(correction.activity.to), \(w.time(correction.minutes.to))",
                                    "reason": correction.reason,
                                ])
                        }
                        p(.class("sp-muted")) { moment(correction.at, frame) }
                    }
                }
            }
        }
    }

    private func form(_ f: Fields) -> HTML {
        let w = f.w, names = activities.contains(entry.activity) ? activities : activities + [entry.activity]
        return fragment {
            f.hidden("viste", String(entry.corrections))
            f.text(
                "minuti", label: w("time.minutes.label"), value: String(entry.minutes),
                hint: w("time.minutes.hint.corrected"), required: true, inputmode: "numeric", most: 4)
            f.select(
                "attivita", label: w("time.activity"), options: names.map { Option($0, $0) }, value: entry.activity,
                required: true)
            f.text(
                "motivo", label: w("time.reason"), hint: w("time.reason.hint"), required: true,
                most: TimeEntry.longestNote)
            RequestTaskPage.buttons(w("time.correct.do"), number, w)
        }
    }
}

/// Time that no timer measured.
struct AddTimePage: Sendable {
    var number: Ticket.Number
    var summary: String
    var activities: [String]
    /// The day that is proposed, as the form writes it.
    var today: String
    var typed = FormData()
    var errors = FieldErrors()
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return RequestTaskPage(
            number: number, title: w("time.add.title", ["number": number]), crumb: w("time.add"), summary: summary,
            sidebar: sidebar
        ).html(frame) {
            errorSummary(errors, w)
            card { postForm(frame, action: TimeCard.path(number)) { form(Fields(w, values: typed, errors: errors)) } }
        }
    }

    private func form(_ f: Fields) -> HTML {
        let w = f.w
        return fragment {
            f.text(
                "minuti", label: w("time.minutes.label"), hint: w("time.minutes.hint"), required: true,
                inputmode: "numeric", most: 4)
            f.select(
                "attivita", label: w("time.activity"), options: activities.map { Option($0, $0) }, required: true)
            f.date("giorno", label: w("time.column.day"), value: today, hint: w("time.day.hint"), required: true)
            f.text("nota", label: w("time.column.note"), hint: w("time.note.hint"), most: TimeEntry.longestNote)
            RequestTaskPage.buttons(w("time.add.do"), number, w)
        }
    }
}

import Domain
import Foundation

/// What to ask, whom and by when.
struct AskOpinionPage: Sendable {
    var number: Ticket.Number
    var version: Int
    var summary: String
    /// Every group but the request's own, by code.
    var groups: [Option]
    /// Who works in each of them.
    var people: [Option]
    var files: [Option]
    var typed = FormData()
    var errors = FieldErrors()
    var sidebar: Sidebar

    /// Working time that can be chosen, in minutes: half a day to ten days.
    static let terms = [240, 480, 960, 1440, 2400, 4800]

    static func path(_ number: Ticket.Number) -> String { number.deskPath + "/pareri/nuovo" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return RequestTaskPage(
            number: number, title: w("opinions.ask.title", ["number": number]), crumb: w("opinions.ask"),
            summary: summary, purpose: w("opinions.ask.purpose"), sidebar: sidebar
        ).html(frame) {
            errorSummary(errors, w)
            card { postForm(frame, action: Self.path(number)) { form(Fields(w, values: typed, errors: errors)) } }
        }
    }

    private func form(_ f: Fields) -> HTML {
        let w = f.w
        return fragment {
            f.hidden("versione", String(version))
            f.select(
                "gruppo", label: w("opinions.ask.group"), options: groups, prompt: w("desk.choose"), required: true)
            f.area(
                "domanda", label: w("opinions.ask.question"), rows: 6, hint: w("opinions.ask.question.hint"),
                required: true, limit: Opinion.longestQuestion)
            f.select(
                "entro", label: w("opinions.ask.due"),
                options: Self.terms.map { Option(String($0), w("opinions.term.\($0)")) },
                value: String(Opinion.usualMinutes), hint: w("opinions.ask.due.hint"), required: true)
            if !people.isEmpty {
                f.select(
                    "persona", label: w("opinions.ask.person"), options: people, prompt: w("opinions.ask.anybody"),
                    hint: w("opinions.ask.person.hint"))
            }
            if !files.isEmpty {
                f.checkboxes("file", label: w("opinions.ask.files"), options: files, hint: w("opinions.ask.files.hint"))
            }
            RequestTaskPage.buttons(w("opinions.ask.do"), number, w)
        }
    }

    /// The desk's name of a field as the form calls it.
    static func field(_ name: String) -> String {
        ["group": "gruppo", "question": "domanda", "due": "entro", "operator": "persona", "files": "file"][name] ?? name
    }
}

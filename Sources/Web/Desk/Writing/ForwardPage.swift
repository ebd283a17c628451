import Domain
import Foundation

/// Whom to send messages of a request to, which, and with what words.
struct ForwardPage: Sendable {
    static let formID = "inoltra"
    /// Messages to choose from: the latest.
    static let most = 50

    var number: Ticket.Number
    var summary: String
    var seen: SeenRequest
    /// Oldest first; notes of the desk are not among them.
    var messages: [Message]
    /// How many files each of them has.
    var files: [ID<Message>: Int]
    var typed = FormData()
    var errors = FieldErrors()
    /// What to look at once more before it leaves.
    var doubts: [SendingWarning] = []
    /// What others did while it was filled in.
    var changed: WhatChanged?
    var sidebar: Sidebar

    static func path(_ number: Ticket.Number) -> String { number.deskPath + "/inoltra" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return RequestTaskPage(
            number: number, title: w("writing.forward.title", ["number": number]), crumb: w("writing.forward.short"),
            summary: summary, purpose: w("writing.forward.purpose"), sidebar: sidebar
        ).html(frame) {
            changed?.block(frame)
            errorSummary(errors, w)
            if !doubts.isEmpty { DoubtBox(warnings: doubts, formID: Self.formID, values: typed, w: w).html() }
            card {
                postForm(frame, action: Self.path(number), id: Self.formID) {
                    form(Fields(w, values: typed, errors: errors))
                }
            }
        }
    }

    private func form(_ f: Fields) -> HTML {
        let w = f.w
        return fragment {
            seen.field()
            f.text(
                "a", label: w("writing.forward.to"), hint: w("writing.forward.to.hint"), required: true,
                autocomplete: "off", inputmode: "email")
            f.area("testo", label: w("writing.forward.text"), rows: 5, hint: w("writing.forward.text.hint"))
            f.checkboxes(
                "messaggio", label: w("writing.forward.messages"), options: messages.map { option($0, w) },
                values: typed.isEmpty ? messages.first.map { [$0.id.description] } ?? [] : [],
                hint: w("writing.forward.messages.hint"))
            if !files.isEmpty {
                f.checkbox(
                    "file", label: w("writing.forward.files"), isChecked: typed.isEmpty || typed.bool("file"))
            }
            RequestTaskPage.buttons(w("writing.forward.do"), number, w)
        }
    }

    private func option(_ message: Message, _ w: Words) -> Option {
        let begun = message.text.split(whereSeparator: \.isWhitespace).prefix(30).joined(separator: " ")
        let head = "\(message.authorName), \(w.moment(message.at)): \(String(begun.prefix(120)))"
        guard let count = files[message.id] else { return Option(message.id.description, head) }
        return Option(message.id.description, head + " (" + w("writing.forward.count", ["n": count]) + ")")
    }

    /// The desk's name of a field as the form calls it.
    static func field(_ name: String) -> String {
        ["to": "a", "text": "testo", "messages": "messaggio"][name] ?? name
    }
}

import Domain
import Foundation

/// What somebody wrote, about to become a request of its own.
struct SplitPage: Sendable {
    var number: Ticket.Number
    var seen: SeenRequest
    var message: Message
    var files: [FileLink]
    /// Code of the triple the request has; "" for none.
    var triple: String
    var choices: ChoiceBlock
    var typed: FormData
    var errors: FieldErrors
    /// What others did while it was filled in.
    var changed: WhatChanged?
    var sidebar: Sidebar

    static func address(_ message: ID<Message>, of number: Ticket.Number) -> String {
        "\(number.deskPath)/dividi/\(message)"
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("merge.split.title", ["number": number])
        return deskPage(frame, title: title, sidebar: sidebar) {
            h1(title)
            p(.class("lead")) { w("merge.split.lead", ["number": number]) }
            changed?.block(frame)
            timeline(id: "messaggio", label: w("merge.split.message")) {
                timelineEntry(
                    id: "m\(message.id)", side: message.kind.side, author: message.authorName,
                    mark: message.kind.mark(message.channel, w), at: message.at, frame
                ) {
                    prose(message.text)
                    if !files.isEmpty {
                        ul(.class("sp-files"), .aria("label", w("desk.files"))) {
                            for file in files {
                                li {
                                    icon(.clip)
                                    a(.href(file.address)) { file.name }
                                    " "
                                    span(.class("sp-muted")) { w.size(bytes: file.size) }
                                }
                            }
                        }
                    }
                }
            }
            card {
                errorSummary(errors, w)
                postForm(frame, action: Self.address(message.id, of: number)) {
                    form(Fields(w, values: typed, errors: errors))
                }
            }
        }
    }

    private func form(_ f: Fields) -> HTML {
        let w = f.w, chosen = f.value("tripletta", or: triple)
        return fragment {
            seen.field()
            f.wrap("tripletta", label: w("merge.split.triple"), hint: w("merge.split.triple.hint"), required: false) {
                element(
                    "select",
                    [.class("form-select")] + f.ties("tripletta", hint: w("merge.split.triple.hint"), required: false)
                ) {
                    option(.value(""), .selected(chosen.isEmpty)) { w("merge.split.triple.same") }
                    choices.html(chosen: chosen)
                }
            }
            RequestTaskPage.buttons(w("merge.split.do"), number, w)
        }
    }
}

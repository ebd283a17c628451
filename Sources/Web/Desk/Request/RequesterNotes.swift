import Domain
import Foundation

/// What the office noted of the person who asks, with a line to add to it.
struct RequesterNotes: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        var id: ID<RequesterNote>
        var author: String
        var text: String
        var at: Date
        var mayBeRemoved: Bool
    }

    var number: Ticket.Number
    var lines: [Line]
    var mayAdd: Bool

    init(_ notes: [RequesterNote], _ ticket: Ticket, _ person: Operator) {
        number = ticket.number
        lines = notes.map { note in
            Line(
                id: note.id, author: note.authorName, text: note.text, at: note.at,
                mayBeRemoved: note.mayBeRemoved(by: person, in: ticket.group))
        }
        mayAdd = person.may(.note, in: ticket.group) && notes.count < RequesterNote.most
    }

    static func path(_ number: Ticket.Number) -> String { number.deskPath + "/richiedente" }

    func html(_ frame: Frame) -> HTML? {
        guard mayAdd || !lines.isEmpty else { return nil }
        return fragment {
            if !lines.isEmpty {
                ul(.class("sp-plain-list sp-person-notes"), .aria("label", frame.words("request.person.notes"))) {
                    for line in lines { li { entry(line, frame) } }
                }
            }
            if mayAdd { form(frame) }
        }
    }

    @HTMLBuilder private func entry(_ line: Line, _ frame: Frame) -> HTML {
        prose(line.text)
        div(.class("sp-muted")) {
            line.author + ", "
            moment(line.at, frame)
        }
        if line.mayBeRemoved {
            postForm(frame, action: Self.path(number) + "/togli") {
                input(.type("hidden"), .name("nota"), .value(line.id.description))
                submit(frame.words("request.person.remove"), .link, small: true)
            }
        }
    }

    private func form(_ frame: Frame) -> HTML {
        let w = frame.words
        return details(.class("sp-action"), .id("nota-richiedente")) {
            summary {
                icon(.plus)
                w("request.person.add")
            }
            postForm(frame, action: Self.path(number) + "/nota") {
                Fields(w, prefix: "richiedente-").area(
                    "testo", label: w("request.person.text"), rows: 2, hint: w("request.person.hint"), required: true,
                    limit: RequesterNote.longest)
                submit(w("request.person.do"), .secondary, small: true)
            }
        }
    }
}

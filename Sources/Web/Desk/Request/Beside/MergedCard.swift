import Domain
import Foundation
import Store

/// The requests that were joined into this one, or the one that this was joined into; each with the way back.
struct MergedCard: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        var number: Ticket.Number
        var summary: String
        /// Whose it is, where the case is of several people.
        var person: String?
        var by: String
        var at: Date
        /// Whether the person who looks may see it alone, and may take the merge back.
        var isVisible: Bool
        var maySeparate: Bool
    }

    var joined: [Line]
    /// The request shown, when it was joined itself and may come back.
    var separable: Ticket.Number?
    /// Where it goes on.
    var home: Ticket.Number?

    init(_ file: RequestFile, _ person: Operator) {
        let isOfMany = !file.family.guests.isEmpty
        joined = file.family.joined.map { joined in
            let ticket = joined.ticket
            return Line(
                number: ticket.number, summary: ticket.summary,
                person: isOfMany ? file.people[ticket.requester] ?? file.requester?.name : nil,
                by: joined.merge.byName, at: joined.merge.at, isVisible: person.sees(ticket.group),
                maySeparate: person.may(.merge, in: ticket.group))
        }
        home = file.home?.number
        let isBack = file.ticket.isMerged && person.may(.merge, in: file.ticket.group)
        separable = isBack && file.home != nil ? file.ticket.number : nil
    }

    /// Live updates replace the card whole, by this id.
    static let id = "unite"

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.id(Self.id)) {
            if !joined.isEmpty {
                card(w("merge.card"), id: "unite-richiesta") {
                    ul(.class("sp-plain-list sp-merged")) { for line in joined { row(line, frame) } }
                    p(.class("sp-hint")) { w("merge.card.hint") }
                }
            } else if let home {
                card(w("merge.card.home"), id: "unite-richiesta") {
                    p {
                        w("merge.head") + " "
                        a(.href(home.deskPath)) { home.description }
                    }
                    if let separable { button(for: separable, w("merge.separate"), frame) }
                }
            }
        }
    }

    private func row(_ line: Line, _ frame: Frame) -> HTML {
        let w = frame.words
        return li {
            p {
                if line.isVisible {
                    a(.href("\(line.number.deskPath)?sola=1")) { line.number.description }
                } else {
                    strong(line.number.description)
                }
                " " + line.summary
            }
            p(.class("sp-muted")) {
                if let person = line.person { person + " · " }
                w("merge.by", ["name": line.by]) + " "
                moment(line.at, frame)
            }
            if line.maySeparate {
                button(for: line.number, w("merge.separate.named", ["number": line.number]), frame)
            }
        }
    }

    private func button(for number: Ticket.Number, _ text: String, _ frame: Frame) -> HTML {
        postForm(frame, action: RequestAction.unmerge.address(number)) { submit(text, .secondary, small: true) }
    }
}

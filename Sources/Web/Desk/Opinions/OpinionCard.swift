import Domain
import Foundation

/// Beside a request: the opinions asked about it, open ones first, and the way to ask another.
struct OpinionCard: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        var id: ID<Opinion>
        var group: String
        /// Who is to answer, or answered.
        var person: String?
        var ending: Opinion.Ending?
        var isLate: Bool
        /// When it is due; when it ended.
        var at: Date
        /// Whether the person who looks may answer.
        var isMine: Bool
    }

    var number: Ticket.Number
    var lines: [Line]
    var mayAsk: Bool

    /// Live updates replace the card whole, by this id.
    static let id = "pareri"
    /// The name of the box by which opinions end with the request.
    static let withdrawal = "ritira"

    init(_ file: RequestFile, _ catalogue: Catalogue, _ person: Operator, at now: Date) {
        number = file.ticket.number
        // A refusal is the answer.
        mayAsk = (try? file.ticket.requireAskable(person)) != nil
        let all = file.opinions.filter(\.isOpen) + file.opinions.filter { !$0.isOpen }.reversed()
        lines = all.map { opinion in
            Line(
                id: opinion.id, group: catalogue.group(opinion.group)?.name ?? "",
                person: catalogue.person(opinion.assignee)?.name, ending: opinion.ending,
                isLate: opinion.isLate(at: now), at: opinion.endedAt ?? opinion.dueAt, isMine: opinion.isFor(person))
        }
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.id(Self.id)) {
            if mayAsk || !lines.isEmpty {
                card(w("opinions.card"), id: "pareri-richiesta") {
                    if lines.isEmpty {
                        p(.class("sp-muted")) { w("opinions.card.none") }
                    } else {
                        ul(.class("sp-plain-list sp-opinions")) { for line in lines { row(line, frame) } }
                    }
                    if mayAsk {
                        p { a(.href(AskOpinionPage.path(number)), DeskKey.opinion.attribute) { w("opinions.ask") } }
                    }
                }
            }
        }
    }

    private func row(_ line: Line, _ frame: Frame) -> HTML {
        let w = frame.words
        return li {
            p {
                a(.href(OpinionPage.path(line.id, of: number))) { w("opinions.of", ["group": line.group]) }
                " "
                opinionBadge(line.ending, isLate: line.isLate, w)
            }
            p(.class("sp-muted")) {
                if let person = line.person { person + " · " }
                if line.ending == nil { w("opinions.due") + " " }
                moment(line.at, frame)
            }
            if line.isMine {
                p { linkButton(w("opinions.give"), OpinionPage.path(line.id, of: number), .secondary, small: true) }
            }
        }
    }
}

/// How an opinion stands.
func opinionBadge(_ ending: Opinion.Ending?, isLate: Bool, _ w: Words) -> HTML {
    guard let ending else { return badge(w(isLate ? "opinions.late" : "opinions.open"), isLate ? .danger : .info) }
    return badge(w("opinions.ending.\(ending.rawValue)"), ending == .answered ? .success : .neutral)
}

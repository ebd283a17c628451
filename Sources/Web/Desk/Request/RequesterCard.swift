import Domain
import Foundation

/// Who asks, what else they said of themselves, and what else they asked.
struct RequesterCard: Sendable, Equatable {
    struct Other: Sendable, Equatable {
        var number: Ticket.Number
        var state: TicketState
        var summary: String
        var createdAt: Date
    }
    struct Vote: Sendable, Equatable {
        var value: Int
        var scale: Office.RatingScale
        var comment: String
        var at: Date
    }
    struct Extra: Sendable, Equatable {
        var label: String
        var value: String
    }

    var number: Ticket.Number
    var name: String
    var fiscalCode: String?
    var email: String?
    var phone: String?
    var language: String
    var administration: String
    var userType: String
    var beneficiary: Ticket.Beneficiary?
    var extras: [Extra]
    var votes: [Vote]
    var others: [Other]
    /// There are more than those shown.
    var hasMore: Bool
    /// What the office noted of the person.
    var notes: RequesterNotes
    /// Whether the person who looks may put the details right.
    var mayCorrect: Bool

    func html(_ frame: Frame) -> HTML {
        fragment {
            card(frame.words("desk.requester"), id: "richiedente") {
                p(.class("sp-requester-name")) { name }
                facts(rows(frame.words))
                if mayCorrect {
                    p(.class("sp-card-link")) {
                        a(.href(number.deskPath + "/correggi")) {
                            icon(.pencil)
                            frame.words("request.correct")
                        }
                    }
                }
                notes.html(frame)
            }
            votesCard(frame)
            othersCard(frame)
        }
    }

    private func rows(_ w: Words) -> [(term: String, value: HTML)] {
        var rows: [(term: String, value: HTML)] = []
        func add(_ key: String, _ value: HTML?) {
            if let value { rows.append((w("desk.requester.\(key)"), value)) }
        }
        add("fiscalCode", fiscalCode.map { text in span(.class("sp-code")) { text } })
        func edit(_ key: String, _ value: HTML?, _ field: String) {
            guard mayCorrect else { return add(key, value) }
            let term = w("desk.requester.\(key)"), address = number.correctPath(field)
            rows.append((term, editable(term, value, field: Fields.id(field), at: address, w)))
        }
        edit("email", email.map { text in a(.href("mailto:" + text)) { text } }, "email")
        edit("phone", phone.map { text in a(.href("tel:" + text.filter { !$0.isWhitespace })) { text } }, "telefono")
        edit("userType", userType.isEmpty ? nil : HTML(userType), "utente")
        edit("administration", administration.isEmpty ? nil : HTML(administration), "amministrazione")
        add("language", language == "it" ? nil : HTML(w("desk.language.\(language)")))
        if let beneficiary {
            add(
                "beneficiary",
                fragment {
                    beneficiary.name
                    br()
                    span(.class("sp-code")) { beneficiary.fiscalCode }
                })
        }
        for extra in extras { rows.append((extra.label, HTML(extra.value))) }
        return rows
    }

    private func votesCard(_ frame: Frame) -> HTML? {
        guard !votes.isEmpty else { return nil }
        return card(frame.words("desk.votes"), id: "voti") {
            ul(.class("sp-plain-list")) {
                for vote in votes {
                    li {
                        strong(voteWords(vote.value, vote.scale, frame.words))
                        " "
                        span(.class("sp-muted")) { moment(vote.at, frame) }
                        if !vote.comment.isEmpty { p(.class("sp-quoted")) { "«\(vote.comment)»" } }
                    }
                }
            }
        }
    }

    private func othersCard(_ frame: Frame) -> HTML? {
        guard !others.isEmpty else { return nil }
        return card(frame.words("desk.others"), id: "altre") {
            ul(.class("sp-plain-list sp-others")) {
                for other in others {
                    li { other.html(frame) }
                }
            }
            if hasMore { p(.class("sp-muted")) { frame.words("desk.others.more") } }
        }
    }
}

extension RequesterCard.Other {
    init(_ ticket: Ticket) {
        self.init(
            number: ticket.number, state: ticket.state, summary: ticket.summary, createdAt: ticket.createdAt)
    }

    func html(_ frame: Frame) -> HTML {
        fragment {
            a(.href(number.deskPath)) { number.description }
            " "
            stateChip(state, frame.words)
            span(.class("sp-others-summary")) { summary }
            span(.class("sp-muted")) { moment(createdAt, frame) }
        }
    }
}

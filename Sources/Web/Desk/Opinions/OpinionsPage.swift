import Domain
import Foundation
import Store

/// Opinions to give, asked and given: each list along its index, a page at a time.
struct OpinionsPage: Sendable {
    static let path = "/scrivania/pareri"
    /// The number in the menu, which live updates replace.
    static let countID = "conta-pareri"
    static let size = 30

    struct Line: Sendable {
        var opinion: Opinion
        var number: Ticket.Number
        var summary: String
        var group: String
        var person: String?
    }

    var list: OpinionList
    var lines: [Line]
    /// Address of the next page.
    var next: String?
    var isFirst: Bool
    var sidebar: Sidebar

    static func address(_ list: OpinionList, after cursor: TicketCursor? = nil) -> String {
        let parts = (list == .toGive ? [] : ["quali=\(list.word)"]) + (cursor.map { ["da=\($0)"] } ?? [])
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("opinions.title"), sidebar: sidebar, live: "/scrivania/eventi") {
            h1(w("opinions.title"))
            p(.class("sp-settings-purpose")) { w("opinions.purpose") }
            nav(.class("sp-tabs"), .aria("label", w("opinions.which"))) {
                ul {
                    for which in OpinionList.allCases {
                        li {
                            a(.href(Self.address(which)), .aria("current", which == list ? "page" : nil)) {
                                w("opinions.list.\(which)")
                            }
                        }
                    }
                }
            }
            if lines.isEmpty {
                emptyState(w("opinions.none.\(list)"), icon: .check)
            } else {
                rows(frame)
                pagination(previous: isFirst ? nil : Self.address(list), next: next, w)
            }
        }
    }

    private func rows(_ frame: Frame) -> HTML {
        let w = frame.words
        let names = ["question", "request", "group", "person", list == .given ? "given" : "due"].map {
            w("opinions.column.\($0)")
        }
        return table(caption: w("opinions.list.\(list)"), columns: names.map { Column($0) }) {
            for line in lines {
                tr {
                    td(.data("label", names[0])) {
                        a(.href(OpinionPage.path(line.opinion.id, of: line.number)), .class("sp-entry-link")) {
                            Ticket.summary(of: line.opinion.question)
                        }
                        p(.class("sp-muted")) { w("opinions.askedBy", ["name": line.opinion.askerName]) }
                    }
                    td(.data("label", names[1])) {
                        a(.href(line.number.deskPath)) { line.number.description }
                        " " + line.summary
                    }
                    td(.data("label", names[2])) { line.group }
                    td(.data("label", names[3])) { line.person ?? w("opinions.nobody") }
                    td(.data("label", names[4])) {
                        moment(line.opinion.endedAt ?? line.opinion.dueAt, frame)
                        if line.opinion.isLate(at: frame.now) {
                            " "
                            badge(w("opinions.late"), .danger)
                        }
                    }
                }
            }
        }
    }
}

extension OpinionList {
    /// As an address names it.
    var word: String {
        switch self {
        case .toGive: "da-dare"
        case .asked: "chiesti"
        case .given: "dati"
        }
    }

    init(word: String) { self = Self.allCases.first { $0.word == word } ?? .toGive }
}

import Domain
import Foundation

/// The work of a group, in columns: what nobody has, then what each has in hand.
struct BoardPage: Sendable {
    static let path = "/scrivania/carichi"
    /// Cards of a column; the rest is a list.
    static let most = 15

    struct Column: Sendable, Equatable {
        /// Nil is the queue.
        let person: Operator?
        let cards: [Ticket]
        let open: Int
        let late: Int
        let isAbsent: Bool

        /// Live updates replace the column whole, by this id.
        var htmlID: String { "colonna-" + (person?.id.description ?? "coda") }
    }

    let group: Group
    let groups: [Group]
    let columns: [Column]
    let catalogue: Catalogue
    let sidebar: Sidebar

    static func address(_ group: Group) -> String { "\(path)?gruppo=\(group.code.urlEncoded)" }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("work.board"), sidebar: sidebar, live: live) {
            h1(w("work.board.of", ["group": group.name]))
            p(.class("sp-settings-purpose")) { w("work.board.purpose") }
            if groups.count > 1 {
                nav(.aria("label", w("work.board.groups"))) {
                    ul(.class("sp-plain-list sp-board-groups")) {
                        for other in groups {
                            li {
                                a(.href(Self.address(other)), .aria("current", other.id == group.id ? "page" : nil)) {
                                    other.name
                                }
                            }
                        }
                    }
                }
            }
            div(.class("sp-board"), .tabindex(0), .role("region"), .aria("label", w("work.board"))) {
                for column in columns { html(column, frame) }
            }
            script(.src(Asset.path("board.js")), .defer())
        }
    }

    func html(_ column: Column, _ frame: Frame) -> HTML {
        let w = frame.words, id = column.person?.login ?? ""
        return section(
            .class("sp-board-column"), .id(column.htmlID), .data("board", id),
            .aria("labelledby", column.htmlID + "-titolo")
        ) {
            h2(.id(column.htmlID + "-titolo")) {
                if let person = column.person {
                    a(.href(PersonPage.path(person))) { person.name }
                } else {
                    w("work.queue")
                }
            }
            p(.class("sp-muted")) {
                column.person.map { w.load(column.open, column.late, $0.work.capacity) }
                    ?? w.queue(column.open, column.late)
            }
            if column.isAbsent { badge(w("work.absent"), .warning) }
            if column.person?.work.isAvailable == false { badge(w("work.away"), .warning) }
            if column.cards.isEmpty { p(.class("sp-muted")) { w("work.board.empty") } }
            ul(.class("sp-plain-list")) { for card in column.cards { li { html(card, column, frame) } } }
            if column.open > column.cards.count {
                a(.href(list(column))) { w("work.board.all", ["n": column.open]) }
            }
        }
    }

    private func list(_ column: Column) -> String {
        var query = QueueQuery()
        query.queue = .group(code: group.code)
        query.stage = .any
        query.states = TicketState.allCases.filter(\.isOpen)
        query.assignee = column.person.map { .person(login: $0.login) } ?? .nobody
        return query.address
    }

    private func html(_ ticket: Ticket, _ column: Column, _ frame: Frame) -> HTML {
        let w = frame.words, prefix = "c\(ticket.number)-"
        return article(
            .class("sp-board-card"), .id(prefix + "scheda"), .data("card", column.person?.login ?? ""),
            .init("draggable", "true")
        ) {
            a(.href(ticket.number.deskPath)) { "\(ticket.number)" }
            " "
            stateChip(ticket.state, w)
            p(ticket.summary)
            postForm(frame, action: Self.path + "/sposta") {
                input(.type("hidden"), .name("numero"), .value("\(ticket.number)"))
                input(.type("hidden"), .name("versione"), .value("\(ticket.version)"))
                input(.type("hidden"), .name("gruppo"), .value(group.code))
                label(.for(prefix + "a"), .class("visually-hidden")) { w("work.move.which", ["number": ticket.number]) }
                element("select", [.class("form-select"), .id(prefix + "a"), .name("a")]) {
                    optionList(
                        columns.map { other in
                            Option(
                                other.person?.login ?? "",
                                (other.person?.name ?? w("work.queue"))
                                    + (other.isAbsent ? " (\(w("work.absent")))" : ""))
                        }, column.person?.login ?? "")
                }
                submit(
                    w("work.move"), .secondary, small: true,
                    with: [.aria("label", w("work.move.which", ["number": ticket.number]))])
            }
        }
    }
}

extension Words {
    /// How much somebody has in hand, of how much they hold, and what is late of it.
    func load(_ open: Int, _ late: Int, _ capacity: Int?) -> String {
        let inHand =
            capacity.map { self("work.load.of", ["n": open, "most": $0]) } ?? self("work.load", ["n": open])
        return withLate(inHand, late)
    }

    /// The same of what nobody has.
    func queue(_ open: Int, _ late: Int) -> String { withLate(self("work.load.queue", ["n": open]), late) }

    private func withLate(_ text: String, _ late: Int) -> String {
        late == 0 ? text : text + " · " + self("work.late", ["n": late])
    }
}

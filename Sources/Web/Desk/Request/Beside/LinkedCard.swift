import Domain
import Store

/// The requests that belong with this one, as far as the person who looks may see them.
struct LinkedCard: Sendable, Equatable {
    var number: Ticket.Number
    var seen: SeenAside
    var groups: [Linked]
    /// Whether the person who looks may link and unlink.
    var mayEdit: Bool

    /// Those that are one thing to this request.
    struct Linked: Sendable, Equatable {
        var title: String
        var tickets: [RequesterCard.Other]
    }

    init(_ linked: LinkedTickets, of number: Ticket.Number, seen: SeenAside, mayEdit: Bool) {
        self.number = number
        self.seen = seen
        self.mayEdit = mayEdit
        groups = [
            Linked(title: "desk.linked.parents", tickets: linked.parents.map(RequesterCard.Other.init)),
            Linked(title: "desk.linked.children", tickets: linked.children.map(RequesterCard.Other.init)),
            Linked(title: "merge.linked.related", tickets: linked.related.map(RequesterCard.Other.init)),
            Linked(title: "merge.linked.duplicates", tickets: linked.duplicates.map(RequesterCard.Other.init)),
        ].filter { !$0.tickets.isEmpty }
    }

    /// Live updates replace the card whole, by this id.
    static let id = "collegate"

    func html(_ refused: RefusedForm?, _ frame: Frame) -> HTML {
        div(.id(Self.id)) {
            if mayEdit || !groups.isEmpty {
                card(frame.words("desk.linked"), id: "collegate-richiesta") {
                    if groups.isEmpty { p(.class("sp-muted")) { frame.words("merge.linked.none") } }
                    for group in groups { list(group, frame) }
                    if mayEdit { form(refused, frame) }
                }
            }
        }
    }

    private func list(_ group: Linked, _ frame: Frame) -> HTML {
        fragment {
            heading(3, frame.words(group.title), class: "sp-linked-title")
            ul(.class("sp-plain-list sp-others")) {
                for ticket in group.tickets {
                    li(.class("sp-linked")) {
                        ticket.html(frame)
                        if mayEdit { removal(of: ticket.number, frame) }
                    }
                }
            }
        }
    }

    private func removal(of other: Ticket.Number, _ frame: Frame) -> HTML {
        postForm(frame, action: RequestAction.unlink.address(number)) {
            seen.seen.field()
            input(.type("hidden"), .name("numero"), .value(other.description))
            button(
                .type("submit"), .class("sp-tag-remove"),
                .aria("label", frame.words("merge.linked.remove", ["number": other]))
            ) { icon(.close) }
        }
    }

    private func form(_ refused: RefusedForm?, _ frame: Frame) -> HTML {
        let w = frame.words
        let (values, errors) = RefusedForm.values(of: refused, for: .link)
        let f = Fields(w, values: values, errors: errors, prefix: RequestAction.link.rawValue + "-")
        return details(.class("sp-link-form"), .open(refused?.action == .link)) {
            summary(DeskKey.link.attribute) { w("merge.link.action") }
            postForm(frame, action: RequestAction.link.address(number)) {
                seen.seen.field()
                f.text(
                    "numero", label: w("merge.number"), hint: w("merge.number.hint"), required: true,
                    inputmode: "numeric", most: 200)
                f.select(
                    "come", label: w("merge.link.role"),
                    options: LinkRole.allCases.map { Option($0.rawValue, w("merge.link.role.\($0.rawValue)")) },
                    required: true)
                submit(w("merge.link.do"), .secondary, small: true)
            }
        }
    }
}

import Domain
import Store

/// The requests that belong with this one, as far as the person who looks may see them.
struct LinkedCard: Sendable, Equatable {
    var parents: [RequesterCard.Other]
    var children: [RequesterCard.Other]

    init(_ linked: LinkedTickets) {
        parents = linked.parents.map(RequesterCard.Other.init)
        children = linked.children.map(RequesterCard.Other.init)
    }

    /// Live updates replace the card whole, by this id.
    static let id = "collegate"

    func html(_ frame: Frame) -> HTML {
        div(.id(Self.id)) {
            if !parents.isEmpty || !children.isEmpty {
                card(frame.words("desk.linked"), id: "collegate-richiesta") {
                    list(frame.words("desk.linked.parents"), parents, frame)
                    list(frame.words("desk.linked.children"), children, frame)
                }
            }
        }
    }

    private func list(_ title: String, _ tickets: [RequesterCard.Other], _ frame: Frame) -> HTML? {
        if tickets.isEmpty { return nil }
        return fragment {
            heading(3, title, class: "sp-linked-title")
            ul(.class("sp-plain-list sp-others")) {
                for ticket in tickets { li { ticket.html(frame) } }
            }
        }
    }
}

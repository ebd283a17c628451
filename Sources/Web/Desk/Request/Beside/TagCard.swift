import Domain

/// The tags of a request: words by which the office finds it again.
struct TagCard: Sendable, Equatable {
    var number: Ticket.Number
    var seen: SeenAside
    var tags: [String]
    /// Whether the person who looks may add and remove.
    var mayEdit: Bool

    /// Live updates replace the card whole, by this id.
    static let id = "etichette"

    func html(_ refused: RefusedForm?, _ frame: Frame) -> HTML {
        div(.id(Self.id)) {
            if mayEdit || !tags.isEmpty {
                card(frame.words("desk.tags"), id: "etichette-richiesta") {
                    list(frame)
                    if mayEdit { form(refused, frame) }
                }
            }
        }
    }

    private func list(_ frame: Frame) -> HTML {
        if tags.isEmpty { return p(.class("sp-muted")) { frame.words("desk.tags.none") } }
        return ul(.class("sp-tags")) {
            for tag in tags {
                li(.class("sp-chip sp-tone-neutral")) {
                    tag
                    if mayEdit { removal(of: tag, frame) }
                }
            }
        }
    }

    private func removal(of tag: String, _ frame: Frame) -> HTML {
        postForm(frame, action: RequestAction.untag.address(number)) {
            seen.seen.field()
            input(.type("hidden"), .name("etichetta"), .value(tag))
            button(
                .type("submit"), .class("sp-tag-remove"), .aria("label", frame.words("desk.tags.remove", ["tag": tag]))
            ) { icon(.close) }
        }
    }

    private func form(_ refused: RefusedForm?, _ frame: Frame) -> HTML {
        let w = frame.words
        let (values, errors) = RefusedForm.values(of: refused, for: .tag)
        let fields = Fields(w, values: values, errors: errors, prefix: RequestAction.tag.rawValue + "-")
        return postForm(frame, action: RequestAction.tag.address(number)) {
            seen.seen.field()
            fields.text(
                "etichetta", label: w("desk.tags.new"), required: true, most: RuleAction.longestTag,
                with: [DeskKey.tag.attribute])
            submit(w("desk.tags.add"), .secondary, small: true)
        }
    }
}

import Domain

/// Above a list: what is chosen in it, and the way to what can be done with it. Each box works without script, which adds
/// ranges (Shift), the box of the page, and the number said aloud.
struct BulkBar: Sendable {
    /// The form to which the boxes of the rows belong.
    static let formID = "insieme"
    static let path = "/scrivania/insieme"

    let query: QueueQuery
    let numbers: [Ticket.Number]
    /// Whether the list goes on after or before this page.
    let hasMore: Bool

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        let list = query.with { _ in }.address.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init)
        return postForm(frame, action: Self.path, id: Self.formID, class: "sp-bulk-bar", with: [.data("bulk")]) {
            input(.type("hidden"), .name("lista"), .value(list ?? ""))
            input(.type("hidden"), .name("numeri"), .value(numbers.map(\.description).joined(separator: ",")))
            box("pagina", w("bulk.page", ["n": numbers.count]), DeskKey.pickPage.attribute)
            if hasMore { box("tutte", w("bulk.whole")) }
            span(
                .class("sp-bulk-count"), .id("insieme-conta"), .role("status"), .aria("live", "polite"),
                .data("none", w("bulk.count.none")), .data("one", w("bulk.count.single")),
                .data("many", w("bulk.count.many", ["n": "{n}"])), .data("all", w("bulk.count.all")))
            submit(w("bulk.choose"), .secondary, small: true, with: [DeskKey.together.attribute])
            a(.href(Self.path), .class("sp-bulk-past")) { w("bulk.past") }
        }
    }

    private func box(_ name: String, _ text: String, _ key: Attribute = .data("key", nil)) -> HTML {
        label(.class("sp-bulk-box"), .for("insieme-" + name)) {
            input(.type("checkbox"), .name(name), .value("1"), .id("insieme-" + name), key)
            span(text)
        }
    }

    /// The box of one row.
    static func pick(_ number: Ticket.Number, _ w: Words) -> HTML {
        td(.class("sp-row-pick")) {
            input(
                .type("checkbox"), .name("richiesta"), .value(number.description), .init("form", formID),
                .data("kept", ""),
                .aria("label", w("bulk.pick", ["number": number.description])))
        }
    }
}

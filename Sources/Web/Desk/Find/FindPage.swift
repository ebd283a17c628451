import Domain

/// Requests, people, lists and pages by their name, for whoever would rather type than look: a page, and what the script shows
/// over any other page when somebody presses Ctrl+K.
struct FindPage: Sendable {
    var query: FindQuery
    var groups: [FoundGroup]

    static let path = "/scrivania/trova"
    /// The part of the page the script takes.
    static let id = "trovati"

    func html(_ frame: Frame, _ sidebar: Sidebar) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("keys.find"), sidebar: sidebar) {
            h1(w("keys.find"))
            form(.method("get"), .action(Self.path), .role("search"), .class("sp-find-form")) {
                Fields(w).text(
                    "q", label: w("keys.find.label"), value: query.written, kind: .search, hint: w("keys.find.hint"),
                    required: true, autocomplete: "off")
                buttonRow { submit(w("kit.search")) }
            }
            results(w)
        }
    }

    /// What was found, with the words the script needs to show it over a page.
    func results(_ w: Words) -> HTML {
        div(
            .id(Self.id), .class("sp-found"), .data("title", w("keys.find")), .data("label", w("keys.find.label")),
            .data("hint", w("keys.find.marks")), .data("close", w("keys.close")), .data("here", w("keys.find.here")),
            .data("texts", w("keys.find.texts")), .data("macros", w("macro.title")), .data("none", w("keys.find.none")),
            .data("one", w("keys.find.count.single")), .data("many", w("keys.find.count.many"))
        ) {
            if groups.isEmpty { p(.class("sp-muted")) { w("keys.find.none") } }
            for group in groups { group.html(w) }
        }
    }
}

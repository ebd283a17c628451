import Domain

// Above a list: whose view it is, and what was changed in it since it was kept.
extension QueuePage {
    func viewBar(_ frame: Frame) -> HTML? {
        guard let view else { return nil }
        let w = frame.words
        guard view.query != query.kept else {
            return p(.class("sp-view-bar")) {
                if isViewOwn { a(.href(view.ownAddress)) { w("views.edit") } } else { w("views.shared.withYou") }
            }
        }
        return div(.class("sp-view-bar"), .role("status")) {
            span(w("views.changed", ["name": view.name]))
            if isViewOwn {
                postForm(frame, action: view.ownAddress + "/elenco") {
                    input(.type("hidden"), .name("query"), .value(query.kept))
                    submit(w("views.save"), .secondary, small: true)
                }
            }
            a(.href(view.address)) { w("views.discard") }
        }
    }

    /// Keeps this list under a name.
    func keepForm(_ frame: Frame) -> HTML? {
        let w = frame.words
        // A list without filters is a queue, which is at the left already.
        guard !query.kept.isEmpty else { return nil }
        return details(.class("sp-list-filters sp-list-keep")) {
            summary(DeskKey.keep.attribute) { w(view == nil ? "views.add" : "views.saveNew") }
            postForm(frame, action: ViewsPage.path, class: "sp-keep") {
                input(.type("hidden"), .name("query"), .value(query.kept))
                sharing.fields(Fields(w, prefix: "vista-"))
                buttonRow { submit(w("views.save"), small: true) }
            }
        }
    }
}

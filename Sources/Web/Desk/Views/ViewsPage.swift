import Domain

/// The views somebody has: their own to open, to put in order and to change, those of others to open.
struct ViewsPage: Sendable {
    let own: [SavedView]
    let shared: [(view: SavedView, owner: String)]
    let groups: [ID<Group>: String]
    let sidebar: Sidebar

    static let path = "/scrivania/viste"

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("views.title"), sidebar: sidebar) {
            h1(w("views.title"))
            p(.class("sp-settings-purpose")) { w("views.purpose") }
            if own.isEmpty && shared.isEmpty {
                emptyState(w("views.empty"), icon: .star) {
                    linkButton(w("views.start"), QueueQuery.Queue.all.address, small: true)
                }
            }
            if !own.isEmpty { ownTable(frame) }
            if !shared.isEmpty { sharedTable(w) }
        }
    }

    private func ownTable(_ frame: Frame) -> HTML {
        let w = frame.words, columns = ["name", "who", "order"].map { w("views.column.\($0)") }
        return table(caption: w("views.mine"), isCaptionVisible: true, columns: columns.map { Column($0) }) {
            for (place, view) in own.enumerated() {
                tr {
                    td(.data("label", columns[0])) {
                        div(.class("sp-view-names")) {
                            a(.href(view.address), .class("sp-entry-link")) { view.name }
                            a(.href(view.ownAddress), .aria("label", w("views.edit.of", ["name": view.name]))) {
                                w("views.edit")
                            }
                        }
                    }
                    td(.data("label", columns[1])) { who(view, w) }
                    td(.data("label", columns[2])) {
                        postForm(frame, action: view.ownAddress + "/sposta", class: "sp-move") {
                            move("su", "▲", w("views.up", ["name": view.name]), isIdle: place == 0)
                            move("giu", "▼", w("views.down", ["name": view.name]), isIdle: place == own.count - 1)
                        }
                    }
                }
            }
        }
    }

    private func move(_ way: String, _ sign: String, _ text: String, isIdle: Bool) -> HTML {
        button(
            .type("submit"), .name("dove"), .value(way), .class("btn btn-outline-primary btn-sm"), .title(text),
            .disabled(isIdle)
        ) {
            span(.aria("hidden", "true")) { sign }
            span(.class("visually-hidden")) { text }
        }
    }

    private func sharedTable(_ w: Words) -> HTML {
        let columns = ["name", "whose"].map { w("views.column.\($0)") }
        return table(caption: w("views.shared"), isCaptionVisible: true, columns: columns.map { Column($0) }) {
            for (view, owner) in shared {
                tr {
                    td(.data("label", columns[0])) { a(.href(view.address), .class("sp-entry-link")) { view.name } }
                    td(.data("label", columns[1])) { owner }
                }
            }
        }
    }

    private func who(_ view: SavedView, _ w: Words) -> String {
        switch view.sharing {
        case .none, .everyone: w("views.sharing.\(view.sharing.rawValue)")
        case .groups: view.groups.compactMap { groups[$0] }.joined(separator: ", ")
        }
    }
}

/// Name and sharing of one view; also a new one that was refused.
struct ViewPage: Sendable {
    /// Nil for a new one.
    let kept: SavedView?
    /// Of a new one, the list it keeps.
    var query = ""
    let form: FormData
    var errors = FieldErrors()
    let sharing: ViewSharing
    /// Whether the person may change it, or only take it away from everybody.
    let isOwn: Bool
    let sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = kept?.name ?? w("views.add")
        let list = kept?.address ?? (query.isEmpty ? QueueQuery.path : "\(QueueQuery.path)?\(query)")
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(w("views.title"), ViewsPage.path), Link(title, "")]
        ) {
            div(.class("sp-settings")) {
                h1(title)
                if isOwn {
                    errorSummary(errors, w)
                    postForm(frame, action: kept?.ownAddress ?? ViewsPage.path) {
                        if kept == nil { input(.type("hidden"), .name("query"), .value(query)) }
                        sharing.fields(Fields(w, values: form, errors: errors))
                        buttonRow {
                            submit(w("views.save"))
                            linkButton(w("views.open"), list, .link)
                        }
                    }
                }
                if let kept {
                    details(.class("sp-fold")) {
                        summary(w("views.delete"))
                        div {
                            p(w("views.delete.text"))
                            postForm(frame, action: kept.ownAddress + "/elimina") {
                                submit(w("views.delete.sure"), .danger)
                            }
                        }
                    }
                }
            }
        }
    }
}

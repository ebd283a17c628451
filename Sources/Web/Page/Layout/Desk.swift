/// What stands beside the operators' work.
struct Sidebar: Sendable {
    /// A heading with its links: "My work", "Queues of my groups".
    struct Section: Sendable {
        var title: String
        var links: [Link]
    }
    /// The main places: desk, dashboard, settings.
    var places: [Link]
    var sections: [Section]
    /// Where the search box leads; nil for no box.
    var search: String?
    var query: String
    /// What the menu is called; the queues when nil.
    var label: String?

    init(places: [Link], sections: [Section], search: String? = nil, query: String = "", label: String? = nil) {
        self.places = places
        self.sections = sections
        self.search = search
        self.query = query
        self.label = label
    }
}

func deskHeader(_ frame: Frame, _ sidebar: Sidebar) -> HTML {
    header(.class("sp-desk-header")) {
        a(.class("sp-desk-brand"), .href("/scrivania")) {
            icon(.serviceMark)
            span(frame.office.serviceName)
        }
        nav(.class("sp-desk-places"), .aria("label", frame.words("kit.menu.main"))) {
            ul {
                for link in sidebar.places {
                    li {
                        a(
                            .href(link.address), .aria("current", link.isCurrent ? "true" : nil),
                            .data("key", link.key)
                        ) {
                            link.text
                        }
                    }
                }
            }
        }
        if let search = sidebar.search { deskSearch(search, sidebar.query, frame.words) }
        if let notices = frame.viewer?.notices { notices.html(frame) }
        languageSwitch(frame)
        if let viewer = frame.viewer { viewerMenu(viewer, frame) }
    }
}

private func deskSearch(_ address: String, _ query: String, _ w: Words) -> HTML {
    form(.class("sp-desk-search"), .method("get"), .action(address), .role("search")) {
        label(.for("cerca-scrivania"), .class("visually-hidden")) { w("kit.search") }
        input(
            .type("search"), .id("cerca-scrivania"), .name("q"), .value(query), .placeholder(w("kit.search")),
            .autocomplete("off"), DeskKey.search.attribute)
        button(.type("submit"), .aria("label", w("kit.search"))) { icon(.search) }
    }
}

func deskSidebar(_ sidebar: Sidebar, _ w: Words) -> HTML? {
    guard !sidebar.sections.isEmpty else { return nil }
    return nav(.class("sp-sidebar"), .aria("label", sidebar.label ?? w("kit.menu.queues"))) {
        // On a phone the queues fold; the script opens it on wide screens, where without script it is open too.
        details(.open(), .data("fold-narrow")) {
            summary(sidebar.label ?? w("kit.menu.queues"))
            for section in sidebar.sections { sidebarSection(section) }
        }
    }
}

private func sidebarSection(_ part: Sidebar.Section) -> HTML {
    section {
        h2(part.title)
        ul {
            for link in part.links {
                li {
                    a(
                        .href(link.address), .aria("current", link.isCurrent ? "page" : nil),
                        .data("key", link.key)
                    ) {
                        link.icon.map { icon($0) }
                        span(.class("sp-sidebar-text")) { link.text }
                        if let count = link.count {
                            counter(count, id: link.countID)
                        } else if let id = link.countID {
                            span(.class("sp-count sp-count-zero"), .id(id))
                        }
                    }
                }
            }
        }
    }
}

/// A number that a live update replaces by its id.
func counter(_ count: Int, id: String?) -> HTML {
    span(.class(count == 0 ? "sp-count sp-count-zero" : "sp-count"), .id(id)) { String(count) }
}

func deskFooter(_ frame: Frame) -> HTML {
    let w = frame.words, office = frame.office
    let links = [
        (
            w("kit.footer.accessibility"), office.accessibilityURL.isEmpty ? "/accessibilita" : office.accessibilityURL,
            "accessibility-link"
        ),
        (w("kit.footer.privacy"), office.privacyURL.isEmpty ? "/privacy" : office.privacyURL, "privacy-policy-link"),
        (w("kit.footer.legal"), office.legalURL.isEmpty ? "/note-legali" : office.legalURL, "legal-notes"),
    ]
    return footer(.class("sp-desk-footer"), .id("piede")) {
        span(office.administrationName)
        ul {
            for (text, address, marker) in links { li { a(.href(address), .data("element", marker)) { text } } }
        }
    }
}

/// How wide the content of a public page is: text to read, or whatever fits.
enum PageWidth { case text, wide }

/// A page of the public site.
///
///     publicPage(frame, title: w("public.home.title"), breadcrumbs: [Link("Home", "/"), Link("Richiesta", "/richiesta")]) {
///         h1(w("public.home.title"))
///     }
func publicPage(
    _ frame: Frame, title: String, menu: [Link] = [], breadcrumbs: [Link] = [], width: PageWidth = .wide,
    @HTMLBuilder _ content: () -> HTML
) -> HTML {
    document(frame, title: title, class: "sp-public") {
        skipLinks(frame.words)
        demoBanner(frame)
        publicHeader(frame, menu: menu)
        div(.class("container sp-page")) {
            breadcrumb(breadcrumbs, frame.words)
            main(.id("contenuto"), .tabindex(-1), .class(width == .text ? "sp-reading" : nil)) {
                noticeBlock(frame)
                content()
            }
        }
        publicFooter(frame)
    }
}

/// A page of the operators: thin header, queues on the left (folded above the content on a phone), wide content.
func deskPage(
    _ frame: Frame, title: String, sidebar: Sidebar, breadcrumbs: [Link] = [], live: String? = nil,
    pane: HTML? = nil,
    @HTMLBuilder _ content: () -> HTML
) -> HTML {
    document(frame, title: title, class: deskClass) {
        skipLinks(frame.words)
        demoBanner(frame)
        deskHeader(frame, sidebar)
        div(.class("sp-desk-body"), .data("live", live)) {
            deskSidebar(sidebar, frame.words)
            pane
            main(.id("contenuto"), .tabindex(-1), .class("sp-desk-main")) {
                breadcrumb(breadcrumbs, frame.words)
                noticeBlock(frame)
                content()
            }
        }
        deskFooter(frame)
    }
}

/// A page that stands alone, for errors: it needs no database, so it can be shown when that is away.
func plainPage(_ frame: Frame, title: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    document(frame, title: title, class: "sp-public sp-plain") {
        skipLinks(frame.words)
        demoBanner(frame)
        publicHeader(frame, menu: [])
        div(.class("container sp-page")) {
            main(.id("contenuto"), .tabindex(-1), .class("sp-reading")) { content() }
        }
        publicFooter(frame)
    }
}

import Domain

/// A page that does one thing with a request: its number leads back, its summary says which it is.
struct RequestTaskPage {
    let number: Ticket.Number
    let title: String
    /// The page in the path at the top; the title when nil.
    var crumb: String?
    let summary: String
    /// What it is for.
    var purpose: String?
    let sidebar: Sidebar

    func html(_ frame: Frame, @HTMLBuilder _ content: () -> HTML) -> HTML {
        deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [Link(number.description, number.deskPath), Link(crumb ?? title, "")]
        ) {
            div(.class("sp-settings")) {
                h1(title)
                p(.class("sp-settings-purpose")) { summary }
                purpose.map { text in p(.class("sp-hint")) { text } }
                content()
            }
        }
    }

    /// The button that does it, and the way back.
    static func buttons(_ text: String, _ number: Ticket.Number, _ w: Words) -> HTML {
        buttonRow {
            submit(text)
            linkButton(w("request.correct.back"), number.deskPath, .link)
        }
    }
}

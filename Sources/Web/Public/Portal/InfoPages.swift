import Domain

/// A page of plain words: headings, paragraphs and lists, each a key.
struct InfoPage: Sendable {
    enum Block: Sendable {
        case heading(String)
        case text(String)
        case list([String])
        /// A link with its words and address.
        case link(String, String)
    }
    var key: String
    var address: String
    var place: PublicPlace?
    var blocks: [Block]
}

extension InfoPage {
    /// How the desk works, for people.
    static let help = InfoPage(
        key: "public.help", address: "/aiuto", place: .help,
        blocks: [
            .heading("ask"), .text("ask.text"), .list(["ask.1", "ask.2", "ask.3", "ask.4"]),
            .link("ask.link", "/richiesta"), .heading("confirm"), .text("confirm.text"), .heading("follow"),
            .text("follow.text"), .list(["follow.1", "follow.2", "follow.3", "follow.4"]), .heading("files"),
            .text("files.text"), .heading("vote"), .text("vote.text"), .heading("lost"), .text("lost.text"),
        ])

    /// How to follow a request: by the link, never by the number alone, because numbers can be guessed.
    static let follow = InfoPage(
        key: "public.follow", address: "/segui", place: .follow,
        blocks: [
            .text("text"), .list(["1", "2", "3"]), .heading("why"), .text("why.text"), .heading("lost"),
            .text("lost.text"), .list(["lost.1", "lost.2", "lost.3"]),
        ])

    static let privacy = InfoPage(
        key: "public.privacy", address: "/privacy", place: nil,
        blocks: [
            .text("text"), .heading("who"), .text("who.text"), .heading("data"), .text("data.text"),
            .list(["data.1", "data.2", "data.3"]), .heading("why"), .text("why.text"), .heading("how"),
            .text("how.text"), .heading("long"), .text("long.text"), .heading("cookies"), .text("cookies.text"),
            .heading("rights"), .text("rights.text"),
        ])

    static let legal = InfoPage(
        key: "public.legal", address: "/note-legali", place: nil,
        blocks: [
            .text("text"), .heading("contents"), .text("contents.text"), .heading("requests"), .text("requests.text"),
            .heading("software"), .text("software.text"),
        ])

    static let accessibility = InfoPage(
        key: "public.accessibility", address: "/accessibilita", place: nil,
        blocks: [
            .text("text"), .heading("state"), .text("state.text"), .heading("how"),
            .list(["how.1", "how.2", "how.3", "how.4"]), .heading("feedback"), .text("feedback.text"),
            .link("feedback.link", "/richiesta"), .heading("ombudsman"), .text("ombudsman.text"),
        ])

    static let all = [help, follow, privacy, legal, accessibility]
}

func infoPage(_ page: InfoPage, _ frame: Frame) -> HTML {
    let w = frame.words, office = frame.office
    let blanks: [String: any CustomStringConvertible] = [
        "office": office.administrationName, "service": office.serviceName, "mail": office.mailFrom,
        "ratingDays": office.ratingDays, "reopenDays": office.reopenDays, "unconfirmedDays": office.unconfirmedDays,
        "count": office.attachmentCount, "size": w.size(bytes: office.attachmentBytes),
        "kinds": office.attachmentKinds.map { $0.uppercased() }.joined(separator: ", "),
    ]
    func words(_ key: String) -> String { w("\(page.key).\(key)", from: blanks) }
    return publicPage(
        frame, title: words("title"), menu: publicLinks(frame, current: page.place),
        breadcrumbs: [Link(w("public.home"), "/"), Link(words("title"), page.address)], width: .text
    ) {
        h1(words("title"))
        for block in page.blocks {
            switch block {
            case .heading(let key): h2(.class("h4")) { words(key) }
            case .text(let key): p(words(key))
            case .list(let keys): ul { for key in keys { li(words(key)) } }
            case .link(let key, let address): p { a(.href(address)) { words(key) } }
            }
        }
    }
}

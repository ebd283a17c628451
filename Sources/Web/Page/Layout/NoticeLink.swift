/// The way to one's notices in the header, with the number of those not read; who wants no telling has no number.
struct NoticeLink: Sendable, Equatable {
    var unread: Int?

    static let path = "/scrivania/avvisi"
    /// Live updates replace the number by this id.
    static let countID = "conta-avvisi"
    /// More than these are said to be more: counting on helps nobody.
    static let most = 99

    init(unread: Int? = nil) { self.unread = unread }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return a(
            .class("sp-desk-notices"), .href(Self.path), .aria("current", frame.path == Self.path ? "page" : nil),
            DeskKey.notices.attribute
        ) {
            icon(.notices)
            span(.class("sp-desk-notices-text")) { w("together.notices") }
            if let unread { Self.count(unread, w) }
        }
    }

    static func count(_ unread: Int, _ w: Words) -> HTML {
        span(.class(unread == 0 ? "sp-count sp-count-zero" : "sp-count"), .id(countID)) {
            unread > most ? "\(most)+" : String(unread)
            span(.class("visually-hidden")) { " " + w("together.notices.unread") }
        }
    }
}

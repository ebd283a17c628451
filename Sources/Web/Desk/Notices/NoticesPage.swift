import Domain
import Foundation
import Store

/// What somebody of the desk is told, newest first.
struct NoticesPage: Sendable {
    var lines: [NoticeLine]
    var unreadOnly: Bool
    /// Notices not read, up to `mostCounted`.
    var unread: Int
    /// The newest notice, on the first page: reading all of them reads up to it.
    var newest: ID<PersonalNotice>?
    /// Where the next page begins, and whether this is the first.
    var next: ID<PersonalNotice>?
    var isFirst: Bool
    var telling: Preferences.Telling
    var sidebar: Sidebar

    static let path = NoticeLink.path
    /// Notices on one page.
    static let size = 50
    /// Beyond this the header says "more".
    static let mostCounted = NoticeLink.most + 1

    static func address(unreadOnly: Bool, before: ID<PersonalNotice>? = nil) -> String {
        let parts = (unreadOnly ? ["quali=da-leggere"] : []) + (before.map { ["prima=\($0)"] } ?? [])
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("together.notices"), sidebar: sidebar, live: "/scrivania/eventi?avvisi=1") {
            div(.class("sp-notices")) {
                h1(w("together.notices"))
                p(.class("sp-hint")) {
                    w("together.telling.now.\(telling.rawValue)", ["days": PersonalNotice.days]) + " "
                    a(.href("/account#preferenze")) { w("together.telling.change") }
                }
                div(.id(Self.newsID), .aria("live", "polite"))
                tools(frame)
                list(frame)
                pagination(
                    previous: isFirst ? nil : Self.address(unreadOnly: unreadOnly),
                    next: next.map { Self.address(unreadOnly: unreadOnly, before: $0) }, w)
            }
        }
    }

    static let newsID = "avvisi-nuovi"

    /// The line that says that there is more than the page shows.
    static func news(_ frame: Frame) -> HTML {
        div(.id(newsID), .class("sp-news")) {
            a(.href(path)) {
                icon(.refresh)
                frame.words("together.notices.new")
            }
        }
    }

    private func tools(_ frame: Frame) -> HTML {
        let w = frame.words
        return div(.class("sp-notices-tools")) {
            nav(.class("sp-tabs"), .aria("label", w("together.notices.which"))) {
                ul {
                    for (only, key) in [(false, "all"), (true, "unread")] {
                        li {
                            a(
                                .href(Self.address(unreadOnly: only)),
                                .aria("current", only == unreadOnly ? "page" : nil)
                            ) { w("together.notices.which.\(key)") }
                        }
                    }
                }
            }
            if unread > 0, let newest {
                postForm(frame, action: Self.path + "/letti") {
                    Fields(w).hidden("fino", newest.description)
                    submit(w("together.notices.readAll"), .secondary, small: true)
                }
            }
        }
    }

    private func list(_ frame: Frame) -> HTML {
        if lines.isEmpty {
            let isUnread = unreadOnly && isFirst
            return emptyState(
                frame.words(isUnread ? "together.notices.empty.unread" : "together.notices.empty"),
                icon: isUnread ? .check : .notices)
        }
        return ul(.class("sp-plain-list sp-notice-list")) { for line in lines { line.html(frame) } }
    }
}

/// One notice as a line: what happened, to which request, when.
struct NoticeLine: Sendable, Equatable {
    var id: ID<PersonalNotice>
    var number: Ticket.Number
    var summary: String
    var sentence: String
    var icon: Icon
    var isRead: Bool
    var at: Date
    /// The message or event in the page of the request.
    var anchor: String

    init(_ told: ToldNotice, _ w: Words) {
        id = told.notice.id
        number = told.number
        summary = told.summary
        isRead = told.notice.readAt != nil
        at = told.notice.at
        icon = told.event.fact.kind.icon
        anchor = told.event.fact.data["message"].map { "m\($0)" } ?? "e\(told.event.id)"
        sentence = Self.sentence(told, w)
    }

    /// A message tells itself in the history; here somebody must say that it came.
    private static func sentence(_ told: ToldNotice, _ w: Words) -> String {
        let event = told.event
        if told.notice.reason == .mentioned { return w("together.notice.mentioned", ["who": event.actorName]) }
        if let sentence = EventSentence(event, w) { return sentence.text }
        return w("together.notice.\(event.fact.kind.rawValue)", ["who": event.actorName])
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return li(.id("a\(id)"), .class(isRead ? "sp-notice" : "sp-notice sp-notice-unread")) {
            Web.icon(icon)
            div(.class("sp-notice-text")) {
                a(
                    .href("\(number.deskPath)#\(anchor)"),
                    .data("notice", isRead ? nil : "\(NoticesPage.path)/\(id)/letto")
                ) {
                    if !isRead { span(.class("visually-hidden")) { w("together.notice.unread") + ": " } }
                    sentence
                }
                p(.class("sp-muted")) {
                    span("\(number) · \(summary)")
                    " · "
                    moment(at, frame)
                }
            }
            if !isRead {
                postForm(frame, action: "\(NoticesPage.path)/\(id)/letto") {
                    submit(
                        w("together.notice.read"), .secondary, small: true,
                        with: [.aria("label", w("together.notice.read.which", ["what": sentence, "number": number]))])
                }
            }
        }
    }
}

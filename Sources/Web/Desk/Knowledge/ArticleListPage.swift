import Desk
import Domain
import Foundation

/// What is written down, by how it stands.
struct ArticleListPage: Sendable {
    static let path = "/scrivania/articoli"
    static let page = 50

    enum Tab: String, Sendable, CaseIterable {
        case published = "pubblicati"
        case drafts = "bozze"
        case review = "revisione"
        case due = "scaduti"
        case withdrawn = "ritirati"

        /// What all of its articles are, and so is not said of each.
        var mark: String? {
            switch self {
            case .published: "knowledge.state.published"
            case .review: "knowledge.state.review"
            case .due: "knowledge.state.due"
            case .withdrawn: "knowledge.state.withdrawn"
            case .drafts: nil
            }
        }

        func has(_ article: Article, on day: CalendarDay) -> Bool {
            switch self {
            case .published: article.state == .published
            case .drafts: article.state == .draft || article.state == .published && article.hasChanges
            case .review: article.reviewAskedAt != nil
            case .due: article.isDue(on: day)
            case .withdrawn: article.state == .withdrawn
            }
        }
    }

    struct Line: Sendable {
        var article: Article
        var content: ArticleContent
        var owner: String
        var votes: ArticleVotes
        var inserted: Int
        var solved: Int
        var isDue: Bool
    }

    var tab: Tab
    var query: String
    var counts: [Tab: Int]
    var lines: [Line]
    /// Lines before this page, and all there are.
    var offset: Int
    var all: Int
    var mayWrite: Bool
    /// What the program found and nobody has decided on.
    var proposals = 0
    /// What changed in the articles who looks follows.
    var news = FollowedArticles([], followed: [:])
    var sidebar: Sidebar

    static func address(_ tab: Tab, query: String = "", from offset: Int = 0) -> String {
        var parts = ["stato=\(tab.rawValue)"]
        if !query.isEmpty { parts.append("q=\(query.queryEncoded)") }
        if offset > 0 { parts.append("da=\(offset)") }
        return path + "?" + parts.joined(separator: "&")
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(frame, title: w("knowledge.title"), sidebar: sidebar) {
            div(.class("sp-list-head")) {
                h1(w("knowledge.title"))
                if mayWrite { linkButton(w("knowledge.new"), ArticleForm.newPath, .primary, small: true) }
            }
            p(.class("sp-settings-purpose")) { w("knowledge.purpose") }
            news.html(w)
            nav(.class("sp-tabs"), .aria("label", w("knowledge.which"))) {
                ul {
                    li { a(.href(ProposalsPage.path)) { w("knowledge.proposals.open", ["n": proposals]) } }
                    for tab in Tab.allCases {
                        li {
                            a(.href(Self.address(tab, query: query)), .aria("current", tab == self.tab ? "page" : nil))
                            {
                                "\(w("knowledge.tab.\(tab.rawValue)")) (\(counts[tab] ?? 0))"
                            }
                        }
                    }
                }
            }
            form(.method("get"), .action(Self.path), .role("search"), .class("sp-find-form")) {
                input(.type("hidden"), .name("stato"), .value(tab.rawValue))
                Fields(w).text("q", label: w("knowledge.search"), value: query, kind: .search, autocomplete: "off")
                buttonRow { submit(w("kit.search"), .secondary) }
            }
            if lines.isEmpty {
                emptyState(w(query.isEmpty ? "knowledge.none" : "knowledge.none.query"), icon: .file)
            } else {
                list(w)
                pagination(
                    previous: offset > 0 ? Self.address(tab, query: query, from: max(0, offset - Self.page)) : nil,
                    next: offset + lines.count < all ? Self.address(tab, query: query, from: offset + Self.page) : nil,
                    w)
            }
        }
    }

    private func list(_ w: Words) -> HTML {
        let names = ["title", "theme", "audience", "owner", "used"].map { w("knowledge.column.\($0)") }
        return table(caption: w("knowledge.tab.\(tab.rawValue)"), columns: names.map { Column($0) }) {
            for line in lines {
                tr {
                    td(.data("label", names[0])) {
                        a(.href(line.article.deskPath), .class("sp-entry-link"), .init("lang", line.content.language)) {
                            line.content.title
                        }
                        " "
                        for mark in ArticleMark.all(of: line.article, isDue: line.isDue) where mark.key != tab.mark {
                            badge(w(mark.key), mark.tone)
                            " "
                        }
                    }
                    td(.data("label", names[1])) { ArticleContent.written(line.content.theme) }
                    td(.data("label", names[2])) { w("knowledge.audience.\(line.content.audience.rawValue)") }
                    td(.data("label", names[3])) { line.owner }
                    td(.data("label", names[4])) {
                        w(
                            "knowledge.figures",
                            [
                                "yes": line.votes.useful, "no": line.votes.useless, "n": line.inserted,
                                "solved": line.solved,
                            ])
                    }
                }
            }
        }
    }
}

/// How an article stands, in a word or two.
struct ArticleMark {
    let key: String
    let tone: Tone

    static func all(of article: Article, isDue: Bool) -> [ArticleMark] {
        var marks: [ArticleMark] = []
        switch article.state {
        case .draft: marks.append(ArticleMark(key: "knowledge.state.draft", tone: .neutral))
        case .published: marks.append(ArticleMark(key: "knowledge.state.published", tone: .success))
        case .withdrawn: marks.append(ArticleMark(key: "knowledge.state.withdrawn", tone: .neutral))
        }
        if article.state == .published && article.hasChanges {
            marks.append(ArticleMark(key: "knowledge.state.changed", tone: .warning))
        }
        if article.reviewAskedAt != nil { marks.append(ArticleMark(key: "knowledge.state.review", tone: .warning)) }
        if article.publishAt != nil { marks.append(ArticleMark(key: "knowledge.state.scheduled", tone: .info)) }
        if isDue { marks.append(ArticleMark(key: "knowledge.state.due", tone: .danger)) }
        return marks
    }
}

extension Article {
    /// Its page at the desk.
    var deskPath: String { "\(ArticleListPage.path)/\(id)" }
}

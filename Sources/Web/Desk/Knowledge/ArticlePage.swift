import Desk
import Domain
import Foundation

/// An article as colleagues see it: its words, how it stands, what can be done with it, what it was before.
struct ArticlePage: Sendable {
    static let versionsShown = 30
    static let reasonsShown = 10

    var article: Article
    var content: ArticleContent
    var owner: String
    var reviewer: String?
    var triples: [String]
    var groups: [String]
    var userTypes: [String]
    var votes: ArticleVotes
    var inserted: Int
    /// How often reading it was the end of it, by triple.
    var solved: [(triple: String, times: Int)]
    var reasons: [(at: Date, reason: String)]
    var versions: [ArticleVersion]
    var isDue: Bool
    var mayWrite: Bool
    var mayPublish: Bool
    /// Who looks hears when readers get other words.
    var isFollowed = false
    /// The day proposed for reading it again.
    var nextReview: String
    var typed = FormData()
    var errors = FieldErrors()
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words
        return deskPage(
            frame, title: content.title, sidebar: sidebar,
            breadcrumbs: [Link(w("knowledge.title"), ArticleListPage.path), Link(content.title, "")]
        ) {
            div(.class("sp-list-head")) {
                h1(.init("lang", content.language)) { content.title }
                if mayWrite { linkButton(w("knowledge.edit"), article.deskPath + "/modifica", .primary, small: true) }
            }
            postForm(frame, action: article.deskPath + "/segui") {
                submit(
                    w(isFollowed ? "knowledge.unfollow" : "knowledge.follow"), .secondary, name: "segue",
                    value: isFollowed ? "0" : "1", small: true)
            }
            p {
                for mark in ArticleMark.all(of: article, isDue: isDue) {
                    badge(w(mark.key), mark.tone)
                    " "
                }
            }
            div(.class("sp-request-columns")) {
                div(.class("sp-request-main")) {
                    if article.shown != nil && article.hasChanges { p(.class("sp-hint")) { w("knowledge.latest") } }
                    card { div(.class("sp-article"), .init("lang", content.language)) { content.html } }
                    history(frame)
                }
                aside(.class("sp-request-side"), .aria("label", w("knowledge.side"))) {
                    errorSummary(errors, w)
                    steps(frame)
                    about(frame)
                    readers(frame)
                }
            }
        }
    }

    private func about(_ frame: Frame) -> HTML {
        let w = frame.words
        func list(_ values: [String]) -> HTML {
            HTML(values.isEmpty ? w("knowledge.all") : values.joined(separator: ", "))
        }
        return card(w("knowledge.about"), id: "scheda") {
            facts(
                [
                    (
                        w("knowledge.column.theme"),
                        HTML(content.theme.isEmpty ? "–" : ArticleContent.written(content.theme))
                    ),
                    (w("knowledge.column.audience"), HTML(w("knowledge.audience.\(content.audience.rawValue)"))),
                ] + (content.audience == .groups ? [(w("knowledge.label.groups"), list(groups))] : [])
                    + [
                        (w("knowledge.label.userTypes"), list(userTypes)),
                        (w("knowledge.label.triples"), HTML(triples.isEmpty ? "–" : triples.joined(separator: ", "))),
                        (w("knowledge.column.owner"), HTML(owner)),
                        (w("knowledge.published"), article.publishedAt.map { fullMoment($0, w) } ?? HTML("–")),
                        (w("knowledge.reviewer"), HTML(reviewer ?? "–")),
                        (w("knowledge.reviewOn"), HTML(article.reviewOn.map { w.day($0) } ?? "–")),
                    ])
            if article.forEverybody != nil { p { a(.href(article.faqPath)) { w("knowledge.public") } } }
        }
    }

    private func readers(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("knowledge.readers"), id: "lettori") {
            p { w("knowledge.figures.long", ["yes": votes.useful, "no": votes.useless, "n": inserted]) }
            p { w("knowledge.solved", ["n": solved.reduce(0) { $0 + $1.times }]) }
            if !solved.isEmpty {
                ul(.class("sp-plain-list")) { for (triple, times) in solved { li { "\(times): \(triple)" } } }
            }
            if !reasons.isEmpty {
                h3(.class("h6")) { w("knowledge.reasons") }
                ul(.class("sp-plain-list")) {
                    for (at, reason) in reasons {
                        li {
                            p { reason }
                            p(.class("sp-muted")) { moment(at, frame) }
                        }
                    }
                }
            }
        }
    }

    private func history(_ frame: Frame) -> HTML {
        let w = frame.words
        return card(w("knowledge.versions"), id: "versioni") {
            ol(.class("sp-versions"), .init("reversed", if: true)) {
                for version in versions {
                    li(.value(String(version.number))) {
                        a(.href("\(article.deskPath)/versioni/\(version.number)")) {
                            w("knowledge.version", ["n": version.number])
                        }
                        " "
                        if version.number == article.shownVersion { badge(w("knowledge.version.shown"), .success) }
                        span(.class("sp-muted")) {
                            " \(version.byName), "
                            moment(version.at, frame)
                        }
                        if !version.note.isEmpty { p { version.note } }
                    }
                }
            }
        }
    }
}

// What can be done with it.
extension ArticlePage {
    private func steps(_ frame: Frame) -> HTML? {
        let w = frame.words
        let canPublish = mayPublish && (article.state != .published || article.hasChanges)
        let canAsk =
            mayWrite && !mayPublish && article.hasChanges && article.reviewAskedAt == nil
            && article.state != .withdrawn
        guard canPublish || canAsk || mayPublish && article.state != .withdrawn else { return nil }
        let f = Fields(w, values: typed, errors: errors)
        return card(w("knowledge.steps"), id: "passi") {
            if let at = article.publishAt { p { w("knowledge.scheduled", ["moment": w.moment(at)]) } }
            if canAsk {
                postForm(frame, action: article.deskPath + "/revisione") { submit(w("knowledge.askReview")) }
            }
            if canPublish {
                postForm(frame, action: article.deskPath + "/pubblica") {
                    input(.type("hidden"), .name("versione"), .value(String(article.version)))
                    f.date("rivedere", label: w("knowledge.label.reviewOn"), value: nextReview)
                    submit(w("knowledge.publish"))
                    details(.class("sp-fold"), .open(errors["quando"] != nil)) {
                        summary(w("knowledge.schedule"))
                        f.text(
                            "quando", label: w("knowledge.label.publishAt"), hint: w("knowledge.label.publishAt.hint"),
                            autocomplete: "off")
                        submit(w("knowledge.schedule.do"), .secondary, name: "come", value: "poi")
                    }
                }
            } else if mayPublish && article.state == .published {
                postForm(frame, action: article.deskPath + "/conferma") {
                    f.date("rivedere", label: w("knowledge.label.reviewOn"), value: nextReview)
                    submit(w("knowledge.confirm"), isDue ? .primary : .secondary)
                }
            }
            if mayPublish && article.state == .published {
                postForm(frame, action: article.deskPath + "/ritira") {
                    submit(
                        w("knowledge.withdraw"), .link, with: [.data("confirm", w("knowledge.withdraw.sure"))])
                }
                details(.class("sp-fold"), .open(errors["indirizzo"] != nil || errors["sostituito"] != nil)) {
                    summary(w("knowledge.address"))
                    postForm(frame, action: article.deskPath + "/sposta") {
                        f.text(
                            "indirizzo", label: w("knowledge.address.new"), value: article.slug,
                            hint: w("knowledge.address.new.hint"), autocomplete: "off")
                        submit(w("knowledge.address.move"), .secondary, small: true)
                    }
                    postForm(frame, action: article.deskPath + "/sostituisci") {
                        f.text(
                            "sostituito", label: w("knowledge.address.other"), hint: w("knowledge.address.other.hint"),
                            autocomplete: "off")
                        submit(w("knowledge.address.replace"), .secondary, small: true)
                    }
                }
            }
        }
    }
}

/// An earlier version beside the one before it, or beside the latest.
struct ArticleVersionPage: Sendable {
    var article: Article
    var version: ArticleVersion
    /// The one it is compared with; nil for the first.
    var other: ArticleVersion?
    var mayWrite: Bool
    var sidebar: Sidebar

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, title = w("knowledge.version.of", ["n": version.number, "title": article.latest.title])
        return deskPage(
            frame, title: title, sidebar: sidebar,
            breadcrumbs: [
                Link(w("knowledge.title"), ArticleListPage.path), Link(article.latest.title, article.deskPath),
                Link(w("knowledge.version", ["n": version.number]), ""),
            ]
        ) {
            h1(title)
            p(.class("sp-muted")) {
                "\(version.byName), "
                moment(version.at, frame)
            }
            if !version.note.isEmpty { p { version.note } }
            if let other {
                card(w("knowledge.compared", ["n": other.number]), id: "confronto") { compared(other, w) }
            }
            card(w("knowledge.version.words"), id: "testo") {
                div(.class("sp-article"), .init("lang", version.content.language)) { version.content.html }
            }
            if mayWrite && version.number != article.version {
                postForm(frame, action: "\(article.deskPath)/versioni/\(version.number)/ripristina") {
                    submit(w("knowledge.restore"), .secondary)
                }
            }
        }
    }

    private func compared(_ other: ArticleVersion, _ w: Words) -> HTML {
        let before = other.content, now = version.content
        let facts: [(String, String, String)] = [
            (w("knowledge.label.title"), before.title, now.title),
            (w("knowledge.label.theme"), ArticleContent.written(before.theme), ArticleContent.written(now.theme)),
            (
                w("knowledge.label.audience"), w("knowledge.audience.\(before.audience.rawValue)"),
                w("knowledge.audience.\(now.audience.rawValue)")
            ),
            (w("knowledge.label.triples"), before.triples.joined(separator: ", "), now.triples.joined(separator: ", ")),
        ].filter { $0.1 != $0.2 }
        let lines = ComparedLine.all(from: before.body, to: now.body)
        return fragment {
            for (name, old, new) in facts {
                p {
                    strong(name)
                    ": "
                    element("del", []) { old.isEmpty ? "–" : old }
                    " → "
                    element("ins", []) { new.isEmpty ? "–" : new }
                }
            }
            if facts.isEmpty && lines.allSatisfy({ $0.change == .same }) { p { w("knowledge.compared.same") } }
            div(.class("sp-compared"), .tabindex(0), .role("region"), .aria("label", w("knowledge.label.body"))) {
                for line in lines {
                    switch line.change {
                    case .same: p { line.text }
                    case .added: element("ins", []) { line.text.isEmpty ? " " : line.text }
                    case .removed: element("del", []) { line.text.isEmpty ? " " : line.text }
                    }
                }
            }
        }
    }
}

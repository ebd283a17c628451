import Desk
import Domain
import Formats
import Foundation

/// The public FAQ: what was looked for, a theme, or all themes.
struct FaqView: Sendable {
    static let path = "/faq"
    /// Found articles that are shown.
    static let most = 20
    static let longestQuery = 200
    /// Titles offered while somebody types.
    static let mostSuggested = 6
    static let picturePath = Markdown.pictures + ":hash"
    static let suggestPath = "/ricerca/parole"

    var query = ""
    var found: [FoundLine] = []
    /// The theme being looked at, from the widest.
    var theme: [String] = []
    var tree: ThemeTree
    var articles: [Article]

    /// An article found, with the part of it that has the words.
    struct FoundLine: Sendable {
        var title: String
        var address: String
        var theme: [String]
        var excerpt: [Excerpt.Piece]
    }

    init(_ knowledge: Knowledge, query: String, theme: [String], language: String) {
        let faq = knowledge.faq(in: language)
        articles = faq.articles
        tree = faq.tree
        self.query = String(query.tidied.prefix(Self.longestQuery))
        self.theme = theme
        if !self.query.isEmpty {
            found = knowledge.search(self.query, most: Self.most) { $0.audience == .everybody }.map { hit in
                FoundLine(
                    title: hit.content.title, address: hit.article.faqPath, theme: hit.content.theme,
                    excerpt: Excerpt.of(hit.content, stems: hit.stems))
            }
        }
    }

    /// Somebody looked for something that is not there.
    var isMissed: Bool { !query.isEmpty && found.isEmpty }

    /// The part of the tree that is being looked at; nil when there is no such theme.
    var branch: ThemeTree? {
        theme.reduce(tree as ThemeTree?) { branch, name in
            branch?.below.first { $0.name.folded == name.folded }
        }
    }

    static func address(theme: [String]) -> String { "\(path)?tema=\(theme.joined(separator: "/").queryEncoded)" }
}

extension Article {
    var faqPath: String { "\(FaqView.path)/\(slug)" }
    /// Of what readers see, or of what is being written.
    var title: String { (shown ?? latest).title }
}

func faqPage(_ view: FaqView, _ frame: Frame) -> HTML {
    let w = frame.words, isTheme = !view.theme.isEmpty && view.query.isEmpty
    let title = isTheme ? ArticleContent.written(view.theme) : w("knowledge.faq")
    var path = [Link(w("public.menu.home"), "/"), Link(w("knowledge.faq"), isTheme ? FaqView.path : "")]
    if isTheme {
        for depth in 1...view.theme.count {
            let theme = Array(view.theme.prefix(depth))
            path.append(Link(theme.last ?? "", depth == view.theme.count ? "" : FaqView.address(theme: theme)))
        }
    }
    return publicPage(
        frame, title: title, menu: publicLinks(frame, current: .faq), breadcrumbs: path, width: .text
    ) {
        h1(isTheme ? view.theme.last ?? "" : w("knowledge.faq"))
        faqSearch(view.query, w)
        if !view.query.isEmpty {
            found(view, w)
        } else if let branch = view.branch {
            if branch.count == 0 { emptyState(w("knowledge.faq.none"), icon: .help) }
            themes(branch, under: view.theme, view.articles, level: 2)
        }
        section(.class("sp-faq-ask")) {
            p(w("knowledge.faq.notFound"))
            a(.href("/richiesta"), .class("btn btn-primary")) { w("public.home.ask") }
        }
    }
}

/// The box that looks in the FAQ.
func faqSearch(_ query: String, _ w: Words) -> HTML {
    form(.class("sp-faq-search"), .method("get"), .action(FaqView.path), .role("search")) {
        label(.for("faq-q")) { w("knowledge.faq.search") }
        div(.class("sp-faq-box")) {
            input(
                .type("search"), .id("faq-q"), .name("q"), .class("form-control"), .value(query.isEmpty ? nil : query),
                .maxlength(FaqView.longestQuery), .autocomplete("off"), .data("suggest", FaqView.suggestPath))
            submit(w("kit.search"))
        }
    }
}

private func found(_ view: FaqView, _ w: Words) -> HTML {
    section(.aria("labelledby", "trovate-titolo")) {
        h2(.id("trovate-titolo")) { w.found(view.found.count, view.query) }
        if view.found.isEmpty { p(w("knowledge.faq.nothing")) }
        ol(.class("sp-faq-found")) {
            for line in view.found {
                li {
                    h3(.class("h5")) { a(.href(line.address)) { line.title } }
                    p { for piece in line.excerpt { piece.html } }
                    if !line.theme.isEmpty { p(.class("sp-muted")) { ArticleContent.written(line.theme) } }
                }
            }
        }
        p { a(.href(FaqView.path)) { w("knowledge.faq.all") } }
    }
}

/// What stands under a theme, then its themes, each with what stands under it.
private func themes(_ tree: ThemeTree, under path: [String], _ articles: [Article], level: Int) -> HTML {
    fragment {
        if !tree.articles.isEmpty {
            ul(.class("sp-faq-list")) {
                for place in tree.articles { li { a(.href(articles[place].faqPath)) { articles[place].title } } }
            }
        }
        for branch in tree.below {
            let theme = path + [branch.name]
            section(.class("sp-faq-theme")) {
                themeHeading(level) {
                    a(.href(FaqView.address(theme: theme))) { branch.name }
                    span(.class("sp-muted")) { " (\(branch.count))" }
                }
                themes(branch, under: theme, articles, level: level + 1)
            }
        }
    }
}

private func themeHeading(_ level: Int, @HTMLBuilder _ content: () -> HTML) -> HTML {
    switch level {
    case 2: element("h2", [.class("h4")]) { content() }
    case 3: element("h3", [.class("h5")]) { content() }
    case 4: element("h4", [.class("h5")]) { content() }
    case 5: element("h5", []) { content() }
    default: element("h6", []) { content() }
    }
}

extension Words {
    func found(_ count: Int, _ query: String) -> String {
        self(count == 1 ? "knowledge.faq.found.single" : "knowledge.faq.found", ["n": count, "q": query])
    }
}

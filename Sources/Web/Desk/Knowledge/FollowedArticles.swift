import Domain

/// Articles somebody follows whose words changed since they looked.
struct FollowedArticles: Sendable {
    struct Line: Sendable {
        var article: Article
        /// The version they saw last; 0 when readers saw none yet.
        var seen: Int
    }

    var lines: [Line]

    init(_ articles: [Article], followed: [ID<Article>: Int]) {
        lines = articles.compactMap { article in
            guard let seen = followed[article.id], let shown = article.shownVersion, shown > seen else { return nil }
            return Line(article: article, seen: seen)
        }
    }

    func html(_ w: Words) -> HTML? {
        if lines.isEmpty { return nil }
        return card(w("knowledge.news"), id: "novita") {
            ul(.class("sp-plain-list")) {
                for line in lines {
                    li {
                        a(.href(line.article.deskPath)) { line.article.title }
                        " "
                        if let shown = line.article.shownVersion {
                            a(.href("\(line.article.deskPath)/versioni/\(shown)")) { w("knowledge.news.what") }
                        }
                    }
                }
            }
        }
    }
}

import Desk
import Domain
import Formats
import Foundation

/// What was found in the requests and in the articles, by everything that is written in them.
struct SearchPage: Sendable {
    static let path = "/scrivania/cerca"
    /// The words that somebody who types may mean.
    static let wordsPath = "/scrivania/cerca/parole"
    static let mostArticles = 3

    var typed: String
    var order = SearchOrder.newest
    /// It begins after another page.
    var isLater = false
    var found: RequestHits
    var lines: [QueueLine]
    var articles: [FaqView.FoundLine] = []
    var sidebar: Sidebar

    static func address(_ typed: String, _ order: SearchOrder = .newest, after place: SearchPlace? = nil) -> String {
        var parts = ["q=\(typed.queryEncoded)"]
        if order != .newest { parts.append("ordine=\(order.name)") }
        if let place { parts.append("da=\(place)") }
        return path + "?" + parts.joined(separator: "&")
    }

    func html(_ frame: Frame) -> HTML {
        let w = frame.words, isAsked = !typed.isEmpty
        let title = isAsked ? w("search.title.of", ["text": typed]) : w("search.title")
        return deskPage(frame, title: title, sidebar: sidebar) {
            h1(w("search.title"))
            box(w)
            if isAsked {
                notes(w)
                if !articles.isEmpty { articleList(w) }
                requests(w)
            } else {
                help(w, isOpen: true)
            }
        }
    }

    private func box(_ w: Words) -> HTML {
        form(.class("sp-search-box"), .method("get"), .action(Self.path), .role("search")) {
            label(.for("cerca-tutto")) { w("search.label") }
            div(.class("sp-faq-box")) {
                input(
                    .type("search"), .id("cerca-tutto"), .name("q"), .class("form-control"),
                    .value(typed.isEmpty ? nil : typed), .maxlength(SearchQuery.longest), .autocomplete("off"),
                    .aria("describedby", "cerca-aiuto"), .data("suggest", Self.wordsPath))
                if order != .newest { input(.type("hidden"), .name("ordine"), .value(order.name)) }
                submit(w("kit.search"))
            }
            p(.id("cerca-aiuto"), .class("sp-hint")) { w("search.hint") }
        }
    }

    private func notes(_ w: Words) -> HTML {
        fragment {
            for note in found.notes { p(.class("sp-search-note")) { w.of(note) } }
            if let meant = found.meant {
                p(.class("sp-search-meant")) {
                    w("search.meant") + " "
                    a(.href(Self.address(meant, order))) { meant }
                }
            }
        }
    }

    private func articleList(_ w: Words) -> HTML {
        section(.class("sp-search-articles"), .aria("labelledby", "articoli-trovati")) {
            h2(.id("articoli-trovati")) { w("search.articles") }
            ul(.class("sp-search-list")) {
                for line in articles {
                    li {
                        p(.class("sp-search-name")) { a(.href(line.address)) { line.title } }
                        p { for piece in line.excerpt { piece.html } }
                    }
                }
            }
        }
    }

    private func requests(_ w: Words) -> HTML {
        section(.aria("labelledby", "richieste-trovate")) {
            div(.class("sp-list-head")) {
                h2(.id("richieste-trovate")) { w("search.requests") }
                if !lines.isEmpty { orders(w) }
            }
            if lines.isEmpty && !found.isUnfinished { empty(w) }
            ol(.class("sp-search-list")) {
                for (hit, line) in zip(found.hits, lines) { li { item(hit, line, w) } }
            }
            if found.isUnfinished { p(.class("sp-search-note")) { w("search.unfinished") } }
            if let next = found.next {
                p {
                    a(.href(Self.address(typed, order, after: next)), .class("btn btn-outline-primary btn-sm")) {
                        w(found.isUnfinished ? "search.goOn" : "search.more")
                    }
                }
            }
        }
    }

    private func orders(_ w: Words) -> HTML {
        nav(.class("sp-search-orders"), .aria("label", w("search.order"))) {
            ul {
                for order in SearchOrder.allCases {
                    li {
                        a(.href(Self.address(typed, order)), .aria("current", order == self.order ? "true" : nil)) {
                            w("search.order.\(order.rawValue)")
                        }
                    }
                }
            }
        }
    }

    private func item(_ hit: RequestHit, _ line: QueueLine, _ w: Words) -> HTML {
        fragment {
            p(.class("sp-search-name")) {
                a(.href(line.number.deskPath)) { "#\(line.number) \(line.summary)" }
            }
            if hit.excerpt.contains(where: \.isMarked) {
                p {
                    if let name = hit.attachment { span(.class("sp-muted")) { w("search.in", ["file": name]) + " " } }
                    for piece in hit.excerpt { piece.html }
                }
            }
            p(.class("sp-muted")) {
                [line.requester, w("state.\(line.state.rawValue)"), line.group, w.day(line.createdAt)]
                    .filter { !$0.isEmpty }.joined(separator: " · ")
            }
        }
    }

    private func empty(_ w: Words) -> HTML {
        fragment {
            emptyState(w(isLater ? "search.end" : "search.none"), icon: .search)
            if !isLater { help(w, isOpen: true) }
        }
    }

    /// How one looks for more than words.
    private func help(_ w: Words, isOpen: Bool) -> HTML {
        details(.class("sp-search-help"), .open(isOpen)) {
            summary(w("search.help"))
            dl {
                for example in Self.examples {
                    dt { code(w("search.help.\(example)")) }
                    dd(w("search.help.\(example).means"))
                }
            }
        }
    }

    private static let examples = [
        "words", "phrase", "beginning", "without", "state", "group", "triple", "person", "operator", "period",
        "attachment",
        "number",
    ]
}

extension SearchOrder {
    /// In addresses.
    var name: String { self == .newest ? "recenti" : "pertinenza" }

    init(named name: String) { self = name == Self.relevance.name ? .relevance : .newest }
}

extension Words {
    func of(_ note: SearchNote) -> String {
        switch note {
        case .unknown(let field, let value): self("search.note.unknown", ["field": field, "value": value])
        case .silent(let words): self("search.note.silent", ["words": words.joined(separator: ", ")])
        case .short(let words): self("search.note.short", ["words": words.joined(separator: ", ")])
        case .cut: self("search.note.cut")
        case .indexing(let number): self("search.note.indexing", ["number": number.description])
        }
    }
}

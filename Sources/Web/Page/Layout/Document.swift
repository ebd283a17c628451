import Domain

/// What the body of every page of the desk is marked with.
let deskClass = "sp-desk"

/// The outermost shell: `<!DOCTYPE html>`, head with our two style sheets and one script, body.
func document(_ frame: Frame, title text: String, class bodyClass: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    Sheet.write(capacity: Sheet.pageCapacity) { _ in doctype() + page(frame, text, bodyClass, content) }
}

private func doctype() -> HTML { HTML.written { $0.append("<!DOCTYPE html>\n") } }

private func page(_ frame: Frame, _ text: String, _ bodyClass: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    let likes = frame.viewer?.likes ?? Preferences()
    return html(
        .lang(frame.words.language.rawValue), .class("no-js"),
        .data("theme", likes.theme == .system ? nil : likes.theme.rawValue),
        .data("density", likes.density == .comfortable ? nil : likes.density.rawValue)
    ) {
        head {
            meta(.init("charset", "utf-8"))
            meta(.name("viewport"), .init("content", "width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), .init("content", likes.theme.scheme))
            title("\(text) – \(frame.office.serviceName)")
            link(.rel("stylesheet"), .href(Asset.path("bootstrap-italia.min.css")))
            link(.rel("stylesheet"), .href(Asset.path("sportello.css")))
            link(.rel("stylesheet"), .href(Asset.path("desk.css")))
            // A letter that changes its shape moves the page: the common ones come at once, the others next time.
            for font in ["titillium-400.woff2", "titillium-600.woff2", "titillium-700.woff2"] {
                link(
                    .rel("preload"), .href(Asset.path(font)), .init("as", "font"), .type("font/woff2"),
                    .init("crossorigin", ""))
            }
            link(.rel("icon"), .href(Asset.path("favicon.svg")), .type("image/svg+xml"))
            script(.src(Asset.path("sportello.js")), .defer())
            script(.src(Asset.path("search.js")), .defer())
            // Only at the desk: the public pages have no keys of their own, and nothing to choose from.
            if bodyClass == deskClass {
                script(.src(Asset.path("keys.js")), .defer())
                script(.src(Asset.path("palette.js")), .defer())
                script(.src(Asset.path("bulk.js")), .defer())
                script(.src(Asset.path("panes.js")), .defer())
                script(.src(Asset.path("together.js")), .defer())
                script(.src(Asset.path("writing.js")), .defer())
                script(.src(Asset.path("files.js")), .defer())
                if frame.office.countsTime { script(.src(Asset.path("time.js")), .defer()) }
                script(.src(Asset.path("again.js")), .defer())
                script(.src(Asset.path("edit.js")), .defer())
            }
        }
        body(
            .class(bodyClass), messages(frame.words), .data("person", frame.viewer?.id),
            .data("login", frame.viewer?.login), .data("name", frame.viewer?.name)
        ) {
            content()
            div(.id("live-announcer"), .class("visually-hidden"), .aria("live", "polite"), .role("status"))
        }
    }
}

extension Preferences.Theme {
    /// The schemes the browser may paint its own parts in, before any style sheet is there.
    fileprivate var scheme: String {
        switch self {
        case .system: "light dark"
        case .light: "only light"
        case .dark, .contrast: "only dark"
        }
    }
}

/// The sentences the script says, so that it knows no language.
private func messages(_ w: Words) -> Attribute { .data("words", scriptWords[w.language]) }

private let scriptWords: [Language: String] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language in
        let w = Words(language)
        let keys = ["left", "over", "tooBig", "tooMany", "wrongKind", "sending", "remove", "updated", "close"]
        let pairs = keys.map { "\(jsonString($0)):\(jsonString(w("kit.js.\($0)")))" }
        return (language, "{" + pairs.joined(separator: ",") + "}")
    })

/// A JSON string literal.
func jsonString(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\r": out += "\\r"
        case "\t": out += "\\t"
        case "\u{0}"..<"\u{20}": out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}

/// Links that jump over header and menus: the first thing a keyboard meets.
func skipLinks(_ w: Words) -> HTML {
    div(.class("skiplinks")) {
        a(.class("visually-hidden-focusable"), .href("#contenuto")) { w("kit.skip.content") }
        a(.class("visually-hidden-focusable"), .href("#piede")) { w("kit.skip.footer") }
    }
}

/// Says on every page that the data are invented.
func demoBanner(_ frame: Frame) -> HTML? {
    guard frame.office.isDemo else { return nil }
    return div(.class("sp-demo"), .role("note")) {
        strong(frame.words("kit.demo.title"))
        " "
        span(frame.words("kit.demo.text"))
    }
}

func noticeBlock(_ frame: Frame) -> HTML? {
    frame.notice.map { notice in
        alert(notice.tone, closeLabel: frame.words("kit.close"), isLive: true) {
            p(notice.text)
            if let undo = notice.undo { TakeBackForm(undo: undo, frame: frame).html() }
        }
    }
}

func breadcrumb(_ links: [Link], _ w: Words) -> HTML? {
    guard !links.isEmpty else { return nil }
    return nav(.class("breadcrumb-container"), .aria("label", w("kit.breadcrumb"))) {
        ol(.class("breadcrumb")) {
            for link in links.dropLast() {
                li(.class("breadcrumb-item")) {
                    a(.href(link.address)) { link.text }
                    span(.class("separator"), .aria("hidden", "true")) { "/" }
                }
            }
            li(.class("breadcrumb-item active"), .aria("current", "page")) { links[links.count - 1].text }
        }
    }
}

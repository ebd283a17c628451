import Domain

/// The first page: what this desk is, how to ask, how to follow.
struct HomeView: Sendable {
    /// What people ask about, in the order of the catalogue.
    struct Topic: Sendable, Equatable {
        var area: String
        /// Some of what it holds, to be recognised by.
        var examples: [String]
    }
    var topics: [Topic]
    var mail: String
    /// Themes of the FAQ, with how many answers each has.
    var themes: [(name: String, count: Int)] = []
    var hasFaq = false

    /// Topics shown; the form has them all.
    static let most = 12
    static let examplesShown = 3
}

extension HomeView {
    init(_ triples: [Triple], mail: String) {
        var order: [String] = [], examples: [String: [String]] = [:]
        for triple in triples {
            if examples[triple.area] == nil { order.append(triple.area) }
            let known = examples[triple.area, default: []]
            if known.count < Self.examplesShown && !known.contains(triple.tematica) && triple.tematica != triple.area {
                examples[triple.area] = known + [triple.tematica]
            } else {
                examples[triple.area] = known
            }
        }
        topics = order.prefix(Self.most).map { Topic(area: $0, examples: examples[$0] ?? []) }
        self.mail = mail
    }
}

func homePage(_ view: HomeView, _ frame: Frame) -> HTML {
    let w = frame.words, office = frame.office
    return publicPage(frame, title: w("public.home.title"), menu: publicLinks(frame, current: .home)) {
        section(.class("sp-hero")) {
            h1(w("public.home.heading", ["service": office.serviceName]))
            p(.class("lead")) { w("public.home.lead") }
            // The cheapest request is the one nobody has to make.
            if view.hasFaq { faqSearch("", w) }
            div(.class("sp-buttons")) {
                a(.href("/richiesta"), .class("btn btn-primary btn-lg")) { w("public.home.ask") }
                a(.href("/segui"), .class("btn btn-outline-primary btn-lg")) { w("public.home.follow") }
            }
        }
        faqThemes(view, w)
        howItGoes(w)
        topics(view, w)
        contacts(view, w)
    }
}

private func faqThemes(_ view: HomeView, _ w: Words) -> HTML? {
    guard !view.themes.isEmpty else { return nil }
    return section(.class("sp-band"), .aria("labelledby", "faq-titolo")) {
        h2(.id("faq-titolo")) { w("knowledge.faq") }
        ul(.class("sp-topics")) {
            for theme in view.themes {
                li(.class("sp-topic")) {
                    h3(.class("h5")) { a(.href(FaqView.address(theme: [theme.name]))) { theme.name } }
                    p(w(theme.count == 1 ? "knowledge.answers.single" : "knowledge.answers", ["n": theme.count]))
                }
            }
        }
    }
}

private func howItGoes(_ w: Words) -> HTML {
    section(.class("sp-band"), .aria("labelledby", "come-titolo")) {
        h2(.id("come-titolo")) { w("public.home.how") }
        ol(.class("sp-how")) {
            for step in 1...4 {
                li {
                    strong(w("public.home.how.\(step)"))
                    p(w("public.home.how.\(step).text"))
                }
            }
        }
    }
}

private func topics(_ view: HomeView, _ w: Words) -> HTML? {
    guard !view.topics.isEmpty else { return nil }
    return section(.class("sp-band"), .aria("labelledby", "argomenti-titolo")) {
        h2(.id("argomenti-titolo")) { w("public.home.topics") }
        p(w("public.home.topicsLead"))
        ul(.class("sp-topics")) {
            for topic in view.topics {
                li(.class("sp-topic")) {
                    h3(.class("h5")) { a(.href("/richiesta?area=" + topic.area.queryEncoded)) { topic.area } }
                    if !topic.examples.isEmpty { p(topic.examples.joined(separator: ", ")) }
                }
            }
        }
    }
}

private func contacts(_ view: HomeView, _ w: Words) -> HTML {
    section(.class("sp-band"), .aria("labelledby", "contatti-titolo")) {
        h2(.id("contatti-titolo")) { w("public.home.contacts") }
        p(w("public.home.contactsText"))
        if !view.mail.isEmpty {
            p {
                icon(.mail)
                " "
                a(.href("mailto:" + view.mail)) { view.mail }
            }
        }
        p { a(.href("/aiuto")) { w("public.home.help") } }
    }
}

extension String {
    /// For the value of a query: everything but unreserved characters as percent and hex (RFC 3986 section 2.3).
    var queryEncoded: String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

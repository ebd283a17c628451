import Desk
import Domain
import Hummingbird

/// Answers that may make the request unnecessary, beside what is being written. They open in a page of their own, so that
/// nothing typed is lost.
struct SuggestionBox: Sendable {
    static let path = "/richiesta/suggerimenti"
    /// The script replaces it by this id.
    static let id = "suggerimenti"
    static let most = 4
    /// Characters of the description that are looked at.
    static let longest = 600

    var found: [Suggested] = []

    struct Suggested: Sendable, Equatable {
        var title: String
        var address: String
    }

    init() {}

    init(_ text: String, triple: String, userType: String, _ knowledge: Knowledge, _ language: Language) {
        let hits = knowledge.suggestions(
            for: String(text.prefix(Self.longest)), triple: triple.isEmpty ? nil : triple,
            userType: userType.isEmpty ? nil : userType, in: language.rawValue, most: Self.most)
        found = hits.map { hit in
            let code = triple.isEmpty ? "" : "&codice=\(triple.queryEncoded)"
            return Suggested(title: hit.content.title, address: "\(hit.article.faqPath)?da=modulo\(code)")
        }
    }

    func html(_ w: Words) -> HTML {
        div(.id(Self.id), .class("sp-suggested"), .aria("live", "polite")) {
            if !found.isEmpty {
                p { strong(w("knowledge.suggested")) }
                ul {
                    for one in found {
                        li {
                            a(.href(one.address), .target("_blank"), .rel("noopener")) {
                                one.title
                                span(.class("visually-hidden")) { " " + w("desk.files.newTab") }
                            }
                        }
                    }
                }
            }
        }
    }
}

extension PublicSite {
    /// What the script asks while the description is typed.
    @Sendable func suggest(_ request: Request, _ context: PublicContext) async throws -> Response {
        if let wait = suggesting.refuse(context.visit.address, at: desk.now()) { throw Refusal.slowDown(seconds: wait) }
        let asked = request.question
        let box = SuggestionBox(
            asked["q"], triple: asked["codice"], userType: asked["utente"], try await desk.knowledge(),
            context.visit.language)
        return box.html(context.words).response()
    }

    /// The same for who has no script, when they look over what they are about to send.
    func suggestions(for view: ReviewView, _ context: PublicContext) async -> SuggestionBox {
        // A form that can be sent is not kept from it because nothing can be proposed.
        guard let knowledge = try? await desk.knowledge() else { return SuggestionBox() }
        return SuggestionBox(
            view.values["description"], triple: view.values["triple"], userType: view.values["userType"], knowledge,
            context.visit.language)
    }

    /// A mark of a browser that says nothing about whose it is.
    func reader(_ context: PublicContext) -> String? {
        context.visit.browser.isEmpty
            ? nil : Base64URL.encode(Array(site.signature("suggestion", Array(context.visit.browser.utf8)).prefix(16)))
    }
}

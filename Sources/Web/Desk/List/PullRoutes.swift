import Desk
import Domain
import Hummingbird

/// The next request, for whoever asks for one.
struct PullRoutes: Sendable {
    let desk: Desk
    let site: Site

    static let path = "/scrivania/prossima"

    func add(to router: some RouterMethods<DeskContext>) { router.post("scrivania/prossima", use: pull) }

    /// The next request becomes this person's, and they are led to it.
    @Sendable func pull(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        let w = context.words
        let pulled: Ticket?
        do {
            pulled = try await desk.pull(as: context.person)
        } catch let refusal as Refusal where refusal != .notAllowed {
            return .seeOther(QueueQuery.path, saying: Notice(tone: .warning, text: w.sentence(refusal)), site)
        }
        guard let ticket = pulled else {
            return .seeOther(QueueQuery.path, saying: Notice(tone: .info, text: w("keys.pull.none")), site)
        }
        return .seeOther(
            ticket.number.deskPath,
            saying: Notice(tone: .success, text: w("keys.pull.done", ["number": ticket.number])),
            site)
    }
}

/// The form whose one button gives the next request.
func pullButton(_ frame: Frame) -> HTML {
    postForm(frame, action: PullRoutes.path, class: "sp-pull") {
        button(.type("submit"), .class("btn btn-primary btn-sm"), DeskKey.pull.attribute) { frame.words("keys.pull") }
    }
}

import Desk
import Domain
import Foundation
import Hummingbird
import Store

/// Keeps what is being written, and throws it away. The script is answered in a few words; a form with its page.
struct DraftRoutes: Sendable {
    let desk: Desk
    let site: Site

    func add(to router: some RouterMethods<DeskContext>) {
        router.post("scrivania/richieste/:number/bozza", use: keep)
        router.post("scrivania/richieste/:number/bozza/butta", use: drop)
    }

    @Sendable func keep(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber()
        let form = try await context.form(request, site), kind = try kind(form)
        let known = form.bool("forza") ? .distantFuture : Int64(form["nota"]).map { Date(milliseconds: $0) }
        let kept = try await desk.keepDraft(
            kind, of: number, form["testo"], seen: ID<Message>(form["visto"]),
            // Who presses a button knows what they do.
            known: context.visit.isFragment ? known : .distantFuture, as: context.person)
        if context.visit.isFragment { return Response(told(kept, context.words)) }
        let text = told(of: kept, context.words) ?? context.words("writing.draft.nothing")
        return .seeOther(number.deskPath, saying: Notice(tone: .success, text: text), site)
    }

    @Sendable func drop(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber()
        let form = try await context.form(request, site)
        try await desk.forgetDraft(kind(form), of: number, as: context.person)
        let notice = Notice(tone: .success, text: context.words("writing.draft.dropped"))
        return .seeOther(number.deskPath, saying: notice, site)
    }

    private func kind(_ form: FormData) throws -> Draft.Kind {
        guard let kind = Draft.Kind(rawValue: form["quale"]) else { throw Refusal.notFound }
        return kind
    }

    private func told(_ kept: DraftKept, _ w: Words) -> JSON {
        let at: Date? =
            switch kept {
            case .kept(let at), .newer(let at): at
            case .empty, .sent: nil
            }
        var isProblem = false
        if case .newer = kept { isProblem = true }
        return .object([
            "at": .text(at.map { String($0.milliseconds) }), "text": .text(told(of: kept, w)),
            "problem": .flag(isProblem),
        ])
    }

    private func told(of kept: DraftKept, _ w: Words) -> String? {
        switch kept {
        case .kept(let at): w.kept(at: at, now: site.now())
        case .newer(let at): w("writing.draft.newer", ["hour": w.hour(at)])
        case .empty, .sent: nil
        }
    }
}

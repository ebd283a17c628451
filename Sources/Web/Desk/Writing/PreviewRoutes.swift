import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Shows a reply as it will leave. What was typed is kept as the draft on the way, so that the frame with the HTML half of
/// the mail can be asked for by its address.
struct PreviewRoutes: Sendable {
    let pages: RequestRoutes
    private var desk: Desk { pages.desk }

    func add(to router: some RouterMethods<DeskContext>) {
        router.post("scrivania/richieste/:number/anteprima", use: show)
        router.get("scrivania/richieste/:number/anteprima", use: showHTML)
    }

    /// The script gets the box alone; a form gets its page again, with the box over it.
    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), w = context.words
        let form = try await pages.form(.reply, request, context)
        let files = try FilesOfForm(form, desk, context.catalogue.office, w)
        let refused: RefusedForm
        do {
            if let error = files.errors.first { throw ActionRefusal(field: "allegati", error) }
            let box = try await box(number, form, files.attached.map(\.file), context)
            if context.visit.isFragment { return box.html(context.deskFrame(request, pages.site)).response() }
            refused = RefusedForm(action: .reply, values: form, files: files.attached, preview: box)
        } catch let refusal as ActionRefusal {
            return try await pages.again(.reply, number, form, files, refusal, request, context)
        } catch let refusal as Refusal where refusal != .notFound {
            return try await pages.again(
                .reply, number, form, files, ActionRefusal(refusal, .reply, w), request, context)
        }
        let page = try await pages.page(number, refused, context)
        return page.html(context.deskFrame(request, pages.site).at(number.deskPath)).response()
    }

    private func box(_ number: Ticket.Number, _ form: FormData, _ files: [KeptFile], _ context: DeskContext)
        async throws -> PreviewBox
    {
        let draft = ReplyDraft(previewing: form, text: form["testo"], files: files)
        let preview = try await desk.preview(draft, to: number, as: context.person)
        let kept = try await desk.keepDraft(
            .reply, of: number, form["testo"], copies: Copies(form), seen: nil, known: .distantFuture,
            as: context.person)
        var keptAt: Date?
        if case .kept(let at) = kept { keptAt = at }
        return PreviewBox(preview: preview, next: draft.next, number: number, reader: draft.to, keptAt: keptAt)
    }

    /// The HTML half of the mail that the draft would be: a page that may do nothing at all.
    @Sendable func showHTML(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), person = context.person
        let text = try await desk.database.read { c -> String? in
            guard let ticket = try c.ticket(number, visibleTo: person) else { return nil }
            return try c.drafts(of: ticket.id, by: person.id).first { $0.kind == .reply }?.text
        }
        guard let text else { throw Refusal.notFound }
        let draft = ReplyDraft(previewing: request.question, text: text, files: [])
        guard let html = try await desk.preview(draft, to: number, as: person)?.letter.html else {
            throw Refusal.notFound
        }
        let policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"
        // The letter's own page: the same bytes the mail carries, with every value escaped when they were made.
        var response = HTML(trusted: Array(html.utf8)).response(headers: [.contentSecurityPolicy: policy])
        response.headers[.xFrameOptions] = "SAMEORIGIN"
        return response
    }
}

extension ReplyDraft {
    /// What is to be shown: the way of sending whose preview was asked for.
    fileprivate init(previewing form: FormData, text: String, files: [KeptFile]) {
        let next: Next =
            switch (form["poi"], Resolution(rawValue: form["esito"])) {
            case ("risolta", let resolution?): .resolve(resolution)
            case ("attesa", _): .wait
            default: .stay
            }
        self.init(
            text: text, files: files, next: next, to: form.optional("a").flatMap(Ticket.Number.init),
            copies: Copies(form))
    }
}

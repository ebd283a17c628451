import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird

/// `/scrivania/nuova`: a request opened for somebody.
struct OpenRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/nuova", use: show)
        router.post("scrivania/nuova", use: post)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.open) else { throw Refusal.notFound }
        return try await page(FormData(), FilesOfForm(), FormToken.fresh(desk), context).html(
            context.deskFrame(request, site))
    }

    @Sendable func post(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.open) else { throw Refusal.notFound }
        let form = try await context.formWithFiles(request, site, desk)
        let files = try FilesOfForm(form, desk, context.catalogue.office, context.words)
        let step = form[FormStep.name]
        var page = try await page(form, files, form[FormNames.token], context)
        if step == "invia" || step == "prendi" {
            let choices = OpenChoices(form, context.catalogue, at: desk.now())
            switch RequestDraft(choices.settled(form)).input.checked(context.catalogue, door: .desk, at: desk.now()) {
            case .success(let checked) where files.errors.isEmpty:
                return try await keep(checked, form, files, takes: step == "prendi", context)
            case .success: break
            case .failure(let problems):
                for problem in problems.list { page.errors.add(problem.field, context.words.sentence(problem)) }
            }
            for entry in files.errors { page.errors.add(FormNames.upload, entry) }
        }
        let frame = context.deskFrame(request, site)
        return page.html(frame).response(page.errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func keep(
        _ request: CheckedRequest, _ form: FormData, _ files: FilesOfForm, takes: Bool, _ context: DeskContext
    ) async throws -> Response {
        let id: ID<Ticket> =
            if case .good(let token) = FormToken.read(form[FormNames.token], desk, at: desk.now()) {
                token.ticket
            } else {
                desk.id()
            }
        let channel = ChannelKind(rawValue: form["canale"]).flatMap { OpenPage.channels.contains($0) ? $0 : nil }
        let ticket = try await desk.submit(
            Submission(
                id: id, request: request, files: files.attached.map(\.file), channel: channel ?? .phone,
                language: Language(rawValue: form["lingua"])?.rawValue ?? "it", sender: .operator(context.person)))
        let isMine = context.person.sees(ticket.group)
        // Sent twice, it was taken the first time.
        if takes && isMine && ticket.assignee == nil { try await desk.take(ticket.number, as: context.person) }
        let text = context.words("desk.done.open", ["number": ticket.number])
        let address = isMine ? ticket.number.deskPath : QueueQuery.path
        return .seeOther(address, saying: Notice(tone: .success, text: text), site)
    }

    private func page(_ form: FormData, _ files: FilesOfForm, _ token: String, _ context: DeskContext) async throws
        -> OpenPage
    {
        let catalogue = context.catalogue, now = site.now()
        let queues = DeskQueues(context.person, catalogue, try await counts.current(), at: now)
        var sidebar = queues.sidebar(current: nil, context.words)
        sidebar.places = sidebar.places.map { place in
            var place = place
            place.isCurrent = place.address == OpenPage.path
            return place
        }
        return OpenPage(
            form, OpenChoices(form, catalogue, at: now), catalogue, files: files.attached, token: token,
            sidebar: sidebar, context.visit.language, at: now)
    }
}

import Desk
import Domain
import Foundation
import Hummingbird
import Store

/// Messages of a request go to somebody outside the desk.
struct ForwardRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/richieste/:number/inoltra", use: show)
        router.post("scrivania/richieste/:number/inoltra", use: forward)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(FormData(), context).html(context.deskFrame(request, site))
    }

    @Sendable func forward(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site), w = context.words
        let chosen = form.all("messaggio").compactMap { ID<Message>($0) }
        let forward = Forward(
            to: Copies.addresses(form["a"]), text: form["testo"], messages: chosen, withFiles: form.bool("file"))
        var errors = FieldErrors(), doubts: [SendingWarning] = []
        do {
            // What is wrong is told before what is doubtful.
            _ = try Copies.checked(receivers: forward.to)
            if !form.has("comunque") { doubts = try await desk.doubts(about: forward, of: number, as: context.person) }
            if doubts.isEmpty {
                let told = try await desk.forward(
                    number, forward, as: context.person, version: SeenRequest(form).version)
                let text = w("writing.forward.done", ["addresses": w.together(told, most: 4)])
                return .seeOther(number.deskPath, saying: Notice(tone: .success, text: text), site)
            }
        } catch let refusal as Refusal where refusal != .notFound {
            if case .invalid(let field, _) = refusal {
                errors.add(ForwardPage.field(field), w.sentence(refusal))
            } else {
                errors.add("testo", w.sentence(refusal))
            }
        }
        var page = try await page(form, context)
        page.errors = errors
        page.doubts = doubts
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    private func page(_ typed: FormData, _ context: DeskContext) async throws -> ForwardPage {
        let number = try context.ticketNumber(), person = context.person, w = context.words, now = site.now()
        let page = try await desk.database.read { c -> ForwardPage? in
            guard let ticket = try c.ticket(number, visibleTo: person),
                (try? ticket.noting(ID(0), by: person, at: now)) != nil  // a refusal is the answer
            else { return nil }
            let family = try c.family(of: ticket).ids, events = try c.history(of: family)
            let messages = try c.messages(of: family).filter { $0.kind != .note }.suffix(ForwardPage.most)
            let files = Dictionary(grouping: try c.attachments(of: family), by: \.message).mapValues(\.count)
            return ForwardPage(
                number: number, summary: ticket.summary,
                seen: SeenRequest(version: ticket.version, event: events.last?.id), messages: Array(messages),
                files: files.filter { entry in messages.contains { $0.id == entry.key } }, typed: typed,
                changed: WhatChanged(events, since: SeenRequest(typed), by: person, w),
                sidebar: Sidebar(places: [], sections: []))
        }
        guard var page else { throw Refusal.notFound }
        page.sidebar = DeskQueues(person, context.catalogue, try await counts.current(), at: now)
            .sidebar(current: nil, w)
        return page
    }
}

import Desk
import Domain
import Foundation
import Hummingbird
import Store

/// What concerns the person behind a request: notes about them, details put right.
struct RequesterRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts
    let choices: ChoicesCache

    func add(to router: some RouterMethods<DeskContext>) {
        router.post("scrivania/richieste/:number/richiedente/nota", use: note)
        router.post("scrivania/richieste/:number/richiedente/togli", use: remove)
        router.get("scrivania/richieste/:number/correggi", use: show)
        router.post("scrivania/richieste/:number/correggi", use: correct)
    }

    @Sendable func note(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site)
        return try await told(number, "request.person.done", context) {
            try await desk.noteRequester(of: number, form["testo"], as: context.person)
        }
    }

    @Sendable func remove(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site)
        guard let id = ID<RequesterNote>(form["nota"]) else { throw Refusal.notFound }
        return try await told(number, "request.person.removed", context) {
            try await desk.removeRequesterNote(id, of: number, as: context.person)
        }
    }

    /// Back to the request, with what came of it.
    private func told(
        _ number: Ticket.Number, _ key: String, _ context: DeskContext, _ act: () async throws -> Void
    ) async throws -> Response {
        let w = context.words
        do {
            try await act()
            return .seeOther(number.deskPath, saying: Notice(tone: .success, text: w(key)), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return .seeOther(number.deskPath, saying: Notice(tone: .danger, text: w.sentence(refusal)), site)
        }
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await page(FormData(), FieldErrors(), context).html(context.deskFrame(request, site)).response()
    }

    @Sendable func correct(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site), w = context.words
        let details = CorrectedDetails(
            administration: form.optional("amministrazione"), userType: form.optional("utente"),
            externalReference: form["riferimento"], email: form["email"], phone: form["telefono"])
        do {
            try await desk.correct(number, details, as: context.person, version: SeenRequest(form).version)
            return .seeOther(number.deskPath, saying: Notice(tone: .success, text: w("request.correct.done")), site)
        } catch Refusal.alreadyDone {
            return .seeOther(number.deskPath, saying: Notice(tone: .info, text: w("request.correct.same")), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return try await again(refusal, form, request, context)
        }
    }

    /// The form once more, with what was typed and why it was not taken; where the request says another thing now, that
    /// stands beside it.
    private func again(_ refusal: Refusal, _ form: FormData, _ request: Request, _ context: DeskContext) async throws
        -> Response
    {
        var errors = FieldErrors()
        if case .invalid(let field, let reason) = refusal {
            errors.add(CorrectPage.fields[field] ?? field, context.words(reason))
        }
        let page = try await page(form, errors, context)
        let notice = Notice(tone: .danger, text: context.words.sentence(refusal))
        return page.html(context.deskFrame(request, site, notice: notice)).response(.unprocessableContent)
    }

    private func page(_ typed: FormData, _ errors: FieldErrors, _ context: DeskContext) async throws -> CorrectPage {
        let number = try context.ticketNumber(), person = context.person, now = site.now(), w = context.words
        let found = try await desk.database.read { c -> (Ticket, Requester, [Event])? in
            guard let ticket = try c.ticket(number, visibleTo: person), person.may(.reclassify, in: ticket.group),
                let requester = try c.requester(ticket.requester)
            else { return nil }
            return try (ticket, requester, c.history(of: [ticket.id]))
        }
        guard let (ticket, requester, events) = found else { throw Refusal.notFound }
        let queues = DeskQueues(person, context.catalogue, try await counts.current(), at: now)
        let group = context.catalogue.group(ticket.group).map { QueueQuery.Queue.group(code: $0.code) }
        return CorrectPage(
            number: number, seen: SeenRequest(version: ticket.version, event: events.last?.id), name: requester.name,
            administration: context.catalogue.administration(ticket.administration)?.code ?? "",
            userType: context.catalogue.userType(ticket.userType)?.code ?? "",
            reference: ticket.externalReference ?? "", email: requester.email ?? "", phone: requester.phone ?? "",
            choices: choices.choices(context.catalogue, w, at: now), typed: typed, errors: errors,
            changed: WhatChanged(events, since: SeenRequest(typed), by: person, w),
            sidebar: queues.sidebar(current: ticket.assignee == person.id ? .mine : group, w))
    }
}

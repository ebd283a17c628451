import Desk
import Domain
import Foundation
import Hummingbird
import Store

/// A message of a request becomes a request of its own.
struct SplitRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts
    let choices: ChoicesCache

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/richieste/:number/dividi/:message", use: show)
        router.post("scrivania/richieste/:number/dividi/:message", use: split)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await page(FormData(), FieldErrors(), context).html(context.deskFrame(request, site)).response()
    }

    @Sendable func split(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site), w = context.words
        do {
            let ticket = try await desk.split(
                context.messageID(), of: number, into: form.optional("tripletta"), as: context.person,
                version: SeenRequest(form).version)
            // It may have gone to a group this person does not see: then its number is all there is to tell.
            let address = context.person.sees(ticket.group) ? ticket.number.deskPath : number.deskPath
            let text = w("merge.split.done", ["number": ticket.number, "from": number])
            return .seeOther(address, saying: Notice(tone: .success, text: text), site)
        } catch let refusal as Refusal where refusal != .notFound {
            var errors = FieldErrors()
            if case .invalid("triple", let reason) = refusal { errors.add("tripletta", w(reason)) }
            let page = try await page(form, errors, context)
            let notice = Notice(tone: .danger, text: w.sentence(refusal))
            return page.html(context.deskFrame(request, site, notice: notice)).response(.unprocessableContent)
        }
    }

    private func page(_ typed: FormData, _ errors: FieldErrors, _ context: DeskContext) async throws -> SplitPage {
        let number = try context.ticketNumber(), person = context.person, now = site.now(), w = context.words
        let id = try context.messageID()
        let found = try await desk.database.read { c -> (Ticket, Message, [Attachment], [Event])? in
            guard let ticket = try c.ticket(number, visibleTo: person), let message = try c.message(id),
                message.isOfRequester, try c.family(of: ticket).ids.contains(message.ticket),
                (try? ticket.requireSplittable(person)) != nil  // a refusal is the answer
            else { return nil }
            let files = try c.attachments(of: message.ticket).filter { $0.message == id }
            return try (ticket, message, files, c.history(of: c.family(of: ticket).ids))
        }
        guard let (ticket, message, files, events) = found else { throw Refusal.notFound }
        let queues = DeskQueues(person, context.catalogue, try await counts.current(), at: now)
        let group = context.catalogue.group(ticket.group).map { QueueQuery.Queue.group(code: $0.code) }
        return SplitPage(
            number: number, seen: SeenRequest(version: ticket.version, event: events.last?.id), message: message,
            files: files.map { FileLink($0, number) },
            triple: context.catalogue.triple(ticket.triple).flatMap { $0.validity.holds(at: now) ? $0.code : nil }
                ?? "",
            choices: choices.choices(context.catalogue, w, at: now).triples, typed: typed, errors: errors,
            changed: WhatChanged(events, since: SeenRequest(typed), by: person, w),
            sidebar: queues.sidebar(current: ticket.assignee == person.id ? .mine : group, w))
    }
}

extension DeskContext {
    fileprivate func messageID() throws -> ID<Message> {
        guard let id = parameters.get("message").flatMap({ ID<Message>($0) }) else { throw Refusal.notFound }
        return id
    }
}

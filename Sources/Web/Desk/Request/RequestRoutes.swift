import Desk
import Domain
import Foundation
import Formats
import HTTPTypes
import Hummingbird
import Store

/// The page of a request, its files and its actions.
struct RequestRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts
    let choices: ChoicesCache

    func add(to router: some RouterMethods<DeskContext>) {
        router.get("scrivania/richieste/:number", use: show)
        router.get("scrivania/richieste/:number/allegati.zip", use: allFiles)
        router.get("scrivania/richieste/:number/allegati/:id", use: file)
        router.get("scrivania/richieste/:number/testi/:id", use: text)
        router.post("scrivania/richieste/:number/testi", use: insertText)
        router.post("scrivania/richieste/:number/annulla-invio", use: takeBack)
        for action in RequestAction.allCases {
            router.post("scrivania/richieste/:number/\(action.rawValue)") { request, context in
                try await act(action, request, context)
            }
        }
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber()
        if request.question["sola"].isEmpty, let home = try await home(of: number, context) {
            let text = context.words("merge.led", ["number": number, "home": home])
            return .seeOther(home.deskPath, saying: Notice(tone: .info, text: text), site)
        }
        return try await page(number, nil, context).html(context.deskFrame(request, site)).response()
    }

    /// Where a request goes on that was joined into another one; nil for one that stands on its own, or whose other one this
    /// person may not see: then it is shown as it is.
    private func home(of number: Ticket.Number, _ context: DeskContext) async throws -> Ticket.Number? {
        let person = context.person
        return try await desk.database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person), ticket.isMerged else { return nil }
            return try c.ticket(c.home(of: ticket).number, visibleTo: person)?.number
        }
    }

    /// The page as it is now, with a form that was refused open in it.
    func page(_ number: Ticket.Number, _ refused: RefusedForm?, _ context: DeskContext) async throws
        -> RequestPage
    {
        let person = context.person, now = site.now(), w = context.words
        let holds = context.catalogue.office.undoSeconds > 0
        let countsTime = person.countsTime(in: context.catalogue.office)
        let read = try await desk.database.read { [shelf = desk.shelf] c in
            try RequestFile(number, visibleTo: person, countsTime: countsTime, c).map { file in
                let id = file.ticket.id
                return try (
                    file, c.drafts(of: id, by: person.id), holds ? c.heldReplies(of: id, by: person.id) : nil,
                    shelf.current(c)
                )
            }
        }
        guard let (file, drafts, held, knowledge) = read else { throw Refusal.notFound }
        let queues = DeskQueues(person, context.catalogue, try await counts.current(), at: now)
        let files = try Dictionary(
            uniqueKeysWithValues: drafts.map { try ($0.kind, $0.files.map { try AttachedFile($0, desk) }) })
        return RequestPage(
            file, context.catalogue, choices.choices(context.catalogue, w, at: now), queues, person: person,
            opening: desk.id(), refused: refused, drafts: drafts, held: held, w, at: now
        ).sending(as: SendingHabit(written: context.visit.habit ?? ""), from: context.visit.list).keeping(files)
            .offering(articles(for: file, knowledge, context))
    }

    private func articles(for file: RequestFile, _ knowledge: Knowledge, _ context: DeskContext) -> ArticleCard {
        let catalogue = context.catalogue, person = context.person
        let text = file.ticket.summary + "\n" + (file.messages.first?.text ?? "")
        let found = knowledge.articles(
            for: text, triple: catalogue.triple(file.ticket.triple)?.code, catalogue, as: person, most: ArticleCard.most
        )
        return ArticleCard(number: file.ticket.number, found: found, mayWrite: person.may(.note, in: file.ticket.group))
    }

    private func act(_ action: RequestAction, _ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber()
        guard try await worksOn(number, context) else {
            // Its files go nowhere.
            return try await gone(action, number, try await context.form(request, site), request, context)
        }
        let form = try await form(action, request, context)
        let files = try FilesOfForm(form, desk, context.catalogue.office, context.words)
        do {
            let goingOn =
                action == .reply && form.bool("prossima") ? try await GoingOn(from: number, form, desk, context) : nil
            let done = try await done(action, number, form, files, context)
            let told = goingOn?.leading(done, from: number, context.words) ?? done
            var response = Response.seeOther(told.address, saying: told.notice, site)
            if action == .reply { response.setCookie(site.habitCookie(SendingHabit(after: form))) }
            return response
        } catch let doubts as SendingDoubts {
            let refused = RefusedForm(action: action, values: form, files: files.attached, doubts: doubts.warnings)
            let notice = Notice(tone: .warning, text: context.words("writing.doubt.notice"))
            return try await shown(number, refused, notice, request, context)
        } catch let refusal as ActionRefusal {
            return try await again(action, number, form, files, refusal, request, context)
        } catch Refusal.notFound {
            guard try await worksOn(number, context) else {
                return try await gone(action, number, form, request, context)
            }
            let refusal = ActionRefusal(field: nil, context.words("request.stale.target"), isOfState: true)
            return try await again(action, number, form, files, refusal, request, context)
        } catch let refusal as Refusal {
            return try await again(
                action, number, form, files, ActionRefusal(refusal, action, context.words), request, context)
        }
    }

    /// Does it; what only the person's own work has changed meanwhile is no reason to ask.
    private func done(
        _ action: RequestAction, _ number: Ticket.Number, _ form: FormData, _ files: FilesOfForm,
        _ context: DeskContext
    ) async throws -> Done {
        let seen = SeenRequest(form), person = context.person, w = context.words
        func deed(_ version: Int?) -> Deed {
            Deed(desk: desk, number: number, context: context, form: form, files: files, version: version)
        }
        do {
            return try await deed(seen.version).perform(action)
        } catch Refusal.changedMeanwhile {
            let now = try await desk.database.read { c -> (version: Int, changed: WhatChanged?)? in
                try c.ticket(number, visibleTo: person).map { ticket in
                    let events = try c.history(of: c.family(of: ticket).ids)
                    return (ticket.version, WhatChanged(events, since: seen, by: person, w))
                }
            }
            guard let now, now.changed?.isOwn == true else { throw Refusal.changedMeanwhile }
            return try await deed(now.version).perform(action)
        }
    }

    /// Whether it is theirs to work on: whoever reads it for an opinion does nothing else to it.
    private func worksOn(_ number: Ticket.Number, _ context: DeskContext) async throws -> Bool {
        let person = context.person
        let ticket = try await desk.database.read { c in try c.ticket(number, visibleTo: person) }
        return ticket.map { person.sees($0.group) } ?? false
    }

    /// Not there, or not theirs any more: what they had typed is all there is to show.
    private func gone(
        _ action: RequestAction, _ number: Ticket.Number, _ form: FormData, _ request: Request,
        _ context: DeskContext
    ) async throws -> Response {
        let queues = DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
        let page = GonePage(
            number: number, action: action, form: form, sidebar: queues.sidebar(current: nil, context.words))
        return page.html(context.deskFrame(request, site).at(number.deskPath)).response(.notFound)
    }

    /// A reply that has not left yet comes back into the place where it was written, with its files.
    @Sendable func takeBack(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), w = context.words
        let form = try await context.form(request, site)
        guard let id = ID<HeldReply>(form["risposta"]) else { throw Refusal.notFound }
        do {
            let draft = try await desk.takeBack(id, of: number, as: context.person)
            let refused = RefusedForm(
                action: .reply, values: FormData(draft), files: try draft.files.map { try AttachedFile($0, desk) })
            let page = try await page(number, refused, context)
            let notice = Notice(tone: .success, text: w("writing.held.back"))
            return page.html(context.deskFrame(request, site, notice: notice).at(number.deskPath)).response()
        } catch Refusal.alreadyDone {
            return .seeOther(number.deskPath, saying: Notice(tone: .warning, text: w("writing.held.gone")), site)
        }
    }

    /// A text that is ready, filled for the request: what the script puts where the cursor is.
    @Sendable func text(_ request: Request, _ context: DeskContext) async throws -> Response {
        let filled = try await filled(context.idInPath(TextModule.self), context)
        return Response(.object(["text": .text(filled)]))
    }

    /// The same without the script: at the end of what is typed, with the page again.
    @Sendable func insertText(_ request: Request, _ context: DeskContext) async throws -> Response {
        var form = try await form(.reply, request, context)
        guard let kind = Draft.Kind(rawValue: form["quale"]) else { throw Refusal.notFound }
        let files = try FilesOfForm(form, desk, context.catalogue.office, context.words)
        if let id = ID<TextModule>(form["testo-pronto"]) {
            let parts = [form["testo"], try await filled(id, context)].filter { !$0.isEmpty }
            form.set("testo", parts.joined(separator: "\n\n"))
        }
        let number = try context.ticketNumber()
        let refused = RefusedForm(action: kind.action, values: form, files: files.attached)
        let page = try await page(number, refused, context)
        return page.html(context.deskFrame(request, site).at(number.deskPath)).response()
    }

    private func filled(_ id: ID<TextModule>, _ context: DeskContext) async throws -> String {
        try await desk.fill(id, for: context.ticketNumber(), as: context.person) { instant, language in
            Words(Language(rawValue: language) ?? .it).moment(instant)
        }
    }

    /// The page once more, with what was typed and why it was not done.
    func again(
        _ action: RequestAction, _ number: Ticket.Number, _ form: FormData, _ files: FilesOfForm,
        _ refusal: ActionRefusal, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        var errors = FieldErrors()
        if let field = refusal.field { errors.add(field, refusal.sentence) }
        var refused = RefusedForm(action: action, values: form, files: files.attached, errors: errors)
        if refusal.isOfState { refused.seen = SeenRequest(form) }
        return try await shown(
            number, refused, Notice(tone: .danger, text: refusal.sentence), request, context)
    }

    private func shown(
        _ number: Ticket.Number, _ refused: RefusedForm, _ notice: Notice, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let page = try await page(number, refused, context)
        let frame = context.deskFrame(request, site, notice: notice)
        return page.html(frame.at(number.deskPath)).response(.unprocessableContent)
    }

    /// The form; those with files put them into the store as they come. Whoever may not see the request uploads nothing.
    func form(_ action: RequestAction, _ request: Request, _ context: DeskContext) async throws -> FormData {
        guard action == .reply || action == .note else { return try await context.form(request, site) }
        guard try await worksOn(context.ticketNumber(), context) else { throw Refusal.notFound }
        return try await context.formWithFiles(request, site, desk)
    }

    @Sendable func file(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), person = context.person
        guard let id = context.parameters.get("id").flatMap({ ID<Attachment>($0) }) else { throw Refusal.notFound }
        let found = try await desk.database.read { c -> Attachment? in
            guard let ticket = try c.ticket(number, visibleTo: person) else { return nil }
            return try c.attachments(of: c.family(of: ticket).ids).first { $0.id == id }
        }
        guard let found else { throw Refusal.notFound }
        var response = try fileResponse(found, from: desk.files, inline: true)
        // The page of the request shows it in its place. The browser's own viewer of PDF does not open in a sandbox; a
        // PDF runs nothing of our pages anyway.
        let policy = found.kind == .pdf ? "" : "default-src 'none'; sandbox; "
        response.headers[.contentSecurityPolicy] = policy + "frame-ancestors 'self'"
        response.headers[.xFrameOptions] = "SAMEORIGIN"
        return response
    }

    /// Every file of the conversation, notes included, as one archive.
    @Sendable func allFiles(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), person = context.person
        let found = try await desk.database.read { c -> [(file: Attachment, at: Date)] in
            guard let ticket = try c.ticket(number, visibleTo: person) else { return [] }
            let family = try c.family(of: ticket).ids
            let instants = try Dictionary(
                c.messages(of: family).map { ($0.id, $0.at) }, uniquingKeysWith: { first, _ in first })
            return try c.attachments(of: family).map { ($0, instants[$0.message] ?? ticket.createdAt) }
        }
        if found.isEmpty { throw Refusal.notFound }
        return try archiveResponse(
            found, from: desk.files, name: context.words("request.allFiles.name", ["number": number]) + ".zip")
    }
}

extension FormData {
    /// A reply as the form that sent it had it.
    fileprivate init(_ draft: ReplyDraft) {
        self.init([("testo", draft.text), ("visto", draft.seen?.description ?? "")])
        if case .resolve(let resolution) = draft.next { append("esito", resolution.rawValue) }
        if let to = draft.to { append("a", to.description) }
        append("cc", Copies.typed(draft.copies?.open ?? []))
        append("ccn", Copies.typed(draft.copies?.blind ?? []))
    }
}

extension DeskContext {
    func ticketNumber() throws -> Ticket.Number {
        guard let number = parameters.get("number").flatMap(Ticket.Number.init) else { throw Refusal.notFound }
        return number
    }
}

extension Frame {
    /// The frame of a page shown in answer to a POST: menus and the language switch lead to where it is read.
    func at(_ address: String) -> Frame {
        var frame = self
        frame.address = address
        return frame
    }
}

extension Attachment {
    var kind: FileKind { FileKind.allCases.first { $0.mediaType == type } ?? .unknown }
    /// Opens in the browser.
    var isShownInline: Bool { kind.isShownInline }
}

import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Opinions of other groups: the lists, asking, one of them and what is done with it.
struct OpinionRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts
    let choices: ChoicesCache

    func add(to router: some RouterMethods<DeskContext>) {
        router.get(RouterPath(OpinionsPage.path), use: showAll)
        router.get("scrivania/richieste/:number/pareri/nuovo", use: showBlank)
        router.post("scrivania/richieste/:number/pareri/nuovo", use: ask)
        router.get("scrivania/richieste/:number/pareri/:id", use: show)
        for form in OpinionPage.Form.allCases {
            router.post("scrivania/richieste/:number/pareri/:id/\(form.rawValue)") { request, context in
                try await act(form, request, context)
            }
        }
    }

    @Sendable func showAll(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let list = OpinionList(word: request.question["quali"]), person = context.person
        let cursor = TicketCursor(request.question["da"]).flatMap { cursor in
            cursor.keys.count == 2 ? (at: Date(milliseconds: cursor.keys[0]), id: ID<Opinion>(cursor.keys[1])) : nil
        }
        let found = try await desk.database.read { c in
            try c.opinions(list, of: person, after: cursor, limit: OpinionsPage.size + 1)
        }
        let shown = found.prefix(OpinionsPage.size), last = found.count > shown.count ? shown.last?.opinion : nil
        return OpinionsPage(
            list: list, lines: shown.map { line($0, context.catalogue) },
            next: last.map { opinion in
                let at = list == .given ? opinion.endedAt ?? opinion.dueAt : opinion.dueAt
                return OpinionsPage.address(
                    list, after: TicketCursor([at.milliseconds, opinion.id.rawValue]))
            }, isFirst: cursor == nil, sidebar: try await sidebar(context, isHere: true)
        ).html(context.deskFrame(request, site))
    }

    private func line(_ line: OpinionLine, _ catalogue: Catalogue) -> OpinionsPage.Line {
        OpinionsPage.Line(
            opinion: line.opinion, number: line.number, summary: line.summary,
            group: catalogue.group(line.opinion.group)?.name ?? "",
            person: catalogue.person(line.opinion.assignee)?.name)
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await blank(FormData(), FieldErrors(), context).html(context.deskFrame(request, site)).response()
    }

    @Sendable func ask(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site), w = context.words
        var errors = FieldErrors()
        if form["gruppo"].isEmpty { errors.add("gruppo", w("opinions.problem.group")) }
        if form["domanda"].tidied.isEmpty { errors.add("domanda", w("problem.text.missing")) }
        if errors.isEmpty {
            do {
                let done = try await desk.askOpinion(
                    OpinionQuestion(
                        group: form["gruppo"], text: form["domanda"], person: ID<Operator>(form["persona"]),
                        minutes: form.int("entro"), files: form.all("file").compactMap { ID<Attachment>($0) }),
                    on: number, as: context.person, version: form.int("versione"))
                let group = context.catalogue.group(done.opinion.group)?.name ?? ""
                let text = w("opinions.done.asked", ["group": group, "due": w.moment(done.opinion.dueAt)])
                return .seeOther(number.deskPath, saying: Notice(tone: .success, text: text), site)
            } catch let refusal as Refusal where refusal != .notFound {
                if case .invalid(let field, _) = refusal {
                    errors.add(AskOpinionPage.field(field), w.sentence(refusal))
                } else {
                    errors.add("domanda", w.sentence(refusal))
                }
            }
        }
        return try await blank(form, errors, context).html(context.deskFrame(request, site))
            .response(.unprocessableContent)
    }

    private func blank(_ typed: FormData, _ errors: FieldErrors, _ context: DeskContext) async throws -> AskOpinionPage
    {
        let number = try context.ticketNumber(), person = context.person, catalogue = context.catalogue
        let (ticket, files) = try await desk.database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            return (ticket, try c.attachments(of: c.family(of: ticket).ids))
        }
        // A refusal is the answer; who typed a question meanwhile still reads why.
        if errors.isEmpty, (try? ticket.requireAskable(person)) == nil { throw Refusal.notFound }
        let now = site.now()
        let groups = catalogue.groups(at: now).filter { $0.id != ticket.group }
        let people = groups.flatMap { group in
            catalogue.colleagues(in: group.id).map { Option($0.id.description, $0.name, group: group.name) }
        }
        return AskOpinionPage(
            number: number, version: ticket.version, summary: ticket.summary,
            groups: groups.map { Option($0.code, $0.name) }, people: people,
            files: files.map { Option($0.id.description, $0.name) }, typed: typed, errors: errors,
            sidebar: try await sidebar(context))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await page(context).html(context.deskFrame(request, site)).response()
    }

    private func act(_ form: OpinionPage.Form, _ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), id = try context.idInPath(Opinion.self), w = context.words
        let values = try await context.form(request, site), person = context.person
        do {
            switch form {
            case .take: try await desk.takeOpinion(id, of: number, as: person)
            case .answer: try await desk.answerOpinion(id, of: number, values["testo"], as: person)
            case .decline: try await desk.declineOpinion(id, of: number, because: values["motivo"], as: person)
            case .withdraw: try await desk.withdrawOpinion(id, of: number, because: values["motivo"], as: person)
            }
            let notice = Notice(tone: .success, text: w("opinions.done.\(form)"))
            return .seeOther(try await after(form, id, number, context), saying: notice, site)
        } catch let refusal as Refusal where refusal != .notFound {
            var page = try await page(context), errors = FieldErrors()
            errors.add(form == .answer ? "testo" : "motivo", w.sentence(refusal))
            page.refused = (form, values, errors)
            let notice = Notice(tone: .danger, text: w.sentence(refusal))
            return page.html(context.deskFrame(request, site, notice: notice).at(OpinionPage.path(id, of: number)))
                .response(.unprocessableContent)
        }
    }

    /// Who reads the request no more goes back to their list.
    private func after(
        _ form: OpinionPage.Form, _ id: ID<Opinion>, _ number: Ticket.Number, _ context: DeskContext
    ) async throws -> String {
        if form == .take { return OpinionPage.path(id, of: number) }
        let person = context.person
        let isVisible = try await desk.database.read { c in try c.ticket(number, visibleTo: person) != nil }
        return isVisible ? number.deskPath : OpinionsPage.path
    }

    private func page(_ context: DeskContext) async throws -> OpinionPage {
        let number = try context.ticketNumber(), id = try context.idInPath(Opinion.self), person = context.person
        let catalogue = context.catalogue
        let (ticket, opinion, files) = try await desk.database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person), let opinion = try c.opinion(id),
                opinion.home == ticket.id || opinion.ticket == ticket.id
            else { throw Refusal.notFound }
            let family = opinion.files.isEmpty ? [] : try c.family(of: ticket).ids
            let files = family.isEmpty ? [] : try c.attachments(of: family)
            return (ticket, opinion, files.filter { opinion.files.contains($0.id) })
        }
        let isHere = opinion.home == ticket.id, now = site.now()
        return OpinionPage(
            opinion: opinion, number: number, summary: ticket.summary,
            group: catalogue.group(opinion.group)?.name ?? "", person: catalogue.person(opinion.assignee)?.name,
            files: files.map { FileLink($0, number) },
            // The rules say it: a refusal is the answer.
            mayTake: isHere && (try? ticket.taking(opinion, by: person, at: now)) != nil,
            mayAnswer: isHere && opinion.isFor(person),
            mayWithdraw: isHere
                && (try? ticket.withdrawing(opinion, because: "", by: person, from: nil, at: now)) != nil,
            sidebar: try await sidebar(context, isHere: true))
    }

    private func sidebar(_ context: DeskContext, isHere: Bool = false) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtOpinions: isHere, context.words)
    }
}

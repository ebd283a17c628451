import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Known problems: what there are, one of them, the answer to all who wait.
struct ProblemRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        let one = ProblemListPage.path + "/:id"
        router.get(RouterPath(ProblemListPage.path), use: showAll)
        router.get(RouterPath(ProblemForm.newPath), use: showBlank)
        router.post(RouterPath(ProblemForm.newPath), use: create)
        router.get(RouterPath(one), use: show)
        router.post(RouterPath(one), use: save)
        router.post(RouterPath(one + "/risolvi"), use: solve)
        router.post(RouterPath(one + "/stato"), use: setState)
        router.get("scrivania/richieste/:number/problema", use: choose)
        router.post("scrivania/richieste/:number/problema", use: gather)
        router.post("scrivania/richieste/:number/problema/togli", use: ungather)
        router.get("scrivania/richieste/:number/simili", use: showSimilar)
    }

    @Sendable func showAll(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let after = TicketCursor(request.question["prima"]).flatMap { cursor in
            cursor.keys.count == 2
                ? (at: Date(milliseconds: cursor.keys[0]), id: ID<KnownProblem>(cursor.keys[1])) : nil
        }
        let (open, solved, counts) = try await desk.database.read { c in
            let open = try c.openProblems(limit: ProblemListPage.mostOpen)
            let solved = try c.solvedProblems(before: after, limit: ProblemListPage.page + 1)
            return (open, solved, try c.problemCounts((open + solved).map(\.id)))
        }
        let shown = Array(solved.prefix(ProblemListPage.page)), last = solved.count > shown.count ? shown.last : nil
        return ProblemListPage(
            open: open, solved: shown, counts: counts,
            next: last.map { problem in
                let cursor = TicketCursor([(problem.solvedAt ?? problem.updatedAt).milliseconds, problem.id.rawValue])
                return "\(ProblemListPage.path)?prima=\(cursor)"
            }, mayOpen: context.person.may(.note), sidebar: try await sidebar(context, isHere: true)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let from = Ticket.Number(request.question["da"]), person = context.person
        var form = FormData()
        let ticket = try await desk.database.read { c in try from.flatMap { try c.ticket($0, visibleTo: person) } }
        if let ticket { form.append("title", String(ticket.summary.prefix(KnownProblem.longestTitle))) }
        return NewProblemPage(from: ticket?.number, form: form, sidebar: try await sidebar(context, isHere: true))
            .html(context.deskFrame(request, site))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        var errors = FieldErrors()
        do {
            let problem = try await desk.openProblem(
                form["title"], details: form["details"],
                standing: RuleText(form["standing"], english: form["standingEnglish"]), as: context.person)
            if let from = Ticket.Number(form["da"]) {
                do {
                    try await desk.gather(from, into: problem.id, as: context.person)
                    return .seeOther(from.deskPath, saying: Notice(tone: .success, text: w("problems.done.new")), site)
                } catch let refusal as Refusal where refusal != .notFound {
                    let text = w("problems.done.newOnly", ["why": w.sentence(refusal)])
                    return .seeOther(problem.deskPath, saying: Notice(tone: .warning, text: text), site)
                }
            }
            return .seeOther(
                problem.deskPath, saying: Notice(tone: .success, text: w("problems.done.new")), site)
        } catch let refusal as Refusal where refusal != .notFound {
            errors.add(refusal, w)
        } catch let refusal as TemplateRefusal {
            errors.add(refusal.field, w.sentence(refusal))
        }
        return NewProblemPage(
            from: Ticket.Number(form["da"]), form: form, errors: errors,
            sidebar: try await sidebar(context, isHere: true)
        ).html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(context).html(context.deskFrame(request, site))
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        var page = try await page(context), errors = FieldErrors()
        do {
            let problem = try await desk.edit(ProblemForm.read(form, over: page.problem), as: context.person)
            return .seeOther(problem.deskPath, saying: Notice(tone: .success, text: w("problems.done.saved")), site)
        } catch let refusal as Refusal where refusal != .notFound {
            errors.add(refusal, w)
        } catch let refusal as TemplateRefusal {
            errors.add(refusal.field, w.sentence(refusal))
        }
        page.edited = (form, errors)
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func solve(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        var errors = FieldErrors()
        let id = try context.idInPath(KnownProblem.self)
        if form["answer"].isEmpty { errors.add("answer", w("problem.text.missing")) }
        if errors.isEmpty, let resolution = Resolution(rawValue: form["esito"]) {
            do {
                let bulk = try await desk.proposeSolution(
                    of: id, RuleText(form["answer"], english: form["english"]), resolution, as: context.person)
                return .seeOther(BulkPage.address(bulk.id))
            } catch let refusal as TemplateRefusal {
                errors.add("answer", w.sentence(refusal))
            } catch let refusal as Refusal where refusal != .notFound {
                errors.add("answer", w.sentence(refusal))
            }
        }
        var page = try await page(context)
        page.answered = (form, errors)
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func setState(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), id = try context.idInPath(KnownProblem.self)
        let isSolved = form.bool("risolto")
        return try await told(
            "\(ProblemListPage.path)/\(id)", isSolved ? "problems.done.solved" : "problems.done.again", context
        ) { try await desk.setProblem(id, solved: isSolved, as: context.person) }
    }
}

// From the page of a request.
extension ProblemRoutes {
    @Sendable func choose(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let (ticket, similar, problems, last) = try await likeOne(context)
        return RequestProblemPage(
            number: ticket.number, seen: SeenRequest(version: ticket.version, event: last), summary: ticket.summary,
            problems: problems,
            similar: similar, sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func showSimilar(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let (ticket, similar, _, _) = try await likeOne(context)
        return SimilarPage(
            number: ticket.number, summary: ticket.summary, similar: similar, sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    private func likeOne(_ context: DeskContext) async throws -> (Ticket, [SimilarRequest], [KnownProblem], ID<Event>?)
    {
        let number = try context.ticketNumber(), person = context.person, w = context.words
        let catalogue = context.catalogue
        return try await desk.database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let like = SimilarRequests(
                text: ticket.summary, triples: catalogue.versions(of: ticket.triple.map { [$0] } ?? []))
            return (
                ticket, try like.find(c, catalogue, person: person, without: [ticket.id], w),
                try c.openProblems(limit: ProblemListPage.mostOpen), try c.events(of: ticket.id, limit: 1).last?.id
            )
        }
    }

    @Sendable func gather(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber(), form = try await context.form(request, site)
        guard let id = ID<KnownProblem>(form["problema"]) else { throw Refusal.notFound }
        let seen = SeenRequest(form)
        do {
            try await desk.gather(number, into: id, as: context.person, version: seen.version)
        } catch Refusal.changedMeanwhile {
            // Back to the choice, with what happened last: the page is of now, and one press does it.
            let text = try await changed(number, since: seen, context)
            return .seeOther(RequestProblemPage.path(number), saying: Notice(tone: .danger, text: text), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return .seeOther(
                number.deskPath, saying: Notice(tone: .danger, text: context.words.sentence(refusal)), site)
        }
        let text = context.words("problems.done.gathered")
        return .seeOther(number.deskPath, saying: Notice(tone: .success, text: text), site)
    }

    @Sendable func ungather(_ request: Request, _ context: DeskContext) async throws -> Response {
        let number = try context.ticketNumber()
        _ = try await context.form(request, site)
        return try await told(number.deskPath, "problems.done.ungathered", context) {
            try await desk.ungather(number, as: context.person)
        }
    }

    private func changed(_ number: Ticket.Number, since seen: SeenRequest, _ context: DeskContext) async throws
        -> String
    {
        let person = context.person, w = context.words
        let events = try await desk.database.read { c in
            try c.ticket(number, visibleTo: person).map { try c.events(of: $0.id) } ?? []
        }
        let last = WhatChanged(events, since: seen, by: person, w)?.lines.last
        return
            ([w.sentence(Refusal.changedMeanwhile)]
            + (last.map { [w("request.stale.last", ["sentence": $0.sentence])] } ?? [])).joined(separator: " ")
    }

    private func told(
        _ address: String, _ key: String, _ context: DeskContext, _ act: () async throws -> Void
    ) async throws -> Response {
        let w = context.words
        do {
            try await act()
            return .seeOther(address, saying: Notice(tone: .success, text: w(key)), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return .seeOther(address, saying: Notice(tone: .danger, text: w.sentence(refusal)), site)
        }
    }

    private func page(_ context: DeskContext) async throws -> ProblemPage {
        let id = try context.idInPath(KnownProblem.self), person = context.person, catalogue = context.catalogue
        let w = context.words
        let (problem, count, similar) = try await desk.database.read { c in
            guard let problem = try c.problem(id) else { throw Refusal.notFound }
            let gathered = try c.summaries(of: id, limit: 50)
            let like = SimilarRequests(
                text: ([problem.title, problem.details] + gathered.map(\.summary)).joined(separator: " "),
                triples: catalogue.versions(of: gathered.compactMap(\.triple)))
            let found = problem.isOpen ? try like.find(c, catalogue, person: person, without: [], w) : []
            let already = try c.gathered(found.map(\.id))
            return (
                problem, try c.problemCounts([id])[id] ?? ProblemCount(),
                found.filter { !already.contains($0.id) }
            )
        }
        return ProblemPage(
            problem: problem, openedBy: catalogue.person(problem.openedBy)?.name ?? "–", count: count, similar: similar,
            mayEdit: person.may(.note), maySolve: person.may(.resolve),
            sidebar: try await sidebar(context, isHere: true))
    }

    private func sidebar(_ context: DeskContext, isHere: Bool = false) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtProblems: isHere, context.words)
    }
}

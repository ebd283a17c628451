import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Actions on many requests: choose what, see what it would do, run it, read what came of it, take it back.
struct BulkRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts
    let choices: ChoicesCache

    /// Rows of the report on one page, and actions in the list of those that were.
    private static let page = 50

    func add(to router: some RouterMethods<DeskContext>) {
        let one = BulkBar.path + "/:id"
        router.get(RouterPath(BulkBar.path), use: showPast)
        router.post(RouterPath(BulkBar.path), use: choose)
        router.post(RouterPath(BulkBar.path + "/proponi"), use: propose)
        router.get(RouterPath(one), use: show)
        router.post(RouterPath(one + "/esegui"), use: start)
        router.post(RouterPath(one + "/ferma"), use: cancel)
        router.post(RouterPath(one + "/riprendi"), use: undo)
    }

    @Sendable func showPast(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let person = context.person
        try enter(person)
        let bulks = try await desk.database.read { c in try c.bulks(of: person.id, limit: Self.page) }
        let words = words(context)
        return BulkListPage(
            lines: bulks.map { ($0, $0.deeds(words)) }, sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func choose(_ request: Request, _ context: DeskContext) async throws -> Response {
        try enter(context.person)
        let selection = BulkSelection(try await context.form(request, site))
        if selection.isEmpty {
            let notice = Notice(tone: .warning, text: context.words("bulk.problem.nothing"))
            return .seeOther(selection.address, saying: notice, site)
        }
        return try await choicePage(selection, context).html(context.deskFrame(request, site).at(BulkBar.path))
            .response()
    }

    @Sendable func propose(_ request: Request, _ context: DeskContext) async throws -> Response {
        try enter(context.person)
        let form = try await context.form(request, site), w = context.words, selection = BulkSelection(form)
        var errors = FieldErrors()
        let action = BulkAction(rawValue: form["azione"])
        do {
            guard let choice = selection.choice(context.catalogue, for: context.person, at: site.now()) else {
                throw Refusal.notFound
            }
            let bulk = try await desk.propose(
                deed(action, form, w), on: choice, list: selection.list, as: context.person)
            return .seeOther(BulkPage.address(bulk.id))
        } catch let refusal as ActionRefusal {
            errors.add(refusal.field ?? "", refusal.sentence)
        } catch let refusal as TemplateRefusal {
            errors.add("testo", w.sentence(refusal))
        } catch let broken as BrokenMacro {
            errors.add("", w("macro.broken", ["name": broken.name, "why": w.sentence(broken.fault)]))
        } catch let refusal as Refusal where refusal != .notFound {
            errors.add(action?.field ?? "", w.sentence(refusal))
        }
        var page = try await choicePage(selection, context)
        page.refused = (action ?? .assign, form, errors)
        return page.html(context.deskFrame(request, site).at(BulkBar.path)).response(.unprocessableContent)
    }

    private func deed(_ action: BulkAction?, _ form: FormData, _ w: Words) throws -> BulkDeed {
        if let macro = ID<Macro>(form["macro"]) { return .macro(macro) }
        guard let action else { throw Refusal.notFound }
        return try action.deed(form, w)
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let id = try context.idInPath(Bulk.self), person = context.person
        let after = request.question.optional("dopo").flatMap { ID<Ticket>($0) } ?? ID(0)
        let (bulk, undoneBy, refusals) = try await desk.database.read { c -> (Bulk, Bulk?, [BulkRefusal]) in
            guard let bulk = try c.bulk(id), bulk.isShown(to: person) else { throw Refusal.notFound }
            return try (bulk, c.bulk(undoing: id), c.refusals(of: id, after: after, limit: Self.page + 1))
        }
        var page = BulkPage(
            bulk: bulk, deeds: bulk.deeds(words(context)), undoneBy: undoneBy,
            isOwn: bulk.person == person.id, sidebar: try await sidebar(context))
        page.refusals = Array(refusals.prefix(Self.page))
        page.next = refusals.count > Self.page ? page.refusals.last?.ticket : nil
        return page.html(context.deskFrame(request, site))
    }

    @Sendable func start(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await act(request, context) { id in
            try await desk.start(id, as: context.person)
            return id
        }
    }

    @Sendable func cancel(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await act(request, context) { id in
            try await desk.cancel(id, as: context.person)
            return id
        }
    }

    @Sendable func undo(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await act(request, context) { id in try await desk.undo(id, as: context.person).id }
    }

    private func act(
        _ request: Request, _ context: DeskContext, _ verb: (ID<Bulk>) async throws -> ID<Bulk>
    ) async throws -> Response {
        let id = try context.idInPath(Bulk.self)
        _ = try await context.form(request, site)
        do {
            return .seeOther(BulkPage.address(try await verb(id)))
        } catch let refusal as Refusal where refusal != .notFound {
            let notice = Notice(tone: .danger, text: context.words.sentence(refusal))
            return .seeOther(BulkPage.address(id), saying: notice, site)
        }
    }
}

extension BulkRoutes {
    /// Who only looks does nothing to many requests either.
    private func enter(_ person: Operator) throws {
        guard person.may(.note) else { throw Refusal.notFound }
    }

    private func choicePage(_ selection: BulkSelection, _ context: DeskContext) async throws -> BulkChoicePage {
        let person = context.person, catalogue = context.catalogue, w = context.words, now = site.now()
        guard let choice = selection.choice(catalogue, for: person, at: now) else { throw Refusal.notFound }
        let (count, problems) = try await desk.database.read { c in
            let count =
                switch choice {
                case .numbers(let numbers): numbers.count
                case .list(let filter): try c.count(filter, visibleTo: person)
                }
            return (count, try c.openProblems(limit: ProblemListPage.mostOpen))
        }
        let groups = person.role.seesAllGroups ? catalogue.groups.map(\.id) : person.groups
        let colleagues = catalogue.operators.filter { colleague in
            !colleague.isDisabled && colleague.may(.take) && colleague.groups.contains(where: groups.contains)
        }
        return BulkChoicePage(
            selection: selection, count: count, listTitle: title(selection.query, context),
            macros: MacroButton.all(person, catalogue, at: now), choices: choices.choices(catalogue, w, at: now),
            people: colleagues.sorted { $0.name.folded < $1.name.folded }.map { Option($0.login, $0.name) },
            problems: problems.map { Option($0.id.description, $0.title) },
            sidebar: try await sidebar(context))
    }

    private func title(_ query: QueueQuery, _ context: DeskContext) -> String {
        let w = context.words
        if let view = query.view.flatMap({ context.catalogue.view($0, of: context.person) }) { return view.name }
        switch query.queue {
        case .mine: return w("desk.queue.mine")
        case .all: return w(context.person.role.seesAllGroups ? "desk.queue.all" : "desk.queue.allMine")
        case .group(let code): return context.catalogue.group(code: code)?.name ?? code
        }
    }

    private func words(_ context: DeskContext) -> RuleWords {
        RuleWords(w: context.words, names: context.catalogue.namesByCode(at: site.now()))
    }

    private func sidebar(_ context: DeskContext) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, context.words)
    }
}

extension Bulk {
    /// What it does, in words.
    fileprivate func deeds(_ words: RuleWords) -> [String] {
        (problem.map { [words.w("problems.deed", ["title": $0.title])] } ?? []) + actions.map(words.action)
    }
}

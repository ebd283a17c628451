import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// The register of flows: the list, one of them, writing it, noting that it was used.
struct FlowRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        let one = FlowListPage.under + "/:id"
        router.get(RouterPath(FlowListPage.path), use: showAll)
        router.get(RouterPath(FlowForm.newPath), use: showBlank)
        router.post(RouterPath(FlowForm.newPath), use: create)
        router.get(RouterPath(one), use: show)
        router.get(RouterPath(one + "/modifica"), use: showForm)
        router.post(RouterPath(one + "/modifica"), use: save)
        router.post(RouterPath(one + "/eseguito"), use: noteRun)
        router.post(RouterPath(one + "/stato"), use: end)
    }

    @Sendable func showAll(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let asked = request.question, isEnded = asked["stato"] == "cessati"
        let last = TicketCursor(asked["dopo"]).flatMap { cursor in
            cursor.keys.count == 2 ? (dueOn: Self.day(cursor.keys[0]), id: ID<InformationFlow>(cursor.keys[1])) : nil
        }
        let (found, items) = try await desk.database.read { c in
            try (c.flows(ended: isEnded, after: last, limit: FlowListPage.page + 1), c.itemCounts())
        }
        let shown = Array(found.prefix(FlowListPage.page)), more = found.count > shown.count ? shown.last : nil
        return FlowListPage(
            isEnded: isEnded,
            lines: shown.map { .init(flow: $0, owner: context.catalogue.person($0.content.owner)?.name) },
            next: more.map { FlowListPage.address(ended: isEnded, after: $0) }, toDo: items[.toDo] ?? 0,
            today: site.now().romeDay, mayWrite: context.person.may(.publish), sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    /// A day of an address; what is far away is never.
    private static func day(_ number: Int64) -> CalendarDay? {
        abs(number) < 2_000_000 ? CalendarDay(number: Int(number)) : nil
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(context).html(context.deskFrame(request, site))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let form = FlowForm.form(.init(name: ""))
        return try await writing(nil, form, context).html(context.deskFrame(request, site))
    }

    @Sendable func showForm(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let flow = try await flow(context)
        return try await writing(flow, FlowForm.form(flow.content), context).html(context.deskFrame(request, site))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(try await flow(context), request, context)
    }

    private func keep(_ flow: InformationFlow?, _ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words
        var page = try await writing(flow, form, context)
        if let version = form.int("versione") { page.version = version }
        let content = FlowForm.read(form, keeping: flow?.content.webhook, &page.errors, w)
        if page.errors.isEmpty {
            do {
                let kept =
                    if let flow {
                        try await desk.edit(flow.id, content, from: page.version, as: context.person)
                    } else {
                        try await desk.writeFlow(content, as: context.person)
                    }
                return .seeOther(kept.deskPath, saying: Notice(tone: .success, text: w("flows.saved")), site)
            } catch Refusal.changedMeanwhile {
                page.errors.add("name", w("flows.problem.changed"))
                // Sent once more it stands over what the other wrote.
                page.version = flow?.version ?? page.version
            } catch let refusal as Refusal where refusal != .notFound {
                page.errors.add(refusal, w)
            }
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func noteRun(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words
        var page = try await page(context)
        page.typed = form
        if let day = CalendarDay(form["day"]) {
            do {
                let flow = try await desk.noteRun(
                    of: page.flow.id, on: day, note: form["note"], from: form.int("versione") ?? 0, as: context.person)
                return .seeOther(flow.deskPath, saying: Notice(tone: .success, text: w("flows.ran")), site)
            } catch let refusal as Refusal where refusal.isOfField {
                page.errors.add(refusal, w)
            } catch let refusal as Refusal where refusal != .notFound {
                return refused(refusal, page.flow, w)
            }
        } else {
            page.errors.add("day", w("work.problem.day"))
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func end(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words, flow = try await flow(context)
        let isEnding = form.bool("cessa")
        do {
            try await desk.endFlow(flow.id, isEnding, from: form.int("versione") ?? 0, as: context.person)
            let text = w(isEnding ? "flows.done.ended" : "flows.done.resumed")
            return .seeOther(flow.deskPath, saying: Notice(tone: .success, text: text), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return refused(refusal, flow, w)
        }
    }

    private func refused(_ refusal: Refusal, _ flow: InformationFlow, _ w: Words) -> Response {
        let text = refusal == .changedMeanwhile ? w("flows.problem.changed") : w.sentence(refusal)
        return .seeOther(flow.deskPath, saying: Notice(tone: .danger, text: text), site)
    }

    private func flow(_ context: DeskContext) async throws -> InformationFlow {
        let id = try context.idInPath(InformationFlow.self)
        guard let flow = try await desk.database.read({ c in try c.flow(id) }) else { throw Refusal.notFound }
        return flow
    }

    private func page(_ context: DeskContext) async throws -> FlowPage {
        let id = try context.idInPath(InformationFlow.self)
        let (flow, events, items) = try await desk.database.read { c in
            guard let flow = try c.flow(id) else { throw Refusal.notFound }
            return try (
                flow, c.events(of: id, limit: FlowPage.eventsShown), c.items(of: id, limit: FlowPage.itemsShown)
            )
        }
        return FlowPage(
            flow: flow, owner: context.catalogue.person(flow.content.owner)?.name, events: events, items: items,
            today: site.now().romeDay, mayWrite: context.person.may(.publish), sidebar: try await sidebar(context))
    }

    private func writing(_ flow: InformationFlow?, _ form: FormData, _ context: DeskContext) async throws
        -> WriteFlowPage
    {
        WriteFlowPage(
            flow: flow, version: flow?.version ?? 0, form: form, catalogue: context.catalogue,
            mayTell: context.person.may(.manageRouting), sidebar: try await sidebar(context))
    }

    private func sidebar(_ context: DeskContext) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtFlows: true, context.words)
    }
}

import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// What people have to learn: the list, the figures behind it, one need, writing it, and what becomes of it.
struct NeedRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        let one = NeedListPage.path + "/:id"
        router.get(RouterPath(NeedListPage.path), use: showAll)
        router.get(RouterPath(NeedListPage.path + ".csv"), use: asTable)
        router.get(RouterPath(NeedListPage.path + ".xapi.json"), use: asStatements)
        router.get(RouterPath(CriticalityPage.path), use: showCriticality)
        router.get(RouterPath(NeedForm.newPath), use: showBlank)
        router.post(RouterPath(NeedForm.newPath), use: create)
        router.get(RouterPath(one), use: show)
        router.get(RouterPath(one + "/modifica"), use: showForm)
        router.post(RouterPath(one + "/modifica"), use: save)
        router.post(RouterPath(one + "/passo"), use: take)
    }

    @Sendable func showAll(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let asked = request.question, tab = NeedListPage.Tab(rawValue: asked["stato"]) ?? .drafts
        let last = ID<TrainingNeed>(asked["prima"]), catalogue = context.catalogue, w = context.words
        let (found, all) = try await desk.database.read { c in
            try (c.needs(tab.state, before: last, limit: NeedListPage.page + 1), c.needCounts())
        }
        let shown = Array(found.prefix(NeedListPage.page)), more = found.count > shown.count ? shown.last : nil
        return NeedListPage(
            tab: tab, counts: all,
            lines: shown.map { need in
                .init(
                    need: need, triple: catalogue.title(ofTriple: need.content.triple),
                    owner: catalogue.person(need.content.owner)?.name,
                    audience: w.audience(need.content.audience, catalogue))
            }, next: more.map { NeedListPage.address(tab, before: $0.id) }, mayWrite: context.person.may(.publish),
            sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func showCriticality(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let (week, all) = try await desk.database.read { c in
            let week = try c.lastCriticalityWeek()
            return (week, try week.map { try c.criticality(of: $0) } ?? [])
        }
        return CriticalityPage(
            week: week,
            lines: all.sorted { ($1.index ?? -1, $0.triple) < ($0.index ?? -1, $1.triple) }.map {
                .init(criticality: $0, title: context.catalogue.title(ofTriple: $0.triple) ?? $0.triple)
            }, sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try await page(context).html(context.deskFrame(request, site))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        return try await writing(nil, NeedForm.form(.init(title: "")), context).html(context.deskFrame(request, site))
    }

    @Sendable func showForm(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let need = try await need(context)
        return try await writing(need, NeedForm.form(need.content), context).html(context.deskFrame(request, site))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(try await need(context), request, context)
    }

    private func keep(_ need: TrainingNeed?, _ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words, content = NeedForm.read(form)
        var page = try await writing(need, form, context)
        if let version = form.int("versione") { page.version = version }
        do {
            let kept =
                if let need {
                    try await desk.edit(need.id, content, from: page.version, as: context.person)
                } else {
                    try await desk.writeNeed(content, as: context.person)
                }
            return .seeOther(kept.deskPath, saying: Notice(tone: .success, text: w("training.saved")), site)
        } catch Refusal.changedMeanwhile {
            page.errors.add("title", w("training.problem.changed"))
            // Sent once more it stands over what the other wrote, which stays in the history.
            page.version = need?.version ?? page.version
        } catch let refusal as Refusal where refusal != .notFound {
            page.errors.add(refusal, w)
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func take(_ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.publish) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words
        var page = try await page(context)
        page.typed = form
        if let step = step(form, &page.errors, w) {
            do {
                let need = try await desk.take(
                    step, of: page.need.id, from: form.int("versione") ?? 0, as: context.person)
                let text = w("training.done.\(need.state.rawValue)")
                return .seeOther(need.deskPath, saying: Notice(tone: .success, text: text), site)
            } catch let refusal as Refusal where refusal.isOfField {
                page.errors.add(refusal, w)
            } catch let refusal as Refusal where refusal != .notFound {
                let text = refusal == .changedMeanwhile ? w("training.problem.changed") : w.sentence(refusal)
                return .seeOther(page.need.deskPath, saying: Notice(tone: .danger, text: text), site)
            }
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    private func step(_ form: FormData, _ errors: inout FieldErrors, _ w: Words) -> TrainingNeed.Step? {
        switch form["passo"] {
        case "accept": return .accept
        case "reopen": return .reopen
        case "drop": return .drop(reason: form["reason"])
        case "plan": return day(form, "plannedOn", &errors, w).map { .plan($0) }
        case "hold":
            let day = day(form, "heldOn", &errors, w)
            return day.map { .hold($0, participants: form.int("participants") ?? 0) }
        default: return nil
        }
    }

    private func day(_ form: FormData, _ name: String, _ errors: inout FieldErrors, _ w: Words) -> CalendarDay? {
        let day = CalendarDay(form[name])
        if day == nil { errors.add(name, w("work.problem.day")) }
        return day
    }

    private func need(_ context: DeskContext) async throws -> TrainingNeed {
        let id = try context.idInPath(TrainingNeed.self)
        guard let need = try await desk.database.read({ c in try c.need(id) }) else { throw Refusal.notFound }
        return need
    }

    private func page(_ context: DeskContext) async throws -> NeedPage {
        let id = try context.idInPath(TrainingNeed.self), catalogue = context.catalogue, w = context.words
        let today = site.now().romeDay, person = context.person
        let (need, events, measured, article) = try await desk.database.read { [desk] c in
            guard let need = try c.need(id) else { throw Refusal.notFound }
            let weeks = need.heldOn.map { NeedEffect(heldOn: $0) }
            var measured: [ISOWeek: Criticality] = [:]
            if let weeks, let triple = need.content.triple {
                measured = try c.criticality(of: triple, in: [weeks.before, weeks.after])
            }
            let article = try need.content.article.flatMap { try desk.shelf.current(c).article(slug: $0) }
            return (need, try c.events(of: id, limit: NeedPage.eventsShown), measured, article)
        }
        let effect = need.content.triple == nil ? nil : need.heldOn.map { NeedEffect(heldOn: $0) }
        return NeedPage(
            need: need, triple: catalogue.title(ofTriple: need.content.triple),
            owner: catalogue.person(need.content.owner)?.name, audience: w.audience(need.content.audience, catalogue),
            article: article.flatMap { $0.isFor(person, catalogue) ? Link($0.latest.title, $0.deskPath) : nil },
            group: need.evidence?.group.map { catalogue.group(code: $0)?.name ?? $0 },
            effect: effect.map { weeks in
                .init(
                    weeks: weeks, before: measured[weeks.before], after: measured[weeks.after],
                    isMeasurable: today >= weeks.measurableFrom)
            },
            happenings: events.map { .init(event: $0, replaced: replaced($0, catalogue, w)) }, today: today,
            mayWrite: person.may(.publish), sidebar: try await sidebar(context))
    }

    private func replaced(_ event: NeedEvent, _ catalogue: Catalogue, _ w: Words) -> [(label: String, old: String)] {
        guard event.kind == .changed else { return [] }
        return event.data.sorted { $0.key < $1.key }.map { field, old in
            let text: String? =
                switch field {
                case "owner": catalogue.person(ID<Operator>(old))?.name
                case "triple": old.isEmpty ? nil : catalogue.title(ofTriple: old)
                case "audience": TrainingNeed.Audience(old).map { w.audience($0, catalogue) }
                default: old.isEmpty ? nil : old
                }
            return (w("training.label.\(field)"), text ?? "–")
        }
    }

    private func writing(_ need: TrainingNeed?, _ form: FormData, _ context: DeskContext) async throws -> WriteNeedPage
    {
        let catalogue = context.catalogue, kept = need?.content.triple
        var triples = catalogue.triples.filter { $0.validity.holds(at: site.now()) }.map { Option($0.code, $0.title) }
        if let kept, !triples.contains(where: { $0.value == kept }) {
            triples.append(Option(kept, catalogue.title(ofTriple: kept) ?? kept))
        }
        return WriteNeedPage(
            need: need, version: need?.version ?? 0, form: form, catalogue: catalogue, triples: triples,
            sidebar: try await sidebar(context))
    }

    private func sidebar(_ context: DeskContext) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtTraining: true, context.words)
    }
}

extension Refusal {
    /// Whether it is about one field of a form.
    var isOfField: Bool { if case .invalid(let field, _) = self { !field.isEmpty } else { false } }
}

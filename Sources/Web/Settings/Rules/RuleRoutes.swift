import Desk
import Domain
import HTTPTypes
import Hummingbird
import Store

/// The rules: list, form with buttons that change it, order, end.
struct RuleRoutes: Sendable {
    let pages: SettingsPages

    private static let place = SettingsPlace.rules

    func add(to router: some RouterMethods<DeskContext>) {
        let one = RouterPath(Self.place.address + "/:id")
        router.get(RouterPath(Self.place.address), use: showList)
        router.get(RouterPath(Self.place.newAddress), use: showBlank)
        router.post(RouterPath(Self.place.newAddress), use: create)
        router.get(one, use: show)
        router.post(one, use: save)
        router.post(RouterPath(Self.place.address + "/:id/cessa"), use: end)
        router.post(RouterPath(Self.place.address + "/:id/su")) { try await move($0, $1, by: -1) }
        router.post(RouterPath(Self.place.address + "/:id/giu")) { try await move($0, $1, by: 1) }
    }

    @Sendable func showList(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Self.place, context)
        let rules = open(context), now = pages.site.now()
        let promises = context.catalogue.promises.filter { !$0.validity.hasEnded(at: now) }
        return RuleListPage(
            rules: rules, words: words(context), uses: try await uses(context),
            thresholds: Set(promises.flatMap(\.thresholds))
        ).html(pages.frame(Self.place, request, context))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Self.place, context)
        return page(nil, RuleForm.form(Rule(name: "")) ?? FormData(), context)
            .html(pages.frame(Self.place, request, context))
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        try pages.enter(Self.place, context)
        let kept = try kept(context)
        var page = page(kept, RuleForm.form(kept) ?? RuleAsText.form(kept), context)
        page.runs = try await runs(page.versions)
        return page.html(pages.frame(Self.place, request, context))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try pages.enter(Self.place, context)
        return try await keep(try kept(context), request, context)
    }

    private func keep(_ kept: Rule?, _ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await pages.form(Self.place, request, context)
        let s = pages.frame(Self.place, request, context)
        if let step = RuleStep(form["passo"]) {
            return page(kept, step.applied(to: form), context).html(s).response()
        }
        var page = page(kept, form, context)
        let rule = read(page, over: kept ?? Rule(name: "", position: 0), &page.errors, context.words)
        if page.errors.isEmpty {
            switch form["passo"] {
            case "testo": page.form = RuleAsText.form(rule)
            case "modulo": page.showForm(of: rule, context.words)
            case let step where step.hasPrefix("prova"): try await page.tryRule(rule, step, pages.desk, context.words)
            default: if let done = try await save(rule, over: kept, &page.errors, context) { return done }
            }
        }
        return page.html(s).response(page.errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func read(_ page: RulePage, over kept: Rule, _ errors: inout FieldErrors, _ w: Words) -> Rule {
        page.isText
            ? RuleAsText.read(page.form, over: kept, &errors, w) : RuleForm.read(page.form, over: kept, &errors, w)
    }

    /// Nil when it was refused; the reasons are in the errors.
    private func save(
        _ rule: Rule, over kept: Rule?, _ errors: inout FieldErrors, _ context: DeskContext
    ) async throws -> Response? {
        do {
            if let kept {
                // Somebody else changed or ended it while this form was open.
                if kept.validity.hasEnded(at: pages.site.now()) { throw Refusal.changedMeanwhile }
                try await pages.desk.edit(rule, as: context.actor)
            } else {
                try await pages.desk.add(rule, as: context.actor)
            }
            let key = kept == nil ? "settings.done.added" : "settings.done.saved"
            return pages.done(key, ["name": rule.name], at: Self.place.address, context)
        } catch let refusal as Refusal {
            errors.add(refusal, context.words, named: RuleForm.field)
        } catch let refusal as TemplateRefusal {
            errors.add(RuleForm.field(refusal.field), context.words.sentence(refusal))
        }
        return nil
    }

    @Sendable func end(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await pages.form(Self.place, request, context)
        let kept = try kept(context)
        do {
            try await pages.desk.end(rule: kept.name, as: context.actor)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: RulePage.address(kept), context)
        }
        return pages.done("settings.done.ended", ["name": kept.name], at: Self.place.address, context)
    }

    private func move(_ request: Request, _ context: DeskContext, by step: Int) async throws -> Response {
        _ = try await pages.form(Self.place, request, context)
        let kept = try kept(context)
        var order = open(context).map(\.id)
        guard let place = order.firstIndex(of: kept.id), order.indices.contains(place + step) else {
            return pages.refused(.changedMeanwhile, at: Self.place.address, context)
        }
        order.swapAt(place, place + step)
        do {
            try await pages.desk.reorder(rules: order, as: context.actor)
        } catch let refusal as Refusal {
            return pages.refused(refusal, at: Self.place.address, context)
        }
        return pages.done("settings.instradamento.moved", at: Self.place.address, context)
    }
}

// What rules did.
extension RuleRoutes {
    /// By name: the versions of a rule count together.
    private func uses(_ context: DeskContext) async throws -> [String: RuleUse] {
        let rules = context.catalogue.rules
        let since = IDSource.floor(
            RuleRun.self, at: pages.site.now().addingTimeInterval(-Double(RuleListPage.days) * 86_400))
        let uses = try await pages.desk.database.read { c in try c.ruleUses(of: rules.map(\.id), since: since) }
        return Dictionary(rules.map { ($0.name, uses[$0.id] ?? RuleUse()) }, uniquingKeysWith: +)
    }

    private func runs(_ versions: [Rule]) async throws -> RuleRunList {
        let ids = versions.map(\.id)
        return try await pages.desk.database.read { c in
            let runs = try c.ruleRuns(by: ids, limit: RuleRunList.most)
            return try RuleRunList(runs: runs, numbers: c.numbers(of: runs.map(\.ticket)), versions: versions)
        }
    }
}

extension RuleRoutes {
    private func open(_ context: DeskContext) -> [Rule] {
        let now = pages.site.now()
        return context.catalogue.rules.filter { !$0.validity.hasEnded(at: now) }
    }

    private func kept(_ context: DeskContext) throws -> Rule {
        let id = try context.idInPath(Rule.self)
        guard let rule = context.catalogue.rules.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return rule
    }

    private func words(_ context: DeskContext) -> RuleWords {
        RuleWords(w: context.words, names: context.catalogue.namesByCode(at: pages.site.now()))
    }

    private func page(_ kept: Rule?, _ form: FormData, _ context: DeskContext) -> RulePage {
        RulePage(
            kept: kept, form: form, choices: RuleChoices(context.catalogue, at: pages.site.now(), words(context)),
            versions: context.catalogue.rules.filter { $0.name == kept?.name }.sorted { $0.id > $1.id })
    }
}

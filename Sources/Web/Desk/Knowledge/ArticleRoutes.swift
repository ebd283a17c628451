import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// What is written down: the list, an article, writing it, and what becomes of it.
struct ArticleRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts

    func add(to router: some RouterMethods<DeskContext>) {
        let one = ArticleListPage.path + "/:id"
        router.get(RouterPath(ArticleListPage.path), use: showAll)
        router.get(RouterPath(ArticleForm.newPath), use: showBlank)
        router.post(RouterPath(ArticleForm.newPath), use: create)
        router.get(RouterPath(one), use: show)
        router.get(RouterPath(one + "/modifica"), use: showForm)
        router.post(RouterPath(one + "/modifica"), use: save)
        router.get(RouterPath(one + "/versioni/:numero"), use: showVersion)
        router.post(RouterPath(one + "/versioni/:numero/ripristina"), use: restore)
        router.post(RouterPath(one + "/revisione"), use: askReview)
        router.post(RouterPath(one + "/pubblica"), use: publish)
        router.post(RouterPath(one + "/conferma"), use: confirm)
        router.post(RouterPath(one + "/ritira"), use: withdraw)
        router.post(RouterPath(one + "/inserisci"), use: insert)
        router.post(RouterPath(one + "/segui"), use: follow)
        router.post(RouterPath(one + "/sposta"), use: move)
        router.post(RouterPath(one + "/sostituisci"), use: replace)
    }

    @Sendable func showAll(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let asked = request.question, knowledge = try await desk.knowledge(), catalogue = context.catalogue
        let person = context.person, today = today
        let tab = ArticleListPage.Tab(rawValue: asked["stato"]) ?? .published
        let query = String(asked["q"].tidied.prefix(FaqView.longestQuery))
        let mine = knowledge.articles.filter { $0.isFor(person, catalogue) && mayKnow($0, person) }
        let wanted = mine.filter { query.isEmpty || matches($0, query) }
        let lines = wanted.filter { tab.has($0, on: today) }, offset = max(0, asked.int("da") ?? 0)
        let (figures, solved, proposals, followed) = try await desk.database.read { c in
            try (c.articleFigures(), c.timesSolved(), c.countOpenProposals(), c.followed(by: person.id))
        }
        return ArticleListPage(
            tab: tab, query: query,
            counts: Dictionary(
                uniqueKeysWithValues: ArticleListPage.Tab.allCases.map { tab in
                    (tab, wanted.count { tab.has($0, on: today) })
                }),
            lines: lines.dropFirst(offset).prefix(ArticleListPage.page).map { article in
                let found = figures[article.id]
                return .init(
                    article: article, content: tab == .drafts ? article.latest : article.shown ?? article.latest,
                    owner: catalogue.person(article.owner)?.name ?? "–", votes: found?.votes ?? ArticleVotes(),
                    inserted: found?.inserted ?? 0, solved: solved[article.id] ?? 0, isDue: article.isDue(on: today))
            },
            offset: offset, all: lines.count, mayWrite: person.may(.note), proposals: proposals,
            news: FollowedArticles(mine, followed: followed),
            sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    /// Who only looks on sees what is published, not what is being written.
    private func mayKnow(_ article: Article, _ person: Operator) -> Bool {
        person.may(.note) || article.state == .published
    }

    private func matches(_ article: Article, _ query: String) -> Bool {
        let text = (article.latest.title + " " + article.latest.theme.joined(separator: " ")).folded
        return query.folded.split(separator: " ").allSatisfy { text.contains($0) }
    }

    @Sendable func show(_ request: Request, _ context: DeskContext) async throws -> HTML {
        var page = try await page(context)
        let person = context.person
        let followed = try await desk.database.read { c in try c.followed(by: person.id) }
        if let seen = followed[page.article.id] {
            page.isFollowed = true
            if seen < page.article.shownVersion ?? 0 { try await desk.saw(page.article, as: person) }
        }
        return page.html(context.deskFrame(request, site))
    }

    @Sendable func showBlank(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let from = Ticket.Number(request.question["da"])
        var content = ArticleContent(title: "", language: context.words.language.rawValue, body: "")
        var item: InboundItem?
        if let from {
            content = try await desk.articleBegun(from: from, as: context.person)
        } else if let id = ID<InboundItem>(request.question[ArticleForm.itemName]) {
            (item, content) = try await desk.articleBegun(from: id, as: context.person)
        }
        var page = try await writing(nil, from: from, ArticleForm.form(content), context)
        page.item = item
        return page.html(context.deskFrame(request, site))
    }

    @Sendable func showForm(_ request: Request, _ context: DeskContext) async throws -> HTML {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let article = try await article(context)
        return try await writing(article, from: nil, ArticleForm.form(article.latest), context)
            .html(context.deskFrame(request, site))
    }

    @Sendable func create(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(nil, request, context)
    }

    @Sendable func save(_ request: Request, _ context: DeskContext) async throws -> Response {
        try await keep(try await article(context), request, context)
    }

    private func keep(_ article: Article?, _ request: Request, _ context: DeskContext) async throws -> Response {
        guard context.person.may(.note) else { throw Refusal.notFound }
        let form = try await context.form(request, site), w = context.words, content = ArticleForm.read(form)
        var page = try await writing(article, from: Ticket.Number(form["da"]), form, context)
        if let version = form.int("versione") { page.version = version }
        if let id = ID<InboundItem>(form[ArticleForm.itemName]) {
            page.item = try await desk.database.read { c in try c.item(id) }
        }
        do {
            if form["passo"] == "anteprima" {
                page.preview = try content.checked()
                return page.html(context.deskFrame(request, site)).response()
            }
            let kept = try await kept(article, content, form["note"], from: page.version, context)
            return .seeOther(kept.deskPath, saying: Notice(tone: .success, text: w("knowledge.saved")), site)
        } catch Refusal.changedMeanwhile {
            page.errors.add("body", w("knowledge.problem.changed"))
            // Sent once more it stands over what the other wrote, which stays among the versions.
            page.version = article?.version ?? page.version
        } catch let refusal as Refusal where refusal != .notFound {
            page.errors.add(refusal, w)
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    private func kept(
        _ article: Article?, _ content: ArticleContent, _ note: String, from version: Int, _ context: DeskContext
    ) async throws -> Article {
        guard let article else { return try await desk.writeArticle(content, note: note, as: context.person) }
        return try await desk.edit(article.id, content, note: note, from: version, as: context.person)
    }

    @Sendable func showVersion(_ request: Request, _ context: DeskContext) async throws -> HTML {
        let article = try await article(context)
        guard context.person.may(.note) || article.state == .published,
            let number = context.parameters.get("numero").flatMap(Int.init)
        else { throw Refusal.notFound }
        let found = try await desk.database.read { c in
            (try c.version(number, of: article.id), try c.version(number - 1, of: article.id))
        }
        func mine(_ version: ArticleVersion?) -> ArticleVersion? {
            version.flatMap { $0.content.isFor(context.person, context.catalogue) ? $0 : nil }
        }
        guard let version = mine(found.0) else { throw Refusal.notFound }
        return ArticleVersionPage(
            article: article, version: version, other: mine(found.1), mayWrite: context.person.may(.note),
            sidebar: try await sidebar(context)
        ).html(context.deskFrame(request, site))
    }

    @Sendable func restore(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        let article = try await article(context), w = context.words
        guard let number = context.parameters.get("numero").flatMap(Int.init) else { throw Refusal.notFound }
        return try await told(article, "knowledge.restored", context) {
            try await desk.restore(
                article.id, version: number, note: w("knowledge.restored.note", ["n": number]), as: context.person)
        }
    }

    @Sendable func askReview(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        let article = try await article(context)
        return try await told(article, "knowledge.reviewAsked", context) {
            try await desk.askReview(of: article.id, as: context.person)
        }
    }

    @Sendable func publish(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), w = context.words
        var page = try await page(context)
        page.typed = form
        let day = day(form, &page.errors, w)
        var instant: Date?
        if form["come"] == "poi" {
            do { instant = try TimeZone.rome.instant(form["quando"].tidied.replacing(" ", with: "T")) } catch {
                page.errors.add("quando", w("knowledge.problem.instant"))
            }
        }
        if page.errors.isEmpty {
            do {
                let kept = try await desk.publish(
                    page.article.id, version: form.int("versione") ?? 0, at: instant, again: day, as: context.person)
                let text = kept.publishAt.map { w("knowledge.scheduled", ["moment": w.moment($0)]) }
                return .seeOther(
                    kept.deskPath, saying: Notice(tone: .success, text: text ?? w("knowledge.done.published")), site)
            } catch Refusal.changedMeanwhile {
                return .seeOther(
                    page.article.deskPath, saying: Notice(tone: .danger, text: w("knowledge.problem.changed.publish")),
                    site)
            } catch let refusal as Refusal where refusal != .notFound {
                page.errors.add("quando", w.sentence(refusal))
            }
        }
        return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
    }

    @Sendable func confirm(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), article = try await article(context)
        var errors = FieldErrors()
        let day = day(form, &errors, context.words)
        return try await told(article, "knowledge.confirmed", context) {
            try await desk.confirm(article.id, again: day, as: context.person)
        }
    }

    @Sendable func withdraw(_ request: Request, _ context: DeskContext) async throws -> Response {
        _ = try await context.form(request, site)
        let article = try await article(context)
        return try await told(article, "knowledge.done.withdrawn", context) {
            try await desk.withdraw(article.id, as: context.person)
        }
    }

    /// What goes into an answer, for the script; it is counted.
    @Sendable func insert(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), id = try context.idInPath(Article.self)
        let text = try await desk.insertion(of: id, asLink: form["come"] == "link", as: context.person)
        return Response(.object(["text": .text(text)]))
    }

    @Sendable func follow(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), article = try await article(context)
        try await desk.follow(article.id, form.bool("segue"), as: context.person)
        let key = form.bool("segue") ? "knowledge.followed" : "knowledge.unfollowed"
        return .seeOther(article.deskPath, saying: Notice(tone: .success, text: context.words(key)), site)
    }

    @Sendable func move(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), id = try await article(context).id
        return try await addressed("knowledge.address.moved", form, request, context) {
            try await desk.move(id, to: form["indirizzo"], as: context.person)
        }
    }

    @Sendable func replace(_ request: Request, _ context: DeskContext) async throws -> Response {
        let form = try await context.form(request, site), id = try await article(context).id
        return try await addressed("knowledge.address.replaced", form, request, context) {
            try await desk.withdraw(id, for: form["sostituito"], as: context.person)
        }
    }

    private func addressed(
        _ key: String, _ form: FormData, _ request: Request, _ context: DeskContext, _ act: () async throws -> Void
    ) async throws -> Response {
        do {
            try await act()
            let path = try await article(context).deskPath
            return .seeOther(path, saying: Notice(tone: .success, text: context.words(key)), site)
        } catch let refusal as Refusal where refusal != .notFound {
            var page = try await page(context)
            page.typed = form
            page.errors.add(refusal, context.words)
            return page.html(context.deskFrame(request, site)).response(.unprocessableContent)
        }
    }

    private func day(_ form: FormData, _ errors: inout FieldErrors, _ w: Words) -> CalendarDay? {
        guard let typed = form.optional("rivedere") else { return nil }
        let day = CalendarDay(typed)
        if day == nil { errors.add("rivedere", w("work.problem.day")) }
        return day
    }

    private func told(
        _ article: Article, _ key: String, _ context: DeskContext, _ act: () async throws -> some Any
    ) async throws -> Response {
        let w = context.words
        do {
            _ = try await act()
            return .seeOther(article.deskPath, saying: Notice(tone: .success, text: w(key)), site)
        } catch let refusal as Refusal where refusal != .notFound {
            return .seeOther(article.deskPath, saying: Notice(tone: .danger, text: w.sentence(refusal)), site)
        }
    }

    private var today: CalendarDay { site.now().romeDay }

    private func article(_ context: DeskContext) async throws -> Article {
        let id = try context.idInPath(Article.self)
        guard let article = try await desk.knowledge().article(id),
            article.isFor(context.person, context.catalogue),
            mayKnow(article, context.person)
        else { throw Refusal.notFound }
        return article
    }

    private func page(_ context: DeskContext) async throws -> ArticlePage {
        let article = try await article(context), person = context.person, catalogue = context.catalogue
        let (figures, reasons, versions, solved) = try await desk.database.read { c in
            try (
                c.articleFigures(of: article.id), c.uselessReasons(of: article.id, limit: ArticlePage.reasonsShown),
                c.versions(of: article.id, limit: ArticlePage.versionsShown), c.timesSolved(by: article.id)
            )
        }
        let content = person.may(.note) ? article.latest : article.shown ?? article.latest, w = context.words
        return ArticlePage(
            article: article, content: content, owner: catalogue.person(article.owner)?.name ?? "–",
            reviewer: catalogue.person(article.reviewer)?.name,
            triples: content.triples.compactMap { code in catalogue.triples.first { $0.code == code }?.title },
            groups: content.groups.compactMap { catalogue.group(code: $0)?.name },
            userTypes: content.userTypes.compactMap { code in
                catalogue.userTypes.first { $0.code == code }?.name(in: w.language.rawValue)
            },
            votes: figures?.votes ?? ArticleVotes(), inserted: figures?.inserted ?? 0,
            solved: solved.map { triple, times in
                (catalogue.triples.first { $0.code == triple }?.title ?? "–", times)
            }, reasons: reasons, versions: versions,
            isDue: article.isDue(on: today), mayWrite: person.may(.note), mayPublish: person.may(.publish),
            nextReview: today.adding(months: Article.reviewMonths).description,
            sidebar: try await sidebar(context))
    }

    private func writing(
        _ article: Article?, from: Ticket.Number?, _ form: FormData, _ context: DeskContext
    ) async throws -> WriteArticlePage {
        let knowledge = try await desk.knowledge(), catalogue = context.catalogue
        let themes = Set(knowledge.articles.map { ArticleContent.written($0.latest.theme) }.filter { !$0.isEmpty })
        let triples = catalogue.triples.filter { $0.validity.holds(at: site.now()) }
        return WriteArticlePage(
            article: article, version: article?.version ?? 0, from: from, form: form, catalogue: catalogue,
            triples: triples.map { Option($0.code, $0.title) }, themes: themes.sorted(),
            sidebar: try await sidebar(context))
    }

    private func sidebar(_ context: DeskContext) async throws -> Sidebar {
        DeskQueues(context.person, context.catalogue, try await counts.current(), at: site.now())
            .sidebar(current: nil, isAtArticles: true, context.words)
    }
}

import Desk
import Domain
import Hummingbird

/// What everybody may see, a line an address.
func addPublicRoutes(to router: Router<PublicContext>, desk: Desk, site: Site, live: LiveNews) {
    let pages = PublicSite(desk, site, live)
    router.get("/", use: pages.showHome)
    router.get("/richiesta", use: pages.showForm)
    router.post("/richiesta", use: pages.postForm)
    router.get(RouterPath(SuggestionBox.path), use: pages.suggest)
    router.get("/richiesta/ricevuta", use: pages.showReceipt)
    router.get("/richiesta/conferma/:token", use: pages.showConfirmation)
    router.post("/richiesta/conferma/:token", use: pages.confirm)
    router.get("/richieste/:token", use: pages.showTracking)
    router.get("/richieste/:token/eventi", use: pages.showTrackingLive)
    router.post("/richieste/:token/risposta", use: pages.answer)
    router.post("/richieste/:token/riapri", use: pages.reopen)
    router.post("/richieste/:token/sollecito", use: pages.chase)
    router.get("/richieste/:token/ritira", use: pages.showWithdrawal)
    router.post("/richieste/:token/ritira", use: pages.withdraw)
    router.post("/richieste/:token/voto", use: pages.vote)
    router.get("/richieste/:token/allegati/:id", use: pages.download)
    router.get("/valuta/:token", use: pages.showRating)
    router.post("/valuta/:token", use: pages.rate)
    router.get(RouterPath(FaqView.path), use: pages.showFaq)
    router.get(RouterPath(FaqView.picturePath), use: pages.showArticleFile)
    router.get(RouterPath(FaqView.suggestPath), use: pages.suggestFaq)
    router.get(RouterPath(FaqView.path + ".xml"), use: pages.showFaqFeed)
    router.get(RouterPath(FaqView.path + "/:slug"), use: pages.showFaqArticle)
    router.post(RouterPath(FaqView.path + "/:slug/voto"), use: pages.voteFaqArticle)
    router.get("/sitemap.xml", use: pages.showSitemap)
    for page in InfoPage.all {
        router.get(RouterPath(page.address)) { request, context in
            infoPage(page, await context.frame(request, site)).response()
        }
    }
    router.get("/richieste") { _, _ in Response.seeOther(PublicPlace.follow.address) }
}

extension PublicSite {
    @Sendable func showHome(_ request: Request, _ context: PublicContext) async throws -> Response {
        let catalogue = try await desk.catalogue(), now = desk.now()
        let offered = catalogue.triples.filter { $0.validity.holds(at: now) && !$0.offers.isEmpty }
        var view = HomeView(offered, mail: catalogue.office.mailFrom)
        let faq = try await desk.knowledge().faq(in: context.words.language.rawValue)
        view.themes = faq.tree.below.map { ($0.name, $0.count) }
        view.hasFaq = !faq.articles.isEmpty
        return homePage(view, await context.frame(request, site)).response()
    }
}

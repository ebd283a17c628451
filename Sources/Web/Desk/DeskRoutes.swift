import Desk
import Hummingbird

/// The operators' side: the door, their lists, the requests, what changes while they look.
func addDeskRoutes(
    to router: Router<PublicContext>, desk: Desk, site: Site, counts: QueueCounts, live: LiveNews
) {
    LogInRoutes(desk: desk, site: site).add(to: router)
    let choices = ChoicesCache()
    let inside = router.group(context: DeskDoorContext.self).add(middleware: DeskDoor(desk: desk, site: site))
        .group(context: DeskContext.self)
    AccountRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    QueueRoutes(desk: desk, site: site, counts: counts, choices: choices).add(to: inside)
    let requests = RequestRoutes(desk: desk, site: site, counts: counts, choices: choices)
    requests.add(to: inside)
    PreviewRoutes(pages: requests).add(to: inside)
    PrintRoutes(desk: desk, site: site).add(to: inside)
    WatchRoutes(desk: desk, site: site).add(to: inside)
    NoticesRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    DraftRoutes(desk: desk, site: site).add(to: inside)
    RequesterRoutes(desk: desk, site: site, counts: counts, choices: choices).add(to: inside)
    ViewRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    ProblemRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    OpinionRoutes(desk: desk, site: site, counts: counts, choices: choices).add(to: inside)
    ArticleRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    NeedRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    FlowRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    ItemRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    TimeRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    ForwardRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    SplitRoutes(desk: desk, site: site, counts: counts, choices: choices).add(to: inside)
    WorkRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    PullRoutes(desk: desk, site: site).add(to: inside)
    KeysRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    PictureRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    ProposalRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    SearchRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    BulkRoutes(desk: desk, site: site, counts: counts, choices: choices).add(to: inside)
    MacroRoutes(pages: SettingsPages(desk: desk, site: site), home: .own).add(to: inside)
    TextRoutes(pages: SettingsPages(desk: desk, site: site), home: .own).add(to: inside)
    OpenRoutes(desk: desk, site: site, counts: counts).add(to: inside)
    LiveRoutes(desk: desk, site: site, counts: counts, views: ViewCounts(desk.database), choices: choices, live: live)
        .add(to: inside)
}

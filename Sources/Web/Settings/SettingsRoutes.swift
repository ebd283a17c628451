import Desk
import Domain
import Hummingbird

/// The settings: one line a place.
func addSettingsRoutes(to router: Router<PublicContext>, desk: Desk, site: Site) {
    let inside = router.group(context: DeskDoorContext.self).add(middleware: DeskDoor(desk: desk, site: site))
        .group(context: DeskContext.self)
    let pages = SettingsPages(desk: desk, site: site)
    OverviewRoutes(pages: pages).add(to: inside)
    UserRoutes(pages: pages).add(to: inside)
    EntryRoutes<Group>(pages: pages).add(to: inside)
    EntryRoutes<Triple>(pages: pages).add(to: inside)
    EntryRoutes<UserType>(pages: pages).add(to: inside)
    EntryRoutes<Administration>(pages: pages).add(to: inside)
    EntryRoutes<FormField>(pages: pages).add(to: inside)
    EntryRoutes<Route>(pages: pages).add(to: inside)
    CalendarRoutes(pages: pages).add(to: inside)
    EntryRoutes<ServicePromise>(pages: pages).add(to: inside)
    EntryRoutes<Campaign>(pages: pages).add(to: inside)
    EntryRoutes<PriorityWindow>(pages: pages).add(to: inside)
    ReplayRoutes(pages: pages).add(to: inside)
    RouteOrderRoutes(pages: pages).add(to: inside)
    RuleRoutes(pages: pages).add(to: inside)
    MacroRoutes(pages: pages, home: .shared).add(to: inside)
    TextRoutes(pages: pages, home: .shared).add(to: inside)
    SimulatorRoutes(pages: pages).add(to: inside)
    TemplateRoutes(pages: pages).add(to: inside)
    OfficeRoutes(pages: pages).add(to: inside)
    SentMailRoutes(pages: pages).add(to: inside)
    JobRoutes(pages: pages).add(to: inside)
    TokenRoutes(pages: pages).add(to: inside)
    ChangeRoutes(pages: pages).add(to: inside)
}

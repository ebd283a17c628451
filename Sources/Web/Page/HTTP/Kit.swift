import Hummingbird

/// Everything that stands around every page, in the order it must: call it before the routes are added.
func addKit<Context: PageContext & RemoteAddressRequestContext>(to router: Router<Context>, site: Site) {
    router.add(middleware: SecurityHeaders(site: site))
    router.add(middleware: Compression())
    router.add(middleware: VisitMiddleware(site: site))
    router.add(middleware: ErrorPages(site: site))
    router.add(middleware: SameOrigin(site: site))
    AssetRoutes().add(to: router)
}

import Desk
import Domain
import Foundation
import Hummingbird
import Logging
import Store
import Synchronization

/// Everything people and programs reach by HTTP: the table of contents.
public struct App: Sendable {
    /// What the configuration says about the web.
    public struct Options: Sendable {
        public var host = "127.0.0.1"
        public var port = 8080
        /// Proxies whose X-Forwarded-For is believed, as addresses or ranges ("10.0.0.0/8").
        public var trustedProxies: [String] = []
        /// API requests a minute for each token.
        public var apiRequestsPerMinute = 60_000

        public init() {}
    }

    let desk: Desk
    let options: Options
    let site: Site

    public init(desk: Desk, options: Options = Options()) throws {
        self.desk = desk
        self.options = options
        let last = LastOffice()
        site = try Site(
            publicURL: desk.publicURL, secret: desk.secret.derived(for: "web"),
            trustedProxies: options.trustedProxies.map(AddressRange.init), now: desk.now,
            office: { [desk] in await last.office(of: desk) })
    }

    /// Every route, with what stands before it, and an answer for the methods it has not.
    func responder() -> EveryMethod<PublicContext> { responder(QueueCounts(desk.database)) }

    private func responder(_ counts: QueueCounts) -> EveryMethod<PublicContext> {
        let router = Router(context: PublicContext.self)
        addKit(to: router, site: site)
        APIRoutes(desk: desk, requestsPerMinute: options.apiRequestsPerMinute).add(to: router)
        let live = LiveNews(desk, counts)
        addPublicRoutes(to: router, desk: desk, site: site, live: live)
        addDeskRoutes(to: router, desk: desk, site: site, counts: counts, live: live)
        addSettingsRoutes(to: router, desk: desk, site: site)
        return EveryMethod(router)
    }

    /// The HTTP server, to be run beside the workers; `ready` is told the port.
    public func server(log: Logger, ready: @escaping @Sendable (Int) async -> Void = { _ in })
        -> some ApplicationProtocol
    {
        let counts = QueueCounts(desk.database)
        return Application(
            responder: responder(counts),
            configuration: .init(
                address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1024, reuseAddress: true
            ),
            onServerRunning: { channel in
                counts.begin()
                await ready(channel.localAddress?.port ?? 0)
            }, logger: log)
    }
}

/// The office's settings, read again at most once a second: pages must have a header even when the database is away.
private final class LastOffice: Sendable {
    private let kept = Mutex<(office: Office, at: ContinuousClock.Instant)?>(nil)

    func office(of desk: Desk) async -> Office {
        let known = kept.withLock { $0 }
        if let known, known.at.duration(to: .now) < .seconds(1) { return known.office }
        // Without a database the last settings are the best answer there is.
        guard let office = try? await desk.catalogue().office else { return known?.office ?? Office() }
        kept.withLock { $0 = (office, .now) }
        return office
    }
}

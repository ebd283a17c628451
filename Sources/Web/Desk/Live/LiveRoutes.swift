import Desk
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store

/// `/scrivania/eventi`: what changes while a page of the desk is open.
struct LiveRoutes: Sendable {
    let desk: Desk
    let site: Site
    let counts: QueueCounts
    let views: ViewCounts
    let choices: ChoicesCache
    let live: LiveNews

    func add(to router: some RouterMethods<DeskContext>) { router.get("scrivania/eventi", use: stream) }

    @Sendable func stream(_ request: Request, _ context: DeskContext) async throws -> Response {
        let asked = request.question
        let subject = subject { asked[$0] }
        let version = asked.int("versione")
        let since = Int64(asked["da"]).map { Date(milliseconds: $0) } ?? desk.now()
        let rows = LiveRows { asked[$0] }
        let ticket = try await ticket(subject, context)
        let shown =
            try await rows.tickets(of: context.person, desk.database) + (ticket.map { [$0] } ?? [])
            + board(subject, context)
        // Listening begins before looking, so that nothing falls between.
        let signals = live.signals(about: Set(shown))
        let frame = frameMaker(context)
        var page = LivePage(
            desk: desk, views: views, choices: choices, session: context.session.hash, subject: subject, rows: rows,
            frame: frame)
        guard let first = try await page.begin(try await counts.current(), since: since, version: version) else {
            throw Refusal.notFound
        }
        let presence = ticket.flatMap { ticket in
            ID<Presence>(asked["pagina"]).map { keepPresence($0, of: ticket, by: context.person) }
        }
        return liveResponse(fragments(first, page, signals) { presence?.cancel() })
    }

    /// The requests on a board when it is opened; those that come later are told of by the numbers they change.
    private func board(_ subject: LivePage.Subject, _ context: DeskContext) async throws -> [ID<Ticket>] {
        guard case .board(let code, _) = subject else { return [] }
        let now = site.now(), catalogue = context.catalogue
        guard let group = BoardPage.groups(of: context.person, catalogue, at: now).first(where: { $0.code == code })
        else { throw Refusal.notFound }
        return try await desk.database.read { c in
            try BoardPage.columns(of: group, catalogue, at: now, c).flatMap { $0.cards.map(\.id) }
        }
    }

    /// Says that the page is open until the task is cancelled; then that it is not.
    private func keepPresence(_ page: ID<Presence>, of ticket: ID<Ticket>, by person: Operator) -> Task<Void, Never> {
        let desk = desk
        return Task {
            do {
                try await desk.opened(page, of: ticket, by: person)
                // Cancellation ends the wait and the loop with it.
                while (try? await Task.sleep(for: Presence.renewal)) != nil {
                    try await desk.keepsOpen(page, by: person)
                }
                try await desk.closed(page, by: person)
            } catch {
                // Others see it end by itself, a minute later.
                desk.log.debug("presence: \(error)")
            }
        }
    }

    private func subject(_ value: (String) -> String) -> LivePage.Subject {
        if let number = Ticket.Number(value("richiesta")) { return .request(number) }
        if !value("carichi").isEmpty { return .board(value("carichi"), mark: value("stato")) }
        if !value("avvisi").isEmpty { return .notices }
        return value("coda").isEmpty ? .other : .queue(QueueQuery(value).queue)
    }

    private func ticket(_ subject: LivePage.Subject, _ context: DeskContext) async throws -> ID<Ticket>? {
        guard case .request(let number) = subject else { return nil }
        let person = context.person
        guard let ticket = try await desk.database.read({ c in try c.ticket(number, visibleTo: person) }) else {
            throw Refusal.notFound
        }
        return ticket.id
    }

    /// Frames for as long as the page is open; forms in its fragments carry tokens of the same browser.
    private func frameMaker(_ context: DeskContext) -> @Sendable (KnownPerson) -> Frame {
        let w = context.words, browser = context.visit.browser, site = site
        return { known in
            Frame(
                words: w, office: known.catalogue.office, address: QueueQuery.path,
                csrf: CSRF.token(for: browser, person: known.person.id, site),
                viewer: known.person.viewer(w, unread: known.unread),
                now: site.now())
        }
    }

    /// - Parameter ended: called once, when nobody listens any more.
    private func fragments(
        _ first: [LiveFragment], _ page: LivePage, _ signals: AsyncStream<DeskSignal>,
        ended: @escaping @Sendable () -> Void
    ) -> AsyncStream<LiveFragment> {
        let log = desk.log
        let (stream, feed) = AsyncStream.makeStream(of: LiveFragment.self, bufferingPolicy: .bufferingOldest(256))
        let task = Task {
            var page = page
            for fragment in first { feed.yield(fragment) }
            do {
                for await signal in signals {
                    guard let fragments = try await page.fragments(signal) else { break }
                    for fragment in fragments {
                        // A browser that does not read comes back for the present state.
                        if case .dropped = feed.yield(fragment) { return feed.finish() }
                    }
                }
            } catch {
                log.debug("live: \(error)")
            }
            feed.finish()
        }
        feed.onTermination = { _ in
            task.cancel()
            ended()
        }
        return stream
    }
}

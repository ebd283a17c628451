import Desk
import Domain
import Foundation
import Store
import Synchronization

/// What an open page of the desk is told.
enum DeskSignal: Sendable {
    case changed(ID<Ticket>)
    /// The numbers beside the queues, counted once for everybody.
    case counted(QueueTallies)
    /// Who has a request open now.
    case present(ID<Ticket>, [Presence])
}

/// Tells open pages what changed, the desk's and the requesters': at once what this process did, within a second what
/// another process did.
///
/// While nobody listens nothing is read. Another process's changes are found in the events; because an event can be
/// committed after a later one, each look goes back a few seconds and tells only what it had not seen.
final class LiveNews: Sendable {
    fileprivate struct State {
        var hasChanged = false
        /// Looks since the numbers were told.
        var quietLooks = 0
        var isEchoOwed = false
        var watcher: Task<Void, Never>?
        /// Events told already, with the id that ends the overlap.
        var seen: Set<ID<Event>> = []
        /// Who was at each request at the last look.
        var present: [ID<Ticket>: Set<Stance>] = [:]
    }

    /// What of an open page others see.
    fileprivate struct Stance: Hashable {
        let page: ID<Presence>
        let isWriting: Bool
    }

    private let desk: Desk
    private let counts: QueueCounts
    private let desks = LiveHub<DeskSignal>()
    private let requesters = LiveHub<ID<Ticket>>()
    private let state = Mutex(State())
    private let pause: Duration
    /// How long another process's commit may take without being missed.
    private static let overlap: TimeInterval = 5
    /// After so many quiet looks the numbers of the last change are told again, for those who count less often than that;
    /// and after so many without any change, for the lists that time alone moves.
    fileprivate static let echo = 5
    fileprivate static let idle = 60
    /// Events read at one look; a busier second is told as "something changed".
    private static let mostEvents = 500
    /// Open pages read at one look; a house has fewer desks.
    private static let mostPresences = 5000

    init(_ desk: Desk, _ counts: QueueCounts, pause: Duration = .seconds(1)) {
        self.desk = desk
        self.counts = counts
        self.pause = pause
        desk.changes.listen { [weak self] change in self?.told(change.ticket) }
    }

    /// What a page of the desk is told from now on: about the requests it shows, and the numbers.
    func signals(about tickets: Set<ID<Ticket>>) -> AsyncStream<DeskSignal> {
        let stream = desks.subscribe { signal in
            switch signal {
            case .changed(let id): tickets.contains(id)
            case .counted: true
            case .present(let id, _): tickets.contains(id)
            }
        }
        watch()
        return stream
    }

    /// Each time a request changes, for the page of its requester. Begins with one: what changed between the making of the
    /// page and this moment was told to nobody.
    func changes(of ticket: ID<Ticket>) -> AsyncStream<ID<Ticket>> {
        let stream = requesters.subscribe(first: ticket) { $0 == ticket }
        watch()
        return stream
    }

    /// How many pages listen.
    private var listeners: Int { desks.count + requesters.count }

    private func told(_ ticket: ID<Ticket>) {
        guard listeners > 0 else { return }
        state.withLock { $0.hasChanged = true }
        publish(ticket)
    }

    private func publish(_ ticket: ID<Ticket>) {
        desks.publish(.changed(ticket))
        requesters.publish(ticket)
    }

    /// Begins to look, unless somebody does already.
    private func watch() {
        state.withLock { state in
            guard state.watcher == nil else { return }
            // The last seconds are told once more than needed: pages send only what differs, and nothing falls between the
            // making of a page and the first look.
            state.seen = []
            state.watcher = Task { [weak self] in
                while await self?.look() == true {}
            }
        }
    }

    /// One look; false when nobody listens any more.
    private func look() async -> Bool {
        let isNeeded = state.withLock { state in
            if listeners == 0 { state.watcher = nil }
            return listeners > 0
        }
        guard isNeeded else { return false }
        await tellOthersChanges()
        await tellPresences()
        if state.withLock({ state in state.takeChange() }) { await tellCounts() }
        do { try await Task.sleep(for: pause) } catch { return false }
        return true
    }

    private func tellOthersChanges() async {
        guard let events = await recentEvents() else { return }
        let fresh = state.withLock { state in
            let fresh = events.filter { !state.seen.contains($0.id) }
            // Only what the next look can meet again is remembered.
            state.seen = Set(events.map(\.id))
            if !fresh.isEmpty { state.hasChanged = true }
            return fresh
        }
        for ticket in Set(fresh.map(\.ticket)) { publish(ticket) }
    }

    /// Who came to a request, left it, began or ceased to write: looked for, because time alone ends a presence.
    private func tellPresences() async {
        guard desks.count > 0 else { return }
        let now = desk.now(), most = Self.mostPresences
        let found: [Presence]
        do {
            found = try await desk.database.read { c in try c.presences(at: now, limit: most) }
        } catch { return desk.log.debug("live: \(error)") }
        let byTicket = Dictionary(grouping: found, by: \.ticket)
        let stances = byTicket.mapValues { presences in
            Set(presences.map { Stance(page: $0.id, isWriting: $0.writingUntil.map { $0 > now } ?? false) })
        }
        let before = state.withLock { state in
            defer { state.present = stances }
            return state.present
        }
        for ticket in Set(before.keys).union(stances.keys) where before[ticket] != stances[ticket] {
            desks.publish(.present(ticket, byTicket[ticket] ?? []))
        }
    }

    private func recentEvents() async -> [Event]? {
        let floor: ID<Event> = IDSource.floor(at: desk.now().addingTimeInterval(-Self.overlap))
        do {
            return try await desk.database.read { c in try c.events(after: floor, limit: Self.mostEvents) }
        } catch {
            // A database that is away is told by the pages themselves; the next look tries again.
            desk.log.debug("live: \(error)")
            return nil
        }
    }

    private func tellCounts() async {
        guard desks.count > 0 else { return }
        do { desks.publish(.counted(try await counts.recount())) } catch { desk.log.debug("live: \(error)") }
    }
}

extension LiveNews.State {
    fileprivate mutating func takeChange() -> Bool {
        quietLooks += 1
        guard hasChanged || isEchoOwed && quietLooks >= LiveNews.echo || quietLooks >= LiveNews.idle else {
            return false
        }
        isEchoOwed = hasChanged
        hasChanged = false
        quietLooks = 0
        return true
    }
}

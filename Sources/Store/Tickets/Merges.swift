import Domain
import Foundation

extension Connection {
    private var columns: SQL { "ticket_id, into_id, home_id, state, by_name, at" }

    /// How a request was joined into another one; nil for one that stands on its own.
    public func merge(of ticket: ID<Ticket>) throws -> TicketMerge? {
        try first("SELECT \(columns) FROM ticket_merges WHERE ticket_id = \(ticket)", merge)
    }

    /// What was joined into a request, directly or through another, the oldest request first.
    public func merges(into home: ID<Ticket>) throws -> [TicketMerge] {
        try all("SELECT \(columns) FROM ticket_merges WHERE home_id = \(home) ORDER BY ticket_id", merge)
    }

    private func merge(_ row: Row) throws -> TicketMerge {
        var r = row.reader()
        return try TicketMerge(
            ticket: r.id(), into: r.id(), home: r.id(), state: r.choice(), byName: r.text(), at: r.date())
    }

    /// Keeps a merge; what had been joined into its request goes on where that goes on.
    public func insert(_ m: TicketMerge) throws {
        try run("UPDATE ticket_merges SET home_id = \(m.home) WHERE home_id = \(m.ticket)")
        try run(
            """
            INSERT INTO ticket_merges (\(columns))
            VALUES (\(m.ticket), \(m.into), \(m.home), \(m.state), \(m.byName), \(m.at))
            """)
    }

    /// Takes a merge away; what had been joined into its request stays with that.
    public func remove(_ merge: TicketMerge) throws {
        let under = try merges(into: merge.home).under(merge.ticket).map(\.ticket)
        try run("DELETE FROM ticket_merges WHERE ticket_id = \(merge.ticket)")
        if under.isEmpty { return }
        try run("UPDATE ticket_merges SET home_id = \(merge.ticket) WHERE ticket_id IN \(under)")
    }
}

/// A request with those that were joined into it: one case, of one person or of several.
public struct TicketFamily: Sendable, Equatable {
    /// The request that goes on.
    public var home: Ticket
    /// Those joined into it, the oldest first.
    public var joined: [Joined]

    public struct Joined: Sendable, Equatable {
        public var ticket: Ticket
        public var merge: TicketMerge
    }

    public init(home: Ticket, joined: [Joined] = []) {
        self.home = home
        self.joined = joined
    }

    /// All of them, the one that goes on first.
    public var tickets: [Ticket] { [home] + joined.map(\.ticket) }
    public var ids: [ID<Ticket>] { tickets.map(\.id) }

    /// Those of one person.
    public func ids(of requester: ID<Requester>) -> [ID<Ticket>] {
        tickets.filter { $0.requester == requester }.map(\.id)
    }

    /// One request for each other person, by which they are answered and follow the case: the oldest of theirs.
    public var guests: [Ticket] {
        var seen: Set<ID<Requester>> = [home.requester]
        return joined.map(\.ticket).filter { seen.insert($0.requester).inserted }
    }
}

extension Connection {
    /// The case a request goes on in.
    public func family(of home: Ticket) throws -> TicketFamily {
        let merges = try merges(into: home.id)
        if merges.isEmpty { return TicketFamily(home: home) }
        let tickets: [Ticket] = try all(
            "SELECT \(ticketColumns) FROM tickets WHERE id IN \(merges.map(\.ticket)) ORDER BY id")
        let byID = Dictionary(tickets.map { ($0.id, $0) }) { first, _ in first }
        return TicketFamily(
            home: home,
            joined: merges.compactMap { merge in byID[merge.ticket].map { .init(ticket: $0, merge: merge) } })
    }

    /// The request in which this one goes on: itself, unless it was joined into another one.
    public func home(of ticket: Ticket) throws -> Ticket {
        // The request says so itself: for the others nothing is asked.
        guard ticket.isMerged, let merge = try merge(of: ticket.id) else { return ticket }
        return try self.ticket(merge.home) ?? ticket
    }
}

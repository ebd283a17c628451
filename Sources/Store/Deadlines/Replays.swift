import Domain
import Foundation

/// A change of the settings tried out on what happened, before it is made.
public struct Replay: Sendable, Equatable {
    public let id: ID<Replay>
    /// What is changed: `calendar` or `promise`, and its name.
    public let noun: String
    public let name: String
    /// The change, as a document of settings.
    public let proposal: String
    /// Requests registered since then are replayed.
    public let since: Date
    /// The last request that was replayed.
    public var place: ID<Ticket>
    /// Requests.
    public var done: Int
    public var total: Int
    public var tally: ReplayTally
    public let askedAt: Date
    public var endedAt: Date?

    public init(
        id: ID<Replay>, noun: String, name: String, proposal: String, since: Date, place: ID<Ticket> = ID(0),
        done: Int = 0, total: Int = 0, tally: ReplayTally = ReplayTally(), askedAt: Date, endedAt: Date? = nil
    ) {
        self.id = id
        self.noun = noun
        self.name = name
        self.proposal = proposal
        self.since = since
        self.place = place
        self.done = done
        self.total = total
        self.tally = tally
        self.askedAt = askedAt
        self.endedAt = endedAt
    }
}

extension Connection {
    public func replay(_ id: ID<Replay>) throws -> Replay? {
        try first(
            """
            SELECT id, noun, name, proposal, since, place, done, total, tally, asked_at, ended_at FROM replays
            WHERE id = \(id)
            """
        ) { row in
            var r = row.reader()
            return try Replay(
                id: r.id(), noun: r.text(), name: r.text(), proposal: r.text(), since: r.date(), place: r.id(),
                done: r.int(), total: r.int(), tally: ReplayTally(json: r.text()), askedAt: r.date(),
                endedAt: r.optionalDate())
        }
    }

    public func insert(_ replay: Replay) throws {
        try run(
            """
            INSERT INTO replays (id, noun, name, proposal, since, place, done, total, tally, asked_at, ended_at)
            VALUES (\(replay.id), \(replay.noun), \(replay.name), \(replay.proposal), \(replay.since), \(replay.place),
                \(replay.done), \(replay.total), \(replay.tally.json()), \(replay.askedAt), \(replay.endedAt))
            """)
    }

    /// Keeps how far it is; false when another worker went on meanwhile.
    public func keep(_ replay: Replay, after place: ID<Ticket>) throws -> Bool {
        try run(
            """
            UPDATE replays SET place = \(replay.place), done = \(replay.done), total = \(replay.total),
                tally = \(replay.tally.json()), ended_at = \(replay.endedAt)
            WHERE id = \(replay.id) AND place = \(place) AND ended_at IS NULL
            """) == 1
    }

    public func forgetReplays(before: Date) throws { try run("DELETE FROM replays WHERE asked_at < \(before)") }

    public func countRegistered(since: Date, after place: ID<Ticket>) throws -> Int {
        try value("SELECT count(*) FROM tickets WHERE id > \(place) AND registered_at >= \(since)") ?? 0
    }

    /// The next requests registered since an instant, with their clocks.
    public func pastRequests(since: Date, after place: ID<Ticket>, limit: Int) throws -> [PastRequest] {
        let tickets = try all(
            """
            SELECT \(ticketColumns) FROM tickets WHERE id > \(place) AND registered_at >= \(since)
            ORDER BY id LIMIT \(limit)
            """, Ticket.self)
        let clocks = try clocks(of: tickets.map(\.id))
        return tickets.map { PastRequest($0, clocks[$0.id] ?? []) }
    }
}

extension ReplayTally {
    init(json text: String) throws { self = try JSONDecoder().decode(ReplayTally.self, from: Data(text.utf8)) }

    func json() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
}

import Domain
import Foundation

/// How far the deadlines that a calendar makes are counted again after it changed.
public struct Recount: Sendable, Equatable {
    /// The name of the calendar.
    public let calendar: String
    /// Whose work it is: a job, or somebody at the command line. Whoever is named no more leaves off.
    public let owner: ID<Recount>
    /// The last request that was looked at.
    public var place: ID<Ticket>
    /// Requests.
    public var done: Int
    public var total: Int
    public let begunAt: Date
    public var endedAt: Date?
}

extension Recount: RowDecodable {
    static let columns: SQL = "calendar, owner, place, done, total, begun_at, ended_at"

    public init(row: Row) throws {
        var r = row.reader()
        try self.init(
            calendar: r.text(), owner: r.id(), place: r.id(), done: r.int(), total: r.int(), begunAt: r.date(),
            endedAt: r.optionalDate())
    }
}

extension Connection {
    public func recount(of calendar: String) throws -> Recount? {
        try first("SELECT \(Recount.columns) FROM recounts WHERE calendar = \(calendar)")
    }

    /// Begins from the first request, whatever was begun before.
    public func beginRecount(of calendar: String, by owner: ID<Recount>, at now: Date) throws {
        try run(
            """
            INSERT INTO recounts (\(Recount.columns))
            VALUES (\(calendar), \(owner), 0, 0, 0, \(now), \(nil as Date?))
            ON CONFLICT (calendar) DO UPDATE SET owner = excluded.owner, place = 0, done = 0, total = 0,
                begun_at = excluded.begun_at, ended_at = excluded.ended_at
            """)
    }

    /// Goes on with what somebody else left off; false when nothing is begun, or all is done.
    public func takeOverRecount(of calendar: String, by owner: ID<Recount>) throws -> Bool {
        try run("UPDATE recounts SET owner = \(owner) WHERE calendar = \(calendar) AND ended_at IS NULL") == 1
    }

    /// Keeps how far it is now; false when it is somebody else's by now, or begun again.
    public func keep(_ recount: Recount, since before: Recount) throws -> Bool {
        try run(
            """
            UPDATE recounts SET place = \(recount.place), done = \(recount.done), total = \(recount.total),
                ended_at = \(recount.endedAt)
            WHERE calendar = \(before.calendar) AND owner = \(before.owner) AND place = \(before.place)
                AND ended_at IS NULL
            """) == 1
    }

    /// How many requests have a clock that runs by one of these promises.
    public func countRunning(_ promises: [ID<ServicePromise>], after place: ID<Ticket>) throws -> Int {
        try value(
            """
            SELECT count(*) FROM \(running(promises, after: place))
            """) ?? 0
    }

    /// The next requests with a clock that runs by one of these promises, as they are now.
    public func runningRequests(
        _ promises: [ID<ServicePromise>], after place: ID<Ticket>, limit: Int
    ) throws -> [RunningRequest] {
        let found = try values(
            """
            SELECT id FROM \(running(promises, after: place)) ORDER BY id LIMIT \(limit)
            """, ID<Ticket>.self)
        return try runningRequests(found)
    }

    /// Goes through what is open by its index, however much is closed: nothing runs there.
    private func running(_ promises: [ID<ServicePromise>], after place: ID<Ticket>) -> SQL {
        """
        tickets \(sqlite: "INDEXED BY tickets_open", postgres: "")
        WHERE id > \(place) AND closed_at IS NULL AND EXISTS (SELECT 1 FROM clocks
            WHERE clocks.ticket_id = tickets.id AND stopped_at IS NULL AND promise_id IN \(promises))
        """
    }

    public func runningRequests(_ ids: [ID<Ticket>]) throws -> [RunningRequest] {
        if ids.isEmpty { return [] }
        let clocks = try clocks(of: ids)
        return try all(
            "SELECT id, version, due_at, risk_at, next_due_at FROM tickets WHERE id IN \(ids) ORDER BY id"
        ) { row in
            var r = row.reader()
            let id: ID<Ticket> = try r.id()
            return try RunningRequest(
                id: id, version: r.int(),
                deadline: NextDeadline(column: r.date(), riskAt: r.optionalDate(), markAt: r.optionalDate()),
                clocks: clocks[id] ?? [])
        }
    }
}

/// What counting again needs to know of a request.
public struct RunningRequest: Sendable {
    public let id: ID<Ticket>
    public let version: Int
    public let deadline: NextDeadline
    public let clocks: [PromiseClock]

    /// The same request counted by the book as it is; nil when nothing changes.
    public func recounted(_ book: PromiseBook, at now: Date) -> RecountedRequest? {
        let next = clocks.recounted(book, at: now), deadline = NextDeadline(next)
        let changed = zip(clocks, next).filter { $0 != $1 }.map(\.1)
        return changed.isEmpty && deadline == self.deadline
            ? nil : RecountedRequest(was: self, deadline: deadline, clocks: changed)
    }
}

/// What is to be written of a request that was counted again.
public struct RecountedRequest: Sendable {
    public let was: RunningRequest
    public let deadline: NextDeadline
    /// Those that have other instants.
    public let clocks: [PromiseClock]
}

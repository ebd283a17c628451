import Desk
import Domain
import Foundation
import Store
import Synchronization
import TestSupport
import Testing

// It is Wednesday 18 November 2026, 12:06 in Rome.
@Suite("A calendar that changes moves the deadlines it made")
struct RecountTests {
    private static let closedTomorrow = """
        calendars: [{name: ordinario, exceptions: {"2026-11-19": []}}]
        """

    @Test("The job moves what is open and leaves what ended", arguments: TestDatabase.available)
    func moves(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let open = try await town.registered(), ended = try await town.resolved()
            let before = try await town.due(.solution, of: open), then = try await town.due(.solution, of: ended)
            let facts = try await town.facts(of: open)
            town.clock.pass(minutes: 1)
            _ = try await town.desk.apply(SettingsDocument(Self.closedTomorrow))
            let begun = try #require(try await town.recount())
            #expect(begun.endedAt == nil && begun.done == 0)
            try await town.work()
            // A day less of work is a day more.
            #expect(try await town.due(.solution, of: open) == before?.addingTimeInterval(86_400))
            #expect(try await town.due(.solution, of: ended) == then)
            #expect(try await town.facts(of: open) == facts)
            let kept = try #require(try await town.ticket(open.number))
            #expect(try await kept.deadline == NextDeadline(town.kept(open)) && kept.version == open.version)
            let done = try #require(try await town.recount())
            #expect(done.endedAt != nil && done.done == 1 && done.total == 1)
        }
    }

    @Test(
        "The same calendar again, and one that nobody promises by, ask for nothing", arguments: TestDatabase.available)
    func nothing(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await town.desk.apply(SettingsDocument(Self.closedTomorrow))
            #expect(try await town.recount() == nil)
            try await town.promise()
            _ = try await town.desk.apply(SettingsDocument(Self.closedTomorrow))
            #expect(try await town.recount() == nil)
        }
    }

    @Test("Left off in the middle it goes on; another change begins again", arguments: TestDatabase.available)
    func resumes(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let giulia = try await town[.giulia]
            for number in 0..<501 {
                let input = town.form { $0.description = "Richiesta \(number)" }
                try await town.desk.submit(town.submission(input, door: .desk, sender: .operator(giulia)))
            }
            _ = try await town.desk.apply(SettingsDocument(Self.closedTomorrow))
            // The first transaction is kept and the second is not: the program died between them.
            let died = Desk(
                database: DyingDatabase(inner: town.desk.database, writes: 2), files: town.desk.files,
                secret: town.desk.secret, publicURL: town.desk.publicURL, log: town.desk.log, now: town.desk.now)
            await #expect(throws: Death.self) { try await died.recountDeadlines(by: "ordinario") }
            #expect(try await town.recount()?.done == 500)
            let seen = Seen()
            try await town.desk.recountDeadlines(by: "ordinario") { seen.append($0.done) }
            #expect(seen.values == [501])
            town.clock.pass(minutes: 1)
            _ = try await town.desk.apply(
                SettingsDocument("calendars: [{name: ordinario, exceptions: {\"2026-11-20\": []}}]"))
            #expect(try await town.recount()?.done == 0)
            try await town.work()
            #expect(try await town.recount()?.done == 501)
            #expect(try await town.wronglyCounted() == 0)
        }
    }

    @Test("What somebody worked on since it was read is counted as it is now", arguments: TestDatabase.available)
    func changed(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered(), id = ticket.id
            let read = try await town.desk.database.read { c in try c.runningRequests([id]) }
            _ = try await town.desk.take(ticket.number, as: town[.giulia])
            town.clock.pass(minutes: 1)
            _ = try await town.desk.apply(SettingsDocument(Self.closedTomorrow))
            let now = town.clock.now, before = try await town.kept(ticket)
            let missed = try await town.desk.database.write { [desk = town.desk] c in
                let book = try desk.catalogues.current(c).promiseBook
                return try c.save(read.compactMap { $0.recounted(book, at: now) })
            }
            #expect(missed == [id])
            #expect(try await town.kept(ticket) == before)
            try await town.work()
            #expect(try await town.wronglyCounted() == 0)
        }
    }
}

/// Lets so many writes pass and then dies.
private struct DyingDatabase: Database {
    let inner: any Database
    let left: Left

    init(inner: any Database, writes: Int) {
        self.inner = inner
        left = Left(writes)
    }

    var engine: Engine { inner.engine }
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.read(body)
    }
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        guard await left.take() else { throw Death() }
        return try await inner.write(body)
    }
    func exclusive<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await inner.exclusive(body)
    }
    func close() async {}
}

private struct Death: Error {}

private actor Left {
    private var writes: Int
    init(_ writes: Int) { self.writes = writes }
    func take() -> Bool {
        writes -= 1
        return writes >= 0
    }
}

private final class Seen: Sendable {
    private let kept = Mutex<[Int]>([])
    var values: [Int] { kept.withLock { $0 } }
    func append(_ value: Int) { kept.withLock { $0.append(value) } }
}

extension World {
    fileprivate func recount() async throws -> Recount? {
        try await desk.database.read { c in try c.recount(of: "ordinario") }
    }

    fileprivate func kept(_ ticket: Ticket) async throws -> [PromiseClock] {
        let id = ticket.id
        return try await desk.database.read { c in try c.clocks(of: id) }
    }

    /// Open requests whose deadlines are not those of the calendar as it is.
    fileprivate func wronglyCounted() async throws -> Int {
        let now = clock.now
        return try await desk.database.read { [desk] c in
            let catalogue = try desk.catalogues.current(c)
            let requests = try c.runningRequests(catalogue.promises.map(\.id), after: ID(0), limit: 10_000)
            return requests.count { $0.recounted(catalogue.promiseBook, at: now) != nil }
        }
    }
}

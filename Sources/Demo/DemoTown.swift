import Desk
import Domain
import Foundation
import Store

/// A town that does not exist, with its catalogue, the people of its desk and 18 months of requests: the same each time for
/// the same seed and day.
public struct DemoTown: Sendable {
    /// The password of everybody who works at its desk.
    public static let password = OperatorTable.password

    /// Requests written in one transaction.
    private static let batchSize = 2000

    private let total: Int
    private let seed: UInt64
    private let now: Date

    /// - Parameters:
    ///   - tickets: how many requests; 0 makes only the settings.
    ///   - now: the history ends at the midnight (of Rome) before it.
    public init(tickets: Int = 40_000, seed: UInt64 = 1, now: Date) {
        total = tickets
        self.seed = seed
        self.now = now
    }

    /// Fills an empty, migrated database; its settings are replaced by the town's.
    /// - Parameters:
    ///   - secret: with it the links of recent requests work.
    ///   - progress: called after each transaction with the requests written so far and their total.
    /// - Throws: `DemoRefusal` for a database that has requests.
    public func build(
        into database: any Database, files: Files, secret: ServerSecret?,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> DemoSummary {
        guard (0...10_000_000).contains(total) else { throw DemoRefusal.wrongCount }
        if try await database.read({ try $0.isTrue("SELECT EXISTS (SELECT id FROM tickets)") }) {
            throw DemoRefusal.hasTickets
        }
        let samples = try await SampleFile.keepAll(in: files)
        let town = Town(before: now, samples: samples)
        try await settle(town, in: database)
        try await writeHistory(of: town, secret, into: database, progress)
        let (last, instant) = (100_000 + total, now)
        let days = OfficeDays(before: Date(milliseconds: town.calendar.end))
        let needs = NeedTable(catalogue: town.catalogue, days: days)
        try await database.write { c in
            try c.run(
                """
                \(sqlite: "UPDATE counters SET value = \(last) WHERE name = 'ticket'",
                  postgres: "SELECT setval('ticket_numbers', \(last))")
                """)
            try needs.weigh(c)
            for sample in samples { try c.keep(file: sample.hash, size: Int(sample.size), at: instant) }
        }
        return summary(of: town)
    }

    /// One thread makes the next requests while the database writes the last ones; no more than two batches are in
    /// memory, however many requests there are.
    private func writeHistory(
        of town: Town, _ secret: ServerSecret?, into database: any Database, _ progress: @Sendable (Int, Int) -> Void
    ) async throws {
        let links = secret.map {
            DemoLinks(secret: $0, office: town.catalogue.office, end: Date(milliseconds: town.calendar.end))
        }
        var history = History(town, total: total, seed: seed, links: links)
        var next = try history.batch(Self.batchSize)
        var written = 0
        while let batch = next {
            async let writing: Void = database.exclusive { c in try batch.write(c) }
            next = try history.batch(Self.batchSize)
            try await writing
            written += batch.requests
            progress(written, total)
        }
    }

    private func summary(of town: Town) -> DemoSummary {
        DemoSummary(
            tickets: total,
            people: town.catalogue.operators.map { person in
                DemoSummary.Person(
                    login: person.login, name: person.name, role: person.role,
                    groups: person.groups.compactMap { town.catalogue.group($0)?.code })
            }, password: Self.password)
    }
}

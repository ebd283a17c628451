import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

/// How many requests the month has: some hundreds in every run of the tests, as many as one says by hand.
private let requests = ProcessInfo.processInfo.environment["SPORTELLO_MONTH_REQUESTS"].flatMap(Int.init)

@Suite("A month in which the program dies again and again is like one in which it never does")
struct SimulatedMonthTests {
    /// Thirty crashes in a thousand writes.
    private static let often = 30

    @Test(
        "The same events of every request, in the same order, at the same instants", arguments: TestDatabase.available)
    func crashes(_ kind: TestDatabase) async throws {
        let count = requests ?? (kind == .sqlite ? 600 : 150)
        let calm = try await Self.play(kind, count), crashed = try await Self.play(kind, count, perMille: Self.often)
        #expect(calm.crashes == 0 && crashed.crashes > count / 20)
        #expect(calm.lines.count == count)
        // A month in which nothing is late would prove nothing.
        let kinds = Set(calm.lines.joined().map(\.kind))
        #expect(kinds.isSuperset(of: [.atRisk, .overdue, .promiseChanged, .reopened, .waiting, .handedOver]))
        #expect(differences(calm.lines, crashed.lines) == [])
        print(
            "simulated month on \(kind.rawValue): \(count) requests, \(calm.verbs) verbs,",
            "\(calm.lines.joined().count) events, \(crashed.crashes) crashes")
    }

    @Test("Nights in which nobody looked: the same events in the same order, told in the morning")
    func nights() async throws {
        let count = requests ?? 300
        let calm = try await Self.play(.sqlite, count)
        let slept = try await Self.play(.sqlite, count, perMille: Self.often, sleepsAtNight: true)
        // When each was told is another matter.
        func untimed(_ lines: [SimulatedMonth.Line]) -> [SimulatedMonth.Line] {
            lines.map { SimulatedMonth.Line(kind: $0.kind, data: $0.data, at: .distantPast) }
        }
        #expect(differences(calm.lines.map(untimed), slept.lines.map(untimed)) == [])
        #expect(zip(calm.lines, slept.lines).contains { $0 != $1 }, "nobody slept over anything")
    }

    /// The first requests whose histories part, with the place where they do.
    private func differences(_ some: [[SimulatedMonth.Line]], _ others: [[SimulatedMonth.Line]]) -> [String] {
        zip(some, others).enumerated().filter { $0.element.0 != $0.element.1 }.prefix(3).map { request, pair in
            let place = zip(pair.0, pair.1).enumerated().first { $0.element.0 != $0.element.1 }
            let counts = "\(pair.0.count) lines are \(pair.1.count)"
            let lines = place.map { "\($0.element.0) is \($0.element.1)" } ?? counts
            return "request \(request), line \(place?.offset ?? 0): \(lines)"
        }
    }

    private struct Played: Sendable {
        let lines: [[SimulatedMonth.Line]]
        let crashes: Int
        let verbs: Int
    }

    private static func play(
        _ kind: TestDatabase, _ count: Int, perMille: Int = 0, sleepsAtNight: Bool = false
    ) async throws -> Played {
        let place = try await TestPlace(kind)
        let folder = NSTemporaryDirectory() + "/month-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a temporary folder that stays harms nobody
        let calm = try CrashingDatabase(url: place.url, seed: 0, perMille: 0)
        try await Migrator().migrate(calm, at: TestDatabase.epoch)
        let town = try await World(calm, folder: folder)
        try await town.promise()
        // Monday 23 November 2026, 8 in Rome: a month with two Saturdays too many and a feast.
        let start = Date(timeIntervalSince1970: 1_795_417_200)
        town.clock.set(start)
        await calm.close()
        let database = try CrashingDatabase(url: place.url, seed: 42, perMille: perMille)
        let month = SimulatedMonth(
            MonthScript(requests: count, from: start, seed: 7), town.with(database), database,
            sleepsAtNight: sleepsAtNight)
        try await month.play()
        let played = try await Played(lines: month.lines(), crashes: database.crashes, verbs: month.verbs)
        await database.close()
        try await place.remove()
        return played
    }
}

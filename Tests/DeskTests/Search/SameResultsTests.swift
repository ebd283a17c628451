import Demo
import Desk
import Domain
import Formats
import Foundation
import Store
import TestSupport
import Testing

/// Two databases, one answer: the demonstration town is asked the same of both.
@Suite("Both engines find the same")
struct SameResultsTests {
    private static let queries = """
        cedolino
        cedolino non visibile
        bonifico
        "area riservata"
        accred*
        arretrati -cedolino
        stato:aperta accesso
        stato:chiusa gruppo:stipendi
        canale:telefono password
        tematica:accesso
        persona:rossi
        da:2026 spid
        allegato:pdf
        detrazioni familiari a carico
        non riesco
        grazie
        "buongiorno"
        utenza bloccata -password
        iban
        operatore:nessuno cedolino
        priorita:1
        -cedolino stato:aperta
        ferie permessi congedo
        xyzzy
        """.split(separator: "\n").map(String.init)

    private struct Answer: Equatable, Sendable {
        var query: String
        var numbers: [Ticket.Number]
        var excerpts: [[Excerpt.Piece]]
        var hasMore: Bool
    }

    private static func answers(_ kind: TestDatabase) async throws -> [Answer] {
        let kept = Box()
        try await World.run(kind) { town in
            let desk = town.desk
            _ = try await DemoTown(tickets: 600, seed: 3, now: town.clock.now).build(
                into: desk.database, files: desk.files, secret: desk.secret)
            _ = try await desk.rebuildSearch(isResuming: false)
            let catalogue = try await desk.catalogue()
            let lead = try #require(catalogue.operators.first { $0.role == .lead && !$0.groups.isEmpty })
            var answers: [Answer] = []
            for person in [nil, lead] {
                for query in queries {
                    for order in SearchOrder.allCases {
                        let search = RequestSearch(query, catalogue, by: person, at: town.clock.now)
                        let found = try await desk.find(search, by: person, order: order)
                        answers.append(
                            Answer(
                                query: query, numbers: found.hits.map(\.line.number),
                                excerpts: found.hits.map(\.excerpt), hasMore: found.next != nil))
                    }
                }
            }
            kept.answers = answers
        }
        return kept.answers
    }

    /// Written once, by the one who asks, before it is read.
    private final class Box: @unchecked Sendable {
        var answers: [Answer] = []
    }

    @Test("The same requests in the same order, with the same excerpts", .enabled(if: TestDatabase.available.count > 1))
    func same() async throws {
        let sqlite = try await Self.answers(.sqlite), postgres = try await Self.answers(.postgres)
        for (one, other) in zip(sqlite, postgres) { #expect(one == other, "\(one.query)") }
        #expect(sqlite.count == postgres.count && sqlite.filter { !$0.numbers.isEmpty }.count > 40)
    }
}

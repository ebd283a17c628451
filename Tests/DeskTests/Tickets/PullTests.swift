import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("The next request: the most urgent that nobody has")
struct PullTests {
    @Test("By priority, then by age, from one's own groups alone", arguments: TestDatabase.available)
    func order(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], ada = try await town[.ada], sara = try await town[.sara]
            #expect(try await town.desk.pull(as: giulia) == nil)
            let first = try await town.registered(), second = try await town.registered()
            let urgent = try await town.registered(), elsewhere = try await town.registered(),
                taken = try await town.registered()
            try await town.desk.prioritise(urgent.number, as: .priority(.p1), reason: "ferma", by: giulia)
            try await town.desk.handOver(elsewhere.number, to: "L2-ECO", reason: "", as: giulia)
            try await town.desk.take(taken.number, as: town[.luca])
            var pulled: [Ticket.Number] = []
            while let next = try await town.desk.pull(as: giulia) {
                #expect(next.assignee == giulia.id && next.state == .inProgress)
                pulled.append(next.number)
            }
            #expect(pulled == [urgent.number, first.number, second.number])
            let events = try await town.desk.database.read { c in try c.events(of: urgent.id) }
            #expect(events.last?.fact == .taken(from: nil) && events.last?.actorName == "Giulia")
            // Ada belongs to no group, and works in all of them.
            #expect(try await town.desk.pull(as: ada)?.number == elsewhere.number)
            await #expect(throws: Refusal.notAllowed) { try await town.desk.pull(as: sara) }
        }
    }

    @Test(
        "Sixteen who ask at once: each request goes to one, and nobody gets nothing while there is some",
        arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            var numbers = Set<Ticket.Number>()
            for _ in 0..<16 { numbers.insert(try await town.registered().number) }
            let people = try await [town[.giulia], town[.luca]]
            let pulled = await withTaskGroup(of: Ticket.Number?.self) { group in
                for place in 0..<16 {
                    group.addTask { try? await town.desk.pull(as: people[place % 2])?.number }
                }
                return await group.reduce(into: [Ticket.Number?]()) { $0.append($1) }
            }
            #expect(pulled.allSatisfy { $0 != nil })
            #expect(Set(pulled.compactMap { $0 }) == numbers)
            #expect(try await town.desk.pull(as: people[0]) == nil)
        }
    }

    @Test("Along its index", arguments: TestDatabase.available)
    func plan(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let plan = try await town.desk.database.read { c -> String in
                let explain: SQL = "\(sqlite: "EXPLAIN QUERY PLAN", postgres: "EXPLAIN")"
                if kind == .postgres { try c.run("SET LOCAL enable_seqscan = off") }
                return try c.rows(
                    """
                    \(explain) SELECT priority, due_at, id FROM tickets
                    WHERE group_id = \(Int64(1)) AND assignee_id IS NULL AND closed_at IS NULL
                        AND state IN ('new', 'triage', 'assigned')
                    ORDER BY priority, due_at, id LIMIT 32
                    """
                ).map { row in try row.text(kind == .sqlite ? 3 : 0) }.joined(separator: "\n")
            }
            #expect(
                plan.contains("tickets_to_pull") && !plan.contains("SORT") && !plan.contains("TEMP B-TREE"), "\(plan)")
        }
    }
}

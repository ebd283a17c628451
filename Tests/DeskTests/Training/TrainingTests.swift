import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Figures propose what people have to learn; people prepare it, plan it, hold it")
struct TrainingTests {
    @Test(
        "Critical two weeks running, a triple is proposed once, with what was seen", arguments: TestDatabase.available)
    func proposed(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let troubled = try await town.troubledMonth()
            try await desk.weighTriples()
            let last = try #require(ISOWeek("2026-W46"))
            let (week, found, before) = try await desk.database.read { c in
                try (c.lastCriticalityWeek(), c.criticality(of: last), c.criticality(of: last.adding(-1)))
            }
            #expect(week == last && found.map(\.triple) == ["ACC-CRE-01", "ENT-CNV-01", "STI-CED-01", "STI-PAG-01"])
            let worst = found[0].figures
            #expect(
                worst
                    == TripleFigures(
                        requests: 40, before: 0, breached: 40, reopened: 40, recurrent: 39, bounces: 40, rated: 40,
                        lowRated: 40))
            #expect(
                found.dropFirst().allSatisfy {
                    $0.figures == TripleFigures(requests: 20, rated: 20) && $0.index == 44.2
                })
            #expect(found[0].index == 67.3 && before.first?.index == 67.3)

            let need = try #require(try await town.needs(.draft).first)
            #expect(try await town.needs(.draft).count == 1)
            #expect(
                need.content.triple == "ACC-CRE-01" && need.content.title == "Accesso > Credenziali > Reset password")
            let evidence = try #require(need.evidence)
            #expect(evidence.week == "2026-W46" && evidence.index == 67.3 && evidence.indexBefore == 67.3)
            #expect(evidence.figures == worst && evidence.parts.count == 6 && evidence.requests.count == 5)
            #expect(evidence.requests.allSatisfy(troubled.contains) && evidence.group == "L1-WEB")
            #expect(evidence.people > 0 && evidence.unskilled == 0)

            // The same week again, and the next one: nothing is proposed twice while it is open.
            try await desk.weighTriples()
            town.clock.pass(days: 7)
            try await desk.weighTriples()
            #expect(try await desk.database.read { c in try c.lastCriticalityWeek() }?.description == "2026-W47")
            #expect(try await town.needs(.draft) == [need])

            // Dropped, it is proposed again by the next week that is critical.
            let lead = try await town[.marco]
            try await desk.take(.drop(reason: "Troppo presto"), of: need.id, from: 1, as: lead)
            town.clock.pass(days: 7)
            try await desk.weighTriples()
            #expect(try await town.needs(.draft).map(\.content.triple) == ["ACC-CRE-01"])
            await #expect(throws: Refusal.invalid(field: "", reason: "training.problem.open")) {
                try await desk.take(.reopen, of: need.id, from: 2, as: lead)
            }
        }
    }

    @Test("Each change says who and what was there; the late one is told", arguments: TestDatabase.available)
    func life(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk, marco = try await town[.marco], giulia = try await town[.giulia]
            let today = TimeZone.rome.day(at: town.clock.now)
            var content = TrainingNeed.Content(title: "Leggere il cedolino", triple: "STI-CED-01", owner: giulia.id)
            await #expect(throws: Refusal.notAllowed) { try await desk.writeNeed(content, as: giulia) }
            await #expect(throws: Refusal.notAllowed) { try await desk.writeNeed(content, as: try await town[.sara]) }
            let need = try await desk.writeNeed(content, as: marco)
            for (field, edit) in Self.wrong {
                var wrong = content
                edit(&wrong)
                let asked = wrong
                await #expect(throws: Refusal.invalid(field: field, reason: "training.problem.\(field)")) {
                    try await desk.edit(need.id, asked, from: 1, as: marco)
                }
            }
            content.title = "Leggere il cedolino, voce per voce"
            content.audience = .group("L1-WEB")
            let edited = try await desk.edit(need.id, content, from: 1, as: marco)
            #expect(edited.version == 2)
            // Nothing changed, nothing said.
            #expect(try await desk.edit(need.id, content, from: 2, as: marco) == edited)
            await #expect(throws: Refusal.changedMeanwhile) {
                try await desk.take(.accept, of: need.id, from: 1, as: marco)
            }
            try await desk.take(.accept, of: need.id, from: 2, as: marco)
            try await desk.take(.plan(today.adding(3)), of: need.id, from: 3, as: marco)
            town.clock.pass(days: 4)
            try await desk.take(.hold(today.adding(3), participants: 12), of: need.id, from: 4, as: marco)
            let (kept, events) = try await desk.database.read { c in
                try (c.need(need.id), c.events(of: need.id, limit: 10))
            }
            #expect(kept?.state == .held && kept?.participants == 12 && kept?.heldOn == today.adding(3))
            #expect(events.map(\.kind) == [.held, .planned, .accepted, .changed, .written])
            #expect(events.allSatisfy { $0.byName == marco.name })
            #expect(events[3].data == ["title": "Leggere il cedolino", "audience": "all"])
            #expect(try await desk.database.read { c in try c.needCounts() } == [.held: 1])
        }
    }

    private static let wrong: [(String, @Sendable (inout TrainingNeed.Content) -> Void)] = [
        ("triple", { $0.triple = "NESSUNA" }), ("owner", { $0.owner = ID(1) }), ("article", { $0.article = "non-c-e" }),
        ("group", { $0.audience = .group("X") }), ("administration", { $0.audience = .administration("X") }),
    ]
}

extension World {
    func needs(_ state: TrainingNeed.State) async throws -> [TrainingNeed] {
        try await desk.database.read { c in try c.needs(state, limit: 50) }
    }

    /// Forty requests of one triple that went wrong in every way, and twenty of each other that went well, in the first
    /// week of November.
    /// - Returns: the numbers of those that went wrong.
    func troubledMonth() async throws -> Set<Int64> {
        try await promise()
        let model = try await registered(), catalogue = try await desk.catalogue()
        let promise = try #require(catalogue.promises.first)
        let came = try TimeZone.rome.instant("2026-11-04T09:00"), first = IDSource.floor(Ticket.self, at: came).rawValue
        return try await desk.database.write { c in
            var numbers = Set<Int64>(), place: Int64 = 0
            for triple in catalogue.triples {
                let isBad = triple.code == "ACC-CRE-01"
                for _ in 0..<(isBad ? 40 : 20) {
                    place += 1
                    let id = first + place, number = 900_000 + place
                    let requester = isBad ? model.requester.rawValue : id
                    if !isBad { try c.copyRow(of: "requesters", model.requester.rawValue, ["id": "\(id)"]) }
                    try c.copyRow(
                        of: "tickets", model.id.rawValue,
                        [
                            "id": "\(id)", "number": "\(number)", "triple_id": "\(triple.id)",
                            "requester_id": "\(requester)", "reopenings": "\(isBad ? 1 : 0)", "created_at": "\(came)",
                            "registered_at": "\(came)", "next_due_at": "NULL",
                        ])
                    let stopped = came.addingTimeInterval(isBad ? 86_400 : 600), due = came.addingTimeInterval(3600)
                    try c.run(
                        """
                        INSERT INTO clocks (ticket_id, place, promise_id, aim, started_at, stopped_at, ending, due_at, told)
                        VALUES (\(id), 1, \(promise.id), 'solution', \(came), \(stopped), 'reached', \(due), 0)
                        """)
                    try c.run(
                        """
                        INSERT INTO ratings (id, ticket_id, closure, scale, value, comment, at)
                        VALUES (\(id), \(id), 0, 'five', \(isBad ? 1 : 5), '', \(stopped))
                        """)
                    if !isBad { continue }
                    numbers.insert(number)
                    try c.run(
                        """
                        INSERT INTO events (id, ticket_id, at, actor_kind, actor_name, kind, data)
                        VALUES (\(id), \(id), \(came), 'system', '', 'handed_over', '{}')
                        """)
                }
            }
            return numbers
        }
    }
}

extension Connection {
    /// The same row once more, with some columns of its own.
    fileprivate func copyRow(of table: String, _ id: Int64, _ own: [String: SQL]) throws {
        let columns = try #require(allTables.first { $0.name == table }).columns.map(\.name)
        var names: SQL = "", values: SQL = ""
        for (place, column) in columns.enumerated() {
            let comma: SQL = place == 0 ? "" : ", "
            names = "\(names)\(comma)\(raw: column)"
            values = "\(values)\(comma)\(own[column] ?? "\(raw: column)")"
        }
        try run("INSERT INTO \(raw: table) (\(names)) SELECT \(values) FROM \(raw: table) WHERE id = \(id)")
    }
}

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Service promises as settings")
struct PromiseSettingsTests {
    @Test(
        "Applied twice nothing changes; exported and applied elsewhere it is the same",
        arguments: TestDatabase.available)
    func applied(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let document = try SettingsDocument(World.promises)
            #expect(try await town.desk.apply(document).filter { $0.noun == "promise" }.count == 4)
            #expect(try await town.desk.apply(document).isEmpty)
            let exported = try await town.desk.exportSettings()
            for line in ["solution: 90% within 50 h", "kind: statutory", "suspendsOnce: true", "priority: P1"] {
                #expect(exported.contains(line), "\(line)")
            }
            #expect(try await town.desk.apply(SettingsDocument(exported)).isEmpty)
        }
    }

    @Test(
        "A promise that cannot be kept is refused with its line and the reason",
        arguments: [
            ("{name: x, takeCharge: 4 h}", "line 2: promises: x: calendar: must be there"),
            ("{name: x, calendar: feriale, takeCharge: 4 h}", "calendar: names a calendar that is not there"),
            ("{name: x, calendar: ordinario}", "a promise needs a term at least"),
            ("{name: x, calendar: ordinario, solution: 0 h}", "solution: 0 h is no term"),
            ("{name: x, calendar: ordinario, solution: -3 days}", "solution: -3 days is no term"),
            ("{name: x, calendar: ordinario, solution: 120% within 8 h}", "is no term"),
            ("{name: x, calendar: ordinario, solution: 8 h, group: NIENTE}", "names a group that is not there"),
            ("{name: x, calendar: ordinario, solution: 8 h, userType: Z}", "names a user type that is not there"),
            (
                "{name: x, calendar: ordinario, solution: 8 h, administration: Z}",
                "names an administration that is not there"
            ),
            ("{name: x, calendar: ordinario, solution: 8 h, area: Cucina}", "area: fits no triple that is there"),
            (
                "{name: x, calendar: ordinario, solution: 8 h, triple: \"ZZZ-*\"}",
                "triple: fits no triple that is there"
            ),
            ("{name: x, calendar: ordinario, solution: 8 h, priority: P9}", "P9 is none of P1, P2, P3, P4"),
            (
                "{name: x, calendar: ordinario, solution: 8 h, suspends: [resolved]}",
                "resolved is none of waiting_requester"
            ),
            (
                "{name: x, calendar: ordinario, solution: 8 h, kind: oath}",
                "oath is none of contract, agreement, statutory"
            ),
            ("{name: x, calendar: ordinario, soluzione: 8 h}", "unknown key soluzione"),
            ("{name: \"\", calendar: ordinario, solution: 8 h}", "name: must be there"),
        ])
    func refused(_ entry: String, _ reason: String) async throws {
        try await World.run(.sqlite) { town in
            do {
                try await town.desk.apply(SettingsDocument("promises:\n  - \(entry)"))
                Issue.record("accepted: \(entry)")
            } catch let problem as SettingsProblem {
                #expect(problem.description.contains(reason), "\(problem)")
            }
            #expect(try await town.desk.catalogue().promises.isEmpty)
        }
    }

    @Test("Ended, it is made no more; the clocks that run by it go on", arguments: TestDatabase.available)
    func ended(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered(), ada = SettingsActor.operator(try await town[.ada])
            town.clock.pass(minutes: 1)
            try await town.desk.end(promise: "contratto", as: ada)
            town.clock.pass(minutes: 1)
            #expect(try await town.clocks(of: town.registered { $0.description = "Dopo" }) == [])
            #expect(try await town.clocks(of: ticket)[0] == "take_charge contratto running")
            let giulia = try await town[.giulia]
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.end(promise: "contratto P1", as: .operator(giulia))
            }
        }
    }
}

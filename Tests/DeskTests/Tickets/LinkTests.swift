import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Requests linked by hand")
struct LinkTests {
    @Test(
        "Each says what it is to the other, and a link is taken away from either side",
        arguments: TestDatabase.available)
    func links(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let a = try await town.registered(), b = try await town.registered()
            let giulia = try await town[.giulia]
            for role in LinkRole.allCases {
                try await town.desk.link(a.number, to: b.number, as: role, by: giulia)
                let linked = try await town.desk.database.read { c in
                    try (c.linkedTickets(of: a.id, visibleTo: giulia), c.linkedTickets(of: b.id, visibleTo: giulia))
                }
                func those(_ linked: LinkedTickets, _ role: LinkRole) -> [ID<Ticket>] {
                    switch role {
                    case .related: linked.related.map(\.id)
                    case .parent: linked.parents.map(\.id)
                    case .child: linked.children.map(\.id)
                    case .duplicate: linked.duplicates.map(\.id)
                    }
                }
                #expect(those(linked.0, role) == [b.id] && those(linked.1, role.inverse) == [a.id], "\(role)")
                await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.linked")) {
                    try await town.desk.link(b.number, to: a.number, as: .related, by: giulia)
                }
                try await town.desk.unlink(b.number, from: a.number, by: giulia)
                await #expect(throws: Refusal.alreadyDone) {
                    try await town.desk.unlink(a.number, from: b.number, by: giulia)
                }
            }
            #expect(try await town.facts(of: a).suffix(2) == [.linked, .unlinked])
            #expect(try await town.facts(of: b).suffix(2) == [.linked, .unlinked])
            #expect(try await town.ticket(a.number)?.state == a.state)
        }
    }

    @Test("What one does not see is not linked; neither is a request with itself", arguments: TestDatabase.available)
    func refuses(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let here = try await town.registered(), there = try await town.registered()
            let giulia = try await town[.giulia], sara = try await town[.sara], piero = try await town[.piero]
            try await town.desk.handOver(there.number, to: "L2-ECO", reason: "", as: giulia)
            for other in [there.number, Ticket.Number(999_999)] {
                await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.unknown")) {
                    try await town.desk.link(here.number, to: other, as: .related, by: giulia)
                }
            }
            await #expect(throws: Refusal.invalid(field: "number", reason: "merge.problem.itself")) {
                try await town.desk.link(here.number, to: here.number, as: .related, by: giulia)
            }
            await #expect(throws: Refusal.notAllowed) {
                try await town.desk.link(here.number, to: there.number, as: .related, by: sara)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.link(here.number, to: there.number, as: .related, by: piero)
            }
        }
    }
}

import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("The requester follows their request")
struct RequesterTests {
    @Test("Not satisfied: reopened with a reason, within the days", arguments: TestDatabase.available)
    func reopen(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.resolved()
            let token = town.desk.trackingToken(of: ticket.id)
            let again = try await town.desk.reopen(token, reason: "Non funziona ancora")
            #expect(again.state == .inProgress && again.reopenings == 1)
            #expect(try await town.facts(of: ticket).suffix(2) == [.reopened, .answered])
            await #expect(throws: Refusal.wrongState(.inProgress)) {
                try await town.desk.reopen(token, reason: "E ancora")
            }
        }
    }

    @Test("Too late to reopen is said, and nothing changes", arguments: TestDatabase.available)
    func late(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.resolved()
            town.clock.pass(days: 15.1)
            let token = town.desk.trackingToken(of: ticket.id)
            await #expect(throws: Refusal.tooLate) { try await town.desk.reopen(token, reason: "Tardi") }
            await #expect(throws: Refusal.tooLate) { try await town.desk.answer(token, "Tardi") }
            #expect(try await town.messages(of: ticket).count == 2)
        }
    }

    @Test("Withdrawn by who asked", arguments: TestDatabase.available)
    func withdraw(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let after = try await town.desk.withdraw(town.desk.trackingToken(of: ticket.id))
            #expect(after.cancellation == .withdrawn)
            await #expect(throws: Refusal.wrongState(.cancelled)) {
                try await town.desk.withdraw(town.desk.trackingToken(of: ticket.id))
            }
        }
    }

    @Test("One vote a closure, changeable for the days, by link or from the page", arguments: TestDatabase.available)
    func rate(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let ticket = try await town.resolved()
            let link = desk.ratingToken(of: ticket.id, closure: 0)
            let first = try await desk.rate(link, .rating, value: 2, comment: "Così così")
            let changed = try await desk.rate(desk.trackingToken(of: ticket.id), .tracking, value: 5, comment: "")
            #expect(first.id == changed.id && changed.value == 5)
            #expect(try await desk.database.read { c in try c.ratings(of: ticket.id) }.map(\.value) == [5])
            await #expect(throws: Refusal.invalid(field: "voto", reason: "problem.rating.value")) {
                try await desk.rate(link, .rating, value: 9, comment: "")
            }
            town.clock.pass(days: 7.1)
            await #expect(throws: Refusal.tooLate) { try await desk.rate(link, .rating, value: 1, comment: "") }
        }
    }

    @Test("Solved twice, it is voted twice", arguments: TestDatabase.available)
    func closures(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let desk = town.desk
            let giulia = try await town[.giulia]
            let ticket = try await town.resolved()
            try await desk.rate(desk.ratingToken(of: ticket.id, closure: 0), .rating, value: 1, comment: "")
            try await desk.reopen(desk.trackingToken(of: ticket.id), reason: "No")
            try await desk.resolve(ticket.number, as: .fixed, by: giulia)
            try await desk.rate(desk.ratingToken(of: ticket.id, closure: 1), .rating, value: 4, comment: "")
            #expect(try await desk.database.read { c in try c.ratings(of: ticket.id) }.map(\.value) == [1, 4])
        }
    }

    @Test("Solved and left alone, it closes by itself after the days, once", arguments: TestDatabase.available)
    func closing(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.resolved()
            town.clock.pass(days: 9.9)
            try await town.desk.followUp()
            #expect(try await town.ticket(ticket.number)?.state == .resolved)
            town.clock.pass(days: 0.2)
            try await town.desk.followUp()
            try await town.desk.followUp()
            #expect(try await town.ticket(ticket.number)?.state == .closed)
            #expect(try await town.facts(of: ticket).filter { $0 == .closed }.count == 1)
        }
    }
}

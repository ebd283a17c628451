import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("A request comes in")
struct SubmitTests {
    @Test(
        "From the public form it waits for the confirmation, then reaches its group", arguments: TestDatabase.available)
    func confirm(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.unconfirmed()
            #expect(ticket.state == .unconfirmed && ticket.group == nil)
            #expect(try await town.mails(of: ticket).map(\.kind) == [.confirmation])
            let registered = try await town.desk.confirm(town.desk.confirmationToken(of: ticket.id))
            let group = try await town.desk.catalogue().group(registered.group)
            #expect(registered.state == .new && group?.code == "L1-WEB")
            #expect(try await town.facts(of: ticket) == [.opened, .confirmed, .routed])
            #expect(try await town.mails(of: ticket).map(\.kind) == [.confirmation, .acknowledgement])
        }
    }

    @Test("Confirming twice changes nothing; a token nobody made opens nothing", arguments: TestDatabase.available)
    func confirmTwice(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.registered()
            let again = try await town.desk.confirm(town.desk.confirmationToken(of: ticket.id))
            #expect(again == ticket)
            #expect(try await town.facts(of: ticket).count == 3)
            await #expect(throws: Refusal.notFound) { try await town.desk.confirm(Token.random()) }
            await #expect(throws: Refusal.notFound) { try await town.desk.confirm("x") }
            // A tracking link is no confirmation link.
            await #expect(throws: Refusal.notFound) {
                try await town.desk.confirm(town.desk.trackingToken(of: ticket.id))
            }
        }
    }

    @Test("A double click is one request, one number, one mail", arguments: TestDatabase.available)
    func doubleClick(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let submission = try await town.submission(town.form())
            let tickets = try await withThrowingTaskGroup(of: Ticket.self) { group in
                for _ in 0..<8 { group.addTask { try await town.desk.submit(submission) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(tickets.map(\.number)).count == 1)
            #expect(try await town.mails(of: tickets[0]).count == 1)
            #expect(try await town.messages(of: tickets[0]).count == 1)
        }
    }

    @Test("Without confirmation, as the office may choose, it is registered at once", arguments: TestDatabase.available)
    func noConfirmation(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.desk.database.write { c in
                var office = try c.office()
                office.confirmByMail = false
                try c.save(office)
                try c.settingsChanged()
            }
            let ticket = try await town.unconfirmed()
            #expect(ticket.state == .new)
            #expect(try await town.mails(of: ticket).map(\.kind) == [.acknowledgement])
        }
    }

    @Test("An operator opens one for who telephones, even without address or code", arguments: TestDatabase.available)
    func byOperator(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let input = town.form {
                $0.email = ""
                $0.fiscalCode = ""
                $0.triple = ""
            }
            let giulia = try await town[.giulia]
            let ticket = try await town.desk.submit(
                town.submission(input, door: .desk, channel: .phone, sender: .operator(giulia)))
            #expect(ticket.state == .triage && ticket.group != nil)
            #expect(try await town.mails(of: ticket).isEmpty)
            let sara = try await town[.sara]
            let other = try await town.submission(input, door: .desk, channel: .phone, sender: .operator(sara))
            await #expect(throws: Refusal.notAllowed) { try await town.desk.submit(other) }
        }
    }

    @Test("The same person twice is one requester; another address is another", arguments: TestDatabase.available)
    func requesters(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let first = try await town.unconfirmed()
            let second = try await town.unconfirmed()
            let other = try await town.unconfirmed { $0.email = "altra@example.it" }
            #expect(first.requester == second.requester)
            #expect(first.requester != other.requester)
            #expect(second.number > first.number)
        }
    }

    @Test("Nobody confirms: after the days it ends, and the link says it is late", arguments: TestDatabase.available)
    func expiry(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.unconfirmed()
            town.clock.pass(days: 6.9)
            try await town.desk.dropUnconfirmed()
            #expect(try await town.ticket(ticket.number)?.state == .unconfirmed)
            town.clock.pass(days: 0.2)
            try await town.desk.dropUnconfirmed()
            #expect(try await town.ticket(ticket.number)?.cancellation == .unconfirmed)
        }
    }

    @Test("Before confirmation nobody at the desk sees it", arguments: TestDatabase.available)
    func unseen(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.unconfirmed()
            for person in World.Person.allCases {
                let viewer = try await town[person]
                #expect(
                    try await town.desk.database.read { c in try c.ticket(ticket.number, visibleTo: viewer) } == nil)
            }
        }
    }
}

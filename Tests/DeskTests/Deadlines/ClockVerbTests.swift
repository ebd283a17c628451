import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

// It is Wednesday 18 November 2026, 12:06 in Rome.
@Suite("The verbs of the desk move the clocks in the same write")
struct ClockVerbTests {
    @Test(
        "What came due while nobody looked is told before what a person does ends it", arguments: TestDatabase.available
    )
    func late(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered()
            town.clock.pass(days: 1)
            try await town.desk.take(ticket.number, as: town[.giulia], version: ticket.version)
            let facts = try await town.facts(of: ticket)
            // Charge had to be taken by then; the first answer has come near.
            #expect(facts.suffix(4) == [.atRisk, .overdue, .atRisk, .taken], "\(facts)")
            #expect(try await town.desk.markDeadlines() == 0)
        }
    }

    @Test("From confirmation to solution and back", arguments: TestDatabase.available)
    func life(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let waiting = try await town.unconfirmed()
            #expect(try await town.clocks(of: waiting) == [])
            var ticket = try await town.desk.confirm(town.desk.confirmationToken(of: waiting.id))
            let first = [
                "take_charge contratto running", "first_answer contratto running", "solution contratto running",
            ]
            #expect(try await town.clocks(of: ticket) == first)
            #expect(ticket.deadline.dueAt == town.clock.now.minute(after: 4 * 60))
            #expect(try await town.ticket(ticket.number)?.deadline == ticket.deadline)
            let giulia = try await town[.giulia], token = town.desk.trackingToken(of: ticket.id)
            town.clock.pass(minutes: 10)
            ticket = try await town.desk.take(ticket.number, as: giulia)
            #expect(try await town.clocks(of: ticket)[0] == "take_charge contratto met")
            // Told to wait without having asked anything: the contract goes on.
            ticket = try await town.desk.wait(ticket.number, for: .waitingRequester, as: giulia)
            #expect(try await town.clocks(of: ticket)[2] == "solution contratto running")
            ticket = try await town.desk.reply(to: ticket.number, as: giulia, ReplyDraft(text: "Che errore?")).ticket
            #expect(
                try await town.clocks(of: ticket)[1...] == [
                    "first_answer contratto met", "solution contratto suspended",
                ])
            #expect(ticket.deadline == NextDeadline())
            let id = ticket.id, registered = try #require(ticket.registeredAt)
            town.clock.pass(minutes: 30)
            ticket = try await town.desk.answer(token, "Errore 42")
            #expect(
                try await town.clocks(of: ticket)[2...] == [
                    "solution contratto running", "next_answer contratto running",
                ])
            // Fifty hours are five days; half an hour did not count.
            #expect(
                try await town.due(.solution, of: ticket) == registered.minute(after: 30).addingTimeInterval(7 * 86_400)
            )
            ticket = try await town.desk.resolve(ticket.number, as: .fixed, by: giulia)
            #expect(try await town.clocks(of: ticket)[2...] == ["solution contratto met", "next_answer contratto met"])
            #expect(ticket.deadline == NextDeadline())
            town.clock.pass(minutes: 60)
            ticket = try await town.desk.reopen(token, reason: "Ancora")
            #expect(try await town.clocks(of: ticket)[2] == "solution contratto running")
            #expect(
                try await town.due(.solution, of: ticket) == registered.minute(after: 90).addingTimeInterval(7 * 86_400)
            )
            let pauses = try await town.desk.database.read { c in try c.clocks(of: id)[2].pauses }
            #expect(pauses.map(\.cause) == [.waitingRequester, .ended] && pauses.allSatisfy { $0.to != nil })
            ticket = try await town.desk.cancel(ticket.number, because: .withdrawn, as: giulia)
            #expect(try await town.clocks(of: ticket)[2] == "solution contratto cancelled")
        }
    }

    @Test("Reclassified and handed over: other promises, and the history says so", arguments: TestDatabase.available)
    func reclassified(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            var ticket = try await town.registered()
            let ada = try await town[.ada]
            ticket = try await town.desk.reclassify(ticket.number, to: "STI-PAG-01", as: ada)
            #expect(
                try await town.clocks(of: ticket) == [
                    "take_charge contratto superseded", "first_answer contratto superseded",
                    "solution contratto superseded", "take_charge contratto P1 running",
                    "solution contratto P1 running",
                ])
            #expect(ticket.deadline.dueAt == town.clock.now.minute(after: 30))
            ticket = try await town.desk.handOver(ticket.number, to: "L2-ECO", reason: "", as: ada)
            #expect(try await town.clocks(of: ticket).last == "take_charge accordo stipendi running")
            ticket = try await town.desk.escalate(ticket.number, reason: "", as: ada)
            #expect(try await town.clocks(of: ticket).last == "take_charge accordo stipendi moved")
            #expect(try await town.facts(of: ticket).filter { $0 == .promiseChanged }.count == 1)
        }
    }

    @Test("A request keeps the version it was born with", arguments: TestDatabase.available)
    func versions(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let old = try await town.registered()
            town.clock.pass(minutes: 1)
            let changed = try await town.desk.apply(SettingsDocument("promises: [{name: contratto, takeCharge: 1 h}]"))
            #expect(changed.map(\.description) == ["~ promise contratto: takeCharge"])
            let new = try await town.registered { $0.description = "Un'altra" }
            town.clock.pass(minutes: 90)
            #expect(try await town.clocks(of: old)[0] == "take_charge contratto running")
            #expect(try await town.clocks(of: new)[0] == "take_charge contratto overdue")
            let kept = try await town.desk.catalogue().promises.filter { $0.name == "contratto" }
            #expect(kept.count == 2 && kept.count { $0.validity.to == nil } == 1)
        }
    }

    @Test("A PEC has the term of the law beside the contract", arguments: TestDatabase.available)
    func law(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let giulia = try await town[.giulia]
            let ticket = try await town.desk.submit(
                town.submission(town.form(), door: .desk, channel: .pec, sender: .operator(giulia)))
            #expect(try await town.clocks(of: ticket).last == "solution L. 241/1990 running")
            // The thirtieth day from 18 November is 18 December.
            let due = try #require(try await town.due(.solution, of: ticket))
            #expect(due.addingTimeInterval(0.001).timeIntervalSince1970 == 1_797_634_800)
        }
    }

    @Test("A desk that promises nothing keeps no clock", arguments: TestDatabase.available)
    func nothing(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let ticket = try await town.resolved()
            #expect(try await town.clocks(of: ticket) == [] && ticket.deadline == NextDeadline())
            #expect(try await town.desk.markDeadlines() == 0)
        }
    }
}

@Suite("The minute's look tells what came due, once")
struct MarkDeadlineTests {
    @Test(
        "At risk and overdue, each once, in order, after hours in which nobody looked",
        arguments: TestDatabase.available)
    func marks(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let first = try await town.registered(), version = first.version
            town.clock.pass(minutes: 60)
            let second = try await town.registered { $0.description = "Un'altra" }
            #expect(try await town.desk.markDeadlines() == 0)
            town.clock.pass(minutes: 120)
            #expect(try await town.desk.markDeadlines() == 1)
            #expect(try await town.desk.markDeadlines() == 0)
            #expect(try await town.facts(of: first).last == .atRisk)
            // Two days later: everything but the solution is late.
            town.clock.pass(days: 2)
            #expect(try await town.desk.markDeadlines() == 2)
            #expect(try await town.desk.markDeadlines() == 0)
            for (ticket, kinds) in [
                (first, [Fact.Kind.atRisk, .overdue, .atRisk, .overdue]),
                (second, [.atRisk, .overdue, .atRisk, .overdue]),
            ] {
                #expect(try await town.facts(of: ticket).filter { $0 == .atRisk || $0 == .overdue } == kinds)
            }
            let kept = try #require(try await town.ticket(first.number))
            #expect(kept.version == version && kept.deadline.state(at: town.clock.now) == .overdue)
            // What is solved is told of no more.
            _ = try await town.desk.resolve(first.number, as: .fixed, by: town[.giulia])
            town.clock.pass(days: 30)
            #expect(try await town.desk.markDeadlines() == 1)
            #expect(try await town.facts(of: first).last == .resolved)
        }
    }

    @Test("More than one transaction's worth is told of to the last", arguments: TestDatabase.available)
    func many(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let giulia = try await town[.giulia]
            for number in 0..<201 {
                let input = town.form { $0.description = "Richiesta \(number)" }
                try await town.desk.submit(town.submission(input, door: .desk, sender: .operator(giulia)))
            }
            town.clock.pass(days: 1)
            #expect(try await town.desk.markDeadlines() == 201)
            #expect(try await town.desk.markDeadlines() == 0)
        }
    }

    @Test("Two who look at once tell it once", arguments: TestDatabase.available)
    func twice(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await town.promise()
            let ticket = try await town.registered()
            town.clock.pass(days: 1)
            async let one = town.desk.markDeadlines()
            async let two = town.desk.markDeadlines()
            #expect(try await one + two == 1)
            #expect(try await town.facts(of: ticket).filter { $0 == .overdue }.count == 1)
        }
    }
}

extension Date {
    /// So many minutes after the minute it falls in.
    fileprivate func minute(after minutes: Int) -> Date {
        Date(timeIntervalSince1970: (timeIntervalSince1970 / 60).rounded(.down) * 60 + Double(minutes) * 60)
    }
}

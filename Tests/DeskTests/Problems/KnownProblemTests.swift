import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Known problems")
struct KnownProblemTests {
    private static let standing = RuleText(
        "Gentile {{name}}, ci stiamo lavorando ({{number}}).", english: "Dear {{name}}.")

    private static func three(_ town: World) async throws -> [Ticket] {
        var tickets: [Ticket] = []
        for name in ["Anna", "Ugo", "Lia"] {
            tickets.append(
                try await town.registered {
                    $0.givenName = name
                    $0.email = "\(name.lowercased())@example.it"
                })
        }
        return tickets
    }

    private static func count(_ problem: KnownProblem, _ town: World) async throws -> ProblemCount {
        try await town.desk.database.read { c in try c.problemCounts([problem.id])[problem.id] ?? ProblemCount() }
    }

    @Test("A request waits for it, and who asked is told once", arguments: TestDatabase.available)
    func gather(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], ticket = try await town.registered()
            let problem = try await town.desk.openProblem(" Portale  fermo ", standing: Self.standing, as: giulia)
            #expect(problem.title == "Portale fermo")
            let waiting = try await town.desk.gather(ticket.number, into: problem.id, as: giulia)
            #expect(waiting.state == .onKnownProblem)
            #expect(
                try await town.messages(of: ticket).last?.text
                    == "Gentile Anna Bianchi, ci stiamo lavorando (\(ticket.number)).")
            #expect(try await town.facts(of: ticket).suffix(3) == [.replied, .gathered, .waiting])
            #expect(try await Self.count(problem, town) == ProblemCount(open: 1, all: 1))
            await #expect(throws: Refusal.alreadyDone) {
                try await town.desk.gather(ticket.number, into: problem.id, as: giulia)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.desk.gather(ticket.number, into: problem.id, as: town[.piero])
            }
            let again = try await town.desk.ungather(ticket.number, as: giulia)
            #expect(again.state == .inProgress)
            #expect(try await town.facts(of: ticket).suffix(2) == [.ungathered, .resumed])
            #expect(try await Self.count(problem, town) == ProblemCount())
            await #expect(throws: Refusal.alreadyDone) { try await town.desk.ungather(ticket.number, as: giulia) }
        }
    }

    @Test("Many at once, and back", arguments: TestDatabase.available)
    func many(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], tickets = try await Self.three(town)
            let problem = try await town.desk.openProblem("Portale fermo", standing: Self.standing, as: giulia)
            let bulk = try await town.desk.propose(
                .gather(problem.id), on: .numbers(tickets.map(\.number)), list: "", as: giulia)
            #expect(bulk.phase == .proposed && bulk.tally.applied == 3 && bulk.tally.mailed == 3 && bulk.sendsMail)
            try await town.desk.start(bulk.id, as: giulia)
            try await town.work()
            // Until the moment has passed, nothing.
            #expect(try await Self.count(problem, town) == ProblemCount())
            town.clock.pass(minutes: 1)
            try await town.work()
            #expect(try await Self.count(problem, town) == ProblemCount(open: 3, all: 3))
            let undoing = try await town.desk.undo(bulk.id, as: giulia)
            try await town.work()
            #expect(try await town.desk.bulk(undoing.id)?.tally.applied == 3)
            #expect(try await Self.count(problem, town) == ProblemCount())
            #expect(try await town.ticket(tickets[0].number)?.state == .new)
        }
    }

    @Test(
        "One answer to all, each in their own words; stopped in time nobody hears of it",
        arguments: TestDatabase.available)
    func solve(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], tickets = try await Self.three(town)
            let problem = try await town.desk.openProblem("Portale fermo", as: giulia)
            for ticket in tickets { try await town.desk.gather(ticket.number, into: problem.id, as: giulia) }
            // One of them is another group's by now.
            try await town.desk.escalate(tickets[2].number, reason: "", as: giulia)
            func proposed() async throws -> Bulk {
                let bulk = try await town.desk.proposeSolution(
                    of: problem.id, RuleText("Gentile {{name}}, ora funziona."), .fixed, as: giulia)
                try await town.work()
                return try #require(try await town.desk.bulk(bulk.id))
            }
            func kept() async throws -> KnownProblem? {
                try await town.desk.database.read { c in try c.problem(problem.id) }
            }
            let first = try await proposed()
            #expect(first.phase == .proposed && first.tally.applied == 2)
            try await town.desk.start(first.id, as: giulia)
            #expect(try await kept()?.isOpen == false)
            try await town.desk.cancel(first.id, as: giulia)
            town.clock.pass(minutes: 1)
            try await town.work()
            #expect(try await kept()?.isOpen == true)
            #expect(try await town.ticket(tickets[0].number)?.state == .onKnownProblem)
            let second = try await proposed()
            try await town.desk.start(second.id, as: giulia)
            town.clock.pass(minutes: 1)
            try await town.work()
            for (ticket, name) in zip(tickets, ["Anna", "Ugo"]) {
                #expect(try await town.ticket(ticket.number)?.state == .resolved)
                #expect(try await town.messages(of: ticket).last?.text == "Gentile \(name) Bianchi, ora funziona.")
            }
            #expect(try await Self.count(problem, town) == ProblemCount(open: 1, all: 3))
            #expect(try await kept()?.solvedAt != nil)
            await #expect(throws: Refusal.invalid(field: "problem", reason: "problems.problem.solved")) {
                try await town.desk.gather(town.registered().number, into: problem.id, as: giulia)
            }
            _ = try await town.desk.undo(second.id, as: giulia)
            try await town.work()
            #expect(try await kept()?.isOpen == true)
            #expect(try await town.ticket(tickets[0].number)?.state == .onKnownProblem)
        }
    }

    @Test("Other things done to its requests, and taken back, leave it as it is", arguments: TestDatabase.available)
    func others(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], ticket = try await town.registered()
            let problem = try await town.desk.openProblem("Portale fermo", as: giulia)
            try await town.desk.gather(ticket.number, into: problem.id, as: giulia)
            try await town.desk.setProblem(problem.id, solved: true, as: giulia)
            let bulk = try await town.desk.propose(
                .actions([.tag(["x"])], reason: ""), on: .list(TicketFilter(waitingFor: problem.id)), list: "",
                as: giulia)
            try await town.work()
            try await town.desk.start(bulk.id, as: giulia)
            try await town.work()
            _ = try await town.desk.undo(bulk.id, as: giulia)
            try await town.work()
            #expect(try await town.desk.database.read { c in try c.problem(problem.id) }?.isOpen == false)
            var some = TicketFilter(waitingFor: problem.id)
            some.priorities = [.p1]
            let part = Bulk(
                id: ID(1), person: giulia.id, actions: [.resolve(.fixed)], filter: some, ceiling: ID(1),
                askedAt: town.clock.now)
            #expect(part.solves == nil)
        }
    }

    @Test("What is refused", arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], sara = try await town[.sara]
            await #expect(throws: Refusal.notAllowed) { try await town.desk.openProblem("Portale", as: sara) }
            await #expect(throws: Refusal.invalid(field: "title", reason: "problems.problem.title")) {
                try await town.desk.openProblem("  ", as: giulia)
            }
            await #expect(throws: TemplateRefusal.self) {
                try await town.desk.openProblem("Portale", standing: RuleText("Gentile {{nome}}"), as: giulia)
            }
            let problem = try await town.desk.openProblem("Portale", as: giulia)
            try await town.desk.setProblem(problem.id, solved: true, as: giulia)
            await #expect(throws: Refusal.alreadyDone) {
                try await town.desk.setProblem(problem.id, solved: true, as: giulia)
            }
            try await town.desk.setProblem(problem.id, solved: false, as: giulia)
            var words = problem
            words.details = "Il fornitore ci lavora."
            #expect(try await town.desk.edit(words, as: giulia).isOpen)
        }
    }
}

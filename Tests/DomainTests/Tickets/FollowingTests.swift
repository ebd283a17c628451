import Domain
import Foundation
import Testing

@Suite("What the requester does, and what time does")
struct FollowingTests {
    let office = Office()

    @Test("Confirming registers and routes, once")
    func confirm() throws {
        let routing = Town.catalogue().route(RoutingTests.question(), at: Town.now)
        let change = try Town.ticket(.unconfirmed, in: nil).confirming(routing, at: Town.now)
        #expect(change.to.state == .new && change.to.group == Town.desk.id && change.to.registeredAt == Town.now)
        #expect(change.facts.map(\.kind) == [.confirmed, .routed])
        #expect(throws: Refusal.alreadyDone) { try change.to.confirming(routing, at: Town.now) }
    }

    static let answers: [(TicketState, TicketState?)] = [
        (.new, .new), (.triage, .triage), (.assigned, .assigned), (.inProgress, .inProgress),
        (.waitingRequester, .inProgress),
        (.waitingThirdParty, .waitingThirdParty), (.onKnownProblem, .onKnownProblem), (.resolved, .inProgress),
        (.closed, .inProgress), (.cancelled, nil), (.unconfirmed, nil), (.draft, nil),
    ]

    @Test("An answer resumes what waits and reopens what was solved", arguments: answers)
    func answer(_ state: TicketState, _ expected: TicketState?) {
        let ticket = Town.ticket(state, of: Town.giulia)
        let after = try? ticket.answering(ID(1), office: office, at: Town.now).to.state
        #expect(after == expected)
    }

    static let days: [(Double, Bool)] = [(0, true), (14.9, true), (15, false), (400, false)]

    @Test("Reopening is for the days the office grants", arguments: days)
    func reopen(_ days: Double, _ possible: Bool) {
        let ticket = Town.ticket(.closed)
        #expect(ticket.canReopen(office, at: Town.now.addingTimeInterval(days * 86_400)) == possible)
    }

    @Test("A reopened request counts it, and can be solved and voted again")
    func closures() throws {
        let again = try Town.ticket(.resolved, of: Town.giulia).reopening(reason: "No", office: office, at: Town.now).to
        #expect(again.reopenings == 1 && again.resolvedAt == nil && again.state == .inProgress)
    }

    @Test("Withdrawing ends what is not over")
    func withdraw() throws {
        #expect(try Town.ticket(.unconfirmed).withdrawing(at: Town.now).to.cancellation == .withdrawn)
        #expect(throws: Refusal.wrongState(.closed)) { try Town.ticket(.closed).withdrawing(at: Town.now) }
    }

    @Test("Nobody confirmed: it ends; what is registered does not")
    func expire() throws {
        #expect(try Town.ticket(.unconfirmed).expiring(at: Town.now).to.state == .cancelled)
        #expect(throws: Refusal.wrongState(.new)) { try Town.ticket(.new).expiring(at: Town.now) }
    }

    @Test(
        "Votes of each scale",
        arguments: [(0, true, false), (1, true, true), (5, false, true), (6, false, false), (-1, false, false)])
    func votes(_ value: Int, _ thumbs: Bool, _ five: Bool) {
        #expect(Rating.isValid(value, on: .thumbs) == thumbs)
        #expect(Rating.isValid(value, on: .five) == five)
    }

    @Test(
        "A log-in that fails again and again waits longer, never for ever",
        arguments: [
            (4, 0), (5, 15), (6, 30), (7, 60), (10, 480), (11, 900), (1000, 900),
        ])
    func throttle(_ failures: Int, _ seconds: Int) {
        #expect(Throttle.wait(failures: failures, lastAt: Town.now, now: Town.now) == seconds)
    }
}

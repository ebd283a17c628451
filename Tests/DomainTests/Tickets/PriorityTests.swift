import Foundation
import Testing

@testable import Domain

@Suite("Priority: the matrix, the windows, the reminders of the requester")
struct PriorityTests {
    @Test(
        "The usual matrix is that of the practice",
        arguments: [
            (Impact.many, Urgency.high, Priority.p1), (.many, .medium, .p2), (.many, .low, .p3), (.one, .high, .p2),
            (.one, .medium, .p3), (.one, .low, .p4), (.information, .high, .p3), (.information, .medium, .p4),
            (.information, .low, .p4),
        ])
    func matrix(_ impact: Impact, _ urgency: Urgency, _ priority: Priority) {
        #expect(Office().matrix[impact, urgency] == priority)
    }

    @Test(
        "What is no matrix is refused",
        arguments: [
            [], ["P1 P2 P3"], ["P1 P2", "P2 P3 P4", "P3 P4 P4"], ["P1 P2 P5", "P2 P3 P4", "P3 P4 P4"],
            ["P1 P2 P3 P4", "P2 P3 P4", "P3 P4 P4"],
        ])
    func noMatrix(_ lines: [String]) {
        #expect(PriorityMatrix(lines) == nil)
    }

    @Test("A step goes up by one, and no further than the highest")
    func steps() {
        #expect(Priority.allCases.map(\.raised) == [.p1, .p1, .p2, .p3])
    }

    @Test(
        "Dates are read and written alike",
        arguments: ["day 1", "day 31", "03-16", "02-29", "12-31", "2026-03-16", "2028-02-29"])
    func dates(_ text: String) {
        #expect(WindowDate(text)?.description == text)
    }

    @Test(
        "What is no date is refused", arguments: ["", "day", "day 0", "day 32", "02-30", "13-01", "2026-02-29", "3-16"])
    func noDates(_ text: String) {
        #expect(WindowDate(text) == nil)
    }

    /// Window, day, how many steps have begun. 23 November 2026 is a Monday; 16 March 2027 a Tuesday.
    @Test(
        "A window begins its steps so many working days before its date, and ends after it",
        arguments: [
            ("day 23", [3], 0, "2026-11-17", 0), ("day 23", [3], 0, "2026-11-18", 1),
            ("day 23", [3], 0, "2026-11-23", 1), ("day 23", [3], 0, "2026-11-24", 0),
            ("day 23", [3], 2, "2026-11-25", 1), ("day 23", [3], 2, "2026-11-26", 0),
            // Christmas, St Stephen and a week-end do not count.
            ("day 31", [4], 0, "2026-12-23", 0), ("day 31", [4], 0, "2026-12-24", 1),
            ("03-16", [10, 5], 0, "2027-03-01", 0), ("03-16", [10, 5], 0, "2027-03-02", 1),
            ("03-16", [10, 5], 0, "2027-03-08", 1), ("03-16", [10, 5], 0, "2027-03-09", 2),
            ("03-16", [10, 5], 0, "2027-03-16", 2), ("03-16", [10, 5], 0, "2027-03-17", 0),
            // The window of January begins in the year before.
            ("01-04", [5], 0, "2026-12-24", 1), ("01-04", [5], 0, "2026-12-23", 0),
            ("2026-11-23", [0], 0, "2026-11-22", 0), ("2026-11-23", [0], 0, "2026-11-23", 1),
            ("2026-11-23", [0], 0, "2027-11-23", 0),
            // The last day of a month that has no 31st.
            ("day 31", [0], 0, "2026-11-30", 1), ("day 31", [0], 0, "2027-02-28", 1),
            ("02-29", [0], 0, "2027-02-28", 1),
        ] as [(String, [Int], Int, String, Int)])
    func windows(_ date: String, _ before: [Int], _ after: Int, _ day: String, _ steps: Int) throws {
        let window = try PriorityWindow(
            id: ID(1), name: "finestra", date: #require(WindowDate(date)), before: before, after: after,
            calendar: "ordinario")
        let begun = try window.begun(on: #require(CalendarDay(day)), PromiseOffice.calendar)
        #expect(begun.count == steps && Set(begun.map(\.key)).count == steps)
    }

    @Test("Each step is taken once; at the top it is remembered and nothing is told")
    func once() throws {
        var ticket = Town.ticket(.inProgress)
        ticket.priority = .p2
        let steps = ["a", "b", "c"].map { PriorityRaise(key: $0, reason: .window("CU")) }
        let first = try #require(ticket.raising([steps[0]], at: Town.now))
        #expect(first.to.priority == .p1 && first.facts.map(\.kind) == [.prioritised])
        #expect(first.facts[0].data == ["cause": "window", "window": "CU", "from": "P2", "to": "P1"])
        let second = try #require(first.to.raising(steps, at: Town.now))
        #expect(second.to.priority == .p1 && second.facts.isEmpty && second.to.raises == ["a", "b", "c"])
        #expect(second.to.raising(steps, at: Town.now) == nil)
        #expect(Town.ticket(.closed).raising(steps, at: Town.now) == nil)
    }

    @Test("Reminders of the requester are counted, one a day, and raise once")
    func chases() throws {
        #expect(throws: Refusal.slowDown(seconds: 86_401)) { try Town.ticket(.assigned).chasing(at: Town.now) }
        var ticket = Town.ticket(.assigned)
        ticket.registeredAt = Town.now.addingTimeInterval(-86_400)
        let first = try ticket.chasing(at: Town.now)
        #expect(first.to.chases == 1 && first.to.priority == .p2)
        #expect(first.facts.map(\.kind) == [.chased, .prioritised])
        #expect(throws: Refusal.slowDown(seconds: 1)) {
            try first.to.chasing(at: Town.now.addingTimeInterval(86_400 - 0.5))
        }
        let second = try first.to.chasing(at: Town.now.addingTimeInterval(86_400))
        #expect(second.to.chases == 2 && second.to.priority == .p2 && second.facts == [.chased(2)])
        // Another triple has another priority; that it was chased stays.
        let other = try second.to.reclassifying(from: Town.access, to: Town.shifts, by: Town.ada, at: Town.now)
        #expect(other.to.priority == .p2 && other.to.raises == ["chased"])
    }

    @Test("A promise that was not kept may be chased before the day is over")
    func late() {
        var ticket = Town.ticket(.assigned)
        ticket.deadline = NextDeadline(dueAt: Town.now.addingTimeInterval(-60))
        #expect(ticket.canBeChased(at: Town.now.addingTimeInterval(60)))
        ticket.deadline = NextDeadline(dueAt: Town.now.addingTimeInterval(600))
        #expect(!ticket.canBeChased(at: Town.now))
    }

    @Test(
        "There is nothing to chase while the desk waits for the requester, or when it is over",
        arguments: [TicketState.waitingRequester, .resolved, .closed, .cancelled, .unconfirmed])
    func noChase(_ state: TicketState) {
        #expect(!Town.ticket(state).canBeChased(at: Town.now.addingTimeInterval(90_000)))
    }

    @Test("A person gives another priority with a reason; who may not is refused")
    func person() throws {
        let change = try Town.ticket().prioritising(
            .p1, impact: .many, urgency: .high, reason: "Ente fermo", by: Town.giulia, at: Town.now)
        #expect(change.to.priority == .p1)
        #expect(
            change.facts[0].data == [
                "cause": "person", "reason": "Ente fermo", "impact": "many", "urgency": "high", "from": "P3",
                "to": "P1",
            ])
        #expect(throws: Refusal.alreadyDone) {
            try Town.ticket().prioritising(.p3, reason: "", by: Town.giulia, at: Town.now)
        }
        #expect(throws: Refusal.notFound) {
            try Town.ticket().prioritising(.p1, reason: "", by: Town.piero, at: Town.now)
        }
        #expect(throws: Refusal.notAllowed) {
            try Town.ticket().prioritising(.p1, reason: "", by: Town.sara, at: Town.now)
        }
        #expect(throws: Refusal.wrongState(.closed)) {
            try Town.ticket(.closed).prioritising(.p1, reason: "", by: Town.ada, at: Town.now)
        }
    }
}

import Domain
import Foundation
import Testing

@Suite("Two requests become one, and two again")
struct MergingTests {
    private static func other(_ state: TicketState = .inProgress, of holder: Operator? = Town.luca) -> Ticket {
        var ticket = Town.ticket(state, of: holder)
        ticket.id = ID(200)
        ticket.number = Ticket.Number(100_002)
        return ticket
    }

    private static func merge(_ ticket: Ticket, into home: Ticket) -> TicketMerge {
        TicketMerge(
            ticket: ticket.id, into: home.id, home: home.id, state: ticket.state, byName: "Giulia",
            at: Town.now)
    }

    @Test("The other closes and says where it goes on; the one that goes on stays as it stands")
    func merges() throws {
        let home = Town.ticket(.waitingRequester, of: Town.giulia)
        let change = try home.absorbing(Self.other(), by: Town.giulia, at: Town.now)
        #expect(change.home.to.state == .waitingRequester && change.home.facts == [.merged(Ticket.Number(100_002))])
        #expect(change.joined.to.state == .closed && change.joined.to.isMerged)
        #expect(change.joined.to.cancellation == .merged(into: home.number))
        #expect(change.joined.facts == [.merged(into: home.number)])
        // The right to reopen and the vote are of the request that goes on.
        #expect(
            !change.joined.to.canReopen(Office(), at: Town.now) && !change.joined.to.canBeRated(Office(), at: Town.now))
        #expect(throws: Refusal.wrongState(.closed)) {
            try change.joined.to.reopening(reason: "", by: Town.giulia, at: Town.now)
        }
    }

    static let refused: [(Ticket, Ticket, Operator, Refusal)] = [
        (Town.ticket(.closed), other(), Town.giulia, .wrongState(.closed)),
        (Town.ticket(), other(.cancelled), Town.giulia, .wrongState(.cancelled)),
        (Town.ticket(), other(.closed), Town.giulia, .wrongState(.closed)),
        (Town.ticket(), Town.ticket(), Town.giulia, .invalid(field: "number", reason: "merge.problem.itself")),
        (Town.ticket(), other(), Town.sara, .notAllowed),
        (Town.ticket(), other(), Town.piero, .notFound),
    ]

    @Test("What is over, the same request, and whoever may not, are refused", arguments: refused)
    func refuses(_ home: Ticket, _ other: Ticket, _ person: Operator, _ refusal: Refusal) {
        #expect(throws: refusal) { try home.absorbing(other, by: person, at: Town.now) }
    }

    @Test(
        "Taken back it stands where it stood",
        arguments: [TicketState.new, .assigned, .inProgress, .waitingRequester, .resolved])
    func unmerges(_ state: TicketState) throws {
        let home = Town.ticket(of: Town.giulia), before = Self.other(state)
        let joined = try home.absorbing(before, by: Town.giulia, at: Town.now).joined.to
        let back = try home.releasing(
            joined, as: Self.merge(before, into: home), to: Town.desk, holder: Town.luca, by: Town.giulia, at: Town.now)
        #expect(back.joined.to.state == state && back.joined.to.assignee == Town.luca.id)
        #expect(back.joined.to.closedAt == nil && back.joined.to.cancellation == nil)
        #expect(back.joined.facts == [.unmerged(from: home.number, state: state)])
        #expect(back.home.facts == [.unmerged(before.number)] && back.home.to.state == home.state)
    }

    @Test("Without its group it cannot come back; without its operator it waits in the group")
    func changedWorld() throws {
        let home = Town.ticket(), before = Self.other(.inProgress, of: Town.piero)
        let joined = try home.absorbing(before, by: Town.giulia, at: Town.now).joined.to
        let merge = Self.merge(before, into: home)
        #expect(throws: Refusal.invalid(field: "group", reason: "merge.problem.groupEnded")) {
            try home.releasing(joined, as: merge, to: nil, holder: nil, by: Town.giulia, at: Town.now)
        }
        let back = try home.releasing(
            joined, as: merge, to: Town.desk, holder: Town.piero, by: Town.giulia, at: Town.now)
        #expect(back.joined.to.state == .assigned && back.joined.to.assignee == nil)
    }

    @Test("What hangs on a request that was joined is found, and a circle ends")
    func under() {
        func merge(_ ticket: Int64, _ into: Int64) -> TicketMerge {
            TicketMerge(
                ticket: ID(ticket), into: ID(into), home: ID(1), state: .new, byName: "", at: Town.now)
        }
        let all = [merge(2, 1), merge(3, 2), merge(4, 3), merge(5, 1)]
        #expect(Set(all.under(ID(2)).map(\.ticket)) == [ID(3), ID(4)])
        #expect(all.under(ID(5)).isEmpty)
        #expect([merge(2, 3), merge(3, 2)].under(ID(2)).map(\.ticket) == [ID(3)])
    }

    static let written: [(String, Int64?)] = [
        ("100007", 100_007), ("#100007", 100_007), (" n. 100007 ", 100_007), ("100.007", 100_007),
        ("N° 100007", 100_007),
        ("http://127.0.0.1:8080/scrivania/richieste/100007?sola=1", 100_007), ("100 007", 100_007), ("", nil),
        ("abc", nil), ("12a", nil), ("-5", nil), ("0", nil), (String(repeating: "9", count: 40), nil), ("１２", nil),
    ]

    @Test("A number as people write it", arguments: written)
    func number(_ text: String, _ number: Int64?) {
        #expect(Ticket.Number.written(text)?.rawValue == number)
    }

    @Test("The clocks stop with the merge, and run on as if it had never been when it is taken back")
    func clocks() throws {
        var office = PromiseOffice(registered: "2026-11-23 08:00")
        let due = office.line(.solution)
        var merge: TicketMerge?
        let home = Self.other()
        try office.does("2026-11-23 10:00") { ticket, now in
            var owned = ticket
            owned.group = Town.desk.id
            merge = Self.merge(owned, into: home)
            return try home.absorbing(owned, by: Town.giulia, at: now).joined
        }
        #expect(office.clocks.allSatisfy { $0.ending == .cancelled && $0.isStopped })
        try office.does("2026-11-24 10:00") { ticket, now in
            try home.releasing(
                ticket, as: merge!, to: Town.desk, holder: nil, by: Town.giulia, at: now
            ).joined
        }
        #expect(office.clocks.allSatisfy { $0.ending == nil && !$0.isStopped && $0.pauses.isEmpty })
        #expect(office.line(.solution) == due)
    }

    @Test("A wait that lasted when it was joined lasts still")
    func waits() throws {
        var office = PromiseOffice(registered: "2026-11-23 08:00")
        try office.does("2026-11-23 09:00", isAsked: true) { ticket, now in
            var owned = ticket
            owned.group = Town.desk.id
            return try owned.waiting(.waitingRequester, by: Town.giulia, at: now)
        }
        let before = office.clocks.filter { !$0.isStopped }.map(\.pauses)
        #expect(before.contains { !$0.isEmpty })
        var merge: TicketMerge?
        let home = Self.other()
        try office.does("2026-11-23 10:00") { ticket, now in
            merge = Self.merge(ticket, into: home)
            return try home.absorbing(ticket, by: Town.giulia, at: now).joined
        }
        try office.does("2026-11-24 10:00") { ticket, now in
            try home.releasing(ticket, as: merge!, to: Town.desk, holder: Town.giulia, by: Town.giulia, at: now).joined
        }
        #expect(office.clocks.filter { !$0.isStopped }.map(\.pauses) == before)
    }

    @Test("An answer to somebody else's request is no answer to the requester; their word ends no wait")
    func guests() throws {
        let home = Town.ticket(.waitingRequester, of: Town.giulia)
        let reply = try home.replying(ID(1), toGuest: Ticket.Number(100_002), by: Town.luca, at: Town.now)
        #expect(reply.to.firstReplyAt == nil && reply.to.assignee == Town.giulia.id && !reply.facts[0].isReplyOfPerson)
        let heard = try home.hearing(ID(2), office: Office(), at: Town.now)
        #expect(heard.to.state == .waitingRequester && heard.facts == [.answered(ID(2))])
        let solved = try Town.ticket(.resolved).hearing(ID(2), office: Office(), at: Town.now)
        #expect(solved.to.state.isOpen)
    }
}

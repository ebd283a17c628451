import Domain
import Foundation
import Testing

@Suite("An opinion of another group")
struct OpinionTests {
    private static func opinion(of assignee: Operator? = nil, taken: Bool = false) -> Opinion {
        Opinion(
            id: ID(7), ticket: ID(100), group: Town.pay.id, asker: Town.giulia.id, askerName: "Giulia",
            question: "È dovuto?", askedAt: Town.now, dueAt: Town.now.addingTimeInterval(3600),
            assignee: assignee?.id, takenAt: taken ? Town.now : nil)
    }

    /// Who asks whom what, and why not.
    static let questions: [(String, Operator, Group, Operator?, String, TicketState, Refusal?)] = [
        ("another group", Town.giulia, Town.pay, nil, "È dovuto?", .new, nil),
        ("a person of it", Town.giulia, Town.pay, Town.piero, "È dovuto?", .waitingRequester, nil),
        (
            "one's own group", Town.giulia, Town.desk, nil, "È dovuto?", .new,
            .invalid(field: "group", reason: "opinions.problem.own")
        ),
        (
            "a stranger to the group", Town.giulia, Town.pay, Town.luca, "È dovuto?", .new,
            .invalid(field: "operator", reason: "opinions.problem.person")
        ),
        (
            "nothing", Town.giulia, Town.pay, nil, "", .new,
            .invalid(field: "question", reason: "problem.text.missing")
        ),
        ("who only reads", Town.sara, Town.pay, nil, "È dovuto?", .new, .notAllowed),
        ("who does not see it", Town.piero, Town.office, nil, "È dovuto?", .new, .notFound),
        ("a request that is over", Town.giulia, Town.pay, nil, "È dovuto?", .resolved, .wrongState(.resolved)),
    ]

    @Test("Who may ask whom", arguments: questions.indices)
    func asking(_ index: Int) throws {
        let (_, person, group, assignee, text, state, refusal) = Self.questions[index]
        var blank = Self.opinion()
        blank.question = text
        let ask = {
            try Town.ticket(state).asking(blank, of: group, assignee, by: person, at: Town.now)
        }
        if let refusal {
            #expect(throws: refusal) { try ask() }
        } else {
            let made = try ask()
            #expect(made.opinion.assignee == assignee?.id && made.change.to.state == state)
            #expect(made.change.facts.map(\.kind) == [.opinionAsked] && made.change.to.version == 2)
        }
    }

    /// What a person may do with an open opinion of pay: take, answer, decline, withdraw.
    static let rights: [(Operator, [Bool])] = [
        (Town.giulia, [false, false, false, true]), (Town.luca, [false, false, false, true]),
        (Town.marco, [true, true, true, false]), (Town.piero, [true, true, true, false]),
        (Town.sara, [false, false, false, false]), (Town.ada, [true, true, true, true]),
    ]

    @Test("Who may do what with it", arguments: rights.indices)
    func doing(_ index: Int) {
        let (person, expected) = Self.rights[index], ticket = Town.ticket(), opinion = Self.opinion()
        func may(_ act: () throws -> OpinionChange) -> Bool { (try? act()) != nil }
        #expect(
            [
                may { try ticket.taking(opinion, by: person, at: Town.now) },
                may { try ticket.answering(opinion, "Sì.", message: ID(1), by: person, of: nil, at: Town.now) },
                may { try ticket.declining(opinion, because: "No", by: person, of: nil, at: Town.now) },
                may { try ticket.withdrawing(opinion, because: "", by: person, from: nil, at: Town.now) },
            ] == expected)
        #expect(opinion.isFor(person) == expected[1])
    }

    @Test("A leader takes it from a colleague, a colleague does not; nothing is done to one that ended")
    func takingOver() throws {
        let ticket = Town.ticket(), his = Self.opinion(of: Town.piero, taken: true)
        #expect(try ticket.taking(his, by: Town.marco, at: Town.now).opinion.assignee == Town.marco.id)
        let hers = Self.opinion(of: Town.marco, taken: true)
        #expect(throws: Refusal.notAllowed) { try ticket.taking(hers, by: Town.piero, at: Town.now) }
        #expect(throws: Refusal.alreadyDone) { try ticket.taking(his, by: Town.piero, at: Town.now) }
        // Named by who asked, they take it all the same.
        #expect(try ticket.taking(Self.opinion(of: Town.piero), by: Town.piero, at: Town.now).opinion.takenAt != nil)
        let ended = his.endingWithRequest(by: "Giulia", at: Town.now)
        #expect(throws: Refusal.alreadyDone) { try ticket.taking(ended, by: Town.marco, at: Town.now) }
        #expect(throws: Refusal.alreadyDone) {
            try ticket.withdrawing(ended, because: "", by: Town.giulia, from: nil, at: Town.now)
        }
    }

    @Test("The request is read while it is open, and afterwards by whose it was")
    func reading() throws {
        let ticket = Town.ticket(), open = Self.opinion()
        #expect(open.lets(Town.piero) && open.lets(Town.marco) && !open.lets(Town.giulia))
        let answered = try ticket.answering(open, "Sì.", message: ID(1), by: Town.piero, of: nil, at: Town.now).opinion
        #expect(answered.lets(Town.piero) && !answered.lets(Town.marco))
        let declined = try ticket.declining(
            Self.opinion(of: Town.piero), because: "No", by: Town.piero, of: nil, at: Town.now
        ).opinion
        #expect(!declined.lets(Town.piero))
    }

    @Test("It ends with the request, but for one that goes on in another", arguments: TicketState.allCases)
    func ending(_ state: TicketState) {
        var next = Town.ticket()
        next.state = state
        let change = Change(from: Town.ticket(.inProgress), to: next, facts: [])
        #expect(change.endsOpinions == (state == .resolved || state == .closed || state == .cancelled))
        next.cancellation = .merged(into: Ticket.Number(100_002))
        #expect(!Change(from: Town.ticket(.inProgress), to: next, facts: []).endsOpinions)
    }

    @Test("The time is counted by the calendar of the group's own agreement, else by the office's")
    func due() throws {
        let calendars = try [WorkingCalendar(Calendars.office), WorkingCalendar(id: ID(2), Calendars.always)]
        let agreement = ServicePromise(
            id: ID(1), name: "interno", kind: .agreement, calendar: "24x7",
            conditions: PromiseConditions(group: Town.pay.code))
        let catalogue = Catalogue(
            version: 1, groups: [Town.pay, Town.office], calendars: calendars, promises: [agreement])
        let minutes = 20 * 60
        #expect(
            catalogue.opinionDue(by: Town.pay, minutes: minutes, at: Town.now) == Town.now.addingTimeInterval(72_000))
        // Ten hours a day at most: by the office's calendar it is another day.
        #expect(
            catalogue.opinionDue(by: Town.office, minutes: minutes, at: Town.now) > Town.now.addingTimeInterval(72_000))
    }
}

import Domain
import Foundation
import Testing

// 23 November 2026 is a Monday.
@Suite("The clocks of a request")
struct ClockTests {
    @Test("A registered request has one clock for each thing promised")
    func born() {
        let office = PromiseOffice(registered: "2026-11-23 09:12")
        #expect(
            office.lines == [
                "take_charge contratto running 2026-11-23 13:12", "first_answer contratto running 2026-11-24 09:12",
                "solution contratto running 2026-11-30 09:12",
            ])
    }

    @Test("A request of the night and of the holiday counts from the next opening")
    func outOfHours() {
        #expect(PromiseOffice(registered: "2026-11-21 22:00").line(.takeCharge)?.hasSuffix("2026-11-23 12:00") == true)
        #expect(PromiseOffice(registered: "2026-12-07 17:00").line(.takeCharge)?.hasSuffix("2026-12-09 11:00") == true)
    }

    @Test("Before the address is confirmed nothing runs")
    func unconfirmed() {
        let ticket = Town.ticket(.unconfirmed, in: nil)
        var blank = ticket
        blank.registeredAt = nil
        let change = Change(from: blank, to: blank, facts: [.opened(on: .web)])
        let done = ClockWork(
            change, of: [], PromiseOffice.book, isAsked: false, at: Town.now, ask: Town.catalogue().promiseQuestion
        ).done()
        #expect(done.clocks.isEmpty)
    }

    struct Step: Sendable {
        let at: String
        /// Nil when only time passes.
        let verb: Do.Verb?
        let isAsked: Bool

        init(_ at: String, _ verb: Do.Verb?, isAsked: Bool = false) {
            self.at = at
            self.verb = verb
            self.isAsked = isAsked
        }
    }
    struct Day: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let start: String
        let steps: [Step]
        /// The line of each aim at the end.
        let expected: [PromiseTarget.Aim: String]

        init(
            _ name: String, from start: String, _ steps: [Step], _ expected: [PromiseTarget.Aim: String]
        ) {
            testDescription = name
            self.start = start
            self.steps = steps
            self.expected = expected
        }
    }

    static let days: [Day] = [
        Day(
            "taken in time", from: "2026-11-23 09:12", [Step("2026-11-23 13:12:59", Do.take)],
            [.takeCharge: "met 2026-11-23 13:12", .firstAnswer: "running 2026-11-24 09:12"]),
        Day(
            "taken a minute too late", from: "2026-11-23 09:12", [Step("2026-11-23 13:13", Do.take)],
            [.takeCharge: "missed 2026-11-23 13:12"]),
        Day(
            "given to a colleague", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:00", Do.assign)],
            [.takeCharge: "met 2026-11-23 13:12", .firstAnswer: "running 2026-11-24 09:12"]),
        Day(
            "an answer takes charge too", from: "2026-11-23 09:12", [Step("2026-11-23 10:00", Do.reply)],
            [
                .takeCharge: "met 2026-11-23 13:12", .firstAnswer: "met 2026-11-24 09:12",
                .solution: "running 2026-11-30 09:12",
            ]),
        Day(
            "suspended while the requester has the turn", from: "2026-11-23 09:12",
            [
                Step("2026-11-23 10:12", Do.ask), Step("2026-11-23 13:12", Do.answer),
            ],
            [.solution: "running 2026-11-30 12:12", .nextAnswer: "running 2026-11-24 13:12"]),
        Day(
            "while it is suspended nothing is due", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:12", Do.ask), Step("2026-12-20 10:12", nil)],
            [.solution: "suspended –"]),
        Day(
            "suspended over the week-end", from: "2026-11-23 09:00",
            [
                Step("2026-11-27 17:00", Do.ask), Step("2026-11-30 09:00", Do.answer),
            ],
            // Four days and eight hours are worked; of the ten left nine are of Monday.
            [.solution: "at_risk 2026-11-30 11:00", .nextAnswer: "running 2026-12-01 09:00"]),
        Day(
            "a wait nobody was asked for does not count", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:12", Do.wait(.waitingRequester))],
            [.takeCharge: "met 2026-11-23 13:12", .solution: "running 2026-11-30 09:12"]),
        Day(
            "a wait after a message of before counts", from: "2026-11-23 09:12",
            [
                Step("2026-11-23 10:12", Do.reply),
                Step("2026-11-23 11:12", Do.wait(.waitingRequester), isAsked: true),
            ],
            [.solution: "suspended –"]),
        Day(
            "others do not stop the contract's clock", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:12", Do.wait(.waitingThirdParty))],
            [.solution: "running 2026-11-30 09:12"]),
        Day(
            "nor does a known problem", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:12", Do.wait(.onKnownProblem))],
            [.solution: "running 2026-11-30 09:12"]),
        Day(
            "who takes a waiting request goes on", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:12", Do.ask), Step("2026-11-23 11:12", Do.take)],
            [.solution: "running 2026-11-30 10:12"]),
        Day(
            "a wait called off goes on", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:12", Do.ask), Step("2026-11-23 11:12", Do.resume)],
            [.solution: "running 2026-11-30 10:12"]),
        Day(
            "solved while it waits", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:12", Do.ask), Step("2027-01-11 10:12", Do.resolve)],
            [.solution: "met 2027-01-18 09:12"]),
        Day(
            "solved without a word answers", from: "2026-11-23 09:12", [Step("2026-11-23 10:12", Do.resolve)],
            [
                .takeCharge: "met 2026-11-23 13:12", .firstAnswer: "met 2026-11-24 09:12",
                .solution: "met 2026-11-30 09:12",
            ]),
        Day(
            "reopened, the old clock goes on", from: "2026-11-23 09:12",
            [
                Step("2026-11-23 10:12", Do.resolve), Step("2026-11-24 10:12", Do.reopen),
            ],
            [
                .takeCharge: "met 2026-11-23 13:12", .firstAnswer: "met 2026-11-24 09:12",
                .solution: "running 2026-12-01 09:12",
            ]),
        Day(
            "what was missed stays missed when it is reopened", from: "2026-11-23 09:12",
            [
                Step("2026-12-01 09:12", Do.resolve), Step("2026-12-02 09:12", Do.reopen),
            ],
            [.solution: "overdue 2026-11-30 09:12"]),
        Day(
            "cancelled, nothing is judged", from: "2026-11-23 09:12", [Step("2026-11-23 10:12", Do.cancel)],
            [.takeCharge: "cancelled 2026-11-23 13:12", .solution: "cancelled 2026-11-30 09:12"]),
        Day(
            "cancelled by mistake and opened again", from: "2026-11-23 09:12",
            [
                Step("2026-11-23 10:12", Do.cancel), Step("2026-11-23 11:12", Do.reopen),
            ],
            [.takeCharge: "running 2026-11-23 14:12", .solution: "running 2026-11-30 10:12"]),
        Day(
            "each further word of the requester wants an answer", from: "2026-11-23 09:12",
            [
                Step("2026-11-23 10:00", Do.reply), Step("2026-11-23 11:00", Do.answer),
                Step("2026-11-23 12:00", Do.answer), Step("2026-11-24 10:00", Do.reply),
                Step("2026-11-24 12:00", Do.answer),
            ],
            [.nextAnswer: "running 2026-11-25 12:00"]),
        Day(
            "who writes again before the first answer has it still to come", from: "2026-11-23 09:12",
            [Step("2026-11-23 10:00", Do.answer)], [.firstAnswer: "running 2026-11-24 09:12"]),
        Day(
            "at risk when three quarters are over", from: "2026-11-23 09:12",
            [Step("2026-11-23 12:12", nil)],
            [.takeCharge: "at_risk 2026-11-23 13:12", .firstAnswer: "running 2026-11-24 09:12"]),
    ]

    @Test("What happens to a request moves its clocks", arguments: days)
    func day(_ day: Day) throws {
        var office = PromiseOffice(registered: day.start)
        for step in day.steps {
            if let verb = step.verb {
                try office.does(step.at, isAsked: step.isAsked, verb)
            } else {
                _ = office.goes(to: step.at)
            }
        }
        for (aim, expected) in day.expected {
            #expect(office.line(aim) == "\(aim.rawValue) contratto \(expected)")
        }
        if day.expected[.nextAnswer] == nil { #expect(office.line(.nextAnswer) == nil) }
    }

    @Test("Reclassified, the terms count again from the beginning, with the same pauses; history keeps both")
    func reclassified() throws {
        var office = PromiseOffice(registered: "2026-11-23 09:12")
        try office.does("2026-11-23 10:12", Do.ask)
        try office.does("2026-11-23 11:12", Do.answer)
        try office.does("2026-11-23 12:00", Do.makeUrgent)
        #expect(
            office.lines == [
                "take_charge contratto superseded 2026-11-23 13:12",
                "first_answer contratto superseded 2026-11-24 09:12",
                "solution contratto superseded 2026-11-30 10:12", "next_answer contratto superseded 2026-11-24 11:12",
                "take_charge contratto urgente missed 2026-11-23 09:42",
                // Eight hours and a pause of one.
                "solution contratto urgente running 2026-11-24 08:12",
            ])
        let data = ["kind": "contract", "from": "contratto", "to": "contratto urgente"]
        #expect(office.facts == [Fact(kind: .promiseChanged, data: data)])
    }

    @Test("A request keeps the version it was born with, until it is reclassified")
    func versions() throws {
        var office = PromiseOffice(registered: "2026-11-23 09:12")
        let next = ServicePromise(
            id: ID(9), name: "contratto", calendar: "ordinario", targets: [.solution: PromiseTarget("1 h")!],
            validity: Validity(from: at("2026-11-23 09:30")))
        var old = PromiseOffice.contract
        old.validity.to = at("2026-11-23 09:30")
        office = PromiseOffice(
            registered: "2026-11-23 09:12", book: PromiseBook([old, next], calendars: [PromiseOffice.calendar]))
        try office.does("2026-11-23 10:00", Do.take)
        #expect(office.line(.solution) == "solution contratto running 2026-11-30 09:12")
        try office.does("2026-11-23 10:05", Do.makeUrgent)
        #expect(office.line(.solution) == "solution contratto at_risk 2026-11-23 10:12")
        #expect(office.clocks.last?.promise == ID(9))
    }

    @Test("The thirty days of the law stand beside the contract, end on no holiday, and stand still once")
    func statutory() throws {
        var office = PromiseOffice(.pec, registered: "2026-11-23 09:12")
        // The thirtieth day is 23 December.
        #expect(office.lines.last == "solution L. 241/1990 running 2026-12-23 23:59:59")
        try office.does("2026-11-25 10:00", Do.ask)
        // It may stand still for thirty days at most: 22 January is the last day there can be.
        #expect(office.lines.last == "solution L. 241/1990 suspended 2027-01-22 23:59:59")
        try office.does("2026-11-27 10:00", Do.answer)
        // Two days more are 25 December, then San Stefano, then a Sunday.
        #expect(office.line(.solution) == "solution L. 241/1990 running 2026-12-28 23:59:59")
        try office.does("2026-11-30 10:00", Do.ask)
        #expect(office.line(.solution) == "solution L. 241/1990 running 2026-12-28 23:59:59")
        #expect(office.lines.contains("solution contratto suspended –"))
    }

    @Test("An agreement is of the group, for as long as the request stands there")
    func agreement() throws {
        var office = PromiseOffice(registered: "2026-11-23 09:00")
        try office.does("2026-11-23 10:00", Do.move(to: Town.pay))
        #expect(office.line(.takeCharge) == "take_charge accordo paghe running 2026-11-23 12:00")
        try office.does("2026-11-23 11:00", Do.take)
        try office.does("2026-11-23 12:00", Do.wait(.waitingThirdParty))
        #expect(office.line(.solution) == "solution accordo paghe suspended –")
        #expect(office.lines.contains("solution contratto running 2026-11-30 09:00"))
        try office.does("2026-11-23 14:00", Do.move(to: Town.office))
        #expect(
            office.lines.filter { $0.contains("accordo") } == [
                "take_charge accordo paghe met 2026-11-23 12:00", "solution accordo paghe moved 2026-11-25 12:00",
            ])
        try office.does("2026-11-24 09:00", Do.move(to: Town.pay))
        #expect(office.line(.takeCharge) == "take_charge accordo paghe running 2026-11-24 11:00")
    }
}

@Suite("What time alone does to the clocks")
struct ClockMarkTests {
    @Test("Each clock is told to be at risk once and to be overdue once, in order, however long nobody looked")
    func once() {
        var office = PromiseOffice(registered: "2026-11-23 09:12")
        #expect(office.goes(to: "2026-11-23 12:11").isEmpty)
        #expect(office.goes(to: "2026-11-23 12:12").map(\.kind) == [.atRisk])
        #expect(office.goes(to: "2026-11-23 12:13").isEmpty)
        #expect(office.goes(to: "2026-11-23 13:12:59").isEmpty)
        #expect(office.goes(to: "2026-11-23 13:13").map(\.kind) == [.overdue])
        // Nobody looked for two weeks: what came due meanwhile is told in the order in which it did.
        let late = office.goes(to: "2026-12-09 08:00")
        #expect(
            late.map { "\($0.kind.rawValue) \($0.data["target"] ?? "")" } == [
                "at_risk first_answer", "overdue first_answer", "at_risk solution", "overdue solution",
            ])
        #expect(office.goes(to: "2027-12-09 08:00").isEmpty)
    }

    @Test("Every threshold of a promise is told, with its share, and none twice")
    func thresholds() {
        var patient = PromiseOffice.contract
        patient.thresholds = [50, 75, 90]
        let book = PromiseBook([patient], calendars: [PromiseOffice.calendar])
        var office = PromiseOffice(registered: "2026-11-23 09:12", book: book)
        func told(_ facts: [Fact]) -> [String] {
            facts.filter { $0.data["target"] == "take_charge" }.map {
                "\($0.kind.rawValue) \($0.data["percent"] ?? "")"
            }
        }
        #expect(told(office.goes(to: "2026-11-23 11:11")) == [])
        #expect(told(office.goes(to: "2026-11-23 11:12")) == ["at_risk 50"])
        #expect(told(office.goes(to: "2026-11-23 11:13")) == [])
        #expect(told(office.goes(to: "2026-11-23 12:48")) == ["at_risk 75", "at_risk 90"])
        #expect(told(office.goes(to: "2026-11-23 13:13")) == ["overdue 100"])
        #expect(told(office.goes(to: "2026-12-23 13:13")) == [])
        #expect(office.clocks.map(\.told) == [100, 100, 100])
    }

    @Test("A clock that stands still or has stopped is told of no more")
    func silent() throws {
        var office = PromiseOffice(registered: "2026-11-23 09:12")
        try office.does("2026-11-23 10:00", Do.ask)
        #expect(office.goes(to: "2027-11-23 10:00").isEmpty)
        try office.does("2027-11-23 10:00", Do.resolve)
        #expect(office.goes(to: "2028-11-23 10:00").isEmpty)
        #expect(NextDeadline(office.clocks) == NextDeadline())
    }

    @Test("A request knows the deadline that comes first and when to look again")
    func next() throws {
        var office = PromiseOffice(registered: "2026-11-23 09:12")
        #expect(
            NextDeadline(office.clocks)
                == NextDeadline(
                    dueAt: at("2026-11-23 13:12"), riskAt: at("2026-11-23 12:12"), markAt: at("2026-11-23 12:12")))
        _ = office.goes(to: "2026-11-23 12:12")
        #expect(NextDeadline(office.clocks).markAt == at("2026-11-23 13:13"))
        try office.does("2026-11-23 13:00", Do.take)
        let next = NextDeadline(office.clocks)
        #expect(next.dueAt == at("2026-11-24 09:12"))
        #expect(next.state(at: at("2026-11-23 16:41")) == .running)
        #expect(next.state(at: at("2026-11-24 09:00")) == .atRisk)
        #expect(next.state(at: at("2026-11-24 09:12:59")) == .atRisk)
        #expect(next.state(at: at("2026-11-24 09:13")) == .overdue)
    }
}

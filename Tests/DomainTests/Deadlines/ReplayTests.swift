import Domain
import Foundation
import Testing

@Suite("What a change of promises would have done")
struct ReplayTests {
    /// A request's day, told verb by verb, and the end at which it is looked at.
    struct Day: Sendable, CustomTestStringConvertible {
        let name: String
        let verbs: [(String, Bool, Do.Verb)]
        var channel = ChannelKind.web
        let expected: [String]

        var testDescription: String { name }
    }

    private static let days: [Day] = [
        Day(
            name: "left alone", verbs: [],
            expected: ["take_charge missed", "first_answer missed", "solution running"]),
        Day(
            name: "taken in time, solved in time",
            verbs: [("2026-11-23 10:00", false, Do.take), ("2026-11-23 16:00", false, Do.resolve)],
            expected: ["take_charge met", "first_answer met", "solution met"]),
        Day(
            name: "solved at once: that is charge and answer too", verbs: [("2026-11-23 13:12", false, Do.resolve)],
            expected: ["take_charge met", "first_answer met", "solution met"]),
        Day(
            name: "a minute too late", verbs: [("2026-11-23 13:13", false, Do.take)],
            expected: ["take_charge missed", "first_answer missed", "solution running"]),
        Day(
            name: "asked, and answered a week later: the pause stays",
            verbs: [
                ("2026-11-23 10:00", true, Do.ask), ("2026-11-30 10:00", false, Do.answer),
                ("2026-12-04 10:00", false, Do.resolve),
            ],
            expected: ["take_charge met", "first_answer met", "solution met", "next_answer missed"]),
        Day(
            name: "cancelled promises nothing", verbs: [("2026-11-24 10:00", false, Do.cancel)], expected: []),
    ]

    private static let end = at("2026-11-27 18:00")

    private static func past(_ day: Day) throws -> PastRequest {
        var office = PromiseOffice(day.channel, registered: "2026-11-23 09:12")
        for (instant, isAsked, verb) in day.verbs { try office.does(instant, isAsked: isAsked, verb) }
        return PastRequest(office.ticket, office.clocks)
    }

    private static func replay(_ past: PastRequest, _ book: PromiseBook, at now: Date = end) -> [ReplayedClock] {
        book.replay(past, Town.catalogue().promiseQuestion(past.ticket), at: now)
    }

    @Test("By the book there is, a request fares as it did", arguments: days)
    func same(_ day: Day) throws {
        let now = max(Self.end, at(day.verbs.last?.0 ?? "2026-11-23 09:12"))
        let replayed = Self.replay(try Self.past(day), PromiseOffice.book, at: now)
        #expect(replayed.map { "\($0.clock.aim.rawValue) \($0.outcome.rawValue)" } == day.expected)
    }

    @Test("What was kept and what is replayed agree for every clock", arguments: days)
    func agrees(_ day: Day) throws {
        let past = try Self.past(day), replayed = Self.replay(past, PromiseOffice.book)
        for one in replayed {
            let kept = try #require(past.clocks.last { $0.aim == one.clock.aim && $0.isCurrent })
            #expect(one.clock.dueAt == kept.dueAt && one.clock.stoppedAt == kept.stoppedAt, "\(one.clock.aim)")
        }
    }

    @Test("A shorter term misses what was met; the tally tells which")
    func shorter() throws {
        var contract = PromiseOffice.contract
        contract.targets[.takeCharge] = PromiseTarget("90% within 30 min")
        contract.targets[.firstAnswer] = nil
        let book = PromiseBook([contract, PromiseOffice.urgent], calendars: [PromiseOffice.calendar])
        let past = try Self.past(Self.days[1])
        var tally = ReplayTally()
        tally.add(Ticket.Number(7), before: Self.replay(past, PromiseOffice.book), after: Self.replay(past, book))
        let charge = try #require(tally.lines.first { $0.aim == .takeCharge })
        #expect(charge.before.met == 1 && charge.after.missed == 1)
        #expect(charge.before.goal == 95 && charge.after.goal == 90 && charge.after.isReached == false)
        let answer = try #require(tally.lines.first { $0.aim == .firstAnswer })
        #expect(answer.before.met == 1 && answer.after.goal == nil && answer.after.share == nil)
        #expect(tally.changed == 2)
        let first = try #require(tally.examples.first)
        #expect(first.number == 7 && first.before == .met && first.after == .missed)
        #expect(first.dueAfter == at("2026-11-23 09:42"))
    }

    @Test("A calendar with a day off moves the deadlines it makes")
    func calendar() throws {
        var written = PromiseOffice.calendar.written
        written.exceptions["2026-11-23"] = []
        let book = PromiseBook([PromiseOffice.contract], calendars: [try WorkingCalendar(written)])
        let replayed = Self.replay(try Self.past(Self.days[3]), book)
        let due = try #require(replayed.first?.clock.dueAt)
        #expect(replayed.first?.outcome == .met && text(due) == "2026-11-24 12:00")
    }

    @Test("No promise, no share")
    func empty() {
        #expect(ReplayTally.Counts().share == nil && ReplayTally.Counts().isReached == nil)
    }

    @Test("Examples end at fifty, counts do not")
    func bounded() throws {
        var contract = PromiseOffice.contract
        contract.targets = [.takeCharge: PromiseTarget("1 min")!]
        let book = PromiseBook([contract], calendars: [PromiseOffice.calendar]), past = try Self.past(Self.days[1])
        var tally = ReplayTally()
        let (before, after) = (Self.replay(past, PromiseOffice.book), Self.replay(past, book))
        for number in 1...100 { tally.add(Ticket.Number(Int64(number)), before: before, after: after) }
        #expect(tally.examples.count == ReplayTally.mostExamples && tally.changed == 300)
    }
}

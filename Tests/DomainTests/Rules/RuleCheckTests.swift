import Foundation
import Testing

@testable import Domain

@Suite("Rules that cannot be written so")
struct RuleCheckTests {
    static let selfish: [(when: RuleEvent, if: RuleCondition, then: [RuleAction], isRefused: Bool)] = [
        (.tagged, .always, [.tag(["x"])], true),
        (.tagged, .not(RuleOffice.test("tag", .is, "x")), [.tag(["x"])], false),
        (.tagged, RuleOffice.test("tag", .isNot, "x"), [.tag(["x"])], false),
        (.tagged, RuleOffice.test("tag", .is, "y"), [.tag(["x"])], true),
        (.tagged, RuleOffice.test("tag", .is, "y"), [.tag(["x"]), .untag(["y"])], false),
        (.registered, .always, [.tag(["x"])], false), (.replied, .always, [.answer(RuleText("x"))], true),
        (.answered, .always, [.answer(RuleText("x"))], false), (.noted, .always, [.note("x")], true),
        (.noted, .not(RuleOffice.test("tag", .is, "letta")), [.note("x"), .tag(["letta"])], false),
        (.moved, .always, [.move("L2-ECO")], true),
        (.moved, RuleOffice.test("group", .is, "L1-WEB"), [.move("L2-ECO")], false),
        (.moved, RuleOffice.test("group", .is, "L1-WEB"), [.escalate], false), (.moved, .always, [.escalate], true),
        (.prioritised, RuleOffice.test("priority", .is, "P3"), [.priority(.raise)], false),
        (.prioritised, RuleOffice.test("priority", .is, "P3", "P4"), [.priority(.raise)], true),
        (.prioritised, RuleOffice.test("priority", .isNot, "P1"), [.priority(.to(.p1))], false),
        (.prioritised, RuleOffice.test("area", .is, "X"), [.priority(.to(.p1))], true),
        (.reclassified, RuleOffice.test("triple", .is, "STI-*"), [.triple("ACC-CRE-01")], false),
        (.reclassified, RuleOffice.test("triple", .is, "STI-*"), [.triple("STI-PAG-01")], true),
        (.assigned, .always, [.assign(.leastBusy)], true), (.assigned, .always, [.assign(.nobody)], false),
        (.assigned, RuleOffice.test("assignee", .is, "marco"), [.assign(.login("giulia"))], false),
        (.waiting, .always, [.wait], true),
        (.resolved, RuleOffice.test("state", .is, "new"), [.resolve(.fixed)], false),
        (.closed, .always, [.close], true), (.resolved, .always, [.close], false),
        (.moved, .any([RuleOffice.test("group", .is, "A"), RuleOffice.test("group", .is, "B")]), [.move("C")], false),
        (
            .moved, .any([RuleOffice.test("group", .is, "A"), RuleOffice.test("channel", .is, "pec")]), [.move("C")],
            true
        ),
    ]

    @Test("A rule that surely wakes itself is refused, unless its condition then is false", arguments: selfish.indices)
    func itself(_ index: Int) {
        let line = Self.selfish[index]
        let rule = RuleOffice.rule("una", when: [line.when], if: line.if, then: line.then)
        var reason: String?
        do { try rule.check() } catch { reason = error.reason }
        #expect(reason == (line.isRefused ? "problem.rule.itself" : nil))
    }

    static let deep = (0..<9).reduce(RuleOffice.test("channel", .is, "web")) { part, _ in RuleCondition.not(part) }

    static let wrong: [(Rule, String)] = [
        (Rule(name: "x", then: [.wait]), "problem.rule.when"),
        (Rule(name: "x", when: [.event(.rated)]), "problem.rule.then"),
        (Rule(name: "x", when: [.event(.rated)], if: deep, then: [.wait]), "problem.rule.deep"),
        (
            Rule(
                name: "x", when: [.event(.rated)],
                if: .all(Array(repeating: RuleOffice.test("channel", .is, "web"), count: 101)), then: [.wait]),
            "problem.rule.tooMany"
        ),
        (Rule(name: "x", when: [.deadline(percent: 0, aim: nil, kind: nil)], then: [.wait]), "problem.rule.percent"),
        (Rule(name: "x", when: [.every(minutes: 1)], then: [.wait]), "problem.rule.every"),
        (
            Rule(name: "x", when: [.event(.rated)], if: RuleOffice.test("age", .greater, "8 h"), then: [.wait]),
            "problem.rule.calendar"
        ),
        (Rule(name: "x", when: [.event(.rated)], then: [.tag([""])]), "problem.rule.empty"),
        (
            Rule(name: "x", when: [.event(.rated)], then: [.tag([String(repeating: "x", count: 41)])]),
            "problem.rule.long"
        ),
        (Rule(name: "x", when: [.event(.rated)], then: [.webhook("ftp://x.it")]), "problem.rule.webhook"),
        (Rule(name: "x", when: [.event(.rated)], then: [.webhook("file:///etc/passwd")]), "problem.rule.webhook"),
        (
            Rule(name: "x", when: [.event(.rated)], then: [.notify(RuleNotice(to: [], RuleText("x")))]),
            "problem.rule.recipients"
        ),
        (Rule(name: "x", when: [.event(.rated)], then: Array(repeating: .wait, count: 21)), "problem.rule.tooMany"),
    ]

    @Test("Nothing missing, nothing endless", arguments: wrong.indices)
    func bounds(_ index: Int) {
        let (rule, reason) = Self.wrong[index]
        let problem = #expect(throws: RuleProblem.self) { try rule.check() }
        #expect(problem?.reason == reason)
    }

    @Test("An address is shown without its secrets")
    func masked() {
        #expect(WebhookAddress.shown("https://u:p@x.it/a?token=1#f") == "https://…@x.it/a?…")
        #expect(WebhookAddress.shown("https://x.it/a") == "https://x.it/a")
    }

    static func rome(_ text: String) -> Date { try! RuleOffice.calendar.instant(text) }  // a wrong text is a wrong test

    static let turns: [(RuleTrigger, String, String)] = [
        (.daily(DailyTurn("08:00")!), "2026-11-25T09:00", "2026-11-25T08:00"),
        (.daily(DailyTurn("08:00")!), "2026-11-25T08:00", "2026-11-25T08:00"),
        (.daily(DailyTurn("08:00")!), "2026-11-25T07:59", "2026-11-24T08:00"),
        (.daily(DailyTurn("08:00", weekdays: [.mon])!), "2026-11-25T09:00", "2026-11-23T08:00"),
        (.daily(DailyTurn("08:00", calendar: "ordinario")!), "2026-11-22T09:00", "2026-11-20T08:00"),
        (.every(minutes: 60), "2026-11-25T09:17", "2026-11-25T09:00"),
        (.every(minutes: 30), "2026-11-25T09:30", "2026-11-25T09:30"),
        // The spring night has no half past two: its turn is the instant of the change.
        (.daily(DailyTurn("02:30")!), "2027-03-28T12:00", "2027-03-28T03:00"),
    ]

    @Test("The clock wakes a rule at its latest turn", arguments: turns.indices)
    func turn(_ index: Int) {
        let (trigger, now, turn) = Self.turns[index]
        let rule = Rule(name: "x", when: [trigger], then: [.wait])
        #expect(rule.turn(at: Self.rome(now), RuleOffice.catalogue()) == Self.rome(turn), "\(now)")
    }

    @Test("A rule has no turn from before it was written")
    func firstTurn() {
        let rule = Rule(
            name: "x", when: [.daily(DailyTurn("08:00")!)], then: [.wait],
            validity: Validity(from: Self.rome("2026-11-25T08:01")))
        #expect(rule.turn(at: Self.rome("2026-11-25T12:00"), RuleOffice.catalogue()) == nil)
        #expect(rule.turn(at: Self.rome("2026-11-26T12:00"), RuleOffice.catalogue()) == Self.rome("2026-11-26T08:00"))
    }
}

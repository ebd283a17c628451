import Domain
import Testing

@testable import Web

@Suite("A rule and its form say the same")
struct RuleFormTests {
    static let w = Words(.it)
    static func test(_ field: RuleField, _ comparison: RuleTest.Comparison, _ values: String...) -> RuleCondition {
        .test(try! RuleTest(field, comparison, values))
    }
    static let web = test(.channel, .is, "web", "email"), old = test(.age, .greater, "3 days")
    static let tagged = test(.tag, .is, "gestita"), iban = test(.form("IBAN"), .contains, "IT")

    static let conditions: [RuleCondition] = [
        .always, web, .not(tagged), .all([web, old]), .any([web, old]), .not(.any([web, tagged])),
        .all([web, .any([old, iban]), .not(tagged)]), .any([old, .all([web, tagged])]),
        .any([.all([web, old]), .all([tagged, iban])]), .all([.any([web, old]), .any([tagged, iban])]),
        .all([test(.text, .contains, "mancato accredito", "stipendio"), test(.chases, .greater, "2")]),
        .all([test(.assignee, .isNot, "none"), test(.health, .is, "true"), test(.deadline, .is, "none")]),
    ]

    @Test("Conditions of one level inside another", arguments: conditions)
    func condition(_ condition: RuleCondition) throws {
        let rule = Rule(name: "Prova", when: [.event(.rated)], if: condition, then: [.escalate])
        #expect(try read(rule).condition == condition)
    }

    @Test(
        "What has more levels is not forced into the form",
        arguments: [
            .not(.all([web, old])), .all([.any([.all([web, old]), tagged]), old]), .not(.not(web)),
            .any([.not(.all([web, old])), tagged]),
        ] as [RuleCondition])
    func deep(_ condition: RuleCondition) {
        #expect(RuleForm.form(Rule(name: "Prova", when: [.event(.rated)], if: condition, then: [.escalate])) == nil)
    }

    static let actions: [RuleAction] = [
        .priority(.to(.p1)), .priority(.raise), .priority(.lower), .triple("STI-PAG-01"),
        .field(code: "IBAN", value: "IT"), .field(code: "IBAN", value: ""), .wait, .resolve(.explained), .close,
        .assign(.login("giulia")), .assign(.leastBusy), .assign(.nobody), .move("L2-ECO"), .escalate,
        .tag(["urgente", "paga, arretrati"]), .untag(["urgente"]), .answer(RuleText("Ciao {{name}}\n\nA presto")),
        .answer(RuleText("Ciao", english: "Hello")), .note("Guardare"),
        .notify(RuleNotice(to: [.lead, .requester, .login("ada"), .mail("x@example.it")], RuleText("Guarda"))),
        .checklist(["Uno", "Due, tre"]), .webhook("https://example.it/h?x=1"),
        .child(RuleChild(triple: "STI-PAG-01", group: "L2-ECO", text: "Verifica")), .child(RuleChild(text: "Verifica")),
    ]

    @Test("Every action", arguments: actions)
    func action(_ action: RuleAction) throws {
        #expect(try read(Rule(name: "Prova", when: [.event(.rated)], then: [action])).actions == [action])
    }

    static let triggers: [[RuleTrigger]] = [
        RuleEvent.allCases.map(RuleTrigger.event), [.deadline(percent: 75, aim: nil, kind: nil)],
        [
            .deadline(percent: 75, aim: .solution, kind: .contract),
            .deadline(percent: 100, aim: .solution, kind: .contract),
        ],
        [.every(minutes: 30)], [.daily(DailyTurn("08:00")!)],
        [.event(.rated), .daily(DailyTurn("23:59", weekdays: [.mon, .fri], calendar: "ordinario")!)],
    ]

    @Test("Every moment", arguments: triggers)
    func when(_ triggers: [RuleTrigger]) throws {
        #expect(
            try read(Rule(name: "Prova", when: triggers, then: [.notify(RuleNotice(to: [.lead], RuleText("x")))]))
                .triggers == triggers)
    }

    @Test("Everything else")
    func rest() throws {
        let rule = Rule(
            name: "Prova", position: 30, isActive: false, when: [.every(minutes: 60)], then: [.escalate], stops: true,
            repeats: true, calendar: "ordinario")
        #expect(try read(rule) == rule)
        #expect(
            RuleForm.form(
                Rule(name: "x", when: [.every(minutes: 10), .every(minutes: 20)], then: [.escalate])) == nil)
    }

    private func read(_ rule: Rule) throws -> Rule {
        var errors = FieldErrors()
        let form = try #require(RuleForm.form(rule))
        let read = RuleForm.read(form, over: Rule(name: "", position: rule.position), &errors, Self.w)
        #expect(errors.list == [])
        return read
    }

    @Test("Buttons add, take away and move lines, and numbers that are none change nothing")
    func steps() {
        var form = RuleForm.form(Rule(name: "")) ?? FormData()
        func press(_ step: RuleStep?) { form = step?.applied(to: form) ?? form }
        press(.addGroup)
        form.set("se.0.nuovo", "channel")
        press(.addRow(0))
        form.set("se.0.nuovo", "area")
        press(RuleStep("riga.0"))
        #expect(RuleGroups(form).parts.map { $0.rows.map(\.field) } == [[.channel, .area]])
        press(RuleStep("togli-riga.0.0"))
        #expect(RuleGroups(form).parts.map { $0.rows.map(\.field) } == [[.area]])
        for kind in ["tag", "escalate", "close"] {
            form.set("poi.nuova", kind)
            press(.addAction)
        }
        press(.raiseAction(2))
        press(.removeAction(0))
        #expect(RuleActionRow.all(form).map(\.kind) == [.close, .escalate])
        let before = form
        for wrong in [
            "togli-riga.9.9", "riga.7", "togli-azione.-1", "su-azione.0", "giu-azione.99", "boh", "riga.x",
            "togli-gruppo.3",
            "su-azione.99999999999999999999", "",
        ] { press(RuleStep(wrong)) }
        #expect(RuleGroups(form) == RuleGroups(before) && RuleActionRow.all(form) == RuleActionRow.all(before))
        press(.removeGroup(0))
        #expect(RuleGroups(form).parts.isEmpty)
    }
}

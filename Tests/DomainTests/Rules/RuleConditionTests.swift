import Domain
import Foundation
import Testing

@Suite("What rules ask of a request")
struct RuleConditionTests {
    typealias Case = (field: String, comparison: RuleTest.Comparison, values: [String], holds: Bool)

    /// Of Anna's request in `RuleOffice`.
    static let cases: [Case] = [
        ("channel", .is, ["web"], true), ("channel", .is, ["email", "pec"], false),
        ("channel", .is, ["email", "web"], true), ("channel", .isNot, ["email"], true),
        ("channel", .isNot, ["email", "web"], false),
        ("area", .is, ["Stipendi"], true), ("area", .is, ["stipendi"], true), ("area", .is, ["Accesso"], false),
        ("tematica", .is, ["Accredito"], true), ("tematica", .isNot, ["Accredito"], false),
        ("triple", .is, ["STI-PAG-01"], true), ("triple", .is, ["STI-*"], true), ("triple", .is, ["ACC-*"], false),
        ("triple", .isNot, ["ACC-*"], true), ("triple", .is, ["none"], false),
        ("priority", .is, ["P2"], true), ("priority", .is, ["P1", "P2"], true), ("priority", .isNot, ["P2"], false),
        ("userType", .is, ["A"], true), ("userType", .is, ["EC"], false), ("administration", .is, ["906"], true),
        ("administration", .is, ["1"], false), ("health", .is, ["true"], true), ("health", .is, ["false"], false),
        ("campaign", .is, ["none"], true), ("campaign", .is, ["NUOVA"], false), ("mode", .is, ["web"], true),
        ("mode", .is, ["dedicated"], false), ("mode", .isNot, ["dedicated"], true),
        ("group", .is, ["L1-WEB"], true), ("group", .is, ["L2-ECO"], false), ("level", .is, ["erogazione"], true),
        ("level", .is, ["governance"], false), ("assignee", .is, ["none"], true), ("assignee", .isNot, ["none"], false),
        ("assignee", .is, ["giulia"], false), ("state", .is, ["new"], true),
        ("state", .isNot, ["new", "triage"], false),
        ("language", .is, ["it"], true), ("language", .is, ["en"], false), ("tag", .is, ["ricorso"], true),
        ("tag", .is, ["urgente"], false), ("tag", .isNot, ["urgente"], true), ("tag", .is, ["none"], false),
        ("tag", .is, ["ric*"], true), ("text", .contains, ["stipendi"], true), ("text", .contains, ["STIPENDIO"], true),
        ("text", .contains, ["tipendio"], false), ("text", .contains, ["non e arrivato"], true),
        ("text", .contains, ["pensione", "ottobre"], true), ("text", .contains, ["pensione"], false),
        ("message", .contains, ["urgent"], true), ("message", .contains, ["stipendio"], false),
        ("domain", .is, ["asl.example"], true), ("domain", .is, ["ASL.example"], true),
        ("domain", .is, ["x.it"], false),
        ("attachments", .is, ["true"], true), ("attachments", .is, ["false"], false),
        ("reopenings", .is, ["0"], true), ("reopenings", .greater, ["0"], false), ("reopenings", .less, ["1"], true),
        ("chases", .greater, ["1"], false), ("chases", .is, ["0", "1"], true), ("deadline", .is, ["none"], true),
        ("deadline", .is, ["overdue"], false), ("field.IBAN", .is, ["it60"], true),
        ("field.IBAN", .is, ["none"], false),
        ("field.mese", .contains, ["ottob"], true), ("field.altro", .is, ["none"], true),
        ("field.altro", .isNot, ["x"], true), ("open", .is, ["nessuno"], false), ("open", .isNot, ["nessuno"], true),
        ("waiting", .greater, ["1 days"], false), ("waiting", .less, ["1 days"], false),
    ]

    @Test("Each field, compared each way", arguments: cases.indices)
    func fields(_ index: Int) throws {
        let line = Self.cases[index]
        let test = try RuleTest(#require(RuleField(line.field)), line.comparison, line.values)
        #expect(RuleCondition.test(test).verdict(RuleOffice.scene()).holds == line.holds, "\(test)")
    }

    @Test("A request belongs to the campaign that held when it was registered, also when a rule asks later")
    func campaign() throws {
        let campaign = Campaign(
            id: ID(1), code: "NUOVA", name: "Nuova funzione", triples: ["STI-*"],
            validity: Validity(from: nil, to: Town.now.addingTimeInterval(60)))
        let town = RuleOffice.catalogue()
        let catalogue = Catalogue(
            version: 1, userTypes: town.userTypes, administrations: town.administrations, groups: town.groups,
            triples: town.triples, campaigns: [campaign])
        var ticket = RuleOffice.ticket
        ticket.registeredAt = Town.now
        let later = RuleScene(ticket, RuleTraits(), catalogue, at: Town.now.addingTimeInterval(86_400))
        for (field, value) in [(RuleField.campaign, "NUOVA"), (.mode, "dedicated")] {
            #expect(try RuleCondition.test(RuleTest(field, .is, [value])).verdict(later).holds)
        }
        ticket.triple = nil
        let outside = RuleScene(ticket, RuleTraits(), catalogue, at: Town.now)
        #expect(try RuleCondition.test(RuleTest(.campaign, .is, [RuleTest.none])).verdict(outside).holds)
    }

    static let ages: [(hours: Double, text: String, comparison: RuleTest.Comparison, holds: Bool)] = [
        (71.9, "3 days", .greater, false), (72.1, "3 days", .greater, true), (72, "3 days", .greater, false),
        (71.9, "3 days", .less, true), (72.1, "3 days", .less, false),
    ]

    @Test("Days count around the clock", arguments: ages.indices)
    func days(_ index: Int) throws {
        let line = Self.ages[index]
        for field in [RuleField.age, .idle, .waiting] {
            var ticket = RuleOffice.ticket
            let begin = Town.now.addingTimeInterval(-line.hours * 3600)
            ticket.registeredAt = begin
            ticket.updatedAt = begin
            ticket.state = .waitingThirdParty
            let scene = RuleScene(ticket, RuleTraits(waitingSince: begin), RuleOffice.catalogue(), at: Town.now)
            let test = try RuleTest(field, line.comparison, [line.text])
            #expect(RuleCondition.test(test).verdict(scene).holds == line.holds, "\(test) after \(line.hours) h")
        }
    }

    @Test("Hours count by the calendar of the rule")
    func hours() throws {
        // From Friday noon to Monday nine there is a week-end, and no more than an afternoon of work.
        let zone = TimeInterval(3600)
        let friday = Date(timeIntervalSince1970: 1_763_726_400 - zone)  // 21 November 2025, 12:00 in Rome
        let monday = friday.addingTimeInterval(69 * 3600)
        var ticket = RuleOffice.ticket
        ticket.registeredAt = friday
        for (term, holds) in [("20 h", false), ("1 h", true)] {
            var rule = RuleOffice.rule("ore", if: RuleOffice.test("age", .greater, term), then: [.tag(["x"])])
            rule.calendar = RuleOffice.calendar.name
            var chain = RuleChain(
                RuleBook([rule]), on: RuleScene(ticket, RuleTraits(), RuleOffice.catalogue(), at: monday),
                RuleOffice.means)
            try chain.run([.opened(on: .web)])
            #expect(chain.names.isEmpty == !holds, "\(term)")
        }
    }

    static let trees: [(RuleCondition, Bool, [String])] = {
        let yes = RuleOffice.test("channel", .is, "web"), no = RuleOffice.test("channel", .is, "pec")
        return [
            (.always, true, []), (.any([]), false, []), (.all([yes, yes]), true, ["channel: web", "channel: web"]),
            (.all([yes, no]), false, ["channel: pec"]), (.any([no, yes]), true, ["channel: web"]),
            (.any([no, no]), false, ["channel: pec", "channel: pec"]), (.not(no), true, ["not (channel: pec)"]),
            (.not(yes), false, ["not (channel: web)"]),
            (.not(.any([no, .all([yes, no])])), true, ["not (channel: pec)", "not (channel: pec)"]),
            (.all([.any([no, yes]), .not(.all([yes, no]))]), true, ["channel: web", "not (channel: pec)"]),
        ]
    }()

    @Test("All, any and not, in one another, and what decided", arguments: trees.indices)
    func tree(_ index: Int) {
        let (condition, holds, because) = Self.trees[index]
        let verdict = condition.verdict(RuleOffice.scene())
        #expect(verdict.holds == holds)
        #expect(verdict.because == because)
    }

    static let wrong: [(String, RuleTest.Comparison, [String], String)] = [
        ("channel", .is, ["fax"], "problem.rule.choice"), ("priority", .is, ["P9"], "problem.rule.choice"),
        ("state", .is, ["unconfirmed"], "problem.rule.choice"),
        ("channel", .greater, ["web"], "problem.rule.comparison"),
        ("age", .is, ["3 days"], "problem.rule.comparison"), ("age", .greater, ["3 giorni"], "problem.rule.term"),
        ("age", .greater, ["1 days", "2 days"], "problem.rule.values"),
        ("health", .is, ["maybe"], "problem.rule.yesNo"),
        ("chases", .greater, ["x"], "problem.rule.count"), ("chases", .greater, ["-1"], "problem.rule.count"),
        ("text", .is, ["x"], "problem.rule.comparison"), ("text", .contains, ["…"], "problem.rule.values"),
        ("tag", .is, [], "problem.rule.values"), ("tag", .is, [""], "problem.rule.values"),
        ("tag", .is, [String(repeating: "x", count: 201)], "problem.rule.values"),
        ("tag", .is, Array(repeating: "x", count: 101), "problem.rule.values"),
    ]

    @Test("A comparison or a value that a field has not is refused with its reason", arguments: wrong.indices)
    func refused(_ index: Int) throws {
        let (field, comparison, values, reason) = Self.wrong[index]
        let problem = #expect(throws: RuleProblem.self) { try RuleTest(#require(RuleField(field)), comparison, values) }
        #expect(problem?.reason == reason)
    }

    @Test("A field is found by its name, and no other is")
    func names() {
        for field in RuleField.fixed + [.form("IBAN")] { #expect(RuleField(field.description) == field) }
        #expect(RuleField("colour") == nil)
        #expect(RuleField("field.") == nil)
    }
}

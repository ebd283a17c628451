import Foundation
import Testing

@testable import Domain

@Suite("Rules one after the other")
struct RuleChainTests {
    @Test("In the order of their positions, then of their names")
    func order() throws {
        let chain = try RuleOffice.run([
            RuleOffice.rule("c", position: 20, then: [.tag(["c"])]), RuleOffice.rule("b", then: [.tag(["b"])]),
            RuleOffice.rule("a", then: [.tag(["a"])]),
        ])
        #expect(chain.names == ["a", "b", "c"])
    }

    @Test("A later rule sees what an earlier one did")
    func seesChanges() throws {
        let chain = try RuleOffice.run([
            RuleOffice.rule("prima", then: [.priority(.to(.p1))]),
            RuleOffice.rule("seconda", position: 20, if: RuleOffice.test("priority", .is, "P1"), then: [.tag(["x"])]),
            RuleOffice.rule("terza", position: 30, if: RuleOffice.test("priority", .is, "P2"), then: [.tag(["y"])]),
        ])
        #expect(chain.names == ["prima", "seconda"])
    }

    @Test("Stop keeps the rules after it from the same fact")
    func stop() throws {
        let chain = try RuleOffice.run([
            RuleOffice.rule("no", if: RuleOffice.test("channel", .is, "pec"), then: [.tag(["no"])], stops: true),
            RuleOffice.rule("prima", position: 20, then: [.tag(["a"])], stops: true),
            RuleOffice.rule("seconda", position: 30, then: [.tag(["b"])]),
            RuleOffice.rule("su etichetta", position: 40, when: [.tagged], then: [.note("x")]),
        ])
        #expect(chain.names == ["prima", "su etichetta"])
    }

    @Test("Rules that are off, not yet in force or over do nothing")
    func validity() throws {
        var off = RuleOffice.rule("spenta", then: [.tag(["a"])])
        off.isActive = false
        var over = RuleOffice.rule("finita", then: [.tag(["a"])])
        over.validity.to = Town.now
        var coming = RuleOffice.rule("futura", then: [.tag(["a"])])
        coming.validity.from = Town.now.addingTimeInterval(1)
        #expect(try RuleOffice.run([off, over, coming]).outcomes.isEmpty)
    }

    @Test("Two rules that wake one another are cut, told once, and what they did stays")
    func loop() throws {
        let chain = try RuleOffice.run([
            RuleOffice.rule("alza", when: [.registered, .noted], then: [.tag(["a"]), .untag(["a"]), .tag(["b"])]),
            RuleOffice.rule("nota", when: [.tagged], then: [.note("x")]),
        ])
        #expect(chain.names == ["alza", "nota"])
        #expect(chain.facts.filter { $0.kind == .ruleCut }.map(\.rule) == ["alza"])
        #expect(chain.outcomes.compactMap(\.cut) == [.again])
    }

    @Test("A long chain is cut at its tenth level")
    func depth() throws {
        let rules = (0..<15).map { step in
            RuleOffice.rule(
                "r\(step + 10)", position: step, when: step == 0 ? [.registered] : [.tagged],
                if: .all([
                    step == 0 ? .always : RuleOffice.test("tag", .is, "t\(step)"),
                    RuleOffice.test("tag", .isNot, "t\(step + 1)"),
                ]), then: [.tag(["t\(step + 1)"])])
        }
        // Each listens to every tag but finds its own only once its neighbour has obeyed: put them backwards.
        let backwards = rules.map { rule in
            var rule = rule
            rule.position = 100 - rule.position
            return rule
        }
        let chain = try RuleOffice.run(backwards)
        #expect(chain.names.count == 11)
        #expect(chain.outcomes.contains { $0.cut == .depth })
    }

    @Test("No more than fifty actions are done at once")
    func actions() throws {
        let rules = (0..<4).map { index in
            RuleOffice.rule("r\(index)", position: index, then: Array(repeating: .note("x"), count: 20))
        }
        let chain = try RuleOffice.run(rules)
        #expect(chain.outcomes.flatMap(\.deeds).count == 50)
        #expect(chain.outcomes.contains { $0.cut == .actions })
    }

    @Test("A verb that tells two things wakes a rule once, and that is no loop")
    func twice() throws {
        let chain = try RuleOffice.run(
            [RuleOffice.rule("una", when: [.answered, .reopened], then: [.tag(["x"])])],
            [.answered(ID(1)), .reopened(reason: "")])
        #expect(chain.names == ["una"])
        #expect(!chain.facts.contains { $0.kind == .ruleCut })
    }

    static let heard: [(Fact, RuleEvent)] = [
        (.opened(on: .web), .registered), (.confirmed, .registered), (.answered(ID(1)), .answered),
        (.replied(ID(1)), .replied),
        (.noted(ID(1)), .noted), (.assigned(to: Town.luca), .assigned), (.taken(from: nil), .taken),
        (.handedOver(from: nil, to: Town.pay, reason: ""), .moved),
        (.escalated(from: nil, to: Town.pay, reason: ""), .moved),
        (.reclassified(from: nil, to: Town.unpaid), .reclassified),
        (.prioritised(from: .p3, to: .p1, because: .rule), .prioritised),
        (.waiting(.waitingRequester), .waiting), (.resumed, .resumed), (.resolved(.fixed), .resolved),
        (.reopened(reason: ""), .reopened), (.closed, .closed), (.lapsed, .closed),
        (.cancelled(.withdrawn), .cancelled),
        (.rated(1, scale: .five, comment: false), .rated), (.tagged("x"), .tagged), (.chased(1), .chased),
    ]

    @Test("Each fact wakes the rules that listen to it, and no others", arguments: heard.indices)
    func events(_ index: Int) {
        let (fact, event) = Self.heard[index]
        for other in RuleEvent.allCases {
            #expect(
                RuleTrigger.event(other).hears(fact, isRegistered: true) == (other == event), "\(fact.kind) \(other)")
        }
    }

    static let deadlines: [(Fact, Int, PromiseTarget.Aim?, ServicePromise.Kind?, Bool)] = [
        (fact(.atRisk, "75"), 75, nil, nil, true), (fact(.atRisk, "50"), 75, nil, nil, false),
        (fact(.atRisk, nil), 75, nil, nil, true), (fact(.overdue, nil), 100, nil, nil, true),
        (fact(.overdue, "100"), 75, nil, nil, false), (fact(.atRisk, "75"), 75, .solution, .contract, true),
        (fact(.atRisk, "75"), 75, .firstAnswer, nil, false), (fact(.atRisk, "75"), 75, nil, .statutory, false),
    ]

    static func fact(_ kind: Fact.Kind, _ percent: String?) -> Fact {
        Fact(kind: kind, data: ["target": "solution", "kind": "contract", "percent": percent].compactMapValues { $0 })
    }

    @Test("A deadline wakes a rule at its threshold, aim and kind of promise", arguments: deadlines.indices)
    func thresholds(_ index: Int) {
        let (fact, percent, aim, kind, hears) = Self.deadlines[index]
        #expect(RuleTrigger.deadline(percent: percent, aim: aim, kind: kind).hears(fact, isRegistered: true) == hears)
    }
}

import Foundation
import Testing

@testable import Domain

@Suite("What rules do to a request")
struct RuleActionTests {
    typealias Case = (RuleAction, Fact.Kind?, @Sendable (Ticket) -> Bool)

    static let cases: [Case] = [
        (.priority(.to(.p1)), .prioritised, { $0.priority == .p1 }),
        (.priority(.raise), .prioritised, { $0.priority == .p1 }),
        (.priority(.lower), .prioritised, { $0.priority == .p3 }), (.priority(.to(.p2)), nil, { $0.priority == .p2 }),
        (.triple("ACC-CRE-01"), .reclassified, { $0.triple == Town.access.id && $0.priority == .p3 }),
        (.triple("STI-PAG-01"), nil, { $0.triple == Town.unpaid.id }), (.triple("X"), nil, { _ in true }),
        (.field(code: "IBAN", value: "IT99"), .fieldSet, { $0.fields["IBAN"] == "IT99" }),
        (.field(code: "IBAN", value: ""), .fieldSet, { $0.fields["IBAN"] == nil }),
        (.field(code: "nuovo", value: "1"), .fieldSet, { $0.fields["nuovo"] == "1" }),
        (.field(code: "IBAN", value: "IT60"), nil, { $0.fields["IBAN"] == "IT60" }),
        (.wait, .waiting, { $0.state == .waitingThirdParty }),
        (
            .resolve(.explained), .resolved,
            { $0.state == .resolved && $0.resolution == .explained && $0.resolvedAt == Town.now }
        ),
        (.close, nil, { $0.state == .new }),
        (.assign(.login("giulia")), .assigned, { $0.assignee == Town.giulia.id && $0.state == .assigned }),
        (.assign(.login("marco")), nil, { $0.assignee == nil }),
        (.assign(.login("nessuno")), nil, { $0.assignee == nil }),
        (.assign(.leastBusy), .assigned, { $0.assignee == Town.luca.id }),
        (.assign(.nobody), nil, { $0.assignee == nil }),
        (.move("L2-ECO"), .handedOver, { $0.group == Town.pay.id && $0.state == .assigned }),
        (.move("L1-WEB"), nil, { $0.group == Town.desk.id }), (.move("X"), nil, { $0.group == Town.desk.id }),
        (.escalate, .escalated, { $0.group == Town.pay.id }), (.tag(["urgente"]), .tagged, { _ in true }),
        (.tag(["ricorso"]), nil, { _ in true }), (.untag(["ricorso"]), .untagged, { _ in true }),
        (.untag(["urgente"]), nil, { _ in true }), (.answer(RuleText("Ciao")), .replied, { $0.firstReplyAt == nil }),
        (.note("Ecco"), .noted, { _ in true }), (.checklist(["a", "b"]), .listed, { _ in true }),
        (.notify(RuleNotice(to: [.lead], RuleText("x"))), nil, { _ in true }),
        (.webhook("https://x.it"), nil, { _ in true }),
        (.child(RuleChild(text: "x")), nil, { _ in true }),
    ]

    @Test("Each action does its one thing, or says why not", arguments: cases.indices)
    func actions(_ index: Int) throws {
        let (action, kind, becomes) = Self.cases[index]
        let chain = try RuleOffice.run([RuleOffice.rule("una", then: [action])])
        #expect(becomes(chain.scene.ticket), "\(action)")
        #expect(chain.facts.first?.kind == kind, "\(action)")
        #expect(chain.facts.allSatisfy { $0.rule == "una" })
        let deed = try #require(chain.outcomes.first?.deeds.first)
        let isOutside = ["notify", "webhook", "child"].contains(action.name)
        #expect((deed.result == .done) == (kind != nil || isOutside), "\(action) \(deed.result)")
    }

    @Test("An ended request is left alone, but for notes and tags")
    func ended() throws {
        let closed = Town.ticket(.closed)
        let tried: [RuleAction] = [
            .priority(.raise), .triple("STI-PAG-01"), .wait, .resolve(.fixed), .close, .assign(.leastBusy),
            .move("L2-ECO"),
            .escalate, .answer(RuleText("x")), .note("x"), .tag(["x"]),
        ]
        let chain = try RuleOffice.run([RuleOffice.rule("una", when: [.closed], then: tried)], on: closed, [.closed])
        #expect(chain.scene.ticket == closed)
        #expect(chain.facts.map(\.kind) == [.noted, .tagged])
    }

    @Test("Nothing is done to a request that waits for its confirmation")
    func unconfirmed() throws {
        var ticket = Town.ticket(.unconfirmed)
        ticket.registeredAt = nil
        let chain = try RuleOffice.run([RuleOffice.rule("una", then: [.tag(["x"])])], on: ticket)
        #expect(chain.outcomes.isEmpty)
    }

    @Test("A solved request can be closed, and nobody has a request that was given back")
    func closedAndFree() throws {
        let solved = try RuleOffice.run(
            [RuleOffice.rule("chiudi", when: [.resolved], then: [.close])], on: Town.ticket(.resolved),
            [.resolved(.fixed)])
        #expect(solved.scene.ticket.state == .closed)
        let free = try RuleOffice.run(
            [RuleOffice.rule("libera", then: [.assign(.nobody)])], on: Town.ticket(.assigned, of: Town.giulia))
        #expect(free.scene.ticket.assignee == nil)
        #expect(free.facts.map(\.kind) == [.released])
    }

    @Test("What a rule answers stops no clock, what a person answers does")
    func clocks() {
        #expect(!Fact.replied(ID(1)).made(by: "una").isReplyOfPerson)
        #expect(Fact.replied(ID(1)).isReplyOfPerson)
    }
}

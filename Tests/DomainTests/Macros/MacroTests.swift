import Domain
import Foundation
import Testing

@Suite("Macros: what may stand in one, and what keeps one from being run")
struct MacroTests {
    private static func problem(_ actions: [RuleAction]) -> String? {
        do throws(RuleProblem) {
            try Macro(name: "prova", then: actions).check()
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(
        "What is refused as it is written",
        arguments: [
            ([], "problem.macro.then"),
            ([.webhook("https://x.example")], "problem.macro.action"),
            ([.assign(.leastBusy)], "problem.macro.action"),
            ([.tag([])], "problem.rule.empty"),
            ([.answer(RuleText("a")), .answer(RuleText("b"))], "problem.macro.answers"),
            ([.move("L2-ECO"), .tag(["x"])], "problem.macro.last"),
            ([.escalate, .close], "problem.macro.last"),
            ([.tag(["x"]), .assign(.me), .answer(RuleText("a")), .resolve(.fixed), .close], nil),
            ([.note("a"), .move("L2-ECO")], nil),
        ] as [([RuleAction], String?)])
    func check(_ actions: [RuleAction], _ reason: String?) {
        #expect(Self.problem(actions) == reason)
    }

    @Test("A rule has no me")
    func rule() {
        #expect(throws: RuleProblem("assign", "problem.rule.me")) {
            try Rule(name: "r", when: [.event(.rated)], then: [.assign(.me)]).check()
        }
    }

    @Test("What it names has ended: the kind and the name; a group, a person, a triple")
    func faults() {
        var ended = Town.pay, gone = Town.luca
        ended.validity.to = Town.now
        gone.disabledAt = Town.now
        let catalogue = Catalogue(
            version: 1, groups: [Town.desk, ended], triples: [Town.access], operators: [Town.giulia, gone])
        func fault(_ action: RuleAction) -> MacroFault? {
            Macro(name: "prova", then: [.tag(["x"]), action]).fault(catalogue, at: Town.now)
        }
        #expect(fault(.move("L2-ECO")) == MacroFault(.group, "L2-ECO"))
        #expect(fault(.move("L1-WEB")) == nil)
        #expect(fault(.assign(.login("luca"))) == MacroFault(.person, "luca"))
        #expect(fault(.assign(.login("giulia"))) == nil && fault(.assign(.me)) == nil)
        #expect(fault(.triple("STI-PAG-01")) == MacroFault(.triple, "STI-PAG-01"))
        #expect(fault(.triple("ACC-CRE-01")) == nil)
    }

    @Test("One's own first, then those of one's groups and of everybody; nobody else's")
    func whose() {
        let macros = [
            Macro(id: ID(1), name: "di tutti", position: 20), Macro(id: ID(2), name: "della paga", groups: ["L2-ECO"]),
            Macro(id: ID(3), name: "di Giulia", owner: Town.giulia.id, position: 90),
            Macro(id: ID(4), name: "di Luca", owner: Town.luca.id),
            Macro(id: ID(5), name: "dello sportello", groups: ["L1-WEB"]),
            Macro(id: ID(6), name: "finita", validity: Validity(to: Town.now)),
        ]
        let catalogue = Catalogue(version: 1, groups: [Town.desk, Town.pay], macros: macros)
        let giulia = catalogue.macros(of: Town.giulia, at: Town.now).map(\.name)
        #expect(giulia == ["di Giulia", "dello sportello", "di tutti"])
        #expect(catalogue.macros(of: Town.marco, at: Town.now).map(\.name) == ["della paga", "di tutti"])
    }
}

@Suite("Several actions of a person on one request")
struct HandlingTests {
    private static func handle(
        _ actions: [RuleAction], on ticket: Ticket = Town.ticket(), tags: Set<String> = [],
        by person: Operator = Town.giulia, _ occasion: Handling.Occasion = .init(macro: "prova")
    ) throws -> Handling {
        try Handling(
            actions, on: ticket, tags: tags, by: person, on: occasion, Town.catalogue(), at: Town.now
        ) { ID(900) }
    }

    @Test("One after the other, as if each were done by hand; every fact says with what")
    func sequence() throws {
        let done = try Self.handle([.assign(.me), .tag(["a", "b"]), .priority(.to(.p1)), .resolve(.fixed), .close])
        #expect(done.change.to.state == .closed && done.change.to.assignee == Town.giulia.id)
        #expect(done.change.to.priority == .p1 && done.change.from.state == .new)
        #expect(done.change.facts.map(\.kind) == [.taken, .tagged, .tagged, .prioritised, .resolved, .closed])
        #expect(done.change.facts.allSatisfy { $0.macro == "prova" && $0.bulk == nil })
        #expect(done.effects == [.tag("a"), .tag("b"), .solution])
    }

    @Test("All of it or nothing: the first that cannot be done says why")
    func refusals() {
        #expect(throws: Refusal.wrongState(.new)) { try Self.handle([.tag(["a"]), .close]) }
        #expect(throws: Refusal.notFound) { try Self.handle([.tag(["a"])], by: Town.piero) }
        #expect(throws: Refusal.notAllowed) { try Self.handle([.tag(["a"])], by: Town.sara) }
        #expect(throws: Refusal.invalid(field: "operator", reason: "refusal.operator.outside")) {
            try Self.handle([.assign(.login("piero"))])
        }
        // What only rules do is nobody's by hand, however it came here.
        #expect(throws: Refusal.notAllowed) { try Self.handle([.webhook("https://x.example")]) }
        // A colleague's request is taken over by who may take over.
        let lucas = Town.ticket(.inProgress, of: Town.luca)
        #expect(throws: Refusal.notAllowed) { try Self.handle([.assign(.login("giulia"))], on: lucas) }
        #expect(throws: Refusal.notAllowed) { try Self.handle([.assign(.nobody)], on: lucas) }
    }

    @Test("What is so already is passed over; when all of it is, nothing is done")
    func already() throws {
        let some = try Self.handle([.tag(["a"]), .untag(["z"]), .priority(.to(.p2))], tags: ["a"])
        #expect(some.change.facts.map(\.kind) == [.prioritised])
        #expect(throws: Refusal.alreadyDone) { try Self.handle([.tag(["a"]), .untag(["z"])], tags: ["a"]) }
        #expect(throws: Refusal.alreadyDone) { try Self.handle([.move("L1-WEB")]) }
        let mine = Town.ticket(.inProgress, of: Town.giulia)
        #expect(throws: Refusal.alreadyDone) { try Self.handle([.assign(.login("giulia"))], on: mine) }
    }

    @Test("More tags than a request holds are refused, not cut")
    func tags() {
        let many = Set((1...RuleAction.mostTags).map(String.init))
        #expect(throws: Refusal.invalid(field: "tag", reason: "problem.tag.tooMany")) {
            try Self.handle([.tag(["x"])], tags: many)
        }
    }
}

@Suite("Taking back an action on many requests")
struct BulkTraceTests {
    private static let bulk = Handling.Occasion(bulk: ID(700))

    private static func done(
        _ actions: [RuleAction], on ticket: Ticket = Town.ticket(), tags: Set<String> = [],
        by person: Operator = Town.giulia
    ) throws -> (Ticket, BulkTrace) {
        let handling = try Handling(
            actions, on: ticket, tags: tags, by: person, on: bulk, Town.catalogue(), at: Town.now
        ) { ID(900) }
        return (handling.change.to, BulkTrace(handling.change))
    }

    private static func undone(
        _ trace: BulkTrace, on ticket: Ticket, tags: Set<String> = [], by person: Operator = Town.giulia,
        _ catalogue: Catalogue = Town.catalogue()
    ) throws -> Undoing {
        try trace.undone(on: ticket, tags: tags, by: person, on: .init(bulk: ID(701)), catalogue, at: Town.now)
    }

    @Test(
        "Untouched since, each becomes what it was",
        arguments: [
            [.assign(.login("luca"))], [.move("L2-ECO")], [.escalate], [.triple("STI-PAG-01")], [.priority(.to(.p1))],
            [.resolve(.fixed)], [.wait], [.assign(.me), .priority(.raise), .resolve(.answered), .close],
        ] as [[RuleAction]])
    func becomes(_ actions: [RuleAction]) throws {
        let before = Town.ticket()
        let (after, trace) = try Self.done(actions, on: before)
        #expect(BulkTrace.Side(after) != BulkTrace.Side(before))
        let undoing = try Self.undone(trace, on: after)
        #expect(BulkTrace.Side(undoing.change.to) == BulkTrace.Side(before))
        #expect(undoing.change.to.version == after.version + 1)
        #expect(!undoing.change.facts.isEmpty && undoing.change.facts.allSatisfy { $0.isUndoing && $0.bulk == ID(701) })
    }

    @Test("Tags that were put go, tags that were taken come back; those somebody moved since are left")
    func tags() throws {
        let (after, trace) = try Self.done([.tag(["a", "b"]), .untag(["z"])], tags: ["z", "y"])
        let undoing = try Self.undone(trace, on: after, tags: ["a", "y"])
        #expect(undoing.untags == ["a"] && undoing.tags == ["z"])
        // A later note does not stand in the way of tags.
        var noted = after
        noted.version += 1
        #expect(try Self.undone(trace, on: noted, tags: ["a", "b"]).untags == ["a", "b"])
    }

    @Test("What somebody touched since stays, with the reason")
    func touched() throws {
        var (moved, trace) = try Self.done([.move("L2-ECO")])
        moved.version += 1
        #expect(throws: Refusal.invalid(field: "undo", reason: "bulk.undo.since")) {
            try Self.undone(trace, on: moved)
        }
        var (assigned, second) = try Self.done([.assign(.login("luca"))])
        assigned.assignee = Town.giulia.id
        assigned.version += 1
        #expect(throws: Refusal.invalid(field: "undo", reason: "bulk.undo.assignee")) {
            try Self.undone(second, on: assigned)
        }
        var (raised, third) = try Self.done([.priority(.to(.p1))])
        raised.priority = .p2
        raised.version += 1
        #expect(throws: Refusal.invalid(field: "undo", reason: "bulk.undo.priority")) {
            try Self.undone(third, on: raised)
        }
    }

    @Test("Nobody takes back where they could not have done it, and nothing goes back to what has ended")
    func permissions() throws {
        let (moved, trace) = try Self.done([.move("L2-ECO")])
        #expect(throws: Refusal.notAllowed) { try Self.undone(trace, on: moved, by: Town.piero) }
        #expect(throws: Refusal.notAllowed) { try Self.undone(trace, on: moved, by: Town.sara) }
        var ended = Town.desk
        ended.validity.to = Town.now
        let catalogue = Town.catalogue(groups: [ended, Town.pay, Town.office])
        #expect(throws: Refusal.invalid(field: "group", reason: "refusal.group.ended")) {
            try Self.undone(trace, on: moved, catalogue)
        }
    }

    @Test("Reasons are counted together, the first of each named")
    func tally() {
        var tally = BulkTally()
        for number in 1...8 { tally.refuse(Ticket.Number(Int64(number)), BulkReason(.wrongState(.closed))) }
        tally.refuse(Ticket.Number(9), BulkReason(.wrongState(.resolved)))
        tally.apply(isMailed: true)
        #expect(tally.refused == 9 && tally.applied == 1 && tally.mailed == 1 && tally.lines.count == 2)
        #expect(tally.lines[0].count == 8 && tally.lines[0].examples == [1, 2, 3, 4, 5])
    }
}

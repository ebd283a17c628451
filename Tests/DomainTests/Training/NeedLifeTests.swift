import Domain
import Foundation
import Testing

@Suite("The life of a training need")
struct NeedLifeTests {
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)
    private static let today = CalendarDay(number: 20_775)  // 18 November 2026

    private static func need(_ state: TrainingNeed.State) -> TrainingNeed {
        TrainingNeed(
            id: ID(1), state: state, content: .init(title: "Accesso"), reason: state == .dropped ? "no" : "",
            createdAt: now, updatedAt: now)
    }

    struct Case: Sendable {
        let from: TrainingNeed.State
        let step: TrainingNeed.Step
        /// Where it leads, or why not.
        let result: Result<TrainingNeed.State, Refusal>
    }

    static let cases: [Case] = [
        Case(from: .draft, step: .accept, result: .success(.accepted)),
        Case(from: .accepted, step: .accept, result: .failure(.alreadyDone)),
        Case(from: .draft, step: .plan(today), result: .failure(.alreadyDone)),
        Case(from: .accepted, step: .plan(today), result: .success(.planned)),
        Case(from: .planned, step: .plan(today.adding(7)), result: .success(.planned)),
        Case(
            from: .accepted, step: .plan(today.adding(-1)),
            result: .failure(.invalid(field: "plannedOn", reason: "training.problem.past"))),
        Case(from: .planned, step: .hold(today, participants: 12), result: .success(.held)),
        Case(from: .accepted, step: .hold(today.adding(-30), participants: 1), result: .success(.held)),
        Case(
            from: .planned, step: .hold(today.adding(1), participants: 12),
            result: .failure(.invalid(field: "heldOn", reason: "training.problem.future"))),
        Case(
            from: .planned, step: .hold(today, participants: 0),
            result: .failure(.invalid(field: "participants", reason: "training.problem.participants"))),
        Case(from: .draft, step: .hold(today, participants: 1), result: .failure(.alreadyDone)),
        Case(from: .draft, step: .drop(reason: "Già fatto"), result: .success(.dropped)),
        Case(from: .planned, step: .drop(reason: "Rinviato"), result: .success(.dropped)),
        Case(
            from: .draft, step: .drop(reason: " \n"),
            result: .failure(.invalid(field: "reason", reason: "training.problem.reason"))),
        Case(from: .held, step: .drop(reason: "No"), result: .failure(.alreadyDone)),
        Case(from: .dropped, step: .reopen, result: .success(.draft)),
        Case(from: .draft, step: .reopen, result: .failure(.alreadyDone)),
    ]

    @Test("What may be done, and what becomes of it", arguments: cases)
    func steps(_ one: Case) {
        let need = Self.need(one.from)
        let found = Result { () throws(Refusal) in try need.taking(one.step, today: Self.today, at: Self.now) }
        #expect(found.map(\.state) == one.result)
        if case .success(let next) = found { #expect(next.version == 2) }
    }

    @Test("Today is what the table says") func today() { #expect(Self.today.description == "2026-11-18") }

    @Test("What was there before is told, and only that")
    func replaced() throws {
        let old = TrainingNeed.Content(title: "Accesso", triple: "A", owner: ID(7), audience: .group("L1-WEB"))
        var new = old
        #expect(old.replaced(by: new).isEmpty)
        new.title = "  Accesso   allo sportello "
        new.owner = nil
        new.audience = .everybody
        #expect(
            old.replaced(by: try new.checked()) == ["title": "Accesso", "owner": "7", "audience": "group:L1-WEB"])
    }

    @Test("For whom it is, written and read", arguments: ["all", "group:L1-WEB", "administration:906"])
    func audience(_ text: String) { #expect(TrainingNeed.Audience(text)?.description == text) }

    @Test("The week it is held in is in neither side", arguments: ["2026-11-16", "2026-11-18", "2026-11-22"])
    func effect(_ day: String) throws {
        let effect = NeedEffect(heldOn: try #require(CalendarDay(day)))
        #expect(effect.before.description == "2026-W46" && effect.after.description == "2026-W51")
        #expect(effect.measurableFrom.description == "2026-12-21")
    }
}

import Domain
import Foundation
import Testing

@Suite("Who is given a request")
struct GivingTests {
    /// Giulia and Luca of the front desk, as a case makes them.
    private func receiver(
        _ giving: Giving, giulia: WorkProfile = WorkProfile(), luca: WorkProfile = WorkProfile(),
        loads: [Operator: Int] = [:], turns: [Operator: Int] = [:], refused: Operator? = nil, absent: Operator? = nil,
        language: String = "it"
    ) -> String? {
        var group = Town.desk, one = Town.giulia, other = Town.luca
        group.giving = giving
        one.work = giulia
        other.work = luca
        let today = TimeZone.rome.day(at: Town.now)
        let absences = absent.map {
            [Absence(id: ID(1), person: $0.id, first: today, last: today, plannedBy: $0.id, plannedAt: Town.now)]
        }
        let catalogue = Catalogue(
            version: 1, groups: [group, Town.pay], triples: [Town.access, Town.unpaid],
            operators: [one, other, Town.marco, Town.ada], absences: absences ?? [])
        var ticket = Town.ticket(.new)
        ticket.language = language
        let workloads = Workloads(
            inHand: Dictionary(uniqueKeysWithValues: loads.map { ($0.key.id, $0.value) }),
            givenAt: Dictionary(
                uniqueKeysWithValues: turns.map { ($0.key.id, Town.now.addingTimeInterval(Double($0.value))) }))
        return catalogue.receiver(of: ticket, workloads, refused: refused?.id, at: Town.now)?.login
    }

    @Test("By turns, by load, and nobody when the group does not give")
    func order() {
        #expect(receiver(.off) == nil)
        #expect(receiver(.turns) == "giulia")
        #expect(receiver(.turns, turns: [Town.giulia: 1]) == "luca")
        #expect(receiver(.turns, loads: [Town.luca: 9], turns: [Town.giulia: 2, Town.luca: 1]) == "luca")
        #expect(receiver(.leastBusy, loads: [Town.giulia: 1]) == "luca")
        #expect(receiver(.leastBusy, loads: [Town.giulia: 1, Town.luca: 1], turns: [Town.giulia: 1]) == "luca")
        #expect(receiver(.turns, refused: Town.giulia) == "luca")
    }

    @Test(
        "Skill, language, room, presence",
        arguments: [
            (WorkProfile(skills: ["Accesso"]), "giulia"), (WorkProfile(skills: ["accesso / credenziali"]), "giulia"),
            (WorkProfile(skills: ["ACC-CRE-01"]), "giulia"), (WorkProfile(skills: ["Stipendi"]), "luca"),
            (WorkProfile(languages: ["it", "en"]), "giulia"), (WorkProfile(languages: ["en"]), "luca"),
            (WorkProfile(capacity: 3), "giulia"), (WorkProfile(capacity: 2), "luca"),
            (WorkProfile(isAvailable: false), "luca"),
        ])
    func able(_ giulia: WorkProfile, _ who: String) {
        #expect(receiver(.turns, giulia: giulia, loads: [Town.giulia: 2]) == who)
    }

    @Test("Who is absent is given nothing, and nobody is better than the wrong one")
    func absent() {
        #expect(receiver(.leastBusy, absent: Town.giulia) == "luca")
        #expect(receiver(.turns, luca: WorkProfile(languages: ["en"]), absent: Town.giulia) == nil)
        #expect(receiver(.turns, luca: WorkProfile(languages: ["en"]), absent: Town.giulia, language: "en") == "luca")
    }
}

extension Operator: Hashable {
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

@Suite("Absences")
struct AbsenceTests {
    private let today = TimeZone.rome.day(at: Town.now)

    private func absence(_ from: Int, _ to: Int, _ handOver: Absence.HandOver = .keep, id: Int64 = 1) -> Absence {
        Absence(
            id: ID(id), person: Town.giulia.id, first: TimeZone.rome.day(at: Town.now, adding: from),
            last: TimeZone.rome.day(at: Town.now, adding: to), handOver: handOver, plannedBy: Town.giulia.id,
            plannedAt: Town.now)
    }

    @Test("Days in order, not over, of their own, with a deputy who can")
    func check() throws {
        let catalogue = Town.catalogue()
        func problem(_ absence: Absence, beside others: [Absence] = []) -> Refusal? {
            do {
                try absence.check(beside: others, catalogue, at: Town.now)
                return nil
            } catch { return error }
        }
        #expect(problem(absence(0, 0)) == nil)
        #expect(problem(absence(2, 1)) == .invalid(field: "last", reason: "work.problem.order"))
        #expect(problem(absence(-2, -1)) == .invalid(field: "last", reason: "work.problem.past"))
        #expect(problem(absence(0, 400)) == .invalid(field: "last", reason: "work.problem.long"))
        #expect(
            problem(absence(2, 4), beside: [absence(4, 6, id: 2)])
                == .invalid(field: "first", reason: "work.problem.overlap"))
        #expect(problem(absence(0, 0, .colleague(Town.luca.id))) == nil)
        for wrong in [Town.giulia, Town.sara] {
            #expect(
                problem(absence(0, 0, .colleague(wrong.id))) == .invalid(field: "deputy", reason: "work.problem.deputy")
            )
        }
    }

    @Test("What is in hand goes where it was said")
    func handOver() {
        let catalogue = Town.catalogue()
        let working = Town.ticket(.inProgress, of: Town.giulia),
            waiting = Town.ticket(.waitingRequester, of: Town.giulia)
        #expect(working.handedOver(by: absence(0, 1), catalogue, at: Town.now) == nil)
        let toLuca = working.handedOver(by: absence(0, 1, .colleague(Town.luca.id)), catalogue, at: Town.now)
        #expect(toLuca?.to.assignee == Town.luca.id && toLuca?.to.state == .assigned)
        let waits = waiting.handedOver(by: absence(0, 1, .colleague(Town.luca.id)), catalogue, at: Town.now)
        #expect(waits?.to.assignee == Town.luca.id && waits?.to.state == .waitingRequester)
        let back = working.handedOver(by: absence(0, 1, .group), catalogue, at: Town.now)
        #expect(back?.to.isInQueue == true && back?.facts.map(\.kind) == [.released])
        #expect(waiting.handedOver(by: absence(0, 1, .group), catalogue, at: Town.now) == nil)
        // Piero may not see what stands at the front desk: it goes back to the group.
        let outside = working.handedOver(by: absence(0, 1, .colleague(Town.piero.id)), catalogue, at: Town.now)
        #expect(outside?.to.isInQueue == true)
    }
}

import Domain
import Foundation
import Testing

@Suite("Time spent on a request")
struct TimeTests {
    private static let office: Office = {
        var office = Office()
        office.countsTime = true
        return office
    }()

    private static func entry(
        of person: Operator = Town.giulia, minutes: Int = 30, source: TimeEntry.Source = .timer
    ) -> TimeEntry {
        TimeEntry(
            id: ID(7), ticket: ID(100), person: person.id, group: Town.desk.id, activity: "Telefono", at: Town.now,
            minutes: minutes, source: source)
    }

    /// Seconds a timer ran, and what is counted of them, of two hours at most.
    static let runs: [(Double, Int, TimeEntry.Source)] = [
        (0, 1, .timer), (59, 1, .timer), (60, 1, .timer), (61, 2, .timer), (7200, 120, .timer), (7201, 120, .capped),
        (90_000, 120, .capped),
    ]

    @Test("A minute begun is one; a timer that was forgotten counts no more than the office lets it", arguments: runs)
    func running(_ seconds: Double, _ minutes: Int, _ source: TimeEntry.Source) {
        let timer = RunningTimer(person: ID(1), ticket: ID(100), activity: "Telefono", startedAt: Town.now)
        let entry = timer.stopped(ID(7), group: nil, most: 120, at: Town.now.addingTimeInterval(seconds))
        #expect(entry.minutes == minutes && entry.source == source && entry.isInDoubt == (source == .capped))
        #expect(entry.at == Town.now)
    }

    @Test("Nobody's time is counted where the office does not want it, nor that of who only reads")
    func wanted() {
        let off = Office()
        #expect(!off.countsTime && !Town.giulia.countsTime(in: off))
        #expect(Town.giulia.countsTime(in: Self.office) && !Town.sara.countsTime(in: Self.office))
        #expect(throws: Refusal.notAllowed) {
            try Town.ticket().timing("Telefono", by: Town.giulia, off, at: Town.now)
        }
        #expect(throws: Refusal.notAllowed) {
            try Town.ticket().timing("Telefono", by: Town.sara, Self.office, at: Town.now)
        }
        #expect(throws: Refusal.invalid(field: "activity", reason: "time.problem.activity")) {
            try Town.ticket().timing("Ozio", by: Town.giulia, Self.office, at: Town.now)
        }
    }

    /// Minutes, days back, and the field that is wrong.
    static let byHand: [(Int, Double, String?)] = [
        (1, 0, nil), (720, 59, nil), (0, 0, "minutes"), (721, 0, "minutes"), (-5, 0, "minutes"), (10, -1, "day"),
        (10, 61, "day"),
    ]

    @Test("What may be written by hand", arguments: byHand)
    func hand(_ minutes: Int, _ days: Double, _ field: String?) {
        let at = Town.now.addingTimeInterval(-days * 86_400)
        do {
            let entry = try Town.ticket().spending(
                minutes, on: "Analisi", at: at, note: "", by: Town.giulia, Self.office, id: ID(7), now: Town.now)
            #expect(field == nil && entry.source == .manual && entry.group == Town.desk.id)
        } catch {
            guard case .invalid(let found, _) = error else { return #expect(Bool(false), "\(error)") }
            #expect(found == field)
        }
    }

    @Test("Its author corrects it and who leads the group; with a reason; to nothing too")
    func correcting() throws {
        func correct(_ entry: TimeEntry, _ minutes: Int, _ person: Operator, reason: String = "ero in pausa") throws
            -> (entry: TimeEntry, correction: TimeCorrection)
        {
            try entry.corrected(
                minutes: minutes, activity: "Telefono", because: reason, by: person, Self.office, id: ID(8),
                at: Town.now)
        }
        let made = try correct(Self.entry(), 0, Town.giulia)
        #expect(made.entry.minutes == 0 && made.entry.corrections == 1)
        #expect(made.correction.minutes == (30, 0) && made.correction.byName == Town.giulia.name)
        #expect(throws: Refusal.notFound) { try correct(Self.entry(), 10, Town.luca) }
        #expect(throws: Refusal.notFound) { try correct(Self.entry(), 10, Town.marco) }
        #expect(try correct(Self.entry(), 10, Town.ada).entry.minutes == 10)
        #expect(throws: Refusal.invalid(field: "reason", reason: "time.problem.reason")) {
            try correct(Self.entry(), 10, Town.giulia, reason: "")
        }
        #expect(throws: Refusal.alreadyDone) { try correct(Self.entry(), 30, Town.giulia) }
        // That the program was right is worth saying.
        #expect(try !correct(Self.entry(source: .capped), 30, Town.giulia).entry.isInDoubt)
    }

    @Test("Sums by activity, what took longest first, without what was corrected away")
    func totals() {
        var call = Self.entry(minutes: 20), gone = Self.entry(minutes: 0)
        call.activity = "Analisi"
        gone.activity = "Scrittura"
        #expect(
            [Self.entry(), call, gone, Self.entry(minutes: 5)].totals
                == [TimeTotal(activity: "Telefono", minutes: 35), TimeTotal(activity: "Analisi", minutes: 20)])
    }

    @Test("A week begins on Monday at midnight in Rome, and is an hour longer when the clocks go back")
    func week() throws {
        let rome = TimeZone.rome
        let week = try rome.instant("2026-10-25T23:59").week()
        #expect(rome.text(week.from) == "2026-10-19T00:00:00+02:00")
        #expect(rome.text(week.before) == "2026-10-26T00:00:00+01:00")
        #expect(try rome.instant("2026-10-26T00:00").week().from == week.before)
    }
}

import Domain
import Foundation
import Testing

@Suite("How critical triples are")
struct CriticalityTests {
    private static func calm(_ requests: Int = 20) -> TripleFigures {
        TripleFigures(requests: requests, before: requests * 3, rated: 10)
    }

    private static var bad: TripleFigures {
        TripleFigures(
            requests: 40, before: 60, breached: 20, reopened: 10, recurrent: 10, bounces: 20, rated: 10, lowRated: 5)
    }

    struct Case: Sendable {
        let name: String
        let figures: [String: TripleFigures]
        let indexes: [String: Double?]
    }

    static let cases = [
        Case(name: "Nothing", figures: [:], indexes: [:]),
        Case(
            name: "One alone is its own mean", figures: ["A": bad], indexes: ["A": 50]),
        Case(
            name: "All the same, none stands out", figures: ["A": calm(), "B": calm(), "C": calm(80)],
            indexes: ["A": 50, "B": 50, "C": 50]),
        Case(
            name: "Of four, one bad in everything is √3 deviations away",
            figures: ["A": bad, "B": calm(), "C": calm(), "D": calm()],
            indexes: ["A": 67.3, "B": 44.2, "C": 44.2, "D": 44.2]),
        Case(
            name: "Nineteen say nothing, and weigh on nobody",
            figures: ["A": bad, "B": calm(), "C": calm(), "D": calm(), "E": calm(19)],
            indexes: ["A": 67.3, "B": 44.2, "C": 44.2, "D": 44.2, "E": Double?.none]),
        Case(
            name: "Growth alone: three tenths of √3 deviations",
            figures: [
                "A": TripleFigures(requests: 40, before: 60), "B": TripleFigures(requests: 20, before: 60),
                "C": TripleFigures(requests: 20, before: 60), "D": TripleFigures(requests: 20, before: 60),
            ],
            indexes: ["A": 55.2, "B": 48.3, "C": 48.3, "D": 48.3]),
        Case(
            name: "The index does not leave the scale",
            figures: Dictionary(
                uniqueKeysWithValues: (1...40).map { ("T\(100 + $0)", $0 == 1 ? bad : calm()) }),
            indexes: ["T101": 100, "T102": 48.4]),
    ]

    @Test("Compared with one another", arguments: cases)
    func table(_ one: Case) {
        let found = Criticality.all(one.figures)
        #expect(found.map(\.triple) == one.figures.keys.sorted())
        for (triple, index) in one.indexes {
            #expect(found.first { $0.triple == triple }?.index == index, "\(one.name): \(triple)")
        }
        // The same figures give the same bytes.
        #expect(Criticality.all(one.figures) == found)
    }

    @Test("The parts are kept, and add up to the index")
    func parts() throws {
        let found = Criticality.all(["A": Self.bad, "B": Self.calm(), "C": Self.calm(), "D": Self.calm()])
        let worst = try #require(found.first)
        #expect(worst.isCritical && !found[1].isCritical)
        #expect(worst.parts.map(\.measure) == Criticality.Measure.allCases)
        #expect(worst.parts.map(\.value) == [1, 0.5, 0.25, 0.25, 0.5, 0.5])
        #expect(abs(worst.parts.reduce(50) { $0 + $1.points } - 67.3) < 0.05)
        #expect(abs(Criticality.Measure.allCases.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
    }

    @Test("Where nobody voted, votes weigh nothing; a beginning from nothing is a growth")
    func edges() throws {
        let found = Criticality.all(["A": TripleFigures(requests: 20), "B": Self.calm(40), "C": Self.calm(40)])
        let votes = try #require(found[0].parts.last)
        #expect(votes.measure == .lowRated && votes.value == nil && votes.points == 0)
        #expect(found[0].parts[0].value == 5)
    }
}

@Suite("Weeks as offices number them")
struct ISOWeekTests {
    @Test(
        "Numbers at the ends of years",
        arguments: [
            ("2026-11-18", "2026-W47", "2026-11-16"), ("2026-01-01", "2026-W01", "2025-12-29"),
            ("2027-01-01", "2026-W53", "2026-12-28"), ("2027-01-04", "2027-W01", "2027-01-04"),
            ("2024-12-30", "2025-W01", "2024-12-30"), ("2023-01-01", "2022-W52", "2022-12-26"),
        ])
    func numbers(_ day: String, _ written: String, _ monday: String) throws {
        let week = ISOWeek(of: try #require(CalendarDay(day)))
        #expect(week.description == written && week.monday.description == monday)
        #expect(ISOWeek(written) == week && week.adding(1).adding(-1) == week)
    }

    @Test("What is no week is none", arguments: ["", "2026", "2026-W00", "2026-W54", "2025-W53", "26-W01", "2026-W1"])
    func refused(_ text: String) { #expect(ISOWeek(text) == nil) }

    @Test("The night on which clocks change makes a week longer or shorter")
    func clocks() throws {
        let autumn = try #require(ISOWeek("2026-W43")), spring = try #require(ISOWeek("2026-W13"))
        #expect(autumn.to.timeIntervalSince(autumn.from) == 169 * 3600)
        #expect(spring.to.timeIntervalSince(spring.from) == 167 * 3600)
        #expect(ISOWeek.last(before: autumn.to) == autumn)
        #expect(ISOWeek.last(before: autumn.to.addingTimeInterval(-1)) == autumn.adding(-1))
    }
}

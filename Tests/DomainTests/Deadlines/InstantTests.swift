import Domain
import Foundation
import Testing

@Suite("Istanti come si scrivono")
struct InstantTests {
    @Test(
        "Letti e riscritti con lo scarto del fuso",
        arguments: [
            ("2026-11-25T09:30:00+01:00", "2026-11-25T09:30:00+01:00"),
            ("2026-11-25T08:30:00Z", "2026-11-25T09:30:00+01:00"),
            ("2026-11-25t08:30:00z", "2026-11-25T09:30:00+01:00"), ("2026-11-25T09:30", "2026-11-25T09:30:00+01:00"),
            ("2026-11-25 09:30:15", "2026-11-25T09:30:15+01:00"), ("2026-07-25 09:30", "2026-07-25T09:30:00+02:00"),
            ("2026-11-25T09:30:00.25+01:00", "2026-11-25T09:30:00.250+01:00"),
            ("2026-03-29T02:30:00+01:00", "2026-03-29T03:30:00+02:00"),
            ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+02:00"),
            ("2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00"),
            ("2026-11-24T23:30:00-05:00", "2026-11-25T05:30:00+01:00"),
            ("2016-12-31T23:59:60Z", "2017-01-01T01:00:00+01:00"),
            ("1969-12-31T23:59:59Z", "1970-01-01T00:59:59+01:00"),
        ])
    func read(_ typed: String, _ text: String) throws {
        let calendar = try WorkingCalendar(Calendars.office)
        #expect(calendar.text(try calendar.instant(typed)) == text)
    }

    @Test(
        "Rifiutati con il motivo",
        arguments: [
            ("2026-03-29T02:30", InstantProblem.skipped), ("2026-03-29 02:00:00", .skipped),
            ("2026-03-29 02:59:59", .skipped),
            ("2026-10-25 02:30", .twice), ("2026-10-25 02:00", .twice), ("", .wrong), ("oggi", .wrong),
            ("2026-11-25", .wrong), ("2026-02-30T09:00:00Z", .wrong), ("2026-11-25T24:00:00Z", .wrong),
            ("2026-11-25T09:60:00Z", .wrong), ("2026-11-25T09:30:61Z", .wrong), ("2026-11-25T09:30:00+0100", .wrong),
            ("2026-11-25T09:30:00+99:00", .wrong), ("25/11/2026 09:30", .wrong), (" 2026-11-25T09:30:00Z", .wrong),
        ])
    func refused(_ typed: String, _ problem: InstantProblem) throws {
        let calendar = try WorkingCalendar(Calendars.office)
        #expect(throws: problem) { try calendar.instant(typed) }
    }

    @Test("Intorno alla notte di primavera e a quella d'autunno")
    func edges() throws {
        let calendar = try WorkingCalendar(Calendars.office)
        #expect(try calendar.instant("2026-03-29 01:59:59") == calendar.instant("2026-03-29T00:59:59Z"))
        #expect(try calendar.instant("2026-03-29 03:00") == calendar.instant("2026-03-29T01:00:00Z"))
        #expect(try calendar.instant("2026-10-25 01:59:59") == calendar.instant("2026-10-24T23:59:59Z"))
        #expect(try calendar.instant("2026-10-25 03:00") == calendar.instant("2026-10-25T02:00:00Z"))
    }
}

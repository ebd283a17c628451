import Domain
import Foundation
import Testing

@Suite("Scadenze in minuti lavorativi")
struct DeadlineTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let calendar: WrittenCalendar
        let from: String, minutes: Int, to: String

        init(_ calendar: WrittenCalendar, _ from: String, _ minutes: Int, _ to: String) {
            (self.calendar, self.from, self.minutes, self.to) = (calendar, from, minutes, to)
        }

        var testDescription: String { "\(calendar.name): \(from) + \(minutes) = \(to)" }
    }

    private static func table(_ calendar: WrittenCalendar, _ rows: [(String, Int, String)]) -> [Case] {
        rows.map { Case(calendar, $0.0, $0.1, $0.2) }
    }

    static let office: [Case] = table(
        Calendars.office,
        [
            // 23 November 2026 is a Monday.
            ("2026-11-23 09:12", 480, "2026-11-23 17:12"),
            ("2026-11-23 09:12", 0, "2026-11-23 09:12"),
            ("2026-11-23 09:12", -5, "2026-11-23 09:12"),
            ("2026-11-23 09:12", 1, "2026-11-23 09:13"),
            // Exactly at closing time it stays there; a minute more is tomorrow's.
            ("2026-11-23 08:00", 600, "2026-11-23 18:00"),
            ("2026-11-23 08:00", 601, "2026-11-24 08:01"),
            ("2026-11-23 17:59", 1, "2026-11-23 18:00"),
            ("2026-11-23 17:59", 2, "2026-11-24 08:01"),
            ("2026-11-23 18:00", 1, "2026-11-24 08:01"),
            ("2026-11-23 18:00", 600, "2026-11-24 18:00"),
            ("2026-11-23 07:59", 1, "2026-11-23 08:01"),
            ("2026-11-23 00:00", 60, "2026-11-23 09:00"),
            ("2026-11-23 23:59", 60, "2026-11-24 09:00"),
            // Out of hours nothing runs; zero stays where it is.
            ("2026-11-21 12:00", 0, "2026-11-21 12:00"),
            ("2026-11-21 12:00", 30, "2026-11-23 08:30"),
            ("2026-11-22 23:59", 600, "2026-11-23 18:00"),
            ("2026-11-20 17:00", 120, "2026-11-23 09:00"),
            ("2026-11-20 18:00", 1, "2026-11-23 08:01"),
            // A week, a month of working time.
            ("2026-11-23 08:00", 3000, "2026-11-27 18:00"),
            ("2026-11-23 08:00", 3001, "2026-11-30 08:01"),
            // 8 December, Christmas, Saint Stephen's (a Saturday), New Year.
            ("2026-12-07 17:00", 61, "2026-12-09 08:01"),
            ("2026-12-24 17:00", 120, "2026-12-28 09:00"),
            ("2026-12-31 17:30", 60, "2027-01-04 08:30"),
            ("2027-01-05 17:30", 60, "2027-01-07 08:30"),
            // Easter Monday 2026 and 2027, 25 April a Saturday and a Sunday, 1 May a Friday, 2 June a Tuesday.
            ("2026-04-03 17:00", 90, "2026-04-07 08:30"),
            ("2027-03-26 17:00", 90, "2027-03-30 08:30"),
            ("2026-04-30 17:00", 90, "2026-05-04 08:30"),
            ("2026-06-01 17:00", 90, "2026-06-03 08:30"),
            // 4 October: a Saturday in 2025, a Sunday in 2026, a holiday on a Monday in 2027.
            ("2025-10-03 17:00", 90, "2025-10-06 08:30"),
            ("2026-10-02 17:00", 90, "2026-10-05 08:30"),
            ("2027-10-01 17:00", 90, "2027-10-05 08:30"),
            ("2021-10-01 17:00", 90, "2021-10-04 08:30"),
            // Leap years, and one that is none.
            ("2028-02-28 17:00", 90, "2028-02-29 08:30"),
            ("2028-02-29 17:00", 90, "2028-03-01 08:30"),
            ("2100-02-26 17:00", 90, "2100-03-01 08:30"),
            // The second that was added at the end of 2016 is no working time and moves nothing.
            ("2016-12-30 17:00", 90, "2017-01-02 08:30"),
            // Over the change of the clocks the office does not notice.
            ("2026-03-27 17:00", 90, "2026-03-30 08:30"),
            ("2026-10-23 17:00", 90, "2026-10-26 08:30"),
        ])

    static let others: [Case] =
        table(
            Calendars.split,
            [
                ("2026-11-23 12:30", 30, "2026-11-23 13:00"), ("2026-11-23 12:30", 31, "2026-11-23 14:01"),
                ("2026-11-23 13:00", 1, "2026-11-23 14:01"), ("2026-11-23 13:30", 180, "2026-11-23 17:00"),
                ("2026-11-25 12:00", 61, "2026-11-26 08:01"), ("2026-11-26 08:00", 480, "2026-11-26 17:00"),
                ("2026-11-27 12:30", 1, "2026-11-30 08:01"),
                // The patron of Rome, a Monday in 2026.
                ("2026-06-26 12:00", 60, "2026-06-30 08:30"),
            ])
        + table(
            Calendars.nights,
            [
                ("2026-11-23 22:00", 480, "2026-11-24 06:00"), ("2026-11-23 22:00", 481, "2026-11-24 22:01"),
                ("2026-11-23 12:00", 121, "2026-11-24 00:01"), ("2026-11-24 05:59", 1, "2026-11-24 06:00"),
                ("2026-11-24 05:59", 2, "2026-11-24 22:01"), ("2026-11-24 00:00", 60, "2026-11-24 01:00"),
                ("2026-12-31 23:30", 60, "2027-01-01 00:30"), ("2026-12-31 23:30", 391, "2027-01-01 22:01"),
                // The night of spring has seven hours, that of autumn nine.
                ("2026-03-28 22:00", 420, "2026-03-29 06:00"), ("2026-03-28 22:00", 421, "2026-03-29 22:01"),
                ("2026-10-24 22:00", 540, "2026-10-25 06:00"), ("2026-10-24 22:00", 541, "2026-10-25 22:01"),
            ])
        + table(
            Calendars.always,
            [
                ("2026-03-29 00:00", 1380, "2026-03-30 00:00"), ("2026-10-25 00:00", 1500, "2026-10-26 00:00"),
                ("2026-03-29 01:59", 1, "2026-03-29 03:00"), ("2026-03-29 01:30", 60, "2026-03-29 03:30"),
                ("2026-03-29T01:30:00+01:00", 45, "2026-03-29T03:15:00+02:00"),
                ("2026-10-25T02:30:00+02:00", 60, "2026-10-25T02:30:00+01:00"),
                ("2026-10-25T02:59:00+02:00", 1, "2026-10-25T02:00:00+01:00"),
                ("2026-10-25T02:59:00+01:00", 1, "2026-10-25T03:00:00+01:00"),
                ("2026-12-31 23:59", 2, "2027-01-01 00:01"),
            ])
        + table(
            Calendars.exceptions,
            [
                ("2026-12-24 11:00", 60, "2026-12-24 12:00"), ("2026-12-24 11:00", 61, "2026-12-28 08:01"),
                ("2026-12-31 11:30", 60, "2027-01-04 08:30"), ("2026-12-18 17:30", 60, "2026-12-19 09:30"),
                ("2026-12-19 12:00", 90, "2026-12-21 08:30"), ("2026-12-07 17:30", 60, "2026-12-08 10:30"),
                ("2026-12-08 11:30", 60, "2026-12-09 08:30"), ("2026-12-22 17:30", 60, "2026-12-24 08:30"),
            ])

    @Test("Casi", arguments: office + others)
    func deadline(_ row: Case) throws {
        let calendar = try WorkingCalendar(row.calendar)
        let from = try calendar.instant(row.from), to = try calendar.instant(row.to)
        #expect(calendar.text(calendar.deadline(from: from, minutes: row.minutes)) == calendar.text(to))
        #expect(calendar.worked(from: from, to: to) == max(0, row.minutes))
        #expect(calendar.worked(from: to, to: from) == 0)
    }

    @Test("Ogni minuto della giornata, da aperto e da chiuso", arguments: 0..<96)
    func everyQuarter(_ quarter: Int) throws {
        let calendar = try WorkingCalendar(Calendars.office)
        let from = try rome("2026-11-23 00:00").addingTimeInterval(Double(quarter) * 900)
        let gone = min(max(quarter * 15 - 480, 0), 600)
        #expect(calendar.worked(from: from, to: try rome("2026-11-23 18:00")) == 600 - gone)
        #expect(calendar.isOpen(at: from) == (32..<72).contains(quarter))
        #expect(calendar.deadline(from: from, minutes: 600 - gone + 1) == (try rome("2026-11-24 08:01")))
    }

    @Test("Secondi e millesimi restano")
    func seconds() throws {
        let calendar = try WorkingCalendar(Calendars.office)
        let from = try rome("2026-11-23T09:12:34.567")
        #expect(calendar.text(calendar.deadline(from: from, minutes: 60)) == "2026-11-23T10:12:34.567+01:00")
        #expect(calendar.worked(from: from, to: try rome("2026-11-23T09:13:34.566")) == 0)
        #expect(calendar.worked(from: from, to: try rome("2026-11-23T09:13:34.567")) == 1)
    }

    @Test("La prossima apertura")
    func nextOpening() throws {
        let calendar = try WorkingCalendar(Calendars.office)
        let rows = [
            ("2026-11-23 09:00", "2026-11-23 09:00"), ("2026-11-23 08:00", "2026-11-23 08:00"),
            ("2026-11-23 07:59", "2026-11-23 08:00"), ("2026-11-23 18:00", "2026-11-24 08:00"),
            ("2026-11-20 18:00", "2026-11-23 08:00"), ("2026-12-31 18:00", "2027-01-04 08:00"),
            ("2026-12-24 19:00", "2026-12-28 08:00"),
        ]
        for (from, to) in rows { #expect(calendar.nextOpening(after: try rome(from)) == (try rome(to)), "\(from)") }
    }

    @Test("Altri fusi, anche quelli che cambiano a mezzanotte o di mezz'ora")
    func zones() throws {
        // Santiago skips the first hour of 6 September 2026; Lord Howe moves by half an hour; Kathmandu is 5:45 ahead.
        let rows = [
            ("America/Santiago", "2026-09-05T12:00:00-04:00", 24 * 60, "2026-09-06T13:00:00-03:00"),
            ("Australia/Lord_Howe", "2026-10-03T12:00:00+10:30", 24 * 60, "2026-10-04T12:30:00+11:00"),
            ("Asia/Kathmandu", "2026-11-23T12:00:00+05:45", 60, "2026-11-23T13:00:00+05:45"),
            ("UTC", "2026-11-23T12:00:00Z", 60, "2026-11-23T13:00:00+00:00"),
        ]
        for (zone, from, minutes, to) in rows {
            var written = Calendars.always
            written.zone = zone
            let calendar = try WorkingCalendar(written)
            let deadline = calendar.deadline(from: try calendar.instant(from), minutes: minutes)
            #expect(calendar.text(deadline) == to)
        }
    }

    @Test("Un istante fuori da ogni ragione non ferma nessuno")
    func extremes() throws {
        let calendar = try WorkingCalendar(Calendars.office)
        for instant in [Date.distantPast, .distantFuture, Date(timeIntervalSince1970: -1e18)] {
            _ = calendar.deadline(from: instant, minutes: Int.max)
            _ = calendar.worked(from: instant, to: .distantFuture)
            _ = calendar.nextOpening(after: instant)
        }
    }
}

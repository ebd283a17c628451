import Domain
import Foundation
import Testing

@Suite("Feste")
struct HolidayTests {
    /// Easter by the tables of 1582: golden number, century corrections and epact (Knuth, TAOCP 1.3.2, exercise 14),
    /// which shares no formula with the program's.
    private static func easter(_ year: Int) -> String {
        let golden = year % 19 + 1, century = year / 100 + 1
        let solar = 3 * century / 4 - 12, lunar = (8 * century + 5) / 25 - 5
        let sunday = 5 * year / 4 - solar - 10
        var epact = (11 * golden + 20 + lunar - solar) % 30
        if epact < 0 { epact += 30 }
        if (epact == 25 && golden > 11) || epact == 24 { epact += 1 }
        var day = 44 - epact
        if day < 21 { day += 30 }
        day += 7 - (sunday + day) % 7
        let (month, date) = day > 31 ? (4, day - 31) : (3, day)
        return "\(year)-0\(month)-\(date < 10 ? "0" : "")\(date)"
    }

    @Test("La Pasqua dal 1900 al 2100", arguments: 1900...2100)
    func easter(_ year: Int) {
        #expect(Easter.sunday(of: year).description == Self.easter(year))
        #expect(Easter.sunday(of: year).weekday == .sun)
    }

    @Test(
        "Pasque note",
        arguments: [
            "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31",
            "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25",
            "2049-04-18", "2076-04-19",
        ])
    func knownEaster(_ text: String) throws {
        let day = try #require(CalendarDay(text))
        #expect(Easter.sunday(of: day.year) == day)
    }

    @Test(
        "L'Italia, Roma e Latina",
        arguments: [
            ("2026-01-01", true), ("2026-01-06", true), ("1984-01-06", false), ("1986-01-06", true),
            ("2024-04-01", true), ("2025-04-21", true), ("2026-04-06", true), ("2027-03-29", true),
            ("2028-04-17", true), ("2029-04-02", true), ("2030-04-22", true), ("2026-04-25", true),
            ("2026-05-01", true), ("2026-06-02", true), ("1999-06-02", false), ("2001-06-02", true),
            ("2026-08-15", true), ("2024-10-04", false), ("2025-10-04", false), ("2026-10-04", true),
            ("2027-10-04", true), ("2028-10-04", true), ("2026-11-01", true), ("2026-12-08", true),
            ("2026-12-25", true), ("2026-12-26", true), ("2026-11-04", false), ("2026-03-19", false),
            ("2026-06-29", false), ("2026-07-06", false), ("2026-04-05", false), ("2026-12-24", false),
        ])
    func italy(_ text: String, _ isHoliday: Bool) throws {
        let calendar = try WorkingCalendar(Calendars.office), day = try #require(CalendarDay(text))
        #expect((calendar.holiday(on: day) != nil) == isHoliday)
    }

    @Test(
        "Il patrono è dell'ufficio che lo festeggia",
        arguments: [("rome", "06-29", "07-06"), ("latina", "07-06", "06-29")])
    func patrons(_ set: String, _ own: String, _ other: String) throws {
        var written = Calendars.office
        written.holidays = ["italy", set]
        let calendar = try WorkingCalendar(written)
        for year in 2020...2035 {
            let mine = try #require(CalendarDay("\(year)-\(own)")),
                theirs = try #require(CalendarDay("\(year)-\(other)"))
            #expect(calendar.holiday(on: mine) != nil)
            #expect(calendar.holiday(on: theirs) == nil)
            #expect(calendar.openings(on: mine).isEmpty)
        }
    }

    @Test(
        "Regole",
        arguments: [
            ("06-29", 2026, ["2026-06-29"]), ("02-29", 2027, []), ("02-29", 2028, ["2028-02-29"]),
            ("easter", 2026, ["2026-04-05"]), ("easter+1", 2026, ["2026-04-06"]), ("easter-2", 2026, ["2026-04-03"]),
            ("easter+49", 2026, ["2026-05-24"]), ("1st mon jan", 2026, ["2026-01-05"]),
            ("2nd sun jun", 2026, ["2026-06-14"]), ("last mon may", 2026, ["2026-05-25"]), ("5th thu feb", 2026, []),
            ("5th tue mar", 2026, ["2026-03-31"]), ("2026-06-29", 2026, ["2026-06-29"]), ("2026-06-29", 2027, []),
            ("10-04 from 2026", 2025, []), ("10-04 from 2026", 2026, ["2026-10-04"]),
            ("10-04 until 2026", 2027, []), ("10-04 from 2024 until 2026 = San Francesco", 2025, ["2025-10-04"]),
            ("rome", 2026, ["2026-06-29"]), ("rome from 2027", 2026, []),
        ] as [(String, Int, [String])])
    func rules(_ text: String, _ year: Int, _ days: [String]) throws {
        let rule = try #require(HolidayRule(text))
        #expect(rule.holidays(of: year).map(\.day.description) == days)
        #expect(HolidayRule(rule.description) == rule)
    }

    @Test(
        "Ciò che non è una regola",
        arguments: [
            "", " ", "italia", "6-29", "02-30", "13-01", "2026-02-29", "1800-01-01", "easter+", "easter+1000",
            "easter 1",
            "6th mon jan", "1st mon", "first mon jan", "1st lun jan", "06-29 from", "06-29 from 26", "06-29 since 2026",
            "06-29 from 2027 until 2026", "06-29 from 2026 from 2027", "06-29 =", "= Patrono", "06/29",
        ])
    func noRules(_ text: String) { #expect(HolidayRule(text) == nil) }

    @Test("Termini in giorni solari: mai in un giorno festivo")
    func solar() throws {
        let calendar = try WorkingCalendar(Calendars.office)
        let rows = [
            ("2026-11-23 09:00", 30, "2026-12-23"), ("2026-11-24 23:59", 30, "2026-12-24"),
            ("2026-11-25 00:00", 30, "2026-12-28"),  // Christmas, Saint Stephen's and a Sunday
            ("2026-11-26 10:00", 30, "2026-12-28"), ("2026-11-27 10:00", 30, "2026-12-28"),
            ("2026-11-28 10:00", 30, "2026-12-28"), ("2026-12-02 10:00", 30, "2027-01-02"),
            ("2026-09-04 10:00", 30, "2026-10-05"), ("2027-09-04 10:00", 30, "2027-10-05"),
            ("2025-09-04 10:00", 30, "2025-10-04"), ("2026-03-06 10:00", 30, "2026-04-07"),
            ("2026-11-23 09:00", 0, "2026-11-23"), ("2026-11-22 09:00", 0, "2026-11-23"),
            ("2026-02-27 09:00", 30, "2026-03-30"),
        ]
        for (from, days, to) in rows {
            let deadline = calendar.deadline(from: try rome(from), solarDays: days)
            #expect(calendar.day(of: deadline).description == to, "\(from) + \(days)")
            #expect(calendar.text(deadline).contains("T23:59:59.999"))
        }
        let saturday = try rome("2026-11-12 09:00")
        #expect(calendar.day(of: calendar.deadline(from: saturday, solarDays: 30)).description == "2026-12-12")
        let moved = calendar.deadline(from: saturday, solarDays: 30, skippingSaturdays: true)
        #expect(calendar.day(of: moved).description == "2026-12-14")
    }
}

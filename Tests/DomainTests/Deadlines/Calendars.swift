import Domain
import Foundation

/// The calendars of the tests, written as an office would.
enum Calendars {
    static let weekdays = ["mon", "tue", "wed", "thu", "fri"]

    /// Monday to Friday from 8 to 18, with the holidays of Italy.
    static let office = written("ordinario", weekdays: ["08:00-18:00"], holidays: ["italy"])
    /// With a break at noon; Friday only in the morning.
    static let split = WrittenCalendar(
        name: "mensa", holidays: ["italy", "rome"],
        week: [
            "mon": ["08:00-13:00", "14:00-17:00"], "tue": ["08:00-13:00", "14:00-17:00"], "wed": ["08:00-13:00"],
            "thu": ["14:00-17:00", "08:00-13:00"], "fri": ["08:00-12:30"],
        ])
    /// Never closed.
    static let always = written("24x7", weekdays: ["00:00-24:00"], weekend: ["00:00-24:00"])
    /// Nights of every day, from 22 to 6.
    static let nights = written("notti", weekdays: ["22:00-06:00"], weekend: ["22:00-06:00"])
    /// The office with half days before Christmas and New Year, and a Saturday that is open.
    static let exceptions: WrittenCalendar = {
        var written = office
        written.exceptions = [
            "2026-12-24": ["08:00-12:00"], "2026-12-31": ["08:00-12:00"], "2026-12-19": ["09:00-13:00"],
            "2026-12-08": ["10:00-12:00"], "2026-12-23": [],
        ]
        return written
    }()

    static func written(
        _ name: String, weekdays openings: [String], weekend: [String] = [], holidays: [String] = [],
        zone: String = "Europe/Rome"
    ) -> WrittenCalendar {
        var week = Dictionary(uniqueKeysWithValues: weekdays.map { ($0, openings) })
        if !weekend.isEmpty { for day in ["sat", "sun"] { week[day] = weekend } }
        return WrittenCalendar(name: name, zone: zone, holidays: holidays, week: week)
    }
}

/// Local Roman time, as `2026-11-23 09:12`; with an offset where the night has two.
func rome(_ text: String) throws -> Date { try WorkingCalendar(Calendars.always).instant(text) }

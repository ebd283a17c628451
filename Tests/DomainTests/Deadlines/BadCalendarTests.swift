import Domain
import Testing

@Suite("Calendari che non si possono tenere")
struct BadCalendarTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let problem: CalendarProblem
        let calendar: WrittenCalendar
        var testDescription: String { "\(problem)" }

        init(
            _ field: CalendarProblem.Field, _ reason: CalendarProblem.Reason, _ text: String = "",
            _ edit: (inout WrittenCalendar) -> Void
        ) {
            problem = CalendarProblem(field, reason, text)
            var calendar = Calendars.office
            edit(&calendar)
            self.calendar = calendar
        }
    }

    static let cases: [Case] = [
        Case(.name, .missing) { $0.name = "  " },
        Case(.name, .tooLong) { $0.name = String(repeating: "a", count: 201) },
        Case(.zone, .missing) { $0.zone = "" },
        Case(.zone, .unknownZone, "Europe/Latina") { $0.zone = "Europe/Latina" },
        Case(.zone, .unknownZone, "GMT+1") { $0.zone = "GMT+1" },
        Case(.zone, .unknownZone, "../../etc/passwd") { $0.zone = "../../etc/passwd" },
        Case(.holidays, .wrongRule, "italia") { $0.holidays = ["italy", "italia"] },
        Case(.holidays, .tooMany) { $0.holidays = Array(repeating: "01-01", count: 2001) },
        Case(.week(nil), .wrongWeekday, "lun") { $0.week["lun"] = ["08:00-18:00"] },
        Case(.week(.mon), .wrongOpening, "8-18") { $0.week["mon"] = ["8-18"] },
        Case(.week(.mon), .wrongOpening, "08:00-08:00") { $0.week["mon"] = ["08:00-08:00"] },
        Case(.week(.mon), .wrongOpening, "08:00-25:00") { $0.week["mon"] = ["08:00-25:00"] },
        Case(.week(.mon), .wrongOpening, "24:00-08:00") { $0.week["mon"] = ["24:00-08:00"] },
        Case(.week(.mon), .wrongOpening, "08:60-18:00") { $0.week["mon"] = ["08:60-18:00"] },
        Case(.week(.mon), .wrongOpening, "٠٨:٠٠-١٨:٠٠") { $0.week["mon"] = ["٠٨:٠٠-١٨:٠٠"] },
        Case(.week(.mon), .tooMany) { $0.week["mon"] = Array(repeating: "08:00-08:01", count: 25) },
        Case(.week(.mon), .overlapping, "08:00-13:00, 12:00-18:00") {
            $0.week["mon"] = ["12:00-18:00", "08:00-13:00"]
        },
        Case(.week(.tue), .overlapping, "mon 22:00-09:00, 08:00-18:00") { $0.week["mon"] = ["22:00-09:00"] },
        Case(.week(.mon), .overlapping, "sun 22:00-09:00, 08:00-18:00") { $0.week["sun"] = ["22:00-09:00"] },
        Case(.week(nil), .neverOpens) { $0.week = [:] },
        Case(.week(nil), .neverOpens) { $0.week = ["mon": [], "tue": []] },
        Case(.holidays, .neverOpens, "2000") { calendar in
            calendar.week = ["mon": ["08:00-18:00"]]
            let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            calendar.holidays = months.flatMap { month in
                ["1st", "2nd", "3rd", "4th", "5th"].map { "\($0) mon \(month)" }
            }
        },
        Case(.exceptions, .wrongDate, "2026-02-30") { $0.exceptions = ["2026-02-30": []] },
        Case(.exceptions, .wrongDate, "24/12/2026") { $0.exceptions = ["24/12/2026": []] },
        Case(.exceptions, .wrongDate, "1500-01-01") { $0.exceptions = ["1500-01-01": []] },
        Case(.exceptions, .wrongOpening, "mattina") { $0.exceptions = ["2026-12-24": ["mattina"]] },
        Case(.exceptions, .overlapping, "08:00-12:00, 11:00-13:00") {
            $0.exceptions = ["2026-12-24": ["08:00-12:00", "11:00-13:00"]]
        },
        // The night in which the clocks go from 2 to 3.
        Case(.exceptions, .skippedTime, "2026-03-29 02:30-06:00") { $0.exceptions = ["2026-03-29": ["02:30-06:00"]] },
        Case(.exceptions, .skippedTime, "2026-03-28 22:00-02:15") { $0.exceptions = ["2026-03-28": ["22:00-02:15"]] },
    ]

    @Test("Con il motivo, al campo in cui sta", arguments: cases)
    func refused(_ row: Case) {
        #expect(WorkingCalendar.problems(in: row.calendar).first == row.problem)
        #expect(throws: row.problem) { try WorkingCalendar(row.calendar) }
    }

    @Test("Quelli buoni si tengono")
    func accepted() throws {
        let good = [Calendars.office, Calendars.split, Calendars.always, Calendars.nights, Calendars.exceptions]
        for calendar in good { #expect(WorkingCalendar.problems(in: calendar) == [], "\(calendar.name)") }
        // Openings that touch do not overlap, and one on a night that only the week's clock skips is no mistake.
        var week = Calendars.always
        week.week["sun"] = ["00:00-02:30", "02:30-24:00"]
        #expect(WorkingCalendar.problems(in: week) == [])
        // In 2 o'clock's autumn night every time is there.
        week.exceptions = ["2026-10-25": ["02:30-06:00"], "2026-03-29": ["03:00-06:00"]]
        #expect(WorkingCalendar.problems(in: week) == [])
    }

    @Test("Più errori si dicono tutti insieme")
    func several() {
        let written = WrittenCalendar(name: "", zone: "Roma", holidays: ["boh"], week: ["mon": ["x"], "lun": []])
        #expect(
            WorkingCalendar.problems(in: written).map(\.reason) == [
                .missing, .unknownZone, .wrongRule, .wrongWeekday, .wrongOpening,
            ])
    }
}

import Foundation

/// The parts of a written calendar, and everything that is wrong with it.
struct CalendarReading {
    static let longestName = 200
    static let mostRules = WrittenCalendar.mostRules
    static let mostExceptions = 5000
    static let mostOpenings = 24

    private(set) var zone = TimeZone.gmt
    private(set) var holidays: [HolidayRule] = []
    /// By weekday, Monday first.
    private(set) var week = [[Opening]](repeating: [], count: Weekday.allCases.count)
    private(set) var exceptions: [CalendarDay: [Opening]] = [:]
    private(set) var problems: [CalendarProblem] = []

    init(_ written: WrittenCalendar) {
        read(name: written.name)
        read(zone: written.zone)
        read(holidays: written.holidays)
        read(week: written.week)
        read(exceptions: written.exceptions)
        checkOpens()
    }

    /// The same calendar in the one way it can be written: texts that mean the same are the same.
    func canonical(named name: String) -> WrittenCalendar {
        let days = Weekday.allCases.filter { !week[$0.place].isEmpty }
        return WrittenCalendar(
            name: name.tidied, zone: zone.identifier, holidays: holidays.map(\.description),
            week: Dictionary(uniqueKeysWithValues: days.map { ($0.rawValue, week[$0.place].map(\.description)) }),
            exceptions: Dictionary(
                uniqueKeysWithValues: exceptions.map { ($0.key.description, $0.value.map(\.description)) }))
    }

    private mutating func refuse(_ field: CalendarProblem.Field, _ reason: CalendarProblem.Reason, _ text: String = "")
    {
        problems.append(CalendarProblem(field, reason, text))
    }

    private mutating func read(name: String) {
        if name.tidied.isEmpty { refuse(.name, .missing) }
        if name.count > Self.longestName { refuse(.name, .tooLong) }
    }

    private mutating func read(zone name: String) {
        // `GMT+1` and the like are zones to Foundation but no place where summer time is known.
        guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else {
            return refuse(.zone, name.isEmpty ? .missing : .unknownZone, name)
        }
        self.zone = zone
    }

    private mutating func read(holidays texts: [String]) {
        if texts.count > Self.mostRules { return refuse(.holidays, .tooMany) }
        for text in texts {
            guard let rule = HolidayRule(text) else {
                refuse(.holidays, .wrongRule, text)
                continue
            }
            holidays.append(rule)
        }
    }

    private mutating func read(week days: [String: [String]]) {
        for stranger in days.keys.filter({ Weekday(rawValue: $0) == nil }).sorted() {
            refuse(.week(nil), .wrongWeekday, stranger)
        }
        for (place, day) in Weekday.allCases.enumerated() {
            week[place] = openings(days[day.rawValue] ?? [], of: .week(day))
        }
        for (place, day) in Weekday.allCases.enumerated() {
            // An opening over midnight belongs to the day it begins on, and may run into the next one's.
            let next = (place + 1) % week.count, tail = week[place].last?.tail ?? 0
            if let first = week[next].first, first.start < tail {
                refuse(
                    .week(Weekday.allCases[next]), .overlapping,
                    "\(day.rawValue) \(week[place].last ?? first), \(first)")
            }
        }
    }

    private mutating func read(exceptions days: [String: [String]]) {
        if days.count > Self.mostExceptions { return refuse(.exceptions, .tooMany) }
        for text in days.keys.sorted() {
            guard let day = CalendarDay(text), HolidayRule.years.contains(day.year) else {
                refuse(.exceptions, .wrongDate, text)
                continue
            }
            let openings = openings(days[text] ?? [], of: .exceptions)
            exceptions[day] = openings
            refuseSkipped(openings, on: day)
        }
    }

    /// Every week has a 2:30, but the night of one date may have none: who typed it meant another time.
    private mutating func refuseSkipped(_ openings: [Opening], on day: CalendarDay) {
        let clock = WallClock(zone)
        for opening in openings where clock.skips(day, opening.start) || clock.skips(day, opening.end) {
            refuse(.exceptions, .skippedTime, "\(day) \(opening)")
        }
    }

    private mutating func openings(_ texts: [String], of field: CalendarProblem.Field) -> [Opening] {
        if texts.count > Self.mostOpenings {
            refuse(field, .tooMany)
            return []
        }
        var openings: [Opening] = []
        for text in texts {
            guard let opening = Opening(text) else {
                refuse(field, .wrongOpening, text)
                continue
            }
            openings.append(opening)
        }
        openings.sort()
        for (earlier, later) in zip(openings, openings.dropFirst()) where later.start < earlier.end {
            refuse(field, .overlapping, "\(earlier), \(later)")
        }
        return openings
    }

    /// A calendar that is closed for a whole year would keep a promise waiting for ever.
    private mutating func checkOpens() {
        guard problems.isEmpty else { return }
        if week.allSatisfy(\.isEmpty) { return refuse(.week(nil), .neverOpens) }
        let years = Self.checkedYears(holidays)
        if let year = years.first(where: { !opens(in: $0) }) { refuse(.holidays, .neverOpens, String(year)) }
    }

    /// The years in which what is closed can differ: one of each shape (leap or not, by the weekday of 1 January), and
    /// those around a rule's first and last.
    private static func checkedYears(_ rules: [HolidayRule]) -> [Int] {
        let bounds = rules.flatMap { rule in
            var years = [rule.from, rule.until].compactMap { $0 }
            if case .date(let date) = rule.day { years.append(date.year) }
            return years
        }
        let around = Set(bounds.flatMap { [$0 - 1, $0, $0 + 1] }).filter(HolidayRule.years.contains)
        return around.union(2000...2060).union(2180...HolidayRule.years.upperBound).sorted()
    }

    private func opens(in year: Int) -> Bool {
        let closed = Set(holidays.flatMap { $0.holidays(of: year).map(\.day) })
        let first = CalendarDay.first(of: 1, year), days = CalendarDay.days(in: 2, of: year) + 337
        return (0..<days).contains { place in
            let day = first.adding(place)
            if let own = exceptions[day] { return !own.isEmpty }
            return !closed.contains(day) && !week[day.weekday.place].isEmpty
        }
    }
}

extension Weekday {
    /// 0 is Monday.
    var place: Int {
        switch self {
        case .mon: 0
        case .tue: 1
        case .wed: 2
        case .thu: 3
        case .fri: 4
        case .sat: 5
        case .sun: 6
        }
    }
}

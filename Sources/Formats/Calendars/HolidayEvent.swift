import CLibical
import Domain

/// One event of an iCalendar file, read as a holiday.
struct HolidayEvent {
    let name: String
    let reading: Result<[HolidayRule], Refused>

    /// The reasons as errors.
    typealias Refused = HolidayFile.Skipped.Reason

    static func all(in calendar: OpaquePointer) -> [HolidayEvent] {
        var events: [HolidayEvent] = []
        var next = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
        // One more than may be kept is enough to know that they are too many.
        while let event = next, events.count <= HolidayFile.mostDays {
            events.append(HolidayEvent(event))
            next = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)
        }
        return events
    }

    private init(_ event: OpaquePointer) {
        let summary = icalcomponent_get_summary(event).map { String(cString: $0) } ?? ""
        // Names stand on one line of a form and end where a rule's do.
        let name = String(summary.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(80))
        self.name = name
        reading = Result { () throws(Refused) in try Self.rules(event, name) }
    }

    private static func rules(_ event: OpaquePointer, _ name: String) throws(Refused) -> [HolidayRule] {
        if icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED { throw .cancelled }
        let start = icalcomponent_get_dtstart(event)
        guard start.is_date != 0 else { throw icaltime_is_null_time(start) != 0 ? .wrongDate : .timed }
        guard let first = CalendarDay(year: Int(start.year), month: Int(start.month), day: Int(start.day)),
            HolidayRule.years.contains(first.year)
        else { throw .wrongDate }
        let days = length(event, from: first)
        guard days <= HolidayFile.longest else { throw .tooLong }
        if has(event, ICAL_RDATE_PROPERTY) || has(event, ICAL_RECURRENCEID_PROPERTY) { throw .recurrence }
        guard let property = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) else {
            return (0..<days).map { HolidayRule(.date(first.adding($0)), name: name) }
        }
        if has(event, ICAL_EXDATE_PROPERTY) || icalcomponent_count_properties(event, ICAL_RRULE_PROPERTY) > 1 {
            throw .recurrence
        }
        return try yearly(icalproperty_get_rrule(property), from: first, days: days, name)
    }

    /// The end is the first day that is not part of it (RFC 5545 §3.6.1); without one it is a single day.
    private static func length(_ event: OpaquePointer, from first: CalendarDay) -> Int {
        guard has(event, ICAL_DTEND_PROPERTY) || has(event, ICAL_DURATION_PROPERTY) else { return 1 }
        let end = icalcomponent_get_dtend(event)
        guard let last = CalendarDay(year: Int(end.year), month: Int(end.month), day: Int(end.day)) else { return 1 }
        return max(1, last.number - first.number)
    }

    private static func yearly(
        _ recurrence: icalrecurrencetype, from first: CalendarDay, days: Int, _ name: String
    ) throws(Refused) -> [HolidayRule] {
        var recurrence = recurrence
        guard ical_is_plain_yearly(&recurrence) != 0 else { throw .recurrence }
        let month = Int(ical_only_month(&recurrence)), date = Int(ical_only_month_day(&recurrence))
        let byDay = Int16(ical_only_day(&recurrence))
        let until = try lastYear(recurrence, from: first)
        if byDay == 0 {
            guard [0, first.month].contains(month), [0, first.day].contains(date) else { throw .recurrence }
            // A closure over New Year ends in the year after the one it begins in.
            return (0..<days).compactMap { place in
                let day = first.adding(place), later = day.year - first.year
                return HolidayRule(
                    .fixed(month: day.month, day: day.day), from: day.year, until: until.map { $0 + later }, name: name)
            }
        }
        guard days == 1, date == 0, (1...12).contains(month), let weekday = weekday(byDay) else { throw .recurrence }
        let place = Int(icalrecurrencetype_day_position(byDay))
        guard place == -1 || (1...5).contains(place) else { throw .recurrence }
        return [
            HolidayRule(
                .nth(place == -1 ? nil : place, weekday, month: month), from: first.year, until: until, name: name)
        ]
    }

    private static func lastYear(_ recurrence: icalrecurrencetype, from first: CalendarDay) throws(Refused) -> Int? {
        if recurrence.count > 0 {
            // The 29th of February comes every four years: as many times as years, no.
            guard (first.month, first.day) != (2, 29) else { throw .recurrence }
            let last = first.year + Int(recurrence.count) - 1
            return last > HolidayRule.years.upperBound ? nil : last
        }
        let until = recurrence.until
        if icaltime_is_null_time(until) != 0 { return nil }
        guard let day = CalendarDay(year: Int(until.year), month: Int(until.month), day: Int(until.day)) else {
            throw .wrongDate
        }
        let last = (day.month, day.day) < (first.month, first.day) ? day.year - 1 : day.year
        if last < first.year { throw .recurrence }
        return last > HolidayRule.years.upperBound ? nil : last
    }

    private static func weekday(_ byDay: Int16) -> Weekday? {
        switch icalrecurrencetype_day_day_of_week(byDay) {
        case ICAL_MONDAY_WEEKDAY: .mon
        case ICAL_TUESDAY_WEEKDAY: .tue
        case ICAL_WEDNESDAY_WEEKDAY: .wed
        case ICAL_THURSDAY_WEEKDAY: .thu
        case ICAL_FRIDAY_WEEKDAY: .fri
        case ICAL_SATURDAY_WEEKDAY: .sat
        case ICAL_SUNDAY_WEEKDAY: .sun
        default: nil
        }
    }

    private static func has(_ event: OpaquePointer, _ kind: icalproperty_kind) -> Bool {
        icalcomponent_get_first_property(event, kind) != nil
    }
}

extension HolidayFile.Skipped.Reason: Error {}

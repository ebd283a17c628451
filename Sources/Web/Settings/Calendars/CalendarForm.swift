import Domain

/// The form of a working calendar: texts for who knows their hours by heart, one line for each thing.
enum CalendarForm {
    static func form(_ written: WrittenCalendar) -> FormData {
        let sets = written.holidays.filter { HolidaySet(rawValue: $0) != nil }
        var form = FormData([
            ("name", written.name), ("zone", written.zone),
            ("rules", written.holidays.filter { !sets.contains($0) }.joined(separator: "\n")),
            ("exceptions", written.exceptions.sorted { $0.key < $1.key }.map(line).joined(separator: "\n")),
        ])
        for set in sets { form.append("sets", set) }
        for day in Weekday.allCases {
            form.append(day.rawValue, (written.week[day.rawValue] ?? []).joined(separator: ", "))
        }
        return form
    }

    /// What the form says; lines that cannot be read are noted beside their field.
    static func read(_ form: FormData, name: String, _ errors: inout FieldErrors, _ w: Words) -> WrittenCalendar {
        let rules = lines(form["rules"])
        let week = Weekday.allCases.map { ($0.rawValue, form.words($0.rawValue)) }
        return WrittenCalendar(
            name: name, zone: form["zone"], holidays: form.all("sets") + rules,
            week: Dictionary(uniqueKeysWithValues: week), exceptions: exceptions(form["exceptions"], &errors, w))
    }

    /// The field of the form that a problem is about.
    static func field(_ problem: CalendarProblem) -> String {
        switch problem.field {
        case .name: "name"
        case .zone: "zone"
        case .holidays: "rules"
        case .exceptions: "exceptions"
        case .week(let day): (day ?? .mon).rawValue
        }
    }

    /// `24/12/2026 08:00-12:00, 14:00-16:00`, the date also as `2026-12-24`; nothing after it is a closed day.
    private static func exceptions(
        _ text: String, _ errors: inout FieldErrors, _ w: Words
    ) -> [String: [String]] {
        var days: [String: [String]] = [:]
        for line in lines(text) {
            let date = String(line.prefix { !$0.isWhitespace }), day = day(date)
            let rest = line.dropFirst(date.count).split { $0 == "," || $0 == ";" }.map { String($0).trimmed }
            if days[day] != nil { errors.add("exceptions", w("settings.calendar.problem.twice", ["text": date])) }
            days[day] = rest.filter { !$0.isEmpty }
        }
        return days
    }

    private static func line(_ day: String, _ openings: [String]) -> String {
        openings.isEmpty ? day : "\(day) \(openings.joined(separator: ", "))"
    }

    private static func day(_ text: String) -> String {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let day = Int(parts[0]), let month = Int(parts[1]), parts[2].count == 4 else {
            return text
        }
        return "\(parts[2])-\(month.digits(2))-\(day.digits(2))"
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}

extension FieldErrors {
    /// Everything that is wrong with a calendar, each beside the field where it was typed.
    mutating func add(_ problems: [CalendarProblem], _ w: Words) {
        for problem in problems { add(CalendarForm.field(problem), w.sentence(problem)) }
    }
}

extension Words {
    func sentence(_ problem: CalendarProblem) -> String {
        let suffix = problem.reason == .neverOpens && !problem.text.isEmpty ? "Year" : ""
        return self("settings.calendar.problem.\(problem.reason.rawValue)\(suffix)", ["text": problem.text])
    }

    func holiday(_ holiday: Holiday) -> String {
        switch holiday {
        case .known(let known): self("settings.holiday.\(known.rawValue)")
        case .named(let name): name
        case .unnamed: self("settings.calendar.day.holiday")
        }
    }
}

import Domain

/// A year of a calendar, day by day: what each day is, told by a mark and by words, never by colour alone.
struct CalendarYear: Sendable {
    let number: Int
    let calendar: WorkingCalendar

    /// What a day is to who plans a year.
    enum Kind: String, Sendable, CaseIterable {
        case open, closed, holiday, half, extra, shut

        /// What stands under the number of the day.
        var mark: String {
            switch self {
            case .open, .closed: ""
            case .holiday: "F"
            case .half: "½"
            case .extra: "+"
            case .shut: "×"
            }
        }
    }

    static let years = 1901...2199

    func kind(of day: CalendarDay) -> Kind {
        let week = calendar.openings(on: day.weekday), openings = calendar.openings(on: day)
        let isHoliday = calendar.holiday(on: day) != nil
        guard let own = calendar.exceptions[day] else {
            return isHoliday ? .holiday : week.isEmpty ? .closed : .open
        }
        if own.isEmpty { return isHoliday ? .holiday : week.isEmpty ? .closed : .shut }
        if isHoliday || week.isEmpty { return .extra }
        let (now, usual) = (minutes(openings), minutes(week))
        return now < usual ? .half : now > usual ? .extra : .open
    }

    private func minutes(_ openings: [Opening]) -> Int { openings.reduce(0) { $0 + $1.end - $1.start } }

    /// - Parameter address: the page that shows other years; nil when the calendar is not kept yet.
    func html(_ w: Words, address: String?) -> HTML {
        card(w("settings.calendari.year", ["year": number]), id: "anno") {
            address.map { years(w, $0) }
            p(.class("sp-year-sum")) { sum(w) }
            legend(w)
            div(.class("sp-year")) { for month in 1...12 { monthTable(month, w) } }
            special(w)
        }
    }

    private func years(_ w: Words, _ address: String) -> HTML {
        func link(_ year: Int) -> String? { Self.years.contains(year) ? "\(address)?anno=\(year)#anno" : nil }
        return nav(.class("sp-pagination"), .aria("label", w("settings.calendari.years"))) {
            for (year, symbol) in [(number - 1, Icon.left), (number + 1, Icon.right)] {
                link(year).map { address in
                    a(.class("btn btn-outline-primary btn-sm"), .href(address)) {
                        if year < number { icon(symbol) }
                        String(year)
                        if year > number { icon(symbol) }
                    }
                }
            }
        }
    }

    private func sum(_ w: Words) -> String {
        let days = days.filter { !calendar.openings(on: $0).isEmpty }
        let minutes = days.reduce(0) { $0 + self.minutes(calendar.openings(on: $1)) }
        return w("settings.calendari.year.sum", ["days": days.count, "hours": w.number(minutes / 60)])
    }

    private func legend(_ w: Words) -> HTML {
        ul(.class("sp-year-legend"), .aria("label", w("settings.calendari.legend"))) {
            for kind in Kind.allCases {
                li {
                    span(.class("sp-day sp-day-\(kind.rawValue)"), .aria("hidden", "true")) {
                        kind.mark.isEmpty ? "1" : kind.mark
                    }
                    " " + w("settings.calendar.day.\(kind.rawValue)")
                }
            }
        }
    }

    private func monthTable(_ month: Int, _ w: Words) -> HTML {
        let first = CalendarDay.first(of: month, number), length = CalendarDay.days(in: month, of: number)
        let lead = first.adding(0).number - monday(of: first).number
        return element("table", [.class("sp-month")]) {
            caption(w("kit.month.\(month)"))
            thead {
                tr {
                    for day in Weekday.allCases {
                        th(.scope("col")) {
                            span(.aria("hidden", "true")) { w("settings.weekday.letter.\(day.rawValue)") }
                            span(.class("visually-hidden")) { w("settings.weekday.\(day.rawValue)") }
                        }
                    }
                }
            }
            tbody {
                for row in 0..<(lead + length + 6) / 7 {
                    tr {
                        for column in 0..<7 {
                            let place = row * 7 + column - lead
                            if (0..<length).contains(place) { cell(first.adding(place), w) } else { td("") }
                        }
                    }
                }
            }
        }
    }

    private func cell(_ day: CalendarDay, _ w: Words) -> HTML {
        let kind = kind(of: day), text = text(day, kind, w)
        return td(.class("sp-day sp-day-\(kind.rawValue)"), .title(text)) {
            String(day.day)
            if !kind.mark.isEmpty { span(.class("sp-day-mark"), .aria("hidden", "true")) { kind.mark } }
            span(.class("visually-hidden")) { " " + text }
        }
    }

    private func text(_ day: CalendarDay, _ kind: Kind, _ w: Words) -> String {
        let hours = calendar.openings(on: day).map(\.description).joined(separator: ", ")
        let name = calendar.holiday(on: day).map(w.holiday)
        return switch kind {
        case .open: hours
        case .closed, .shut: w("settings.calendar.day.\(kind.rawValue)")
        case .holiday: name ?? w("settings.calendar.day.holiday")
        case .half, .extra:
            [w("settings.calendar.day.\(kind.rawValue)"), name, hours].compactMap { $0 }.joined(separator: ", ")
        }
    }

    /// The days that are not as their weekday, in words and in order.
    private func special(_ w: Words) -> HTML? {
        let rows = days.map { ($0, kind(of: $0)) }.filter { ![.open, .closed].contains($0.1) }
        guard !rows.isEmpty else { return nil }
        return details(.class("sp-fold")) {
            summary(w("settings.calendari.special", ["n": rows.count]))
            ul(.class("sp-year-list")) {
                for (day, kind) in rows {
                    li {
                        strong(w("settings.calendar.date", from: date(day, w)))
                        ": " + text(day, kind, w)
                    }
                }
            }
        }
    }

    private func date(_ day: CalendarDay, _ w: Words) -> [String: any CustomStringConvertible] {
        [
            "weekday": w("settings.weekday.\(day.weekday.rawValue)"), "day": day.day,
            "month": w("kit.month.\(day.month)"),
        ]
    }

    private var days: [CalendarDay] {
        let first = CalendarDay.first(of: 1, number)
        return (0..<CalendarDay.first(of: 1, number + 1).number - first.number).map { first.adding($0) }
    }

    private func monday(of day: CalendarDay) -> CalendarDay {
        var day = day
        while day.weekday != .mon { day = day.adding(-1) }
        return day
    }
}

import Domain
import Foundation

/// The working calendars, with their week at a glance.
struct CalendarListPage: Sendable {
    let calendars: [WorkingCalendar]

    func html(_ s: SettingsFrame) -> HTML {
        let w = s.w
        let columns = ["calendar", "week", "holidays", "zone"].map { w("settings.label.\($0)") }
        return settingsPage(s) {
            settingsHead(s, .calendars, add: w("settings.calendari.add"))
            if calendars.isEmpty {
                emptyState(w("settings.empty"), icon: .calendar)
            } else {
                table(caption: SettingsPlace.calendars.name(w), columns: columns.map { Column($0) }) {
                    for calendar in calendars {
                        tr {
                            td(.data("label", columns[0])) {
                                div {
                                    a(.href(CalendarPage.address(calendar)), .class("sp-entry-link")) { calendar.name }
                                    mark(calendar, s)
                                }
                            }
                            td(.data("label", columns[1])) { div { week(calendar, w) } }
                            td(.data("label", columns[2])) { holidays(calendar, w) }
                            td(.data("label", columns[3])) { calendar.written.zone }
                        }
                    }
                }
            }
        }
    }

    private func mark(_ calendar: WorkingCalendar, _ s: SettingsFrame) -> HTML? {
        guard let from = calendar.validity.from, from > s.frame.now else { return nil }
        return badge(s.w("settings.begins", ["day": s.w.shortDay(from)]), .info)
    }

    /// Days with the same hours stand together: `lun–gio 08:00-18:00`.
    private func week(_ calendar: WorkingCalendar, _ w: Words) -> HTML {
        var parts: [(days: [Weekday], openings: [Opening])] = []
        for day in Weekday.allCases {
            let openings = calendar.openings(on: day)
            if let last = parts.last, last.openings == openings {
                parts[parts.count - 1].days.append(day)
            } else {
                parts.append(([day], openings))
            }
        }
        return fragment {
            for part in parts where !part.openings.isEmpty {
                span(.class("sp-week-part")) {
                    strong(days(part.days, w))
                    " " + part.openings.map(\.description).joined(separator: ", ")
                }
            }
        }
    }

    private func days(_ days: [Weekday], _ w: Words) -> String {
        let names = [days.first, days.count > 1 ? days.last : nil].compactMap { $0 }
        return names.map { w("settings.weekday.short.\($0.rawValue)") }.joined(separator: "–")
    }

    private func holidays(_ calendar: WorkingCalendar, _ w: Words) -> String {
        let sets = calendar.written.holidays.compactMap { HolidaySet(rawValue: $0) }
        let others = calendar.holidays.count - sets.count
        let names = sets.map { w("settings.set.\($0.rawValue)") }
        let rest = others == 0 ? [] : [w("settings.calendar.rules", ["n": others])]
        return names.isEmpty && rest.isEmpty ? "–" : (names + rest).joined(separator: ", ")
    }
}

import Domain
import Foundation

/// What the values of a field may be called by who types a search, in Italian and in English.
enum SearchNames {
    static let states: [String: [TicketState]] = {
        var names: [String: [TicketState]] = [
            "aperta": TicketState.active + TicketState.waiting, "open": TicketState.active + TicketState.waiting,
            "attesa": TicketState.waiting, "waiting": TicketState.waiting,
            "finita": TicketState.ended, "ended": TicketState.ended, "nuova": [.new], "smistamento": [.triage],
            "assegnata": [.assigned], "lavorazione": [.inProgress], "problema": [.onKnownProblem],
            "risolta": [.resolved], "chiusa": [.closed], "annullata": [.cancelled],
        ]
        for state in TicketState.registered { names[state.rawValue] = [state] }
        return names
    }()

    static let channels: [String: ChannelKind] = {
        var names: [String: ChannelKind] = [
            "modulo": .web, "posta": .email, "mail": .email, "e-mail": .email, "telefono": .phone,
            "sportello": .counter,
        ]
        for channel in ChannelKind.allCases { names[channel.rawValue] = channel }
        return names
    }()

    static let priorities: [String: Priority] = {
        var names: [String: Priority] = [:]
        for priority in Priority.allCases {
            names[String(priority.rawValue)] = priority
            names["p\(priority.rawValue)"] = priority
        }
        return names
    }()

    static let me: Set<String> = ["io", "me", "mia", "mie"]
    static let nobody: Set<String> = ["nessuno", "nobody", "none"]

    /// The days a value means: `2026-03-01`, `1/3/2026`, a month `2026-03` or `3/2026`, a year `2026`, `oggi`, `ieri`. The words for days
    /// are those of `SearchQuery.Field` too.
    static func days(_ value: String, today: CalendarDay, yesterday: CalendarDay) -> ClosedRange<CalendarDay>? {
        switch value.folded {
        case "oggi", "today": return today...today
        case "ieri", "yesterday": return yesterday...yesterday
        default: break
        }
        var parts = value.split(whereSeparator: { "-/.".contains($0) }).map { Int($0) }
        if let first = parts.first ?? nil, first < 1000 { parts.reverse() }
        guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }), let year = parts[0],
            (1900...2999).contains(year)
        else { return nil }
        let month = parts.count > 1 ? parts[1] : nil
        if parts.count == 3, let month, let day = parts[2] {
            return CalendarDay(year: year, month: month, day: day).map { $0...$0 }
        }
        if let month, !(1...12).contains(month) { return nil }
        guard let first = CalendarDay(year: year, month: month ?? 1, day: 1),
            let last = CalendarDay(
                year: year, month: month ?? 12, day: CalendarDay.days(in: month ?? 12, of: year))
        else { return nil }
        return first...last
    }
}

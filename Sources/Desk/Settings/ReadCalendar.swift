import Domain
import Formats

extension WorkingCalendar {
    /// A calendar over what there is: a key that is absent keeps its value, one that is there is the whole of it.
    init(_ r: SettingsReader, over old: WorkingCalendar?) throws {
        let name = try r.required("name"), was = old?.written ?? WrittenCalendar(name: name)
        let written = WrittenCalendar(
            name: name, zone: try r.text("zone", or: was.zone), holidays: try r.texts("holidays", or: was.holidays),
            week: try r.openings("week", or: was.week), exceptions: try r.openings("exceptions", or: was.exceptions))
        let validity = try r.validity(or: old?.validity ?? .always)
        do {
            try self.init(id: old?.id ?? ID(0), written, validity: validity)
        } catch {
            throw SettingsProblem(
                line: r.line(of: error), message: "\(r.place): \(name): \(error.key): \(SettingsWords.sentence(error))")
        }
    }
}

extension CalendarProblem {
    /// The key of the document it is about.
    public var key: String {
        switch field {
        case .name: "name"
        case .zone: "zone"
        case .holidays: "holidays"
        case .exceptions: "exceptions"
        case .week(nil): "week"
        case .week(let day?): "week: \(day.rawValue)"
        }
    }
}

extension SettingsReader {
    /// Days and their openings; an opening alone is a list of one, nothing is a day that is closed.
    func openings(_ key: String, or was: [String: [String]]) throws -> [String: [String]] {
        guard let value = self[key] else { return was }
        switch value.content {
        case .null: return [:]
        case .map(let days):
            let reader = try SettingsReader(value, in: "\(place): \(key)", keys: Set(days.map(\.key)))
            return Dictionary(
                try days.map { ($0.key, try reader.texts($0.key, or: [])) }, uniquingKeysWith: { first, _ in first })
        case .word, .text, .list: throw problem(key, "a map of days and openings is expected")
        }
    }

    /// The line of what is wrong with a calendar, as near as the document tells.
    func line(of problem: CalendarProblem) -> Int {
        switch problem.field {
        case .name: line("name")
        case .zone: line("zone")
        case .holidays: line("holidays", item: problem.text)
        case .exceptions: line("exceptions", day: String(problem.text.prefix { $0 != " " }), item: problem.text)
        case .week(let day): line("week", day: day?.rawValue ?? problem.text, item: problem.text)
        }
    }

    private func line(_ key: String, day: String? = nil, item text: String = "") -> Int {
        guard let value = self[key] else { return line }
        switch value.content {
        case .map(let days):
            let openings = days.filter { Self.items($0.value).contains { $0.text == text } }
            return (days.first { $0.key == day } ?? openings.first)?.line ?? value.line
        case .list: return Self.items(value).first { $0.text == text }?.line ?? value.line
        case .null, .word, .text: return value.line
        }
    }

    private static func items(_ value: YAML) -> [(text: String, line: Int)] {
        switch value.content {
        case .word(let text), .text(let text): [(text, value.line)]
        case .list(let items): items.flatMap(Self.items)
        case .null, .map: []
        }
    }
}

extension SettingsWords {
    private static let sets = HolidaySet.allCases.map(\.rawValue).joined(separator: ", ")

    /// What is wrong with a calendar, to stand after the place.
    public static func sentence(_ problem: CalendarProblem) -> String {
        let text = problem.text
        return switch problem.reason {
        case .missing: "must be there"
        case .tooLong: "is too long (200 characters at most)"
        case .tooMany: "holds too much"
        case .unknownZone: "\(text) is no zone: Europe/Rome is one"
        case .wrongRule:
            "\(text) is no holiday: a set (\(sets)), a day (06-29), a date (2026-06-29), easter+1, last mon may"
        case .wrongWeekday: "\(text) is none of \(Weekday.allCases.map(\.rawValue).joined(separator: ", "))"
        case .wrongDate: "\(text) is no date: 2026-12-24 is one"
        case .wrongOpening: "\(text) is no opening: 08:00-13:00 is one"
        case .overlapping: "these overlap: \(text)"
        case .skippedTime: "\(text): a time that the clocks skip when summer time begins"
        case .neverOpens:
            text.isEmpty ? "a calendar must open on some day" : "the calendar would be closed for the whole of \(text)"
        }
    }

    /// Why a text is no instant.
    public static func sentence(_ problem: InstantProblem) -> String {
        switch problem {
        case .wrong: "is no instant: 2026-11-25T09:30:00+01:00 is one"
        case .skipped: "does not exist: the clocks skip it when summer time begins"
        case .twice: "comes twice, because summer time ends that night: write it with its offset"
        }
    }
}

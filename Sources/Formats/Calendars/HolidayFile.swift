import CLibical
import Domain

/// The holidays of an iCalendar file (RFC 5545): events of whole days, of one day or several, once or every year.
public struct HolidayFile: Sendable, Equatable {
    /// Bytes of a file; the holidays of a century are a tenth of it.
    public static let mostBytes = 1_000_000
    /// Holidays of a file, days of long closures counted one by one.
    public static let mostDays = WrittenCalendar.mostRules
    /// Days of one event: a closure of a season, not a life.
    static let longest = 120
    /// Components in one another; a calendar with events and alarms has three.
    static let deepest = 8

    /// Why a file gives nothing.
    public enum Failure: String, Error, Sendable, CaseIterable { case tooBig, notCalendar, tooMany, empty }

    /// An event that is no holiday of ours, and why.
    public struct Skipped: Sendable, Equatable {
        public enum Reason: String, Sendable, CaseIterable { case timed, cancelled, recurrence, tooLong, wrongDate }
        public let name: String
        public let reason: Reason
    }

    /// In the order of the file, each once.
    public let rules: [HolidayRule]
    public let skipped: [Skipped]

    public init(_ text: String) throws(Failure) {
        if text.utf8.count > Self.mostBytes { throw .tooBig }
        guard Self.isShallow(text), let root = icalparser_parse_string(text) else { throw .notCalendar }
        defer { icalcomponent_free(root) }
        let events = Self.calendars(root).flatMap { HolidayEvent.all(in: $0) }
        if icalcomponent_isa(root) != ICAL_VCALENDAR_COMPONENT && events.isEmpty { throw .notCalendar }
        var rules: [HolidayRule] = [], skipped: [Skipped] = [], seen = Set<HolidayRule>()
        for event in events {
            switch event.reading {
            case .success(let found): rules += found.filter { seen.insert($0).inserted }
            case .failure(let reason): skipped.append(Skipped(name: event.name, reason: reason))
            }
            if rules.count > Self.mostDays || skipped.count > Self.mostDays { throw .tooMany }
        }
        if rules.isEmpty && skipped.isEmpty { throw .empty }
        self.rules = rules
        self.skipped = skipped
    }

    /// The library frees components in one another by recursion: a file of BEGIN lines alone would end the process.
    private static func isShallow(_ text: String) -> Bool {
        var depth = 0
        for line in text.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let word = String(decoding: line.prefix(6), as: UTF8.self).uppercased()
            if word == "BEGIN:" { depth += 1 }
            if word.hasPrefix("END:") { depth -= 1 }
            if depth > deepest { return false }
        }
        return true
    }

    /// A file may hold several calendars one after the other.
    private static func calendars(_ root: OpaquePointer) -> [OpaquePointer] {
        if icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT { return [root] }
        var found: [OpaquePointer] = []
        var next = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT)
        while let calendar = next {
            found.append(calendar)
            next = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)
        }
        return found
    }
}

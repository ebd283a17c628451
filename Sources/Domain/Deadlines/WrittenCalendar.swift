/// A working calendar as people and files write it; `WorkingCalendar` is made of it.
public struct WrittenCalendar: Sendable, Equatable, Codable {
    /// Rules, dates and sets of one calendar.
    public static let mostRules = 2000

    public var name: String
    /// An IANA zone, such as `Europe/Rome`.
    public var zone: String
    /// Rules, dates and names of sets (`HolidayRule`).
    public var holidays: [String]
    /// `mon` ... `sun` and their openings; a day that is absent is closed.
    public var week: [String: [String]]
    /// Dates with openings of their own, on holidays too; none closes the day.
    public var exceptions: [String: [String]]

    public init(
        name: String, zone: String = "Europe/Rome", holidays: [String] = [], week: [String: [String]] = [:],
        exceptions: [String: [String]] = [:]
    ) {
        self.name = name
        self.zone = zone
        self.holidays = holidays
        self.week = week
        self.exceptions = exceptions
    }
}

/// Why a calendar is refused: where, what was written there, and what is wrong with it.
public struct CalendarProblem: Error, Sendable, Hashable {
    public enum Field: Sendable, Hashable {
        case name, zone, holidays, exceptions
        /// The whole week, or one day of it.
        case week(Weekday?)
    }

    public enum Reason: String, Sendable, CaseIterable {
        case missing, tooLong, tooMany
        case unknownZone
        /// No rule, date or set.
        case wrongRule
        /// No day of the week.
        case wrongWeekday
        /// No date.
        case wrongDate
        /// No `08:00-13:00`.
        case wrongOpening
        case overlapping
        /// A time of that night which summer time skips.
        case skippedTime
        /// Open on no day of some year.
        case neverOpens
    }

    public let field: Field
    public let reason: Reason
    /// The part that is wrong; empty when the whole field is.
    public let text: String

    public init(_ field: Field, _ reason: Reason, _ text: String = "") {
        self.field = field
        self.reason = reason
        self.text = text
    }
}

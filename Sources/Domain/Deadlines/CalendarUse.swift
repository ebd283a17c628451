/// What is reckoned with a calendar, as people who would change it must know.
public struct CalendarUse: Sendable, Equatable {
    public let name: String

    public init(name: String) { self.name = name }
}

extension WorkingCalendar {
    /// Who uses it. Nothing refers to calendars yet; what will, is listed here.
    public var uses: [CalendarUse] { [] }
}

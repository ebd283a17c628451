import Foundation

extension TimeZone {
    /// The first instant of a day by the clock of the zone.
    public func start(of day: CalendarDay) -> Date { Instants.date(WallClock(self).instant(day, minute: 0)) }

    /// The first instant that is not of the day any more.
    public func end(of day: CalendarDay) -> Date { start(of: CalendarDay(number: day.number + 1)) }

    /// The day the calendar on the wall shows, so many days after.
    public func day(at instant: Date, adding days: Int = 0) -> CalendarDay {
        let instant = Instants.milliseconds(instant)
        let local = instant + WallClock(self).offset(at: instant)
        return CalendarDay(number: Int(Instants.floor(local, by: Instants.day)) + days)
    }
}

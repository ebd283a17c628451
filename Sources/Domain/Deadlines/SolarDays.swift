import Foundation

extension WorkingCalendar {
    /// Solar days a term may have: ten years.
    public static let mostSolarDays = 3660

    /// The last millisecond of the day so many calendar days after that of `from` (which does not count), by the clock of
    /// the zone; a term that ends on a Sunday or a holiday ends on the next day that is neither (art. 155 c.p.c., art.
    /// 2963 c.c.). Openings and exceptions of the office do not move it.
    /// - Parameter skippingSaturdays: for terms that do not end on a Saturday either, as those of acts of a trial.
    public func deadline(from: Date, solarDays: Int, skippingSaturdays: Bool = false) -> Date {
        var day = self.day(of: from).adding(min(max(solarDays, 0), Self.mostSolarDays))
        // A calendar that opens in each year has a day that is no holiday; weeks of them do not exist.
        while isRest(day, skippingSaturdays) { day = day.adding(1) }
        return Instants.date(WallClock(zone).instant(day.adding(1), minute: 0) - 1)
    }

    /// The day an instant falls on, by the clock of the zone.
    public func day(of instant: Date) -> CalendarDay {
        let local = Instants.milliseconds(instant) + WallClock(zone).offset(at: Instants.milliseconds(instant))
        return CalendarDay(number: Int(clamping: Instants.floor(local, by: Instants.day)))
    }

    private func isRest(_ day: CalendarDay, _ skippingSaturdays: Bool) -> Bool {
        day.weekday == .sun || (skippingSaturdays && day.weekday == .sat) || holiday(on: day) != nil
    }
}

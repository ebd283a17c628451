extension WrittenCalendar {
    /// What a desk begins with: Monday to Friday from 8 to 18, on the national holidays of Italy closed.
    public static let ordinary = WrittenCalendar(
        name: "ordinario", holidays: [HolidaySet.italy.rawValue],
        week: Dictionary(
            uniqueKeysWithValues: [Weekday.mon, .tue, .wed, .thu, .fri].map { ($0.rawValue, ["08:00-18:00"]) }))
}

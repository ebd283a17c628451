/// Easter Sunday by the Gregorian reckoning.
public enum Easter {
    public static func sunday(of year: Int) -> CalendarDay {
        let golden = year % 19, century = year / 100, rest = year % 100
        let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let sum = epact + weekday - 7 * shift + 114
        return CalendarDay(number: CalendarDay.first(of: sum / 31, year).number + sum % 31)
    }
}

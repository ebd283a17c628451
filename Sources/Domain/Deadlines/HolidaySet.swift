/// Holidays known by one name.
public enum HolidaySet: String, Sendable, CaseIterable {
    /// The national holidays of Italy (law 260/1949 and what amended it). Sundays are the week's business.
    case italy
    /// The patrons of Rome and of Latina; other towns write their day.
    case rome, latina

    var rules: [(KnownHoliday, HolidayRule)] {
        switch self {
        case .italy: Self.national
        case .rome: [(.rome, HolidayRule(.fixed(month: 6, day: 29)))]
        // Santa Maria Goretti: San Marco, the other patron, falls on 25 April (statute of the town).
        case .latina: [(.latina, HolidayRule(.fixed(month: 7, day: 6)))]
        }
    }

    // The days that law 54/1977 abolished for good are left out: no request is that old.
    private static let national: [(KnownHoliday, HolidayRule)] = [
        (.newYear, HolidayRule(.fixed(month: 1, day: 1))),
        // Taken away in 1977, given back by DPR 792/1985.
        (.epiphany, HolidayRule(.fixed(month: 1, day: 6), from: 1986)),
        (.easterMonday, HolidayRule(.easter(offset: 1))),
        (.liberation, HolidayRule(.fixed(month: 4, day: 25))),
        (.labour, HolidayRule(.fixed(month: 5, day: 1))),
        // Moved to the first Sunday in 1977, given back by law 336/2000.
        (.republic, HolidayRule(.fixed(month: 6, day: 2), from: 2001)),
        (.assumption, HolidayRule(.fixed(month: 8, day: 15))),
        // Law 151/2025.
        (.saintFrancis, HolidayRule(.fixed(month: 10, day: 4), from: 2026)),
        (.allSaints, HolidayRule(.fixed(month: 11, day: 1))),
        (.immaculate, HolidayRule(.fixed(month: 12, day: 8))),
        (.christmas, HolidayRule(.fixed(month: 12, day: 25))),
        (.saintStephen, HolidayRule(.fixed(month: 12, day: 26))),
    ]
}

/// The holidays of the sets, each with words of its own on the screens.
public enum KnownHoliday: String, Sendable, CaseIterable {
    case newYear, epiphany, easterMonday, liberation, labour, republic, assumption, saintFrancis, allSaints, immaculate
    case christmas, saintStephen, rome, latina
}

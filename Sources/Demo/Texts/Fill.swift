import Domain

/// What fills the blanks of one text: things that were true around the moment it was written.
struct Fill {
    static let months = [
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ]
    static let cities = [
        "Latina", "Roma", "Bologna", "Bari", "Torino", "Palermo", "Cagliari", "Trieste", "Perugia", "Napoli", "Genova",
        "Ancona", "Potenza", "L'Aquila", "Trento", "Catanzaro", "Verona", "Lecce", "Sassari", "Udine",
    ]
    static let banks = [
        "Banca del Golfo", "Banca dei Colli", "Cassa Rurale delle Valli", "Credito della Pianura", "Banca Tre Torri",
        "Banco dei Due Mari",
    ]
    static let items = [
        "l'indennità di amministrazione", "il compenso per lo straordinario", "l'assegno per il nucleo familiare",
        "il premio di produttività", "l'indennità di turno", "il compenso per gli esami", "l'indennità di trasferta",
    ]

    let day: TownCalendar.Day
    let body: String
    let school: String

    func callAsFunction(_ blank: Phrase.Blank, _ dice: inout Dice) -> String {
        switch blank {
        case .month: Self.months[(day.month + 10 - (day.day > 22 ? dice.below(2) - 1 : dice.below(2))) % 12]
        case .year: String(day.year - 1)
        case .day: "\(dice.from(1...28)) \(Self.months[(day.month + 10 - dice.below(3)) % 12])"
        case .amount: Self.amount(dice.from(1_250...248_000))
        case .days: String(dice.from(3...20))
        case .city: dice.pick(Self.cities)
        case .body: body.isEmpty ? "un ente di \(dice.pick(Self.cities))" : "\(body)"
        case .bank: dice.pick(Self.banks)
        case .school: school
        case .count: String(dice.from(2...28))
        case .time: "\(dice.from(8...19)):\(dice.from(10...59))"
        case .number: String(dice.from(100_000...999_999))
        case .item: dice.pick(Self.items)
        case .colleague: dice.pick(Names.female) + " " + dice.pick(Names.family)
        }
    }

    /// `1.842,30 euro`.
    private static func amount(_ cents: Int) -> String {
        let euros = cents / 100, rest = cents % 100
        let grouped =
            euros < 1000 ? String(euros) : "\(euros / 1000).\(String(1000 + euros % 1000).dropFirst())"
        return "\(grouped),\(rest < 10 ? "0" : "")\(rest) euro"
    }
}

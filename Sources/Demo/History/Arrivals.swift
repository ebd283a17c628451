import Domain
import Foundation

/// When requests come and what about: week, day and year have their curves, a few triples have their season.
struct Arrivals: Sendable {
    /// Monday ... Sunday, in percent.
    private static let week = [24.0, 22, 20, 18, 14, 1.5, 0.5]
    /// Hours 0 ... 23: people write at half past ten and at half past three.
    private static let hours = Weighted(
        zip(
            0..<24,
            [0.4, 0.2, 0.1, 0.1, 0.1, 0.3, 1.2, 3.0, 7.5, 11.0, 14.0, 11.5, 7.0, 5.5, 8.0, 11.0, 8.0, 4.5, 2.6, 1.8]
                + [1.6, 1.4, 1.0, 0.7]
        ).map { ($0, $1) })
    /// The most asked ten are 55 in a hundred.
    private static let zipf = 1.02
    private static let outageFactor = 15.0

    private let calendar: TownCalendar
    private let triples: [Triple]
    private let shares: [Double]
    private let perDay: [Int]
    /// The two days on which the portal was down: a Tuesday and a Wednesday five months before the end.
    private let outage: Range<Int>

    init(_ calendar: TownCalendar, _ town: TownCatalogue, total: Int) {
        self.calendar = calendar
        triples = town.byFrequency
        shares = triples.indices.map { pow(Double($0 + 1), -Self.zipf) }
        var down = max(0, calendar.count - 150)
        while calendar.days[down].weekday != 2 || !calendar.days[down + 1].isWorking { down += 1 }
        outage = down..<down + 2
        let (triples, shares, outage) = (triples, shares, outage)
        let weights = (0..<calendar.count).map { index in
            let about = zip(triples, shares).reduce(0.0) { $0 + $1.1 * Self.season($1.0, index, calendar, outage) }
            return Self.weight(calendar.days[index], index, of: calendar.count) * about
        }
        perDay = Self.distribute(total, weights)
    }

    /// The requests of one day, in order of time.
    func day(_ index: Int, _ dice: inout Dice) -> [(at: Int64, triple: Triple)] {
        let day = calendar.days[index]
        let about = Weighted(
            zip(triples, shares).map { ($0, $1 * Self.season($0, index, calendar, outage)) })
        return (0..<perDay[index]).map { _ in
            let hour = Int64(Self.hours.pick(&dice))
            let at = day.start + hour * TownCalendar.hour + Int64(dice.below(Int(TownCalendar.hour)))
            return (at, about.pick(&dice))
        }.sorted { $0.at < $1.at }
    }

    private static func weight(_ day: TownCalendar.Day, _ index: Int, of count: Int) -> Double {
        // The town grows by a fifth in 18 months; August is quiet, Christmas quieter.
        let growth = 1 + 0.2 * Double(index) / Double(max(count, 1))
        let quiet = day.month == 8 ? 0.6 : day.month == 12 && day.day > 23 ? 0.5 : 1
        return week[day.weekday - 1] * (day.isHoliday ? 0.06 : 1) * growth * quiet
    }

    private static func season(
        _ triple: Triple, _ index: Int, _ calendar: TownCalendar, _ outage: Range<Int>
    ) -> Double {
        let day = calendar.days[index], code = triple.code
        if code.hasPrefix("STI"), (20...24).contains(day.day) { return 2.2 }
        if code.hasPrefix("FIS-CU"), day.month == 3 { return 1.8 }
        if code.hasPrefix("FIS-730"), day.month == 6 || day.month == 7 { return 1.6 }
        if code.hasPrefix("SCU-SUP"), day.month >= 10 { return 2 }
        if code == "APP-POR-01", outage.contains(index) { return outageFactor }
        return 1
    }

    /// Whole requests a day that add up to the total.
    private static func distribute(_ total: Int, _ weights: [Double]) -> [Int] {
        let sum = weights.reduce(0, +)
        var (seen, given) = (0.0, 0)
        return weights.map { weight in
            seen += weight
            let until = sum > 0 ? Int((seen / sum * Double(total)).rounded()) : 0
            defer { given = until }
            return until - given
        }
    }
}

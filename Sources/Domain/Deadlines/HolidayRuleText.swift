extension HolidayRule: LosslessStringConvertible {
    /// Years a rule may name: beyond them nobody has a plan.
    public static let years = 1900...2200
    /// Easter-relative holidays lie between carnival and the weeks after Whitsun.
    static let easterOffsets = -100...200
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    private static let places = ["1st", "2nd", "3rd", "4th", "5th"]
    private static let longestName = 100

    /// Nil for a text that is no rule.
    public init?(_ description: String) {
        let halves = description.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        var words = halves[0].lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        let name = halves.count > 1 ? String(halves[1]).tidied : ""
        guard halves.count == 1 || !name.isEmpty, name.count <= Self.longestName else { return nil }
        var from: Int?, until: Int?
        while words.count > 2, let year = Self.year(words[words.count - 1]) {
            switch words[words.count - 2] {
            case "from" where from == nil: from = year
            case "until" where until == nil: until = year
            default: return nil
            }
            words.removeLast(2)
        }
        if let from, let until, until < from { return nil }
        guard let day = Self.day(words) else { return nil }
        self.init(day, from: from, until: until, name: name)
    }

    public var description: String {
        let years = (from.map { " from \($0)" } ?? "") + (until.map { " until \($0)" } ?? "")
        return dayText + years + (name.isEmpty ? "" : " = \(name)")
    }

    private var dayText: String {
        switch day {
        case .fixed(let month, let day): "\(Self.two(month))-\(Self.two(day))"
        case .easter(let offset): offset == 0 ? "easter" : offset > 0 ? "easter+\(offset)" : "easter\(offset)"
        case .nth(let place, let weekday, let month):
            "\(place.map { Self.places[$0 - 1] } ?? "last") \(weekday.rawValue) \(Self.months[month - 1])"
        case .date(let date): date.description
        case .set(let set): set.rawValue
        }
    }

    private static func day(_ words: [String]) -> Day? {
        if words.count == 3 { return nth(words) }
        guard words.count == 1 else { return nil }
        let word = words[0]
        if let set = HolidaySet(rawValue: word) { return .set(set) }
        if word.hasPrefix("easter") { return easter(word.dropFirst("easter".count)) }
        if let date = CalendarDay(word) { return years.contains(date.year) ? .date(date) : nil }
        // A year with 29 February, so that the day can be named.
        guard word.utf8.count == 5, let day = CalendarDay("2000-" + word) else { return nil }
        return .fixed(month: day.month, day: day.day)
    }

    private static func easter(_ offset: Substring) -> Day? {
        if offset.isEmpty { return .easter(offset: 0) }
        guard let sign = offset.first, "+-".contains(sign), let days = Int(offset), easterOffsets.contains(days) else {
            return nil
        }
        return .easter(offset: days)
    }

    private static func nth(_ words: [String]) -> Day? {
        guard let weekday = Weekday(rawValue: words[1]), let month = months.firstIndex(of: words[2]) else { return nil }
        if words[0] == "last" { return .nth(nil, weekday, month: month + 1) }
        return places.firstIndex(of: words[0]).map { .nth($0 + 1, weekday, month: month + 1) }
    }

    private static func year(_ word: String) -> Int? {
        guard word.utf8.count == 4, let year = Int(word), years.contains(year) else { return nil }
        return year
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

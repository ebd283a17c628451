/// How long a promise gives, written `30 min`, `8 h`, `1 h 30 min` (working time of a calendar) or `30 days` (solar days).
public enum PromiseTerm: Sendable, Hashable, LosslessStringConvertible {
    case working(minutes: Int)
    case solar(days: Int)

    /// A term is never longer: a year of a desk that is always open, ten years of days.
    public static let mostMinutes = 366 * 24 * 60

    /// Nil for a text that is no term, and for nothing and less than nothing.
    public init?(_ description: String) {
        let words = description.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty, words.count.isMultiple(of: 2) else { return nil }
        let parts = stride(from: 0, to: words.count, by: 2).map { (Int(words[$0]), words[$0 + 1]) }
        switch parts.map(\.1) {
        case ["min"]: self.init(minutes: parts[0].0)
        case ["h"]: self.init(minutes: parts[0].0.flatMap(Self.minutes(ofHours:)))
        case ["h", "min"]:
            guard let hours = parts[0].0.flatMap(Self.minutes(ofHours:)), let rest = parts[1].0, (0..<60).contains(rest)
            else { return nil }
            self.init(minutes: hours + rest)
        case ["days"], ["day"]:
            guard let days = parts[0].0, (1...WorkingCalendar.mostSolarDays).contains(days) else { return nil }
            self = .solar(days: days)
        default: return nil
        }
    }

    private init?(minutes: Int?) {
        guard let minutes, (1...Self.mostMinutes).contains(minutes) else { return nil }
        self = .working(minutes: minutes)
    }

    private static func minutes(ofHours hours: Int) -> Int? {
        (0...mostMinutes / 60).contains(hours) ? hours * 60 : nil
    }

    public var description: String {
        switch self {
        case .working(let minutes) where minutes < 60: "\(minutes) min"
        case .working(let minutes) where minutes.isMultiple(of: 60): "\(minutes / 60) h"
        case .working(let minutes): "\(minutes / 60) h \(minutes % 60) min"
        case .solar(let days): "\(days) days"
        }
    }
}

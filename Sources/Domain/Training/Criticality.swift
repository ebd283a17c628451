/// What is counted of the requests of one triple: those of four weeks, and how many there were in the twelve before.
public struct TripleFigures: Sendable, Equatable, Codable {
    /// Requests that came in during the four weeks, and during the twelve weeks before.
    public var requests: Int
    public var before: Int
    /// Of those of the four weeks: a promise was broken; it was opened again; the same person had asked the same within
    /// ninety days.
    public var breached: Int
    public var reopened: Int
    public var recurrent: Int
    /// How often they were handed over from a group to another. An escalation is the way a triple has, and no bounce.
    public var bounces: Int
    /// Those that were voted on, and those whose last vote is low: thumbs down, one or two of five.
    public var rated: Int
    public var lowRated: Int

    public init(
        requests: Int = 0, before: Int = 0, breached: Int = 0, reopened: Int = 0, recurrent: Int = 0, bounces: Int = 0,
        rated: Int = 0, lowRated: Int = 0
    ) {
        self.requests = requests
        self.before = before
        self.breached = breached
        self.reopened = reopened
        self.recurrent = recurrent
        self.bounces = bounces
        self.rated = rated
        self.lowRated = lowRated
    }
}

/// How critical a triple is ("indice di criticità"), and of what it is made.
public struct Criticality: Sendable, Equatable {
    /// One thing that is weighed.
    public enum Measure: String, Sendable, Codable, CaseIterable {
        case growth, breached, reopened, recurrent, bounces, lowRated = "low_rated"

        public var weight: Double {
            switch self {
            case .growth: 0.30
            case .breached: 0.25
            case .reopened: 0.15
            case .recurrent, .bounces, .lowRated: 0.10
            }
        }
    }

    /// One part of the sum.
    public struct Part: Sendable, Equatable, Codable {
        public var measure: Measure
        /// A share, a mean or a growth; nil when nothing could be measured, which weighs nothing.
        public var value: Double?
        /// Standard deviations from the mean of the triples.
        public var deviation: Double
        /// What it adds to the index.
        public var points: Double

        public init(measure: Measure, value: Double?, deviation: Double, points: Double) {
            self.measure = measure
            self.value = value
            self.deviation = deviation
            self.points = points
        }
    }

    /// Weeks that are looked at, and weeks before them that growth is measured by.
    public static let weeks = 4, weeksBefore = 12
    /// Fewer requests say nothing.
    public static let fewest = 20
    /// From here on a triple is critical.
    public static let threshold = 65.0
    /// Days within which the same request of the same person is recurrent.
    public static let recurrenceDays = 90

    /// The code of the triple.
    public var triple: String
    public var figures: TripleFigures
    /// From 0 to 100, to one decimal; nil with too few requests ("n.d.").
    public var index: Double?
    /// Empty without an index.
    public var parts: [Part]

    public init(triple: String, figures: TripleFigures, index: Double? = nil, parts: [Part] = []) {
        self.triple = triple
        self.figures = figures
        self.index = index
        self.parts = parts
    }

    public var isCritical: Bool { index.map { $0 >= Self.threshold } ?? false }

    /// Of every triple, by its code: what has enough requests is compared with what else has.
    public static func all(_ figures: [String: TripleFigures]) -> [Criticality] {
        // In one order, so that sums of doubles come out the same each time.
        let weighed = figures.filter { $0.value.requests >= fewest }.sorted { $0.key < $1.key }
        let spreads = Measure.allCases.map { measure in
            (measure, Spread(weighed.compactMap { $0.value.value(measure) }))
        }
        return figures.sorted { $0.key < $1.key }.map { triple, own in
            guard own.requests >= fewest else { return Criticality(triple: triple, figures: own) }
            let parts = spreads.map { measure, spread in
                let value = own.value(measure), deviation = value.map(spread.deviation) ?? 0
                return Part(
                    measure: measure, value: value, deviation: deviation, points: 10 * measure.weight * deviation)
            }
            let sum = parts.reduce(50) { $0 + $1.points }
            return Criticality(
                triple: triple, figures: own, index: (min(max(sum, 0), 100) * 10).rounded() / 10, parts: parts)
        }
    }
}

extension TripleFigures {
    /// What is weighed by one measure; nil when nothing tells.
    func value(_ measure: Criticality.Measure) -> Double? {
        switch measure {
        case .growth: growth
        case .breached: share(breached)
        case .reopened: share(reopened)
        case .recurrent: share(recurrent)
        case .bounces: share(bounces)
        case .lowRated: rated > 0 ? Double(lowRated) / Double(rated) : nil
        }
    }

    /// How much more there is in a week than there was: 0.5 is half as many again. A mean of less than one a week counts as
    /// one, so that what begins from nothing has a growth too.
    private var growth: Double {
        let now = Double(requests) / Double(Criticality.weeks)
        let then = Double(before) / Double(Criticality.weeksBefore)
        return (now - then) / max(then, 1)
    }

    private func share(_ count: Int) -> Double? { requests > 0 ? Double(count) / Double(requests) : nil }
}

/// Mean and standard deviation of some values, all of which are there (so it is the population's).
private struct Spread {
    var mean = 0.0
    var width = 0.0

    init(_ values: [Double]) {
        guard !values.isEmpty else { return }
        let count = Double(values.count)
        mean = values.reduce(0, +) / count
        width = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    }

    /// Where all are the same, none stands out. What is left of rounding is no width.
    func deviation(_ value: Double) -> Double { width > 1e-9 ? (value - mean) / width : 0 }
}

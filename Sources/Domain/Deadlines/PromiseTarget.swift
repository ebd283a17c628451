/// What is promised by when, and for how many requests of a hundred; written `95% within 8 h`.
public struct PromiseTarget: Sendable, Hashable, LosslessStringConvertible {
    /// What stops the clock.
    public enum Aim: String, Sendable, Codable, CaseIterable, Comparable {
        /// A person has the request.
        case takeCharge = "take_charge"
        /// The desk wrote to the requester for the first time.
        case firstAnswer = "first_answer"
        /// The desk wrote again after the requester did.
        case nextAnswer = "next_answer"
        case solution

        public static func < (a: Self, b: Self) -> Bool { a.place < b.place }

        private var place: Int {
            switch self {
            case .takeCharge: 0
            case .firstAnswer: 1
            case .nextAnswer: 2
            case .solution: 3
            }
        }
    }

    public static let usualPercentage = 95

    public var term: PromiseTerm
    /// Requests of a hundred that must be in time, for the reports.
    public var percentage: Int

    public init(_ term: PromiseTerm, percentage: Int = usualPercentage) {
        self.term = term
        self.percentage = percentage
    }

    /// `95% within 8 h`, or `8 h` alone.
    public init?(_ description: String) {
        let halves = description.split(separator: "%", omittingEmptySubsequences: false).map { String($0).tidied }
        switch halves.count {
        case 1:
            guard let term = PromiseTerm(halves[0]) else { return nil }
            self.init(term)
        case 2:
            guard let share = Int(halves[0]), (1...100).contains(share), halves[1].lowercased().hasPrefix("within "),
                let term = PromiseTerm(String(halves[1].dropFirst("within ".count)))
            else { return nil }
            self.init(term, percentage: share)
        default: return nil
        }
    }

    public var description: String { "\(percentage)% within \(term)" }
}

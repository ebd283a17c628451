/// How soon a request needs an answer: P1 critical ... P4 low.
public enum Priority: Int, Sendable, Codable, CaseIterable, Comparable {
    case p1 = 1, p2, p3, p4

    public init?(code: String) {
        guard let found = Self.allCases.first(where: { $0.code == code.uppercased() }) else { return nil }
        self = found
    }

    public var code: String { "P\(rawValue)" }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

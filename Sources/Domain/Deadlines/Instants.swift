import Foundation

/// Instants as whole milliseconds since 1970 UTC: sums of them are exact.
enum Instants {
    static let minute: Int64 = 60_000
    static let day: Int64 = 86_400_000
    /// Years beyond these are no instants that a desk computes with; what lies outside counts as the end.
    private static let limit = 400_000_000.0 * 86_400

    static func milliseconds(_ date: Date) -> Int64 {
        Int64((min(max(date.timeIntervalSince1970, -limit), limit) * 1000).rounded())
    }

    static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }

    /// The quotient rounded down, also before 1970.
    static func floor(_ value: Int64, by unit: Int64) -> Int64 {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
        return rest < 0 ? quotient - 1 : quotient
    }
}

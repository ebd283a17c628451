import Domain
import Foundation
import Store

/// Identifiers of the demo town, in the form of the program's own (41 bits of milliseconds since 2020, then 22), but the
/// same each time.
struct TownIDs {
    private static let epoch: Int64 = 1_577_836_800_000
    private let moment: Int64
    private var count: Int64 = 0

    init(at moment: Date) { self.moment = moment.milliseconds }

    mutating func next<Owner>(_ type: Owner.Type = Owner.self) -> ID<Owner> {
        count += 1
        return Self.id(at: moment, low: count)
    }

    /// - Parameter low: 0 ..< 4,194,304; with the instant it makes the identifier one of its kind.
    static func id<Owner>(_ type: Owner.Type = Owner.self, at moment: Int64, low: Int64) -> ID<Owner> {
        ID((moment - epoch) << 22 | low)
    }
}

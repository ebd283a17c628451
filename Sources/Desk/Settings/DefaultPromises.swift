import Domain
import Foundation

/// What a desk promises before anybody has decided otherwise: the usual terms of an assistance contract by priority, and
/// the thirty days that L. 241/1990 art. 2 gives to who writes formally.
public enum DefaultPromises {
    /// The calendar they count by.
    public static let calendar = "ordinario"

    public static var all: [ServicePromise] { contracts + [formal] }

    private static let contracts: [ServicePromise] = [
        contract(.p1, takeCharge: 30, firstAnswer: 60, solution: 8 * 60),
        contract(.p2, takeCharge: 2 * 60, firstAnswer: 4 * 60, solution: 20 * 60),
        contract(.p3, takeCharge: 4 * 60, firstAnswer: 10 * 60, solution: 50 * 60),
        contract(.p4, takeCharge: 10 * 60, firstAnswer: 20 * 60, solution: 100 * 60),
    ]

    private static let formal = ServicePromise(
        id: ID(0), name: "Istanza formale (L. 241/1990)", kind: .statutory, position: 10, calendar: calendar,
        conditions: PromiseConditions(channel: .pec),
        targets: [.solution: PromiseTarget(.solar(days: 30), percentage: 100)], suspendsOnce: true)

    /// - Parameters: working minutes.
    private static func contract(_ priority: Priority, takeCharge: Int, firstAnswer: Int, solution: Int)
        -> ServicePromise
    {
        ServicePromise(
            id: ID(0), name: "Contratto \(priority.code)", position: priority.rawValue * 10, calendar: calendar,
            conditions: PromiseConditions(priority: priority),
            targets: [
                .takeCharge: PromiseTarget(.working(minutes: takeCharge)),
                .firstAnswer: PromiseTarget(.working(minutes: firstAnswer)),
                .solution: PromiseTarget(.working(minutes: solution), percentage: 90),
            ])
    }
}

import Desk
import Domain
import Foundation
import Store

extension World {
    /// The office begins to promise: a contract with the supplier, an agreement of the pay group, the term of the law.
    public func promise() async throws { _ = try await desk.apply(SettingsDocument(Self.promises)) }

    public static let promises = """
        promises:
          - {name: contratto, calendar: ordinario, takeCharge: 4 h, firstAnswer: 10 h, nextAnswer: 10 h, solution: 90% within 50 h}
          - {name: contratto P1, position: 5, calendar: ordinario, priority: P1, takeCharge: 30 min, solution: 8 h}
          - {name: accordo stipendi, kind: agreement, calendar: ordinario, group: L2-ECO, takeCharge: 2 h}
          - {name: L. 241/1990, kind: statutory, calendar: ordinario, channel: pec, solution: 100% within 30 days, suspendsOnce: true}
        """

    /// The clocks as lines: `solution contratto running`.
    public func clocks(of ticket: Ticket) async throws -> [String] {
        let now = clock.now
        return try await desk.database.read { [desk] c in
            let book = try desk.catalogues.current(c).promiseBook
            return try c.clocks(of: ticket.id).map { clock in
                "\(clock.aim.rawValue) \(book[clock.promise]?.name ?? "?") \(clock.state(at: now).rawValue)"
            }
        }
    }

    /// The deadline of the last clock with this aim.
    public func due(_ aim: PromiseTarget.Aim, of ticket: Ticket) async throws -> Date? {
        try await desk.database.read { c in try c.clocks(of: ticket.id).last { $0.aim == aim }?.dueAt }
    }
}

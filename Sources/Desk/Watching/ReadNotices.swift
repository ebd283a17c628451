import Domain
import Foundation
import Store

extension Desk {
    /// A person read one of their notices. Reading it twice is no mistake; one that is not theirs is not found by anybody.
    public func read(_ notice: ID<PersonalNotice>, as person: Operator) async throws {
        let now = now()
        let ticket = try await database.write { c in
            try c.read(notice, of: person.id, at: now).flatMap { try c.ticket($0) }
        }
        // The number in the header of their other pages.
        if let ticket { changes.tell(from: nil, to: ticket) }
    }

    /// A person read all their notices up to the newest they saw.
    /// - Returns: how many were not read.
    @discardableResult
    public func readNotices(upTo last: ID<PersonalNotice>, as person: Operator) async throws -> Int {
        let now = now()
        return try await database.write { c in try c.readNotices(of: person.id, upTo: last, at: now) }
    }

    /// Notices older than they are kept.
    func forgetNotices(at now: Date) async throws {
        let floor: ID<PersonalNotice> = IDSource.floor(at: now.adding(days: -PersonalNotice.days))
        while try await database.write({ c in try c.forgetNotices(before: floor, limit: 1000) }) {}
    }
}

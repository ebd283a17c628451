import Domain
import Foundation
import Store

extension Desk {
    /// A person writes down time that no timer measured.
    /// - Parameter day: when it was spent; nil is now.
    /// - Throws: `Refusal.invalid` on `minutes`, `activity`, `day` or `note`.
    @discardableResult
    public func spendTime(
        on number: Ticket.Number, minutes: Int, activity: String, day: Date? = nil, note: String = "",
        as person: Operator
    ) async throws -> TimeEntry {
        let now = now(), id = id(TimeEntry.self)
        let (entry, ticket) = try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let entry = try ticket.spending(
                minutes, on: activity, at: day ?? now, note: note.tidied, by: person, catalogues.current(c).office,
                id: id, now: now)
            try c.insert(entry)
            return (entry, ticket)
        }
        changes.tell(from: nil, to: ticket)
        return entry
    }

    /// An entry becomes another; what it was is kept with who said so and why. Nothing of it is left with no minutes.
    /// - Parameter seen: how often it had been corrected when the person looked; nil does not ask.
    @discardableResult
    public func correctTime(
        _ id: ID<TimeEntry>, minutes: Int, activity: String, because reason: String, as person: Operator,
        seen: Int? = nil
    ) async throws -> TimeEntry {
        let now = now(), correctionID = self.id(TimeCorrection.self)
        let (entry, ticket) = try await database.write { c in
            guard let found = try c.timeEntry(id), let ticket = try c.ticket(found.ticket) else {
                throw Refusal.notFound
            }
            let made = try found.corrected(
                minutes: minutes, activity: activity, because: reason.tidied, by: person, catalogues.current(c).office,
                id: correctionID, at: now)
            if let seen, seen != found.corrections { throw Refusal.changedMeanwhile }
            guard try c.save(made.entry, made.correction) else { throw Refusal.changedMeanwhile }
            return (made.entry, ticket)
        }
        changes.tell(from: nil, to: ticket)
        return entry
    }
}

import Domain
import Foundation
import Store

extension Desk {
    /// Links two requests, both in sight of the person; each says so in its history.
    /// - Parameter role: what the other one is to this one.
    /// - Throws: `Refusal.invalid` on `number` for one that is not there or is linked already.
    @discardableResult
    public func link(
        _ number: Ticket.Number, to other: Ticket.Number, as role: LinkRole, by person: Operator
    ) async throws -> Ticket {
        try await pair(number, other, as: person) { c, ticket, other, now in
            let links = try c.links(of: ticket.id)
            if links.contains(where: { $0.parent == other.id || $0.child == other.id }) {
                throw Refusal.invalid(field: "number", reason: "merge.problem.linked")
            }
            guard links.count < TicketLink.most else {
                throw Refusal.invalid(field: "number", reason: "merge.problem.tooManyLinks")
            }
            let changes = try (
                ticket.linking(other, as: role, by: person, at: now),
                other.linking(ticket, as: role.inverse, by: person, at: now)
            )
            try c.insert(TicketLink(ticket.id, to: other.id, as: role), at: now)
            return changes
        }
    }

    /// Takes a link between two requests away, whatever it said.
    /// - Throws: `alreadyDone` when there is none.
    @discardableResult
    public func unlink(_ number: Ticket.Number, from other: Ticket.Number, by person: Operator) async throws -> Ticket {
        try await pair(number, other, as: person) { c, ticket, other, now in
            let changes = try (
                ticket.unlinking(other, by: person, at: now), other.unlinking(ticket, by: person, at: now)
            )
            guard try c.removeLink(between: ticket.id, and: other.id) else { throw Refusal.alreadyDone }
            return changes
        }
    }

    /// Both requests, as far as the person sees them, and what becomes of each, in one transaction.
    private func pair(
        _ number: Ticket.Number, _ other: Ticket.Number, as person: Operator,
        _ decide: @escaping @Sendable (any Connection, Ticket, Ticket, Date) throws -> (Change, Change)
    ) async throws -> Ticket {
        let now = now()
        let (change, beside) = try await database.write { c in
            let catalogue = try catalogues.current(c)
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            guard let other = try c.ticket(other, visibleTo: person) else {
                throw Refusal.invalid(field: "number", reason: "merge.problem.unknown")
            }
            let (change, beside) = try decide(
                c, upToDate(ticket, catalogue, at: now, c), upToDate(other, catalogue, at: now, c), now)
            let actor = person.actor, name = person.name
            return try (
                keep(Decision(change: change), catalogue, by: actor, named: name, at: now, c),
                self.beside.keep(Decision(change: beside), catalogue, by: actor, named: name, at: now, c)
            )
        }
        told(change)
        told(beside)
        return change.to
    }
}

import Domain
import Foundation
import Store

extension Desk {
    /// A person begins to watch a request: they are told what others do to it. It says nothing of the request, so the
    /// history says nothing of it.
    /// - Throws: `Refusal.notFound` for a request they may not see; `alreadyDone` when they watch it already.
    public func watch(_ number: Ticket.Number, as person: Operator) async throws {
        try await watching(number, as: person) { c, ticket, now in try c.watch(ticket, by: person.id, at: now) }
    }

    /// A person watches a request no more.
    /// - Throws: as `watch`; `alreadyDone` when they did not.
    public func unwatch(_ number: Ticket.Number, as person: Operator) async throws {
        try await watching(number, as: person) { c, ticket, _ in try c.unwatch(ticket, by: person.id) }
    }

    private func watching(
        _ number: Ticket.Number, as person: Operator,
        _ change: @escaping @Sendable (any Connection, ID<Ticket>, Date) throws -> Bool
    ) async throws {
        if person.isProgram { throw Refusal.notAllowed }
        let now = now()
        let ticket = try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            guard try change(c, ticket.id, now) else { throw Refusal.alreadyDone }
            return ticket
        }
        changes.tell(from: nil, to: ticket)
    }

    /// Who watches a request, and whom a note names, get a notice of what somebody else did: one for a change, in the
    /// transaction of its facts. Who may see the request no more is not told.
    func tellWatchers(
        of ticket: Ticket, _ events: [Event], naming mentioned: [ID<Operator>], _ catalogue: Catalogue,
        by actor: Actor, at now: Date, _ c: any Connection
    ) throws {
        guard let event = Event.news(in: events) else { return }
        for person in mentioned { _ = try c.watch(ticket.id, by: person, at: now) }
        for id in try c.watchers(of: ticket.id) where actor != .operator(id) {
            guard let person = catalogue.person(id), person.may(.view, in: ticket.group) else { continue }
            try c.insert(
                PersonalNotice(
                    id: ids.next(at: now), person: id, ticket: ticket.id, event: event.id,
                    reason: mentioned.contains(id) ? .mentioned : .watched, at: now))
        }
    }
}

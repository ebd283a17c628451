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

    /// Who watches a request, whom a note names, and whom an opinion concerns get a notice of what somebody else did: one
    /// for a change, in the transaction of its facts. Who may see the request no more is not told.
    func tellWatchers(
        of ticket: Ticket, _ events: [Event], naming mentioned: [ID<Operator>],
        consulting consulted: [ID<Operator>: ID<Opinion>],
        _ catalogue: Catalogue, by actor: Actor, at now: Date, _ c: any Connection
    ) throws {
        let opinions = events.filter { $0.fact.kind.isOfOpinion }
        guard let news = Event.news(in: events) ?? opinions.first else { return }
        let given = events.last { $0.fact.isGiven && $0.fact.data["operator"] == ticket.assignee?.description }
        if let given, let person = ticket.assignee {
            try c.insert(
                PersonalNotice(
                    id: ids.next(at: now), person: person, ticket: ticket.id, event: given.id, reason: .given, at: now))
        }
        for person in mentioned { _ = try c.watch(ticket.id, by: person, at: now) }
        let watchers = try c.watchers(of: ticket.id), others = Set(consulted.keys).subtracting(watchers)
        for id in watchers + others.sorted() where actor != .operator(id) {
            if given != nil && id == ticket.assignee { continue }
            guard let person = catalogue.person(id), try reads(person, ticket, c) else { continue }
            let isMentioned = mentioned.contains(id)
            let own = consulted[id].flatMap { asked in opinions.first { $0.fact.data["opinion"] == asked.description } }
            try c.insert(
                PersonalNotice(
                    id: ids.next(at: now), person: id, ticket: ticket.id,
                    event: own?.id ?? news.id,
                    reason: isMentioned ? .mentioned : own == nil ? .watched : .consulted, at: now))
        }
    }

    /// By its group, or because an opinion about it is asked of them.
    private func reads(_ person: Operator, _ ticket: Ticket, _ c: any Connection) throws -> Bool {
        if person.may(.view, in: ticket.group) { return true }
        return try c.ticket(ticket.number, visibleTo: person) != nil
    }
}

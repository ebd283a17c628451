import Domain
import Foundation
import Store

/// What the requester does with their own request, holding its link.
extension Desk {
    /// The requester writes again. A waiting request resumes; a solved one reopens while it can.
    @discardableResult
    public func answer(_ token: String, _ text: String, files: [KeptFile] = []) async throws -> Ticket {
        let text = try checked(text)
        return try await follow(token) { scene, person in
            let id: ID<Message> = ids.next(at: scene.now)
            let message = Message(
                id: id, ticket: scene.ticket.id, kind: .answer, channel: .web, author: .requester(person.id),
                authorName: person.name, text: text, at: scene.now)
            let change = try scene.ticket.answering(id, office: scene.catalogue.office, at: scene.now)
            return Decision(change: change, message: message, attachments: attachments(files, to: message))
        }
    }

    /// The requester is not satisfied with the solution, and says why.
    @discardableResult
    public func reopen(_ token: String, reason: String) async throws -> Ticket {
        let text = try checked(reason)
        return try await follow(token) { scene, person in
            let id: ID<Message> = ids.next(at: scene.now)
            let message = Message(
                id: id, ticket: scene.ticket.id, kind: .answer, channel: .web, author: .requester(person.id),
                authorName: person.name, text: text, at: scene.now)
            let change = try scene.ticket.reopening(
                reason: Ticket.summary(of: text), office: scene.catalogue.office, at: scene.now)
            return Decision(change: change.adding(.answered(id)), message: message)
        }
    }

    /// The requester does not need it any more.
    @discardableResult
    public func withdraw(_ token: String) async throws -> Ticket {
        try await follow(token) { scene, _ in try Decision(change: scene.ticket.withdrawing(at: scene.now)) }
    }

    func follow(
        _ token: String, _ decide: @escaping @Sendable (Scene, Requester) throws -> Decision
    ) async throws -> Ticket {
        let now = now()
        let change = try await database.write { c in
            guard let link = try link(token, .tracking, at: now, c), let ticket = try c.ticket(link.ticket),
                let person = try c.requester(ticket.requester)
            else { throw Refusal.notFound }
            let catalogue = try catalogues.current(c)
            let current = try upToDate(ticket, catalogue, at: now, c)
            let decision = try decide(Scene(c: c, ticket: current, catalogue: catalogue, now: now), person)
            return try keep(decision, catalogue, by: .requester(person.id), named: person.name, at: now, c)
        }
        told(change)
        return change.to
    }
}

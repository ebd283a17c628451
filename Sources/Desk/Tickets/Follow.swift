import Domain
import Foundation
import Store

/// What the requester does with their own request, holding its link.
extension Desk {
    /// The requester writes again. A waiting request resumes; a solved one reopens while it can.
    @discardableResult
    public func answer(_ token: String, _ text: String, files: [KeptFile] = []) async throws -> Ticket {
        let text = try checked(text)
        return try await follow(token, asGuest: true) { scene, person in
            let id: ID<Message> = ids.next(at: scene.now)
            let message = Message(
                id: id, ticket: scene.conversation, kind: .answer, channel: .web, author: .requester(person.id),
                authorName: person.name, text: text, at: scene.now)
            let office = scene.catalogue.office
            let change =
                try scene.isOfGuest
                ? scene.ticket.hearing(id, office: office, at: scene.now)
                : scene.ticket.answering(id, office: office, at: scene.now)
            return Decision(
                change: change.withoutAbsent(scene.catalogue, at: scene.now),
                message: message, attachments: attachments(files, to: message))
        }
    }

    /// The requester is not satisfied with the solution, and says why.
    @discardableResult
    public func reopen(_ token: String, reason: String) async throws -> Ticket {
        let text = try checked(reason)
        return try await follow(token, asGuest: true) { scene, person in
            let id: ID<Message> = ids.next(at: scene.now)
            let message = Message(
                id: id, ticket: scene.conversation, kind: .answer, channel: .web, author: .requester(person.id),
                authorName: person.name, text: text, at: scene.now)
            let change = try scene.ticket.reopening(
                reason: Ticket.summary(of: text), office: scene.catalogue.office, at: scene.now)
            return Decision(
                change: change.adding(.answered(id)).withoutAbsent(scene.catalogue, at: scene.now), message: message)
        }
    }

    /// The requester does not need it any more.
    @discardableResult
    public func withdraw(_ token: String) async throws -> Ticket {
        try await follow(token) { scene, _ in try Decision(change: scene.ticket.withdrawing(at: scene.now)) }
    }

    /// - Parameter asGuest: whether somebody whose request was joined into another person's may do it too.
    func follow(
        _ token: String, asGuest: Bool = false, _ decide: @escaping @Sendable (Scene, Requester) throws -> Decision
    ) async throws -> Ticket {
        let now = now()
        let change = try await database.write { c in
            guard let followed = try followed(token, at: now, c), let person = try c.requester(followed.own.requester)
            else { throw Refusal.notFound }
            if followed.isGuest && !asGuest { throw Refusal.notAllowed }
            let catalogue = try catalogues.current(c)
            let current = try upToDate(followed.home, catalogue, at: now, c)
            let scene = Scene(
                c: c, ticket: current, catalogue: catalogue, now: now, conversation: followed.conversation)
            let decision = try decide(scene, person)
            return try keep(decision, catalogue, by: .requester(person.id), named: person.name, at: now, c)
        }
        told(change)
        return change.to
    }
}

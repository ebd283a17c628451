import Domain
import Store

extension Desk {
    /// Notes something of the person who asks; whoever sees a request of theirs reads it.
    /// - Throws: `Refusal.invalid` for a text that is empty or too long, and when there are as many as fit.
    public func noteRequester(of number: Ticket.Number, _ text: String, as person: Operator) async throws {
        let text = text.tidiedLines, now = now(), id = id(RequesterNote.self)
        if text.isEmpty { throw Refusal.invalid(field: "text", reason: "problem.text.missing") }
        if text.count > RequesterNote.longest { throw Refusal.invalid(field: "text", reason: "problem.text.tooLong") }
        try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            guard person.may(.note, in: ticket.group) else { throw Refusal.notAllowed }
            guard try c.notes(about: ticket.requester).count < RequesterNote.most else {
                throw Refusal.invalid(field: "text", reason: "request.person.tooMany")
            }
            try c.insert(
                RequesterNote(
                    id: id, requester: ticket.requester, author: person.id, authorName: person.name, text: text, at: now
                ))
        }
    }

    /// Takes a note away: whoever wrote it, and who leads the group.
    public func removeRequesterNote(
        _ id: ID<RequesterNote>, of number: Ticket.Number, as person: Operator
    ) async throws {
        let now = now()
        try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person),
                let note = try c.notes(about: ticket.requester).first(where: { $0.id == id })
            else { throw Refusal.notFound }
            guard note.mayBeRemoved(by: person, in: ticket.group) else { throw Refusal.notAllowed }
            guard try c.remove(id, by: person.id, at: now) else { throw Refusal.alreadyDone }
        }
    }
}

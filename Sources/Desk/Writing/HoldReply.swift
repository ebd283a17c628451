import Domain
import Foundation
import Store

extension Desk {
    /// Sends a reply that leaves after the seconds the office gives to take it back. What would refuse it is told now; the
    /// draft it was goes with it.
    public func hold(_ draft: ReplyDraft, to number: Ticket.Number, as person: Operator) async throws -> HeldReply {
        _ = try (checked(draft.text), draft.others(beside: nil))
        let now = now(), id = id(HeldReply.self), contents = try draft.written()
        let held = try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            _ = try ticket.replying(ID(0), by: person, at: now).followed(by: draft.next, as: person, at: now)
            let seconds = Double(try catalogues.current(c).office.undoSeconds)
            let held = HeldReply(
                id: id, ticket: ticket.id, author: person.id, contents: contents,
                leavesAt: now.addingTimeInterval(seconds))
            try c.insert(held)
            if draft.wasDraft { try c.forgetDraft(of: ticket.id, by: person.id, .reply) }
            try c.enqueue(
                kind: JobKind.held, payload: id.description, at: held.leavesAt, id: ids.next(at: now))
            return held
        }
        bell.ring()
        return held
    }

    /// Takes a reply back before it leaves; its text is a draft again.
    /// - Throws: `Refusal.alreadyDone` when it has left.
    /// - Returns: the reply, with its files.
    public func takeBack(_ id: ID<HeldReply>, of number: Ticket.Number, as person: Operator) async throws -> ReplyDraft
    {
        let now = now()
        return try await database.write { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            guard let held = try c.heldReply(id), held.ticket == ticket.id, held.author == person.id,
                try c.take(held: id)
            else { throw Refusal.alreadyDone }
            let draft = try ReplyDraft(written: held.contents)
            try giveBack(draft, of: held, returnedAt: nil, at: now, c)
            return draft
        }
    }

    /// The job of a reply that was held: it leaves, once, in the transaction in which it is held no more.
    public func sendHeld(_ job: Job) async throws -> JobOutcome {
        guard let id = ID<HeldReply>(job.payload) else { return .never(reason: "no held reply: \(job.payload)") }
        guard let (held, number, person) = try await database.read({ c in try found(id, c) }) else { return .done }
        do {
            _ = try await reply(to: number, as: person, ReplyDraft(written: held.contents), releasing: id)
        } catch Refusal.changedMeanwhile {
            throw Refusal.changedMeanwhile  // somebody wrote in that instant: the job comes again
        } catch is Refusal {
            try await giveBack(held, to: person)
        }
        return .done
    }

    /// Nil when it was taken back, or sent by a worker that did not live to say so.
    private func found(_ id: ID<HeldReply>, _ c: any Connection) throws -> (HeldReply, Ticket.Number, Operator)? {
        guard let held = try c.heldReply(id), let ticket = try c.ticket(held.ticket),
            let person = try catalogues.current(c).person(held.author)
        else { return nil }
        return (held, ticket.number, person)
    }

    /// What cannot leave any more, because the request changed in those seconds, goes back to who wrote it; when they do
    /// not see the request now, to those who do, as a note.
    private func giveBack(_ held: HeldReply, to person: Operator) async throws {
        let now = now(), id = id(Message.self)
        let change = try await database.write { c -> Change? in
            guard try c.take(held: held.id), let ticket = try c.ticket(held.ticket) else { return nil }
            let draft = try ReplyDraft(written: held.contents)
            if person.may(.reply, in: ticket.group) {
                try giveBack(draft, of: held, returnedAt: now, at: now, c)
                return nil
            }
            var next = ticket
            next.updatedAt = now
            next.version += 1
            let words = HeldWords.notSent(in: person.language) + "\n\n" + draft.text
            let note = Message(
                id: id, ticket: ticket.id, kind: .note, channel: .web, author: person.actor, authorName: person.name,
                text: String(words.prefix(Self.messageLimit)), at: now)
            let decision = Decision(change: Change(from: ticket, to: next, facts: [.noted(id)]), message: note)
            return try keep(decision, catalogues.current(c), by: person.actor, named: person.name, at: now, c)
        }
        if let change { told(change) }
    }

    /// What was held is a draft again, over what was begun since.
    private func giveBack(
        _ held: ReplyDraft, of reply: HeldReply, returnedAt: Date?, at now: Date, _ c: any Connection
    ) throws {
        let begun = try c.drafts(of: reply.ticket, by: reply.author).first { $0.kind == .reply }
        let whole = [held.text, begun?.text ?? ""].filter { !$0.tidiedLines.isEmpty }.joined(separator: "\n\n")
        var draft = Draft(
            ticket: reply.ticket, author: reply.author, kind: .reply, text: String(whole.prefix(Draft.longest)),
            copies: (held.copies ?? .none).joined(begun?.copies ?? .none), savedAt: now, returnedAt: returnedAt)
        for file in held.files + (begun?.files ?? []) { draft = draft.adding(file) }
        try c.save(draft)
        try c.saveFiles(of: draft)
    }
}

extension ReplyDraft {
    func written() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    init(written: String) throws { self = try JSONDecoder().decode(ReplyDraft.self, from: Data(written.utf8)) }
}

/// The one sentence that stands in a message, and so in the language of who wrote it.
enum HeldWords {
    static func notSent(in language: String) -> String {
        language == "en"
            ? "This reply was not sent: the request had changed hands before it left."
            : "Questa risposta non è stata inviata: prima che partisse la richiesta è passata ad altri."
    }
}

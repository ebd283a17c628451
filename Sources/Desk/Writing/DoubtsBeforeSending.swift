import Domain
import Store

extension Desk {
    /// What to look at once more before a reply leaves; empty when nothing speaks against it. Who has looked sends it with
    /// `reply`, which asks nothing. Programs that write through the API are not asked: nobody would read it.
    public func doubts(about draft: ReplyDraft, to number: Ticket.Number, as person: Operator) async throws
        -> [SendingWarning]
    {
        // What cannot be sent at all is refused first, by `reply`.
        guard draft.text.count <= Self.messageLimit else { return [] }
        let found = SendingWarning.all(in: draft.text, hasFiles: !draft.files.isEmpty, leavesHouse: true)
        // Most replies give no cause, and cost nothing.
        if found.isEmpty { return [] }
        return try await database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            // What is for somebody whose request was joined into this one leaves for them.
            let reader = try draft.to.flatMap { try c.ticket(number: $0) } ?? ticket
            let address = try c.requester(reader.requester)?.email
            let catalogue = try catalogues.current(c)
            let staysInHouse = address.map { catalogue.isOfHouse($0) } ?? true
            let doubts = found.filter { !($0.isOfPrivacy && staysInHouse) }
            guard !doubts.isEmpty, let seen = draft.seen else { return doubts }
            let colleague = try c.repliesAfter(seen, in: ticket.id).last { $0.author != person.actor }?.authorName
            return doubts + (colleague.map { [.answered(by: $0)] } ?? [])
        }
    }
}

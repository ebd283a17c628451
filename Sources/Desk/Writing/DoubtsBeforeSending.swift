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
        return try await database.read { c in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let colleague = try draft.seen.flatMap { seen in
                try c.repliesAfter(seen, in: ticket.id).last { $0.author != person.actor }?.authorName
            }
            let answered = colleague.map { [SendingWarning.answered(by: $0)] } ?? []
            // Most texts give no cause.
            if found.isEmpty { return answered }
            // What is for somebody whose request was joined into this one leaves for them.
            let reader = try draft.to.flatMap { try c.ticket(number: $0) } ?? ticket
            let address = try c.requester(reader.requester)?.email
            let catalogue = try catalogues.current(c)
            let readers = [address].compactMap { $0 } + (draft.copies?.all ?? [])
            let staysInHouse = readers.allSatisfy { catalogue.isOfHouse($0) }
            return found.filter { !($0.isOfPrivacy && staysInHouse) } + answered
        }
    }
}

import Domain
import Foundation

extension Connection {
    /// What a person is writing about a request: one of each kind at most.
    public func drafts(of ticket: ID<Ticket>, by author: ID<Operator>) throws -> [Draft] {
        var drafts: [Draft] = try all(
            """
            SELECT ticket_id, operator_id, kind, body, cc, bcc, saved_at, returned_at FROM drafts
            WHERE ticket_id = \(ticket) AND operator_id = \(author) ORDER BY kind
            """
        ) { row in
            var r = row.reader()
            return try Draft(
                ticket: r.id(), author: r.id(), kind: r.choice(), text: r.text(),
                copies: Copies(typed: r.text(), blind: r.text()), savedAt: r.date(), returnedAt: r.optionalDate())
        }
        // Most requests are read by people who are writing nothing about them.
        if drafts.isEmpty { return [] }
        let files = try draftFiles(of: ticket, by: author)
        for index in drafts.indices { drafts[index].files = files[drafts[index].kind] ?? [] }
        return drafts
    }

    private func draftFiles(of ticket: ID<Ticket>, by author: ID<Operator>) throws -> [Draft.Kind: [KeptFile]] {
        let rows = try all(
            """
            SELECT kind, hash, name, type, size FROM draft_files
            WHERE ticket_id = \(ticket) AND operator_id = \(author) ORDER BY kind, place
            """
        ) { row -> (kind: Draft.Kind, file: KeptFile) in
            var r = row.reader()
            return try (r.choice(), KeptFile(hash: r.text(), name: r.text(), type: r.text(), size: r.int64()))
        }
        return Dictionary(grouping: rows, by: \.kind).mapValues { $0.map(\.file) }
    }

    /// About which of some requests a person is writing.
    public func drafted(_ tickets: [ID<Ticket>], by author: ID<Operator>) throws -> Set<ID<Ticket>> {
        if tickets.isEmpty { return [] }
        return try Set(
            values("SELECT ticket_id FROM drafts WHERE ticket_id IN \(tickets) AND operator_id = \(author)"))
    }

    /// Keeps a draft in the place of the one before it; its files are left as they are.
    public func save(_ draft: Draft) throws {
        try run(
            """
            INSERT INTO drafts (ticket_id, operator_id, kind, body, cc, bcc, saved_at, returned_at)
            VALUES (\(draft.ticket), \(draft.author), \(draft.kind), \(draft.text),
                \(Copies.typed(draft.copies.open)), \(Copies.typed(draft.copies.blind)), \(draft.savedAt),
                \(draft.returnedAt))
            ON CONFLICT (ticket_id, operator_id, kind) DO UPDATE SET body = excluded.body, cc = excluded.cc,
                bcc = excluded.bcc, saved_at = excluded.saved_at, returned_at = excluded.returned_at
            """)
    }

    /// Writes down the files of a draft that is kept, in the place of those before.
    public func saveFiles(of draft: Draft) throws {
        try run(
            """
            DELETE FROM draft_files
            WHERE ticket_id = \(draft.ticket) AND operator_id = \(draft.author) AND kind = \(draft.kind)
            """)
        for (place, file) in draft.files.enumerated() {
            try run(
                """
                INSERT INTO draft_files (ticket_id, operator_id, kind, place, hash, name, type, size)
                VALUES (\(draft.ticket), \(draft.author), \(draft.kind), \(place), \(file.hash), \(file.name),
                    \(file.type), \(file.size))
                """)
        }
    }

    /// What was sent and can still be taken back, of everybody: a few, for it leaves within a minute.
    public func heldContents() throws -> [String] {
        try values("SELECT contents FROM held_replies")
    }

    /// Whether there was one.
    @discardableResult
    public func forgetDraft(of ticket: ID<Ticket>, by author: ID<Operator>, _ kind: Draft.Kind) throws -> Bool {
        try run("DELETE FROM drafts WHERE ticket_id = \(ticket) AND operator_id = \(author) AND kind = \(kind)") == 1
    }

    /// Those that nobody touched since.
    public func forgetDrafts(before instant: Date) throws {
        try run("DELETE FROM drafts WHERE saved_at < \(instant)")
    }

    /// What a person wrote about a request after a message, the latest first; the last few are enough to know what was
    /// sent a moment ago.
    public func messages(of ticket: ID<Ticket>, by author: ID<Operator>, after seen: ID<Message>) throws -> [Message] {
        try messages(of: ticket, limit: 20).filter { $0.id > seen && $0.author == .operator(author) }.reversed()
    }
}

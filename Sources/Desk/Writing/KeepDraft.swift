import Domain
import Foundation
import Formats
import Store

/// What became of a draft that a page asked to keep.
public enum DraftKept: Sendable, Equatable {
    case kept(Date)
    /// Nothing was left of the text, so nothing is kept.
    case empty
    /// It had been sent already: what came was the last word of a browser that was late.
    case sent
    /// A newer one was kept from another page since this one looked; the instant is that of the newer.
    case newer(Date)
}

extension Desk {
    /// Keeps what somebody is writing, as they type it.
    ///
    /// - Parameters:
    ///   - seen: the last message they had before their eyes.
    ///   - known: when the draft that the page knows was kept; nil when it knows none. The future, when the page may not
    ///     wait to hear of the last one it sent: then what comes stays, whatever was there.
    ///   - copies: who else is to get it, as far as that is typed.
    /// - Throws: `Refusal.notFound` for who does not see the request, `.notAllowed` for who may not write about it,
    ///   `.invalid` for a text longer than `Draft.longest`.
    public func keepDraft(
        _ kind: Draft.Kind, of number: Ticket.Number, _ text: String, copies: Copies = .none, seen: ID<Message>?,
        known: Date?, as person: Operator
    ) async throws -> DraftKept {
        if text.count > Draft.longest { throw Refusal.invalid(field: "text", reason: "problem.text.tooLong") }
        let now = now()
        return try await database.write { c in
            let ticket = try writable(number, kind, by: person, c)
            let old = try c.drafts(of: ticket.id, by: person.id).first { $0.kind == kind }
            if let old, old.text != text, old.isNewer(than: known) { return .newer(old.savedAt) }
            let draft = Draft(
                ticket: ticket.id, author: person.id, kind: kind, text: text, copies: copies,
                files: old?.files ?? [], savedAt: now)
            if draft.isEmpty {
                try c.forgetDraft(of: ticket.id, by: person.id, kind)
                return .empty
            }
            if let seen {
                let sent = try c.messages(of: ticket.id, by: person.id, after: seen)
                let held = kind == .reply ? try c.heldReplies(of: ticket.id, by: person.id) : []
                if try draft.isLateWord(of: sent, held: held.map { try ReplyDraft(written: $0.contents).text }) {
                    return .sent
                }
            }
            try c.save(draft)
            return .kept(now)
        }
    }

    /// Throws a draft away; one that is not there is no matter.
    public func forgetDraft(_ kind: Draft.Kind, of number: Ticket.Number, as person: Operator) async throws {
        try await database.write { c in
            let ticket = try writable(number, kind, by: person, c)
            _ = try c.forgetDraft(of: ticket.id, by: person.id, kind)
        }
    }

    /// Keeps a file with a draft, which begins with it when nothing is typed yet. When the text was kept stays as it was:
    /// a page knows it by that.
    /// - Throws: `FileRefusal.tooMany`, besides what `keepDraft` throws.
    public func keepDraftFile(
        _ file: KeptFile, _ kind: Draft.Kind, of number: Ticket.Number, as person: Operator
    ) async throws -> Draft {
        let now = now()
        return try await database.write { c in
            let ticket = try writable(number, kind, by: person, c),
                most = try catalogues.current(c).office.attachmentCount
            let old = try c.drafts(of: ticket.id, by: person.id).first { $0.kind == kind }
            let begun = old ?? Draft(ticket: ticket.id, author: person.id, kind: kind, text: "", savedAt: now)
            let draft = begun.adding(file)
            if draft.files.count > most { throw FileRefusal.tooMany(limit: most) }
            if old == nil { try c.save(draft) }
            try c.saveFiles(of: draft)
            return draft
        }
    }

    /// Takes a file out of a draft; one that is not there is no matter.
    public func dropDraftFile(
        _ hash: String, _ kind: Draft.Kind, of number: Ticket.Number, as person: Operator
    ) async throws {
        try await database.write { c in
            let ticket = try writable(number, kind, by: person, c)
            guard var draft = try c.drafts(of: ticket.id, by: person.id).first(where: { $0.kind == kind }) else {
                return
            }
            draft.files.removeAll { $0.hash == hash }
            if draft.isEmpty {
                try c.forgetDraft(of: ticket.id, by: person.id, kind)
            } else {
                try c.saveFiles(of: draft)
            }
        }
    }

    private func writable(_ number: Ticket.Number, _ kind: Draft.Kind, by person: Operator, _ c: any Connection)
        throws -> Ticket
    {
        guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
        guard person.may(kind.permission, in: ticket.group) else { throw Refusal.notAllowed }
        return ticket
    }
}

import Domain
import Foundation
import Formats
import Store

/// A reply as it will leave by mail, before it does.
public struct ReplyPreview: Sendable {
    public let letter: Letter
    /// Its files. They are named even when they are too large to go with the mail.
    public let files: [KeptFile]
    public let carriesFiles: Bool
    /// Who gets it and is not named in it.
    public let blind: [String]
}

extension Desk {
    /// The mail that a reply would be, made as the one that leaves is made. Only the secret links in it are not the real
    /// ones: they are the requester's, who alone may vote by them.
    ///
    /// - Returns: nil when no mail leaves, because the requester has no address.
    /// - Throws: what `reply` would refuse it with.
    public func preview(_ draft: ReplyDraft, to number: Ticket.Number, as person: Operator) async throws
        -> ReplyPreview?
    {
        let text = try checked(draft.text), now = now(), id = id(Message.self)
        let read = try await database.read { c -> (errand: Errand, blind: [String])? in
            guard let ticket = try c.ticket(number, visibleTo: person) else { throw Refusal.notFound }
            let after = try ticket.replying(id, by: person, at: now).followed(by: draft.next, as: person, at: now).to
            let told = try c.addressed(draft.to, in: ticket) ?? after
            guard let reader = try c.requester(told.requester) else { return nil }
            let others = try draft.others(beside: reader.email)
            // Without an address of the requester's, it is the copies that leave.
            let first = reader.email.map { (kind: draft.next.mail, address: $0) } ?? others.first
            guard let (kind, address) = first else { return nil }
            let message = Message(
                id: id, ticket: told.id, kind: .reply, channel: .web, author: person.actor, authorName: person.name,
                text: text, at: now, mailID: mailID(of: id))
            let mail = OutgoingMail(
                id: ID(0), ticket: told.id, message: id, kind: kind, recipient: address,
                recipientName: kind.isForOthers ? "" : reader.name, language: told.language, mailID: mailID(of: id),
                createdAt: now)
            let errand = try Errand(
                mail, about: told, message: message, attachments: attachments(draft.files, to: message),
                copies: kind.isForOthers ? [] : others.filter { $0.kind == .copy }.map(\.address),
                catalogues.current(c), c)
            return (errand, others.filter { $0.kind == .blindCopy }.map(\.address))
        }
        // What is no address gets no mail.
        guard let (errand, blind) = read, let recipient = try? EmailAddress(errand.mail.recipient) else { return nil }
        let letter = try await errand.letter(to: recipient, attachments: [], withoutSecrets).letter
        return ReplyPreview(
            letter: letter, files: draft.files, carriesFiles: errand.carriesFiles,
            blind: blind)
    }

    /// The same desk, whose links open nothing.
    private var withoutSecrets: Desk {
        get throws {
            var desk = self, generator = SystemRandomNumberGenerator()
            desk.secret = try ServerSecret(bytes: (0..<32).map { _ in generator.next() })
            return desk
        }
    }
}

import Domain
import Foundation
import Store

extension Desk {
    /// Requests named in one mail; the page has the others.
    static let mostInDigest = 30

    /// Who asked for it gets a mail, once on a working day when the office opens, with the notices that came since the last
    /// one and are not read. Nothing unread is no mail.
    public func sendDigests() async throws {
        let now = now()
        let (catalogue, readers) = try await database.read { [catalogues] c in
            (try catalogues.current(c), try c.digestReaders())
        }
        guard let calendar = catalogue.calendar(named: catalogue.office.calendar, at: now) else { return }
        for reader in readers where calendar.owesDigest(since: reader.told, at: now) {
            guard let person = catalogue.person(reader.person), !person.isDisabled, !person.email.isEmpty else {
                continue
            }
            let isSent = try await database.write { c in try digest(for: person, since: reader.told, at: now, c) }
            if isSent { bell.ring() }
        }
    }

    private func digest(for person: Operator, since told: Date, at now: Date, _ c: any Connection) throws -> Bool {
        guard try c.digested(person.id, told: told, at: now) else { return false }
        let unread = try c.unreadRequests(of: person, after: IDSource.floor(at: told), limit: Self.mostInDigest + 1)
        if unread.isEmpty { return false }
        let id: ID<OutgoingMail> = ids.next(at: now)
        try c.insert(
            OutgoingMail(
                id: id, ticket: nil, message: nil, kind: .digest, recipient: person.email, recipientName: person.name,
                language: person.language, mailID: mailID(of: id), createdAt: now,
                notice: text(of: unread, in: person.language)))
        try c.enqueue(kind: JobKind.mail, payload: id.description, at: now, id: ids.next(at: now))
        return true
    }

    private func text(of unread: [UnreadRequest], in language: String) -> String {
        let lines = unread.prefix(Self.mostInDigest).map { request in
            "\(request.number) – \(request.summary)\n\(DigestWords.count(request, language))\n"
                + deskURL(of: request.number)
        }
        let rest = unread.count > Self.mostInDigest ? [DigestWords.more(language)] : []
        return (lines + rest).joined(separator: "\n\n")
    }
}

/// The few words of the mail that no template has.
private enum DigestWords {
    static func count(_ request: UnreadRequest, _ language: String) -> String {
        let notices = request.notices, mentions = request.mentions
        if language == "en" {
            let begun = notices == 1 ? "1 notice to read" : "\(notices) notices to read"
            return mentions == 0 ? begun : begun + ", " + (mentions == 1 ? "1 names you" : "\(mentions) name you")
        }
        let begun = notices == 1 ? "1 avviso da leggere" : "\(notices) avvisi da leggere"
        return mentions == 0
            ? begun : begun + ", " + (mentions == 1 ? "1 ti nomina" : "\(mentions) ti nominano")
    }

    static func more(_ language: String) -> String {
        language == "en" ? "The other requests are on the page." : "Le altre richieste sono nella pagina."
    }
}

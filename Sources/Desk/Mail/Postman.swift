import Domain
import Formats
import Foundation
import Store

/// Delivers outgoing mail: reads what it tells, writes it, hands it over outside any transaction, records how it went.
public struct Postman: Sendable {
    let desk: Desk
    let transport: any MailTransport
    /// Whether the transport only keeps the mail here, because no server is configured.
    let keepsHere: Bool

    public init(desk: Desk, transport: any MailTransport, keepsHere: Bool) {
        self.desk = desk
        self.transport = transport
        self.keepsHere = keepsHere
    }

    /// The handler of jobs of kind `JobKind.mail`.
    public func deliver(_ job: Job) async throws -> JobOutcome {
        guard let id = ID<OutgoingMail>(job.payload) else { return .never(reason: "the payload is no id") }
        guard let errand = try await errand(id) else { return .never(reason: "the mail is not there") }
        if errand.mail.state != .queued { return .done }
        let recipient: EmailAddress
        do {
            recipient = try EmailAddress(errand.mail.recipient)
        } catch {
            return try await refused(errand.mail, errand, "not an address")
        }
        let written = try await errand.letter(to: recipient, attachments: attachments(of: errand), desk)
        do {
            _ = try await transport.send(
                written.letter.bytes(), from: written.letter.from.address.wire, to: [recipient.wire])
        } catch {
            switch error {
            case .again(let pause, let reason): return try await later(written.mail, pause, reason)
            case .never(let reason): return try await refused(written.mail, errand, reason)
            }
        }
        try await delivered(written.mail)
        return .done
    }

    private func errand(_ id: ID<OutgoingMail>) async throws -> Errand? {
        try await desk.database.read { [desk] c in
            guard let mail = try c.outgoingMail(id) else { return nil }
            return try Errand(mail, desk.catalogues.current(c), c)
        }
    }

    /// What was attached to the message.
    private func attachments(of errand: Errand) async throws -> [Letter.Attachment] {
        guard errand.carriesFiles else { return [] }
        var attached: [Letter.Attachment] = []
        for file in errand.attachments {
            try await attached.append(.init(name: file.name, mediaType: file.type, bytes: desk.files.read(file.hash)))
        }
        return attached
    }
}

extension Postman {
    private func delivered(_ mail: OutgoingMail) async throws {
        var mail = mail
        mail.state = keepsHere ? .kept : .sent
        mail.attempts += 1
        mail.problem = nil
        mail.sentAt = desk.now()
        try await record(mail)
    }

    private func later(_ mail: OutgoingMail, _ pause: Duration, _ reason: String) async throws -> JobOutcome {
        var mail = mail
        mail.attempts += 1
        mail.problem = reason
        try await record(mail)
        // The job's own growing pauses rule, so that a server that is away for a night is asked less and less often.
        return .again(after: mail.attempts == 1 ? pause : nil, error: reason)
    }

    /// The failure is told in the conversation, in words: somebody can telephone instead.
    private func refused(_ mail: OutgoingMail, _ errand: Errand, _ reason: String) async throws -> JobOutcome {
        var mail = mail
        mail.state = .refused
        mail.attempts += 1
        mail.problem = reason
        let now = desk.now()
        try await desk.database.write { [desk, mail] c in
            try c.update(mail)
            guard let ticket = mail.ticket else { return }
            try desk.record(
                [.mailRefused(recipient: mail.recipient, reason: reason)], of: ticket, by: .system, named: "", at: now,
                c)
        }
        if let ticket = errand.ticket { desk.changes.tell(from: ticket, to: ticket) }
        return .done
    }

    private func record(_ mail: OutgoingMail) async throws {
        try await desk.database.write { c in try c.update(mail) }
        if let id = mail.ticket, let ticket = try await desk.database.read({ c in try c.ticket(id) }) {
            desk.changes.tell(from: ticket, to: ticket)
        }
    }
}

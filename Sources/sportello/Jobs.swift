import Channels
import Desk
import Foundation

extension Desk {
    /// Who does each kind of job.
    func jobHandlers(_ place: Place) throws -> [String: Worker.Handler] {
        let postman = Postman(
            desk: self, transport: try place.mailTransport(), keepsHere: place.config.optional("mail.smtp.url") == nil)
        let webhooks = WebhookSender(desk: self, transport: HTTPTransport())
        let learning = try place.learningStore().map { LearningSender(desk: self, transport: $0) }
        return [
            JobKind.mail: { job in try await postman.deliver(job) },
            JobKind.webhook: { job in try await webhooks.deliver(job) },
            JobKind.recount: { job in try await recount(job) },
            JobKind.replay: { job in try await replay(job) },
            JobKind.bulk: { job in try await goOn(with: job) },
            JobKind.held: { job in try await sendHeld(job) },
            JobKind.give: { job in try await give(job) },
            JobKind.absences: { job in try await beginAbsences(job) },
            JobKind.xapi: { job in
                // Queued while there was a store; without one nobody waits for it, and a person may try it again later.
                try await learning?.deliver(job) ?? .never(reason: "training.lrs.url is not configured")
            },
        ]
    }
}

extension Place {
    /// The mail server of the configuration; without one, the outbox folder.
    func mailTransport() throws -> any MailTransport {
        guard let url = config.optional("mail.smtp.url") else {
            return OutboxFolder(URL(filePath: config.text("mail.outbox")))
        }
        do {
            return SMTPTransport(try SMTPServer(url))
        } catch {
            throw Failure("configuration: mail.smtp.url \(error)")
        }
    }
}

extension Place {
    /// The learning record store of the configuration; nil without one.
    func learningStore() throws -> LearningRecordStore? {
        guard let url = config.optional("training.lrs.url") else { return nil }
        do {
            return try LearningRecordStore(
                url: url, user: config.optional("training.lrs.user"), password: config.optional("training.lrs.password")
            )
        } catch {
            throw Failure("configuration: training.lrs.\(error.key): \(error.sentence)")
        }
    }
}

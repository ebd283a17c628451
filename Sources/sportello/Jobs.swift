import Channels
import Desk
import Foundation

extension Desk {
    /// Who does each kind of job.
    func jobHandlers(_ place: Place) throws -> [String: Worker.Handler] {
        let postman = Postman(
            desk: self, transport: try place.mailTransport(), keepsHere: place.config.optional("mail.smtp.url") == nil)
        let webhooks = WebhookSender(desk: self, transport: HTTPTransport())
        return [
            JobKind.mail: { job in try await postman.deliver(job) },
            JobKind.webhook: { job in try await webhooks.deliver(job) },
            JobKind.recount: { job in try await recount(job) },
            JobKind.replay: { job in try await replay(job) },
            JobKind.bulk: { job in try await goOn(with: job) },
            JobKind.held: { job in try await sendHeld(job) },
            JobKind.give: { job in try await give(job) },
            JobKind.text: { job in try await readFile(job) },
            JobKind.absences: { job in try await beginAbsences(job) },
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

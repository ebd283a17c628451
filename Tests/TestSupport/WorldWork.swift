import Desk
import Domain
import Foundation
import Store

extension World {
    /// What Anna types in the form; edit what a test needs otherwise.
    public func form(_ edit: (inout RequestInput) -> Void = { _ in }) -> RequestInput {
        var input = RequestInput()
        input.userType = "A"
        input.administration = "1"
        input.area = "Accesso"
        input.tematica = "Credenziali"
        input.triple = "ACC-CRE-01"
        input.givenName = "Anna"
        input.familyName = "Bianchi"
        input.fiscalCode = "BNCNNA75S42E472P"
        input.email = "anna.bianchi@example.it"
        input.description = "Non riesco a entrare nell'area riservata."
        input.privacyRead = true
        edit(&input)
        return input
    }

    public func submission(
        _ input: RequestInput, door: RequestDoor = .publicForm, channel: ChannelKind = .web, id: ID<Ticket>? = nil,
        files: [KeptFile] = [], sender: Submission.Sender = .requester
    ) async throws -> Submission {
        let request = try await input.checked(desk.catalogue(), door: door, at: clock.now).get()
        return Submission(
            id: id ?? desk.id(), request: request, files: files, channel: channel, language: "it", sender: sender)
    }

    /// Anna's request, still to be confirmed.
    public func unconfirmed(_ edit: (inout RequestInput) -> Void = { _ in }) async throws -> Ticket {
        try await desk.submit(submission(form(edit)))
    }

    /// Anna's request, registered and in its queue.
    public func registered(_ edit: (inout RequestInput) -> Void = { _ in }) async throws -> Ticket {
        try await desk.confirm(desk.confirmationToken(of: unconfirmed(edit).id))
    }

    /// Anna's request, solved by Giulia with an answer.
    public func resolved() async throws -> Ticket {
        let ticket = try await registered()
        let giulia = try await self[.giulia]
        return try await desk.reply(
            to: ticket.number, as: giulia, ReplyDraft(text: "Ecco fatto.", next: .resolve(.fixed))
        ).ticket
    }

    /// Runs every job that is due, as the workers would.
    public func work() async throws {
        let worker = Worker(
            database: desk.database, bell: desk.bell,
            handlers: [
                JobKind.mail: postman.deliver, JobKind.recount: desk.recount, JobKind.replay: desk.replay,
                JobKind.bulk: desk.goOn, JobKind.held: desk.sendHeld, JobKind.give: desk.give,
                JobKind.absences: desk.beginAbsences,
            ], log: desk.log, now: desk.now)
        try await worker.runDue()
        try await desk.readWaitingFiles()
    }

    public func ticket(_ number: Ticket.Number) async throws -> Ticket? {
        try await desk.database.read { c in try c.ticket(number: number) }
    }

    /// What happened to a request, in order.
    public func facts(of ticket: Ticket) async throws -> [Fact.Kind] {
        try await desk.database.read { c in try c.events(of: ticket.id).map(\.fact.kind) }
    }

    public func messages(of ticket: Ticket) async throws -> [Message] {
        try await desk.database.read { c in try c.messages(of: ticket.id) }
    }

    public func mails(of ticket: Ticket) async throws -> [OutgoingMail] {
        try await desk.database.read { c in try c.outgoingMails(of: ticket.id) }
    }
}

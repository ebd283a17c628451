import Domain
import Store

extension Desk {
    /// A mail that was refused is tried again, to the same address or to a corrected one.
    public func resend(_ id: ID<OutgoingMail>, to address: String? = nil, as person: Operator) async throws {
        guard person.may(.watchMachine) else { throw Refusal.notFound }
        let now = now()
        let corrected: String? =
            if let address {
                switch Result(catching: { () throws(EmailAddress.Refusal) in try EmailAddress(address) }) {
                case .success(let address): address.text
                case .failure: throw Refusal.invalid(field: "recipient", reason: "problem.email.wrong")
                }
            } else { nil }
        try await database.write { c in
            guard var mail = try c.outgoingMail(id) else { throw Refusal.notFound }
            guard mail.state != .queued else { throw Refusal.alreadyDone }
            mail.state = .queued
            mail.problem = nil
            if let corrected { mail.recipient = corrected }
            try c.update(mail)
            try c.enqueue(kind: JobKind.mail, payload: id.description, at: now, id: ids.next(at: now))
        }
        bell.ring()
    }

    /// A job that gave up is given another life.
    public func revive(_ job: ID<Job>, as person: Operator) async throws {
        guard person.may(.watchMachine) else { throw Refusal.notFound }
        let now = now()
        let revived = try await database.write { c in try c.revive(job, at: now) }
        if !revived { throw Refusal.alreadyDone }
        bell.ring()
    }
}

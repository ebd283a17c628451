import Domain
import Store

extension Desk {
    /// What the program does by itself with requests whose time has come: requesters the desk waits for are reminded,
    /// what they left without an answer closes, and so does what was solved and nobody reopened.
    public func followUp() async throws {
        let now = now()
        try await inBatches { c, catalogue in
            try c.ticketsToFollowUp(by: now, limit: Self.batch).map { due in
                let ticket = try upToDate(due, catalogue, at: now, c)
                // Terms that were set to never meanwhile leave the request alone.
                let change = try catalogue.followUp(ticket, at: now) ?? ticket.leftAlone(at: now)
                return Decision(change: change, mail: OutgoingMail.Kind(following: change))
            }
        }
    }
}

extension OutgoingMail.Kind {
    /// What the requester is told when the program did something by itself.
    fileprivate init?(following change: Change) {
        switch change.facts.first?.kind {
        case .reminded: self = .reminder
        case .lapsed: self = .lapsed
        default: return nil
        }
    }
}

import Domain
import Store

extension Desk {
    /// The address is confirmed: the request is registered, routed and acknowledged. A second time changes nothing.
    @discardableResult
    public func confirm(_ token: String) async throws -> Ticket {
        let now = now()
        let change = try await database.write { c in
            guard let link = try link(token, .confirmation, at: now, c), let ticket = try c.ticket(link.ticket) else {
                throw Refusal.notFound
            }
            if ticket.state == .cancelled { throw Refusal.tooLate }
            if ticket.state != .unconfirmed { return Change(from: ticket, to: ticket, facts: []) }
            let catalogue = try catalogues.current(c)
            let change = try ticket.confirming(routing(ticket, catalogue, now), at: now)
            let name = try c.requester(ticket.requester)?.name ?? ""
            return try keep(
                Decision(change: change, mail: .acknowledgement), catalogue, by: .requester(ticket.requester),
                named: name, at: now, c)
        }
        told(change)
        return change.to
    }
}

import Domain
import Foundation
import Store

extension Desk {
    /// Tells of each deadline that has come near, or has passed, once: in the history of the request, and so in every list
    /// that shows it. After hours in which nobody looked it tells what came due meanwhile, in the order in which it did.
    /// - Returns: how many requests something was told of.
    @discardableResult
    public func markDeadlines() async throws -> Int {
        var total = 0
        while true {
            let now = now()
            let (seen, told) = try await database.write { c in
                let catalogue = try catalogues.current(c)
                let tickets = try c.dueTickets(at: now, limit: Self.batch)
                let clocks = try c.clocks(of: tickets.map(\.id))
                let told = try tickets.compactMap { try mark($0, clocks[$0.id] ?? [], catalogue, at: now, c) }
                return (tickets.count, told)
            }
            for ticket in told { changes.tell(from: ticket, to: ticket) }
            if !told.isEmpty { bell.ring() }
            total += told.count
            // Whom nothing was told of has moved on: a batch of them alone is the end.
            if seen < Self.batch || told.isEmpty { return total }
            // After a flood of them another process, a command, must find a gap to write in.
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// The request with what has come due by now told first, as if somebody had looked at the minute it did: what happens
    /// to it now may end its clocks, and what was late before must not be forgotten with them.
    func upToDate(_ ticket: Ticket, _ catalogue: Catalogue, at now: Date, _ c: any Connection) throws -> Ticket {
        guard let markAt = ticket.deadline.markAt, markAt <= now else { return ticket }
        return try mark(ticket, c.clocks(of: ticket.id), catalogue, at: now, c) ?? ticket
    }

    /// Counts the clocks of one request again, by the calendar as it is now, and tells what has become true.
    /// - Returns: the request as it is then; nil when somebody else did it meanwhile.
    private func mark(
        _ ticket: Ticket, _ before: [PromiseClock], _ catalogue: Catalogue, at now: Date, _ c: any Connection
    ) throws -> Ticket? {
        let book = catalogue.promiseBook
        var clocks = before.recounted(book, at: now)
        let marks = clocks.mark(book, at: now)
        guard try c.keep(NextDeadline(clocks), of: ticket) else { return nil }
        try c.save(clocks, of: ticket.id, since: before)
        try record(marks.map(\.fact), of: ticket.id, by: .system, named: "", at: now, c)
        var marked = ticket
        marked.deadline = NextDeadline(clocks)
        return try obey(after: marks.map(\.fact), of: marked, catalogue, at: now, c)
    }
}

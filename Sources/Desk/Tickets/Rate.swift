import Domain
import Foundation
import Store

extension Desk {
    /// A vote on a closure, by the one-time link of a mail or from the requester's page. One vote a closure; it can be
    /// changed for the days the office grants.
    @discardableResult
    public func rate(_ token: String, _ purpose: Link.Purpose, value: Int, comment: String) async throws -> Rating {
        let now = now()
        let comment = String(comment.tidiedLines.prefix(2000))
        let (rating, ticket) = try await database.write { c in
            guard let link = try link(token, purpose, at: now, c), let own = try c.ticket(link.ticket) else {
                throw Refusal.notFound
            }
            // The page of a request that was joined is that of the case; its vote is of whom the case is.
            let ticket = purpose == .tracking ? try c.home(of: own) : own
            if ticket.requester != own.requester { throw Refusal.notAllowed }
            let closure = purpose == .rating ? link.closure : ticket.reopenings
            let catalogue = try catalogues.current(c), office = catalogue.office
            let rating = try keepVote(value, comment, on: ticket, closure: closure, office, at: now, c)
            let name = try c.requester(ticket.requester)?.name ?? ""
            let fact = Fact.rated(value, scale: office.ratingScale, comment: !comment.isEmpty)
            try record([fact], of: ticket.id, by: .requester(ticket.requester), named: name, at: now, c)
            return (rating, try obey(after: [fact], of: ticket, catalogue, at: now, c))
        }
        changes.tell(from: ticket, to: ticket)
        bell.ring()
        return rating
    }

    private func keepVote(
        _ value: Int, _ comment: String, on ticket: Ticket, closure: Int, _ office: Office, at now: Date,
        _ c: any Connection
    ) throws -> Rating {
        guard Rating.isValid(value, on: office.ratingScale) else {
            throw Refusal.invalid(field: "voto", reason: "problem.rating.value")
        }
        if var vote = try c.rating(of: ticket.id, closure: closure) {
            guard vote.canChange(office, at: now) else { throw Refusal.tooLate }
            vote.scale = office.ratingScale
            vote.value = value
            vote.comment = comment
            vote.changedAt = now
            try c.update(vote)
            return vote
        }
        // A link to an earlier closure votes what was solved then, even if the request was reopened since.
        guard closure < ticket.reopenings || ticket.canBeRated(office, at: now) else { throw Refusal.tooLate }
        let vote = Rating(
            id: ids.next(at: now), ticket: ticket.id, closure: closure, scale: office.ratingScale, value: value,
            comment: comment, at: now)
        try c.insert(vote)
        return vote
    }
}

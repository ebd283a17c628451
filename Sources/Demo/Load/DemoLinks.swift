import Desk
import Domain
import Foundation
import Store

/// The links that people who wrote lately still have in their mail.
struct DemoLinks: Sendable {
    /// Days after which nobody looks for the link of an ended request.
    private static let days = 60.0

    let secret: ServerSecret
    let office: Office
    let end: Date

    func links(of ticket: Ticket) -> [Link] {
        let isLate = ticket.closedAt.map { end.timeIntervalSince($0) > Self.days * 86_400 } ?? false
        if isLate { return [] }
        var links = [link(.tracking, ticket, 0, at: ticket.createdAt, days: nil)]
        if ticket.state == .unconfirmed {
            links.append(link(.confirmation, ticket, 0, at: ticket.createdAt, days: office.unconfirmedDays))
        }
        if let solved = ticket.resolvedAt {
            links.append(link(.rating, ticket, ticket.reopenings, at: solved, days: 365))
        }
        return links
    }

    private func link(_ purpose: Link.Purpose, _ ticket: Ticket, _ closure: Int, at instant: Date, days: Int?) -> Link {
        let token = Token.derive(secret, purpose: purpose.rawValue, id: ticket.id.rawValue, counter: closure)
        return Link(
            hash: Token.hash(token) ?? [], ticket: ticket.id, purpose: purpose, closure: closure, createdAt: instant,
            expiresAt: days.map { instant.addingTimeInterval(Double($0) * 86_400) })
    }
}

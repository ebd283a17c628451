import Domain
import Foundation
import Store

// Tokens are derived from the server's secret, so a mail that is sent again carries the same link, and the database keeps
// only hashes.
extension Desk {
    /// Opens the requester's own page of a request.
    public func trackingToken(of ticket: ID<Ticket>) -> String { token(.tracking, ticket, 0) }

    /// Proves that whoever wrote the request reads the address they gave.
    public func confirmationToken(of ticket: ID<Ticket>) -> String { token(.confirmation, ticket, 0) }

    /// Votes one closure.
    public func ratingToken(of ticket: ID<Ticket>, closure: Int) -> String { token(.rating, ticket, closure) }

    public func trackingURL(of ticket: ID<Ticket>) -> String { "\(publicURL)/richieste/\(trackingToken(of: ticket))" }
    public func confirmationURL(of ticket: ID<Ticket>) -> String {
        "\(publicURL)/richiesta/conferma/\(confirmationToken(of: ticket))"
    }
    public func ratingURL(of ticket: ID<Ticket>, closure: Int, value: Int) -> String {
        "\(publicURL)/valuta/\(ratingToken(of: ticket, closure: closure))?voto=\(value)"
    }

    /// The page of a request at the desk, for who may log in there.
    public func deskURL(of number: Ticket.Number) -> String { "\(publicURL)/scrivania/richieste/\(number)" }

    /// The page of one's own notices.
    var noticesURL: String { "\(publicURL)/scrivania/avvisi" }

    /// What a token opens, if it is ours and its time is not over.
    public func link(_ token: String, _ purpose: Link.Purpose, at now: Date, _ c: any Connection) throws -> Link? {
        guard let hash = Token.hash(token) else { return nil }
        return try c.link(hash, purpose, at: now)
    }

    func links(of ticket: Ticket, office: Office, at now: Date) -> [Link] {
        var links = [
            Link(hash: hash(trackingToken(of: ticket.id)), ticket: ticket.id, purpose: .tracking, createdAt: now)
        ]
        if ticket.state == .unconfirmed {
            links.append(
                Link(
                    hash: hash(confirmationToken(of: ticket.id)), ticket: ticket.id, purpose: .confirmation,
                    createdAt: now,
                    expiresAt: now.adding(days: office.unconfirmedDays)))
        }
        return links
    }

    func ratingLink(of ticket: Ticket, at now: Date) -> Link {
        // The rule decides until when a vote counts; the link lives a year so that a late click is told so in words.
        Link(
            hash: hash(ratingToken(of: ticket.id, closure: ticket.reopenings)), ticket: ticket.id, purpose: .rating,
            closure: ticket.reopenings, createdAt: now, expiresAt: now.adding(days: 365))
    }

    private func token(_ purpose: Link.Purpose, _ ticket: ID<Ticket>, _ counter: Int) -> String {
        Token.derive(secret, purpose: purpose.rawValue, id: ticket.rawValue, counter: counter)
    }

    private func hash(_ token: String) -> [UInt8] { Token.hash(token) ?? [] }
}

extension Date {
    /// So many times 24 hours later.
    func adding(days: Int) -> Date { addingTimeInterval(Double(days) * 86_400) }
}

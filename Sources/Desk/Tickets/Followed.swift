import Domain
import Foundation
import Store

/// A request as its requester's link opens it: their own, and the case in which it goes on.
public struct Followed: Sendable {
    /// The request the link was made for.
    public let own: Ticket
    /// The request that goes on: the same one, unless it was joined into another.
    public let family: TicketFamily

    public var home: Ticket { family.home }

    /// The case is another person's: this one reads what is theirs, and may write. Nothing else of it is theirs to see or to
    /// decide.
    public var isGuest: Bool { own.requester != home.requester }

    /// Where the words between the desk and this person are kept.
    public var conversation: ID<Ticket> {
        family.guests.first { $0.requester == own.requester }?.id ?? home.id
    }

    /// The requests whose words are theirs to read.
    public var readable: [ID<Ticket>] { family.ids(of: own.requester) }
}

extension Desk {
    /// What a requester's link opens; nil for a token that is not ours.
    public func followed(_ token: String, at now: Date, _ c: any Connection) throws -> Followed? {
        guard let link = try link(token, .tracking, at: now, c), let own = try c.ticket(link.ticket) else { return nil }
        return try Followed(own: own, family: c.family(of: c.home(of: own)))
    }
}

import Foundation

/// A reply that was sent and has not left yet: for some seconds it can be taken back ("annulla invio"). It is nobody's
/// message until then: neither the requester nor a colleague sees it.
public struct HeldReply: Sendable, Equatable {
    public var id: ID<HeldReply>
    public var ticket: ID<Ticket>
    public var author: ID<Operator>
    /// The reply with all that belongs to it, as the desk writes it (JSON).
    public var contents: String
    public var leavesAt: Date

    /// The most seconds an office can give.
    public static let longest = 60

    public init(id: ID<HeldReply>, ticket: ID<Ticket>, author: ID<Operator>, contents: String, leavesAt: Date) {
        self.id = id
        self.ticket = ticket
        self.author = author
        self.contents = contents
        self.leavesAt = leavesAt
    }

    /// Whole seconds until it leaves, at least 0.
    public func secondsLeft(at now: Date) -> Int { max(0, Int(leavesAt.timeIntervalSince(now).rounded(.up))) }
}

import Foundation

/// What somebody of the desk is told: a colleague named them, something happened to a request they watch, or the program
/// gave them one. What happened is the event; the sentence is made when it is read.
public struct PersonalNotice: Sendable, Equatable {
    public enum Reason: String, Sendable, CaseIterable {
        case watched, mentioned
        /// An opinion that was asked of them or by them.
        case consulted
        /// The program gave them the request.
        case given
    }

    public var id: ID<PersonalNotice>
    public var person: ID<Operator>
    public var ticket: ID<Ticket>
    public var event: ID<Event>
    public var reason: Reason
    public var at: Date
    public var readAt: Date?

    public init(
        id: ID<PersonalNotice>, person: ID<Operator>, ticket: ID<Ticket>, event: ID<Event>, reason: Reason, at: Date,
        readAt: Date? = nil
    ) {
        self.id = id
        self.person = person
        self.ticket = ticket
        self.event = event
        self.reason = reason
        self.at = at
        self.readAt = readAt
    }
}

extension PersonalNotice {
    /// Days a notice is kept, read or not: what nobody read in two months the request itself still tells.
    public static let days = 60
}

extension Event {
    /// Of what one change wrote, the event that who watches is told: what somebody wrote, else the first thing that matters;
    /// nil when nothing of it is news.
    public static func news(in events: [Event]) -> Event? {
        events.first { [.replied, .answered, .noted].contains($0.fact.kind) } ?? events.first { $0.fact.kind.isNews }
    }
}

extension Fact.Kind {
    /// Whether it is of an opinion asked of another group.
    public var isOfOpinion: Bool {
        [.opinionAsked, .opinionTaken, .opinionAnswered, .opinionDeclined, .opinionWithdrawn, .opinionLate]
            .contains(self)
    }

    /// Whether who watches a request is told of it. What only orders or counts, and what is told otherwise, is not news.
    public var isNews: Bool {
        switch self {
        case .taken, .assigned, .handedOver, .escalated, .replied, .answered, .noted, .waiting, .resumed, .resolved,
            .closed, .reopened, .reclassified, .cancelled, .rated, .prioritised, .chased, .lapsed, .released,
            .childOpened, .undone, .merged, .unmerged, .split, .opinionAsked, .opinionAnswered,
            .opinionDeclined, .opinionWithdrawn, .opinionLate:
            true
        case .opened, .confirmed, .routed, .mailRefused, .crossed, .atRisk, .overdue, .promiseChanged, .reminded,
            .tagged, .untagged, .fieldSet, .listed, .ticked, .ruleCut, .corrected, .gathered, .ungathered, .linked,
            .unlinked, .opinionTaken:
            false
        }
    }
}

import Foundation

/// A question about a request that is put to another group ("parere"): it has a deadline and somebody who answers, and the
/// answer comes back as a note. The request stays where it is.
public struct Opinion: Sendable, Equatable {
    /// How it ended.
    public enum Ending: String, Sendable, CaseIterable { case answered, declined, withdrawn }

    public var id: ID<Opinion>
    /// The request it was asked in.
    public var ticket: ID<Ticket>
    /// The request in which that one goes on: itself, unless it was joined into another.
    public var home: ID<Ticket>
    /// Who is asked.
    public var group: ID<Group>
    /// Who asked; nil for a program.
    public var asker: ID<Operator>?
    /// The asker's name as it was then.
    public var askerName: String
    public var question: String
    /// Files of the request to look at.
    public var files: [ID<Attachment>]
    public var askedAt: Date
    public var dueAt: Date
    /// When it was told that it is late; it is told once.
    public var lateAt: Date?
    /// Who answers it, or answered; nil while nobody took it.
    public var assignee: ID<Operator>?
    public var takenAt: Date?
    public var ending: Ending?
    public var endedAt: Date?
    /// Name of who ended it, as it was then.
    public var endedBy: String
    /// The answer, or why it was declined or withdrawn.
    public var reply: String

    /// Characters of a question, and of a reason.
    public static let longestQuestion = 4000
    public static let longestReason = 500
    /// Open at a time in one request: more is a meeting.
    public static let mostOpen = 10
    /// Working time somebody has who was given no other.
    public static let usualMinutes = 16 * 60
    /// Working time that can be given: half an hour to sixty days of eight hours.
    public static let minutes = 30...60 * 8 * 60

    public init(
        id: ID<Opinion>, ticket: ID<Ticket>, home: ID<Ticket>? = nil, group: ID<Group>, asker: ID<Operator>?,
        askerName: String, question: String, files: [ID<Attachment>] = [], askedAt: Date, dueAt: Date,
        lateAt: Date? = nil, assignee: ID<Operator>? = nil, takenAt: Date? = nil, ending: Ending? = nil,
        endedAt: Date? = nil, endedBy: String = "", reply: String = ""
    ) {
        self.id = id
        self.ticket = ticket
        self.home = home ?? ticket
        self.group = group
        self.asker = asker
        self.askerName = askerName
        self.question = question
        self.files = files
        self.askedAt = askedAt
        self.dueAt = dueAt
        self.lateAt = lateAt
        self.assignee = assignee
        self.takenAt = takenAt
        self.ending = ending
        self.endedAt = endedAt
        self.endedBy = endedBy
        self.reply = reply
    }

    public var isOpen: Bool { ending == nil }

    public func isLate(at now: Date) -> Bool { isOpen && dueAt <= now }

    /// Whether a person reads the request because of it: while it is open whoever is asked, afterwards whose
    /// it was.
    public func lets(_ person: Operator) -> Bool {
        if person.isDisabled { return false }
        return isOpen ? person.sees(group) : assignee == person.id
    }
}

extension Catalogue {
    /// The calendar by which a group counts: that of its own agreement, else the office's.
    public func calendar(of group: Group, at now: Date) -> WorkingCalendar? {
        let own = promises.first {
            $0.kind == .agreement && $0.conditions.group == group.code && $0.validity.holds(at: now)
        }
        return own.flatMap { calendar(named: $0.calendar, at: now) } ?? officeCalendar(at: now)
    }

    /// When a group has answered that is given so much working time.
    public func opinionDue(by group: Group, minutes: Int, at now: Date) -> Date {
        calendar(of: group, at: now)?.deadline(from: now, minutes: minutes)
            ?? now.addingTimeInterval(Double(minutes) * 60)
    }

    /// Who is told of a question: whoever took it, else everybody who can.
    public func asked(_ opinion: Opinion) -> [ID<Operator>] {
        opinion.assignee.map { [$0] } ?? colleagues(in: opinion.group).map(\.id)
    }
}

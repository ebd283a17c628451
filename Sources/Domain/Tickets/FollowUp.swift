import Foundation

/// When the program does something by itself with a request that waits for its requester, or was solved.
public struct FollowUpTerms: Sendable, Equatable {
    /// Working days after which the requester is reminded that the desk waits for them; 0 for never.
    public var remindAfter: Int
    /// Working days after which the request closes, with the right to reopen; 0 for never.
    public var closeWaitingAfter: Int
    /// Days after which a solved request closes.
    public var closeSolvedAfter: Int

    public init(remindAfter: Int, closeWaitingAfter: Int, closeSolvedAfter: Int) {
        self.remindAfter = remindAfter
        self.closeWaitingAfter = closeWaitingAfter
        self.closeSolvedAfter = closeSolvedAfter
    }

    var reminds: Bool { remindAfter > 0 && (closeWaitingAfter == 0 || remindAfter < closeWaitingAfter) }

    /// Working days that are left after the reminder; 0 for no end.
    public var leftAfterReminder: Int { closeWaitingAfter == 0 ? 0 : closeWaitingAfter - remindAfter }
}

extension Catalogue {
    /// The terms of a triple, or those of the office where it has none.
    public func followUpTerms(of ticket: Ticket) -> FollowUpTerms {
        let own = triple(ticket.triple)
        return FollowUpTerms(
            remindAfter: own?.remindAfter ?? office.remindAfter,
            closeWaitingAfter: own?.closeWaitingAfter ?? office.closeWaitingAfter,
            closeSolvedAfter: own?.closeSolvedAfter ?? office.closeDays)
    }

    /// The calendar by which the office counts working days; Monday to Friday when it has none.
    public func officeCalendar(at now: Date) -> WorkingCalendar? {
        // The ordinary calendar is one that always opens.
        calendar(named: office.calendar, at: now) ?? (try? WorkingCalendar(.ordinary))
    }

    /// A change with what the program is to do by itself after it.
    /// - Parameter isAsked: whether the desk wrote to the requester last: only then do they know that it waits for them.
    public func followedUp(_ change: Change, isAsked: Bool, at now: Date) -> Change {
        let begins = change.from.state != change.to.state
        var next = change.to
        switch next.state {
        case .waitingRequester where begins || change.facts.contains { $0.kind == .replied && !$0.isToGuest }:
            next.remindedAt = nil
            next.followUpAt = isAsked ? firstFollowUp(of: next, at: now) : nil
        case .resolved where begins:
            next.followUpAt = now.addingTimeInterval(Double(followUpTerms(of: next).closeSolvedAfter) * 86_400)
        case .waitingRequester, .resolved: return change
        case .draft, .unconfirmed, .new, .triage, .assigned, .inProgress, .waitingThirdParty, .onKnownProblem, .closed,
            .cancelled:
            guard next.followUpAt != nil || next.remindedAt != nil else { return change }
            next.followUpAt = nil
            next.remindedAt = nil
        }
        return Change(from: change.from, to: next, facts: change.facts)
    }

    private func firstFollowUp(of ticket: Ticket, at now: Date) -> Date? {
        let terms = followUpTerms(of: ticket)
        if terms.reminds { return workingDays(terms.remindAfter, after: now) }
        return terms.closeWaitingAfter > 0 ? workingDays(terms.closeWaitingAfter, after: now) : nil
    }

    private func workingDays(_ count: Int, after now: Date) -> Date? {
        officeCalendar(at: now)?.opening(workingDays: count, after: now)
    }

    /// What the program does with a request whose time has come; nil when there is nothing to do any more.
    public func followUp(_ ticket: Ticket, at now: Date) throws(Refusal) -> Change? {
        switch ticket.state {
        case .resolved: return try ticket.closingByItself(at: now)
        case .waitingRequester:
            let terms = followUpTerms(of: ticket)
            guard terms.reminds && ticket.remindedAt == nil else {
                return terms.closeWaitingAfter > 0 ? ticket.lapsing(at: now) : nil
            }
            let left = terms.leftAfterReminder
            return ticket.reminding(next: left > 0 ? workingDays(left, after: now) : nil, at: now)
        case .draft, .unconfirmed, .new, .triage, .assigned, .inProgress, .waitingThirdParty, .onKnownProblem, .closed,
            .cancelled:
            return nil
        }
    }
}

extension Ticket {
    /// The requester is reminded that the desk waits for them.
    func reminding(next: Date?, at now: Date) -> Change {
        changed(at: now, [.reminded]) {
            $0.remindedAt = now
            $0.followUpAt = next
        }
    }

    /// Nobody answered for so long that the request closes; the requester may reopen it, as one that was solved.
    func lapsing(at now: Date) -> Change {
        changed(at: now, [.lapsed]) {
            $0.state = .closed
            $0.resolution = .noReply
            $0.resolvedAt = now
            $0.closedAt = now
        }
    }

    /// The program has nothing to do by itself any more.
    public func leftAlone(at now: Date) -> Change {
        changed(at: now, []) { $0.followUpAt = nil }
    }
}

import Domain
import Foundation
import Store

/// What comes after the solution: a vote, a reopening, the end.
extension Life {
    private static let ratingShare = 0.22
    private static let reopenedShare = 0.04
    private static let content = Weighted<Int>([(5, 46), (4, 28), (3, 12), (2, 7), (1, 7)])
    private static let cross = Weighted<Int>([(5, 12), (4, 15), (3, 22), (2, 22), (1, 29)])

    /// The whole life, up to its end or to the end of the history.
    mutating func live(_ birth: Birth) throws {
        do {
            try liveOn(birth)
        } catch is EndOfHistory {
            // What has happened until now is what is kept.
        }
        tellDeadlines(until: town.calendar.end)
    }

    private mutating func liveOn(_ birth: Birth) throws {
        let clerk = try begin(birth)
        if ticket.state.isEnded { return }
        if let duplicate = birth.duplicate { return try endAsDuplicate(of: duplicate) }
        if let clerk {
            if try answerOnTheLine(by: clerk) { return try end() }
        } else if ticket.channel == .chat, birth.triple != nil {
            if try answerOnTheLine(by: town.hand(of: ticket.group, &dice)) { return try end() }
        } else if birth.triple == nil {
            try classify(as: birth.about)
        } else if ticket.channel == .pec {
            try work(minutes: dice.lognormal(median: 60, spread: 0.8))
            try moveToItsPath(by: town.hand(of: ticket.group, &dice))
        }
        try handle()
        try end()
    }

    private mutating func endAsDuplicate(of other: Ticket.Number) throws {
        try work(minutes: dice.lognormal(median: 240, spread: 0.8))
        let person = town.hand(of: ticket.group, &dice)
        keep(try ticket.cancelling(.duplicate(of: other), by: person, at: date), by: person)
    }

    private mutating func end() throws {
        guard ticket.state == .resolved else { return }
        let solved = now
        let reopens = ticket.reopenings == 0 && dice.chance(Self.reopenedShare)
        let closing = solved + Int64(office.closeDays) * 24 * TownCalendar.hour + Int64(dice.below(300_000))
        let reopening = solved + Int64(min(dice.lognormal(median: 40, spread: 0.8), 200) * Double(TownCalendar.hour))
        if dice.chance(Self.ratingShare) { try vote(before: reopens ? reopening : closing) }
        if reopens {
            try go(to: max(reopening, now))
            try reopen()
            try handleAgain()
            return try end()
        }
        if dice.chance(0.05) {
            try work(minutes: 3 * Double(TownCalendar.minutesOpen))
            let person = town.catalogue.person(ticket.assignee) ?? town.hand(of: ticket.group, &dice)
            return keep(try ticket.closing(by: person, at: date), by: person)
        }
        try go(to: closing)
        keep(try ticket.closingByItself(at: date), by: .system, named: "")
    }

    private mutating func vote(before limit: Int64) throws {
        let then = now + Int64(dice.lognormal(median: 9, spread: 1) * Double(TownCalendar.hour))
        guard then < min(limit, now + Int64(office.ratingDays) * 24 * TownCalendar.hour) else { return }
        let wasLate = isLate
        try go(to: then)
        let value = (wasLate ? Self.cross : Self.content).pick(&dice)
        let comment =
            dice.chance(0.3)
            ? town.voice.line(value > 3 ? RequestFrames.praises : RequestFrames.complaints, fill, &dice) : ""
        ratings.append(
            Rating(
                id: TownIDs.id(at: now, low: Self.low(ordinal, ratings.count)), ticket: ticket.id,
                closure: ticket.reopenings, scale: .five, value: value, comment: comment, at: date))
        tell(
            .rated(value, scale: .five, comment: !comment.isEmpty), by: .requester(writer.requester.id),
            named: writer.requester.name)
    }

    /// Whether the desk took longer than it should have, waits for the requester apart.
    var isLate: Bool {
        guard let from = ticket.registeredAt, let until = ticket.resolvedAt else { return false }
        let calendar = town.calendar
        let minutes = calendar.worked(until: until.milliseconds) - calendar.worked(until: from.milliseconds)
        return minutes - waited > Self.target(ticket.priority)
    }

    private mutating func reopen() throws {
        let text = town.voice.line(RequestFrames.reopenings, fill, &dice)
        let id = requesterWrites(text, kind: .answer, on: .web, files: 0.1)
        let change = try ticket.reopening(reason: Ticket.summary(of: text), office: office, at: date)
        keepForRequester(Change(from: change.from, to: change.to, facts: change.facts + [.answered(id)]))
    }
}

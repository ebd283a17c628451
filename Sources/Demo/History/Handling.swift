import Domain
import Foundation
import Store

/// How the desk works on a request.
extension Life {
    /// Working minutes in which a request of each priority should be solved.
    static func target(_ priority: Priority) -> Double {
        switch priority {
        case .p1: 480
        case .p2: 1200
        case .p3: 3000
        case .p4: 6000
        }
    }

    /// The days in which the desk has fallen behind: the backlog of today.
    private static let busyDays: Int64 = 24

    /// From a group's queue to the solution, or to another end.
    mutating func handle() throws {
        // With this spread and this median eight in a hundred are later than the target.
        var minutes = dice.lognormal(median: 0.3 * Self.target(ticket.priority), spread: 0.9)
        if now > town.calendar.end - Self.busyDays * 24 * TownCalendar.hour { minutes *= 2.4 }
        if dice.chance(0.012) {
            try work(minutes: minutes * dice.unit())
            return keepForRequester(try ticket.withdrawing(at: date))
        }
        var person = try take(after: minutes * (0.02 + 0.12 * dice.unit()))
        if ticket.triple.map({ town.catalogue.triple($0)?.code == "PRI-FUO-01" }) == true && dice.chance(0.75) {
            try work(minutes: minutes * 0.1)
            let body = dice.pick(DeskFrames.bodies)
            return keep(try ticket.cancelling(.outOfCompetence(body: body), by: person, at: date), by: person)
        }
        if dice.chance(0.05) { person = try correct(by: person, minutes) }
        if dice.chance(0.2) { try note(by: person) }
        if dice.chance(0.08) { try remind(after: minutes * 0.3) }
        if dice.chance(0.3) { person = try ask(by: person, minutes) }
        if dice.chance(0.28) { person = try escalate(by: person, minutes) }
        if dice.chance(0.14) { try promise(by: person, minutes) }
        if dice.chance(0.045) { try waitForOthers(by: person) }
        if ticket.state.isOpen { try solve(by: person, after: minutes * 0.45) }
    }

    /// The queue gets shorter until it is this one's turn; a lead hands out some of the work.
    private mutating func take(after minutes: Double) throws -> Operator {
        let person = town.hand(of: ticket.group, &dice)
        if let lead = town.lead(of: ticket.group), lead.id != person.id, dice.chance(0.15) {
            try work(minutes: minutes * 0.4)
            keep(try ticket.assigning(to: person, by: lead, at: date), by: lead)
        }
        try work(minutes: minutes)
        keep(try ticket.taking(by: person, colleague: nil, at: date), by: person)
        return person
    }

    /// It was filed under the wrong problem of the same area.
    private mutating func correct(by person: Operator, _ minutes: Double) throws -> Operator {
        let others = town.settings.byFrequency.filter { $0.area == triple?.area && $0.id != ticket.triple }
        guard !others.isEmpty else { return person }
        try work(minutes: minutes * 0.05)
        keep(try ticket.reclassifying(from: triple, to: dice.pick(others), by: person, at: date), by: person)
        let group = ticket.group
        try moveToItsPath(by: person)
        return ticket.group == group ? person : try take(after: minutes * 0.15)
    }

    /// The requester asks whether anybody is there.
    private mutating func remind(after minutes: Double) throws {
        try work(minutes: minutes)
        let id = requesterWrites(
            town.voice.line(RequestFrames.reminders, fill, &dice), kind: .answer, on: answerChannel, files: 0.03)
        keepForRequester(try ticket.answering(id, office: office, at: date))
        if ticket.canBeChased(at: date) { keepForRequester(try ticket.chasing(at: date)) }
    }

    /// Something is missing; most people send it within days, a few never.
    private mutating func ask(by person: Operator, _ minutes: Double) throws -> Operator {
        try work(minutes: minutes * 0.1)
        try reply(DeskFrames.questions, by: person)
        keep(try ticket.waiting(.waitingRequester, by: person, at: date), by: person)
        if dice.chance(0.12) { return try give(up: person) }
        try wait(hours: min(dice.lognormal(median: 22, spread: 1.1), 260))
        let id = requesterWrites(
            town.voice.line(RequestFrames.answers, fill, &dice), kind: .answer, on: answerChannel, files: 0.3)
        keepForRequester(try ticket.answering(id, office: office, at: date))
        return person
    }

    /// A reminder after five working days, the end after ten.
    private mutating func give(up person: Operator) throws -> Operator {
        let before = now
        try work(minutes: 5 * Double(TownCalendar.minutesOpen))
        try reply(DeskFrames.nudges, by: person)
        try work(minutes: 5 * Double(TownCalendar.minutesOpen))
        waited += town.calendar.worked(until: now) - town.calendar.worked(until: before)
        try reply(DeskFrames.noReply, by: person)
        keep(try ticket.resolving(.noReply, by: person, at: date), by: person)
        return person
    }

    /// To the next group of the path, which takes its own time.
    private mutating func escalate(by person: Operator, _ minutes: Double) throws -> Operator {
        guard ticket.state.isOpen, let above = town.catalogue.escalation(from: group, triple: triple, at: date),
            triple?.path.contains(above.code) == true || dice.chance(0.12)
        else { return person }
        try work(minutes: minutes * 0.15)
        let reason = town.voice.line(DeskFrames.escalations, fill, &dice)
        keep(try ticket.escalating(to: above, from: group, reason: reason, by: person, at: date), by: person)
        return try take(after: minutes * 0.25)
    }

    private mutating func promise(by person: Operator, _ minutes: Double) throws {
        guard ticket.state.isOpen else { return }
        try work(minutes: minutes * 0.1)
        try reply(DeskFrames.progress, by: person)
    }

    /// Another body, or a correction that comes with the next release, takes weeks.
    private mutating func waitForOthers(by person: Operator) throws {
        guard ticket.state.isOpen else { return }
        keep(
            try ticket.waiting(dice.chance(0.6) ? .waitingThirdParty : .onKnownProblem, by: person, at: date),
            by: person)
        let before = now
        try work(minutes: dice.lognormal(median: 9, spread: 0.9) * Double(TownCalendar.minutesOpen))
        waited += town.calendar.worked(until: now) - town.calendar.worked(until: before)
        keep(try ticket.resuming(by: person, at: date), by: person)
    }

    private mutating func solve(by person: Operator, after minutes: Double) throws {
        try work(minutes: minutes)
        let text =
            ticket.reopenings > 0 && ticket.language == "it"
            ? town.voice.reply(DeskFrames.reopened, fill, &dice)
            : town.voice.solution(of: triple, in: ticket.language, fill, &dice)
        let id = deskWrites(.reply, text, by: person, files: 0.04)
        keep(try ticket.replying(id, by: person, at: date), by: person)
        keep(try ticket.resolving(Self.resolutions.pick(&dice), by: person, at: date), by: person)
    }

    private mutating func reply(_ lines: [Phrase], by person: Operator) throws {
        let id = deskWrites(.reply, town.voice.reply(lines, fill, &dice), by: person)
        keep(try ticket.replying(id, by: person, at: date), by: person)
    }

    /// Who telephoned answers by the page of the request.
    private var answerChannel: ChannelKind { [.email, .pec].contains(ticket.channel) ? ticket.channel : .web }

    private static let resolutions = Weighted<Resolution>([
        (.answered, 44), (.fixed, 36), (.explained, 17), (.notReproducible, 3),
    ])

    /// After a reopening: the same person, in less time.
    mutating func handleAgain() throws {
        let person = town.catalogue.person(ticket.assignee) ?? town.hand(of: ticket.group, &dice)
        let minutes = dice.lognormal(median: 0.2 * Self.target(ticket.priority), spread: 0.8)
        if dice.chance(0.3) { try note(by: person) }
        try solve(by: person, after: minutes)
    }
}

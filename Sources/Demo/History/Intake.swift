import Domain
import Foundation
import Store

/// How a request gets into the house and to the group that works on it.
extension Life {
    /// Of a hundred who write on the web, three never confirm their address.
    private static let unconfirmedShare = 0.03

    /// Keeps the first words and registers the request.
    /// - Returns: who answered the telephone or the chat, if somebody did.
    mutating func begin(_ birth: Birth) throws -> Operator? {
        let clerk = ticket.channel == .phone ? callTaker() : nil
        let files = [.web, .email, .pec].contains(ticket.channel) ? 0.14 : 0
        if let clerk {
            _ = deskWrites(.request, birth.text, by: clerk, on: .phone)
            tell(.opened(on: .phone), by: .operator(clerk.id), named: clerk.name)
        } else {
            _ = requesterWrites(birth.text, kind: .request, on: ticket.channel, files: files)
            tell(.opened(on: ticket.channel), by: .requester(writer.requester.id), named: writer.requester.name)
        }
        if ticket.channel == .web && writer.requester.email != nil {
            try confirm()
        } else {
            let change = ticket.registering(routing(), at: date)
            if let clerk { keep(change, by: clerk) } else { keepForRequester(change) }
        }
        return clerk
    }

    private mutating func callTaker() -> Operator { town.hand(of: town.catalogue.group(code: "CC-L1")?.id, &dice) }

    /// The link in the mail is clicked after a few minutes, or never.
    private mutating func confirm() throws {
        if dice.chance(Self.unconfirmedShare) {
            try go(to: now + Int64(office.unconfirmedDays) * 24 * TownCalendar.hour + Int64(dice.below(3_600_000)))
            keep(try ticket.expiring(at: date), by: .system, named: "")
        } else {
            try go(to: now + Int64(dice.lognormal(median: 4, spread: 1.2) * 60_000))
            keepForRequester(try ticket.confirming(routing(), at: date))
        }
    }

    private func routing() -> Routing? {
        town.catalogue.route(
            RoutingQuestion(
                channel: ticket.channel, triple: triple, userType: writer.userType,
                administration: writer.administration), at: date)
    }

    /// A mail nobody classified: somebody reads it and says what it is about.
    mutating func classify(as triple: Triple) throws {
        try work(minutes: dice.lognormal(median: 90, spread: 0.9))
        let person = town.hand(of: ticket.group, &dice)
        keep(try ticket.reclassifying(from: nil, to: triple, by: person, at: date), by: person)
        try moveToItsPath(by: person)
    }

    /// Who has a request that is not for their group hands it to the one its triple begins with.
    mutating func moveToItsPath(by person: Operator) throws {
        guard let code = triple?.path.first(where: { !["CC-L1", "DSII-RED"].contains($0) }),
            let other = town.catalogue.group(code: code), other.id != ticket.group
        else { return }
        try handOver(to: other, by: person, because: DeskFrames.moves)
    }

    mutating func handOver(to other: Group, by person: Operator, because reasons: [Phrase]) throws {
        let reason = town.voice.line(reasons, fill, &dice)
        keep(try ticket.handingOver(to: other, from: group, reason: reason, by: person, at: date), by: person)
    }

    /// Answered while the person is on the line, or passed on. True when it was solved.
    mutating func answerOnTheLine(by clerk: Operator) throws -> Bool {
        keep(try ticket.taking(by: clerk, colleague: nil, at: date), by: clerk)
        try go(to: now + Int64(dice.from(3...9)) * TownCalendar.minute)
        if dice.chance(0.62) {
            let id = deskWrites(
                .reply, town.voice.line(DeskFrames.calls, fill, &dice), by: clerk, on: ticket.channel)
            keep(try ticket.replying(id, by: clerk, at: date), by: clerk)
            keep(try ticket.resolving(dice.chance(0.7) ? .answered : .explained, by: clerk, at: date), by: clerk)
            return true
        }
        try note(by: clerk)
        try moveToItsPath(by: clerk)
        return false
    }

    mutating func note(by person: Operator) throws {
        let id = deskWrites(.note, town.voice.line(DeskFrames.notes, fill, &dice), by: person)
        keep(try ticket.noting(id, by: person, at: date), by: person)
    }
}

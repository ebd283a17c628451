import Foundation
import Testing

@testable import Domain

@Suite("What the program does by itself: reminders and closings")
struct FollowUpTests {
    /// Terms of the triple over those of the office; when it is asked; what comes then.
    @Test(
        "The first thing to do after a question, by the terms of the triple or the office",
        arguments: [
            (nil, nil, "2026-11-23 09:12", "2026-11-30 08:00"),
            (3, nil, "2026-11-23 09:12", "2026-11-26 08:00"),
            // Over a week-end and the eighth of December.
            (2, nil, "2026-12-04 17:59", "2026-12-09 08:00"),
            // Asked on a Saturday, the Monday is the first working day.
            (1, nil, "2026-11-28 12:00", "2026-11-30 08:00"),
            // Never reminded: it closes.
            (0, 4, "2026-11-23 09:12", "2026-11-27 08:00"),
            (0, 0, "2026-11-23 09:12", "–"),
            (5, 0, "2026-11-23 09:12", "2026-11-30 08:00"),
        ] as [(Int?, Int?, String, String)])
    func first(_ remind: Int?, _ close: Int?, _ asked: String, _ next: String) throws {
        let town = Self.town(remind, close)
        let change = try Town.ticket(.inProgress).waiting(.waitingRequester, by: Town.ada, at: at(asked))
        let followed = town.followedUp(change, isAsked: true, at: at(asked))
        #expect(followed.to.followUpAt.map(text) ?? "–" == next)
        #expect(town.followedUp(change, isAsked: false, at: at(asked)).to.followUpAt == nil)
    }

    @Test("Reminded once, then closed with the right to reopen; a reminder that was late leaves as many days to answer")
    func life() throws {
        let town = Self.town(5, 10)
        var ticket = try Self.asked(town, "2026-11-23 09:12")
        // Nobody looked for two days.
        let reminded = try #require(try town.followUp(ticket, at: at("2026-12-02 10:00")))
        #expect(reminded.facts == [.reminded] && reminded.to.state == .waitingRequester)
        ticket = town.followedUp(reminded, isAsked: false, at: at("2026-12-02 10:00")).to
        #expect(ticket.followUpAt.map(text) == "2026-12-10 08:00")
        let lapsed = try #require(try town.followUp(ticket, at: at("2026-12-10 08:00")))
        #expect(lapsed.facts == [.lapsed])
        ticket = town.followedUp(lapsed, isAsked: false, at: at("2026-12-10 08:00")).to
        #expect(ticket.state == .closed && ticket.resolution == .noReply && ticket.followUpAt == nil)
        #expect(ticket.canReopen(Office(), at: at("2026-12-20 08:00")))
        #expect(try ticket.answering(ID(9), office: Office(), at: at("2026-12-20 08:00")).to.state.isActive)
    }

    @Test("An answer calls it off; a second question begins again")
    func begunAgain() throws {
        let town = Self.town(5, 10)
        var ticket = try Self.asked(town, "2026-11-23 09:12")
        let answered = try ticket.answering(ID(2), office: Office(), at: at("2026-11-24 09:00"))
        #expect(town.followedUp(answered, isAsked: false, at: at("2026-11-24 09:00")).to.followUpAt == nil)
        ticket.remindedAt = at("2026-11-30 08:00")
        let again = try ticket.replying(ID(3), by: Town.ada, at: at("2026-12-01 09:00"))
        let followed = town.followedUp(again, isAsked: true, at: at("2026-12-01 09:00")).to
        #expect(followed.followUpAt.map(text) == "2026-12-09 08:00" && followed.remindedAt == nil)
    }

    @Test("What was solved closes after the days of its triple; a term set to never leaves the request alone")
    func solved() throws {
        let town = Self.town(5, 10, solved: 3)
        let solved = try Town.ticket(.inProgress).resolving(.fixed, by: Town.ada, at: at("2026-11-23 09:12"))
        let ticket = town.followedUp(solved, isAsked: false, at: at("2026-11-23 09:12")).to
        #expect(ticket.followUpAt.map(text) == "2026-11-26 09:12")
        #expect(try town.followUp(ticket, at: at("2026-11-26 09:12"))?.to.state == .closed)
        let never = Self.town(0, 0)
        #expect(try never.followUp(try Self.asked(town, "2026-11-23 09:12"), at: at("2026-12-30 08:00")) == nil)
        #expect(try never.followUp(Town.ticket(.inProgress), at: at("2026-12-30 08:00")) == nil)
    }

    private static func asked(_ town: Catalogue, _ instant: String) throws -> Ticket {
        let change = try Town.ticket(.inProgress).waiting(.waitingRequester, by: Town.ada, at: at(instant))
        return town.followedUp(change, isAsked: true, at: at(instant)).to
    }

    private static func town(_ remind: Int?, _ close: Int?, solved: Int? = nil) -> Catalogue {
        var triple = Town.access
        triple.remindAfter = remind
        triple.closeWaitingAfter = close
        triple.closeSolvedAfter = solved
        return Town.catalogue(triples: [triple])
    }
}

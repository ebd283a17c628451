import Foundation
import Testing

@testable import Demo
@testable import Domain
@testable import Store

/// Four thousand lives, made once.
private let lives: [(Birth, Life)] = everyone(4000, seed: 1)

private func everyone(_ total: Int, seed: UInt64) -> [(Birth, Life)] {
    let sample = SampleFile(hash: String(repeating: "a", count: 64), name: "a.pdf", type: "application/pdf", size: 10)
    var history = History(Town(before: Past.now, samples: [sample]), total: total, seed: seed, links: nil)
    var all: [(Birth, Life)] = []
    do {
        while let next = try history.nextLife() { all.append(next) }
    } catch {
        Issue.record("a rule of the desk was broken: \(error)")
    }
    return all
}

@Suite("La città dimostrativa: 18 mesi di richieste")
struct DemoHistoryTests {
    @Test("Lo stesso seme dà le stesse richieste, un altro seme altre")
    func repeats() {
        let (first, again, other) = (everyone(150, seed: 7), everyone(150, seed: 7), everyone(150, seed: 8))
        func tickets(_ all: [(Birth, Life)]) -> [Ticket] { all.map(\.1.ticket) }
        #expect(first.count == 150)
        #expect(tickets(first) == tickets(again))
        #expect(first.map(\.1.messages) == again.map(\.1.messages))
        #expect(first.map(\.1.events) == again.map(\.1.events))
        #expect(first.map(\.0.writer.requester) == again.map(\.0.writer.requester))
        #expect(tickets(first) != tickets(other))
    }

    @Test("I numeri sono di fila, gli identificativi crescono con il tempo e nessuno si ripete")
    func identifiers() {
        #expect(lives.count == 4000)
        #expect(lives.map(\.1.ticket.number.rawValue) == (100_001...104_000).map(Int64.init))
        let ids = lives.map(\.1.ticket.id)
        #expect(ids == ids.sorted() && Set(ids).count == ids.count)
        let messages = lives.flatMap(\.1.messages).map(\.id), events = lives.flatMap(\.1.events).map(\.id)
        #expect(Set(messages).count == messages.count)
        #expect(Set(events).count == events.count)
        let files = lives.flatMap(\.1.attachments).map(\.id), votes = lives.flatMap(\.1.ratings).map(\.id)
        #expect(Set(files).count == files.count && Set(votes).count == votes.count)
        let writers = lives.filter(\.0.isNewWriter).map(\.0.writer.requester.id)
        #expect(Set(writers).count == writers.count)
        #expect(Set(lives.map(\.1.ticket.requester)).isSubset(of: Set(writers)))
    }

    @Test("Anche con un milione di richieste due identificativi non possono coincidere")
    func manyIdentifiers() {
        let instant: Int64 = 1_790_000_000_000
        var seen = Set<Int64>()
        for ordinal in stride(from: 5, to: 1 << 20, by: 1 << 14) {
            let id: ID<Event> = TownIDs.id(at: Life.grain(instant, ordinal), low: Life.low(ordinal, 3))
            #expect(seen.insert(id.rawValue).inserted)
        }
    }

    @Test("Ogni richiesta racconta una storia coerente")
    func consistent() {
        for (birth, life) in lives {
            let t = life.ticket
            let instants = [t.createdAt, t.registeredAt, t.takenAt, t.firstReplyAt, t.resolvedAt, t.closedAt]
                .compactMap { $0 }
            #expect(instants == instants.sorted() || t.reopenings > 0, "\(t.number)")
            #expect(instants.allSatisfy { $0 < Past.now } && t.updatedAt >= t.createdAt, "\(t.number)")
            #expect(life.events.map(\.at) == life.events.map(\.at).sorted(), "\(t.number)")
            #expect(life.events.map(\.id) == life.events.map(\.id).sorted(), "\(t.number)")
            #expect(life.messages.map(\.id) == life.messages.map(\.id).sorted(), "\(t.number)")
            #expect(life.events.count < 64 && life.messages.count < 64, "\(t.number)")
            #expect(life.events.first?.fact.kind == .opened && life.messages.first?.kind == .request, "\(t.number)")
            #expect(life.messages.allSatisfy { !$0.text.isEmpty && !$0.text.contains("{") && $0.text.count <= 2000 })
            let told = life.events.compactMap { $0.fact.data["message"] }
            #expect(Set(told).isSubset(of: life.messages.map(\.id.description)), "\(t.number)")
            #expect((t.state == .unconfirmed) == (t.registeredAt == nil && t.state != .cancelled), "\(t.number)")
            #expect(t.group != nil || t.registeredAt == nil, "\(t.number)")
            #expect(
                (t.state == .triage) == (t.triple == nil && t.registeredAt != nil && !t.state.isEnded), "\(t.number)")
            #expect((t.closedAt != nil) == t.state.isEnded, "\(t.number)")
            #expect((t.cancellation != nil) == (t.state == .cancelled), "\(t.number)")
            #expect((t.resolution != nil) == (t.state == .resolved || t.state == .closed), "\(t.number)")
            #expect(t.state != .inProgress || t.assignee != nil, "\(t.number)")
            if let group = t.group, let person = life.town.catalogue.person(t.assignee), !t.state.isEnded {
                #expect(person.groups.contains(group), "\(t.number)")
            }
            #expect(birth.writer.requester.createdAt <= t.createdAt, "\(t.number)")
        }
    }

    @Test("Ogni richiesta registrata ha le sue scadenze, e quelle passate sono nella storia")
    func deadlines() throws {
        let end = try #require(lives.first).1.town.calendar.end
        var states: [PromiseClock.State: Int] = [:], pauses = 0
        for (_, life) in lives where life.ticket.registeredAt != nil {
            let ticket = life.ticket
            #expect(life.clocks.contains { $0.isCurrent && $0.aim == .solution }, "\(ticket.number)")
            #expect(life.clocks.map(\.place) == Array(1...life.clocks.count), "\(ticket.number)")
            #expect(ticket.deadline == NextDeadline(life.clocks), "\(ticket.number)")
            #expect(ticket.deadline.markAt.map { $0 > Date(milliseconds: end) } ?? true, "\(ticket.number)")
            #expect(ticket.state.isOpen || life.clocks.allSatisfy(\.isStopped), "\(ticket.number)")
            let told = life.events.count { $0.fact.kind == .overdue }
            #expect(told == life.clocks.count { $0.told == ServicePromise.end }, "\(ticket.number)")
            for clock in life.clocks { states[clock.state(at: Past.now), default: 0] += 1 }
            pauses += life.clocks.reduce(0) { $0 + $1.pauses.count }
        }
        let solved = (states[.met] ?? 0) + (states[.missed] ?? 0)
        #expect(Double(states[.met] ?? 0) / Double(solved) > 0.6 && (states[.overdue] ?? 0) > 10 && pauses > 500)
        #expect((states[.suspended] ?? 0) > 0 && (states[.superseded] ?? 0) > 100, "\(states)")
    }

    @Test("I codici fiscali sono validi, e qualcuno è un omocodo; nessun recapito è di qualcuno")
    func people() throws {
        var omocodes = 0
        for writer in lives.map(\.0.writer.requester) {
            let code = try FiscalCode(#require(writer.fiscalCode))
            omocodes += code.isOmocode ? 1 : 0
            let domain = writer.email?.split(separator: "@").last
            #expect(domain == nil || ["example.it", "example.org", "pec.example.org"].contains(domain))
            #expect(writer.phone?.hasPrefix("06555") ?? true)
        }
        for beneficiary in lives.compactMap(\.1.ticket.beneficiary) { _ = try FiscalCode(beneficiary.fiscalCode) }
        #expect(omocodes > 5)
        var dice = Dice(seed: 1)
        for family in Names.family + Names.familyWithSpaces {
            for given in [dice.pick(Names.male), dice.pick(Names.female)] {
                _ = try FiscalCode.compute(
                    family: family, given: given, sex: .female, birth: (1980, 2, 28), place: dice.pick(Names.places))
            }
        }
    }

    @Test("Canali, giorni, triplette, esiti e voti hanno le proporzioni della vita vera")
    func proportions() {
        let tickets = lives.map(\.1.ticket)
        func share(_ condition: (Ticket) -> Bool) -> Double { Double(tickets.count(where: condition)) / 4000 }
        for (channel, wanted) in [(ChannelKind.web, 0.62), (.email, 0.14), (.phone, 0.18), (.pec, 0.03), (.chat, 0.02)]
        {
            #expect(abs(share { $0.channel == channel } - wanted) < 0.035, "\(channel)")
        }
        let weekdays = lives.map { $0.1.town.calendar.day(of: $0.0.at).weekday }
        #expect(abs(Double(weekdays.count { $0 == 1 }) / 4000 - 0.24) < 0.03)
        #expect(Double(weekdays.count { $0 > 5 }) / 4000 < 0.04)
        let counts = Dictionary(grouping: lives.map(\.0.about.code)) { $0 }.values.map(\.count).sorted(by: >)
        #expect(abs(Double(counts.prefix(10).reduce(0, +)) / 4000 - 0.55) < 0.06)
        #expect(counts.count > 100)
        #expect(abs(share { $0.reopenings > 0 } - 0.04) < 0.015)
        func having(_ kind: Fact.Kind, _ data: String? = nil) -> Double {
            Double(
                lives.count { life in
                    life.1.events.contains { $0.fact.kind == kind && (data == nil || $0.fact.data["state"] == data) }
                }) / 4000
        }
        let solved = Double(tickets.count { $0.state == .closed || $0.state == .resolved })
        #expect(abs(having(.waiting, "waiting_requester") - 0.25) < 0.06)
        #expect(having(.escalated) > 0.05 && having(.handedOver) > 0.1 && having(.noted) > 0.1)
        #expect(having(.reclassified) > 0.1 && having(.assigned) > 0.05)
        let votes = lives.flatMap(\.1.ratings).map(\.value)
        #expect(abs(Double(votes.count) / solved - 0.22) < 0.04)
        #expect(abs(Double(votes.reduce(0, +)) / Double(max(votes.count, 1)) - 3.9) < 0.2)
        let late = Double(lives.count { $0.1.ticket.resolvedAt != nil && $0.1.isLate }) / solved
        #expect(late > 0.03 && late < 0.14)
        #expect(having(.cancelled) > 0.02 && having(.cancelled) < 0.12)
    }

    @Test("Oggi resta da fare: ogni stato di una richiesta aperta è rappresentato")
    func backlog() {
        let states = Dictionary(grouping: lives.map(\.1.ticket.state)) { $0 }.mapValues(\.count)
        let open = lives.count { $0.1.ticket.state.isOpen }
        #expect(open > 40 && open < 200)
        for state in [TicketState.unconfirmed, .new, .inProgress, .waitingRequester, .resolved] {
            #expect((states[state] ?? 0) > 0, "\(state)")
        }
    }

    @Test("I testi sono quasi tutti diversi")
    func variety() {
        let texts = lives.map { $0.1.messages[0].text }
        #expect(Set(texts).count > 3600)
        #expect(Set(lives.map(\.0.writer.requester.name)).count > 1000)
        #expect(lives.contains { $0.1.ticket.language == "en" })
    }
}

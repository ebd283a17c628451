@testable import Desk
import Domain
import Foundation
import Store
import TestSupport
import Testing

@Suite("Requests find somebody by themselves, and who is absent hands over")
struct GiveTests {
    private func give(_ giving: Giving, in code: String = "L1-WEB", _ town: World) async throws {
        var group = try #require(try await town.desk.catalogue().group(code: code))
        group.giving = giving
        try await town.desk.edit(group, as: .commandLine)
    }

    private func set(_ who: World.Person, _ town: World, _ edit: (inout WorkProfile) -> Void) async throws {
        var person = try await town[who]
        edit(&person.work)
        try await town.desk.edit(person, as: .commandLine)
    }

    private func holders(_ tickets: [Ticket], _ town: World) async throws -> [String] {
        let catalogue = try await town.desk.catalogue()
        var names: [String] = []
        for ticket in tickets {
            names.append(catalogue.person(try await town.ticket(ticket.number)?.assignee)?.login ?? "-")
        }
        return names
    }

    @Test("By turns: what comes in is given, told and written in the history", arguments: TestDatabase.available)
    func turns(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await give(.turns, town)
            var tickets: [Ticket] = []
            for _ in 0..<4 {
                tickets.append(try await town.registered())
                try await town.work()
            }
            #expect(Set(try await holders(Array(tickets[..<2]), town)) == ["giulia", "luca"])
            let names = try await holders(tickets, town)
            #expect(names[0] == names[2] && names[1] == names[3])
            let first = tickets[0].id
            let events = try await town.desk.database.read { c in try c.events(of: first) }
            #expect(events.last?.fact.kind == .assigned && events.last?.fact.data["because"] == "turns")
            #expect(events.last?.actor == .system)
            let notices = try await town.desk.database.read { [giulia = try await town[.giulia]] c in
                try c.unreadNotices(of: giulia, most: 99)
            }
            #expect(notices == 2)
        }
    }

    @Test(
        "Room: nobody is given more than they hold, and the rest comes when they have some",
        arguments: TestDatabase.available)
    func room(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await set(.giulia, town) { $0.capacity = 1 }
            try await set(.luca, town) { $0.isAvailable = false }
            try await give(.leastBusy, town)
            let first = try await town.registered(), second = try await town.registered()
            try await town.work()
            #expect(try await holders([first, second], town) == ["giulia", "-"])
            try await town.desk.resolve(first.number, as: .fixed, by: town[.giulia])
            try await town.work()
            #expect(try await holders([second], town) == ["giulia"])
        }
    }

    @Test(
        "Many that suit nobody do not stand before one that suits somebody", arguments: TestDatabase.available)
    func beyond(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            // Older, and in a language that nobody here writes.
            for _ in 0..<210 {
                var submission = try await town.submission(town.form())
                submission.language = "en"
                _ = try await town.desk.confirm(town.desk.confirmationToken(of: town.desk.submit(submission).id))
            }
            for who in [World.Person.giulia, .luca] { try await set(who, town) { $0.languages = ["it"] } }
            let last = try await town.registered()
            try await give(.turns, town)
            try await town.desk.giveAll()
            #expect(try await holders([last], town) != ["-"])
        }
    }

    @Test("Eight who give at once: each request once, nobody beyond their room", arguments: TestDatabase.available)
    func atOnce(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            var tickets: [Ticket] = []
            for _ in 0..<12 { tickets.append(try await town.registered()) }
            for who in [World.Person.giulia, .luca] { try await set(who, town) { $0.capacity = 4 } }
            try await give(.leastBusy, town)
            let other = town.anotherDesk()
            await withTaskGroup(of: Void.self) { group in
                for place in 0..<8 {
                    // One that lost to the others is tried again by the schedule: what counts is what was written.
                    group.addTask { try? await (place % 2 == 0 ? town.desk : other).giveAll() }
                }
            }
            let names = try await holders(tickets, town)
            #expect(names.filter { $0 == "giulia" }.count == 4 && names.filter { $0 == "luca" }.count == 4)
            for ticket in tickets { #expect(try await town.facts(of: ticket).filter { $0 == .assigned }.count <= 1) }
        }
    }

    @Test("Who pulls gets what they know about", arguments: TestDatabase.available)
    func skill(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            _ = try await town.registered()
            try await set(.giulia, town) { $0.languages = ["en"] }
            #expect(try await town.desk.pull(as: town[.giulia]) == nil)
            await #expect(throws: Refusal.invalid(field: "skills", reason: "work.problem.skill")) {
                try await set(.giulia, town) { $0.skills = ["Che non c'è"] }
            }
            try await set(.giulia, town) {
                $0.languages = []
                $0.skills = ["Accesso"]
            }
            #expect(try await town.desk.pull(as: town[.giulia]) != nil)
        }
    }

    @Test(
        "An absence hands over, the deputy gets what comes back, and who is absent is given nothing",
        arguments: TestDatabase.available)
    func absence(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            let giulia = try await town[.giulia], luca = try await town[.luca]
            let ticket = try await town.registered(), kept = try await town.registered()
            try await town.desk.take(ticket.number, as: giulia)
            let today = TimeZone.rome.day(at: town.clock.now)
            func plan(_ handOver: Absence.HandOver) -> Absence {
                Absence(
                    id: ID(0), person: giulia.id, first: today, last: today, handOver: handOver, plannedBy: giulia.id,
                    plannedAt: town.clock.now)
            }
            // Luca leads nobody.
            await #expect(throws: Refusal.notFound) {
                try await town.desk.plan(plan(.colleague(luca.id)), as: town[.luca])
            }
            let planned = try await town.desk.plan(plan(.colleague(luca.id)), as: giulia)
            try await town.desk.beginAbsences()
            try await town.desk.beginAbsences()
            #expect(try await holders([ticket], town) == ["luca"])
            #expect(try await town.facts(of: ticket).filter { $0 == .assigned }.count == 1)
            await #expect(throws: Refusal.invalid(field: "absence", reason: "refusal.absent")) {
                try await town.desk.pull(as: giulia)
            }
            try await give(.turns, town)
            try await town.desk.giveAll()
            #expect(try await holders([kept], town) == ["luca"])
            try await town.desk.endAbsence(planned.id, as: giulia)
            #expect(try await town.desk.catalogue().absence(of: giulia.id, at: town.clock.now) == nil)
        }
    }

    @Test("What somebody gave back is not given to them again", arguments: TestDatabase.available)
    func refused(_ kind: TestDatabase) async throws {
        try await World.run(kind) { town in
            try await set(.luca, town) { $0.isAvailable = false }
            try await give(.turns, town)
            let ticket = try await town.registered()
            try await town.work()
            #expect(try await holders([ticket], town) == ["giulia"])
            let giulia = try await town[.giulia]
            _ = try await town.desk.work(on: ticket.number, as: giulia) { scene in
                Decision(change: try scene.ticket.releasing(by: giulia, at: scene.now))
            }
            try await town.work()
            #expect(try await holders([ticket], town) == ["-"])
            try await set(.luca, town) { $0.isAvailable = true }
            try await town.desk.giveAll()
            #expect(try await holders([ticket], town) == ["luca"])
        }
    }
}

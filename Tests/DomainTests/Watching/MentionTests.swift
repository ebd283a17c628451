import Domain
import Foundation
import Testing

@Suite("Colleagues named in a note")
struct MentionTests {
    @Test(
        "Which names are written",
        arguments: [
            ("", []), ("nessuno", []), ("@", []), ("@ marco", []), ("@.", []),
            ("@marco guarda", ["marco"]), ("Guarda tu, @Marco!", ["marco"]),
            ("(@marco)", ["marco"]), ("a capo\n@marco", ["marco"]), ("@marco.", ["marco"]),
            ("@marco.rossi.", ["marco.rossi"]), ("@MARCO.Rossi e @marco.rossi", ["marco.rossi"]),
            ("@nicolò", ["nicolo"]), ("@luca.d'angelo", ["luca.dangelo"]), ("@luca.d’angelo", ["luca.dangelo"]),
            ("@anna-maria.de_luca", ["anna-maria.de_luca"]), ("@giulia, @luca", ["giulia", "luca"]),
            ("@giulia/@luca", ["giulia", "luca"]),
            // An address of e-mail calls nobody, wherever its at sign stands.
            ("scrivi a anna@ente.it", []), ("anna.@ente.it", []), ("a@@marco", []), ("@@marco", []),
            ("@mario.rossi@ente.it", ["mario.rossi"]),
        ] as [(String, [String])])
    func names(_ text: String, _ names: [String]) {
        #expect(Mentions.names(in: text) == names)
    }

    @Test("No more names than are looked at, however long the note")
    func bounded() {
        let text = (0..<1000).map { "@persona\($0)" }.joined(separator: " ")
        #expect(Mentions.names(in: text).count == Mentions.most)
    }

    private static func person(_ id: Int64, _ login: String, _ name: String, disabled: Bool = false) -> Operator {
        Operator(
            id: ID(id), login: login, name: name, email: "", role: .operator,
            disabledAt: disabled ? Date(timeIntervalSince1970: 0) : nil)
    }

    private static let people = [
        person(1, "mrossi", "Mario Rossi"), person(2, "mario.rossi", "Mario Rossi il Vecchio"),
        person(3, "adl", "Maria  De Luca"), person(4, "x4", "Ugo Bianchi"), person(5, "x5", "Ugo Bianchi"),
        person(6, "via", "Andata Via", disabled: true),
        Operator(id: ID(7), login: "programma", name: "Programma", email: "", role: .operator, isProgram: true),
    ]

    @Test(
        "Who is meant",
        arguments: [
            ("@mrossi", [1]),
            // A login wins over the name of somebody else.
            ("@mario.rossi", [2]),
            ("@maria.de.luca", [3]), ("@Maria.De.Luca", [3]), ("@maria", []), ("@de.luca", []),
            // Two of one name are both meant.
            ("@ugo.bianchi", [4, 5]), ("@x5 @ugo.bianchi", [5, 4]),
            ("@via", []), ("@andata.via", []), ("@programma", []), ("@nessuno", []),
            ("@x4 e @mrossi e ancora @x4", [4, 1]),
        ] as [(String, [Int64])])
    func people(_ text: String, _ ids: [Int64]) {
        #expect(Mentions.people(in: text, among: Self.people).map(\.id.rawValue) == ids)
    }
}

@Suite("What is told of a change")
struct NewsTests {
    private static func event(_ id: Int64, _ kind: Fact.Kind) -> Event {
        Event(
            id: ID(id), ticket: ID(1), at: Date(timeIntervalSince1970: 0), actor: .system, actorName: "",
            fact: Fact(kind: kind))
    }

    @Test(
        "One thing of it: what was written, else the first that matters",
        arguments: [
            ([], nil), ([.tagged], nil), ([.tagged, .taken], 1), ([.taken, .replied, .resolved], 1),
            ([.waiting], 0), ([.crossed, .fieldSet], nil), ([.handedOver, .routed], 0), ([.opened], nil),
        ] as [([Fact.Kind], Int64?)])
    func one(_ kinds: [Fact.Kind], _ place: Int64?) {
        let events = kinds.enumerated().map { Self.event(Int64($0.offset), $0.element) }
        #expect(Event.news(in: events)?.id.rawValue == place)
    }
}

@Suite("Who is at a request")
struct PresenceLineTests {
    private let now = Date(timeIntervalSince1970: 1000)

    private func open(_ id: Int64, _ person: Int64, until: Double = 60, writing: Double? = nil) -> Presence {
        Presence(
            id: ID(id), ticket: ID(1), person: ID(person), until: now.addingTimeInterval(until),
            writingUntil: writing.map(now.addingTimeInterval))
    }

    private func line(_ presences: [Presence]) -> PresenceLine {
        Presence.line(presences, but: ID(1), at: now) { $0 != ID(9) }
    }

    @Test("Oneself, who may not see it and whose time is over are not named")
    func left() {
        #expect(line([open(1, 1), open(2, 9), open(3, 2, until: 0), open(4, 3, until: -1)]).isEmpty)
    }

    @Test("Each once, however many windows; who writes in one of them writes")
    func once() {
        let found = line([
            open(1, 2), open(2, 3), open(3, 2, writing: 5), open(4, 4, writing: 0), open(5, 3), open(6, 5, writing: 1),
        ])
        #expect(found == PresenceLine(looking: [ID(3), ID(4)], writing: [ID(2), ID(5)]))
    }
}

@Suite("The day's mail")
struct DigestDayTests {
    @Test(
        "Once on a working day, while the office is open",
        arguments: [
            // told, now
            ("2026-11-23 17:00", "2026-11-24 07:59", false),
            ("2026-11-23 17:00", "2026-11-24 08:00", true),
            ("2026-11-24 08:00", "2026-11-24 12:00", false),
            ("2026-11-23 08:00", "2026-11-24 17:59", true),
            ("2026-11-23 08:00", "2026-11-24 18:00", false),
            // Saturday, and the holiday of 8 December.
            ("2026-11-20 08:00", "2026-11-21 10:00", false),
            ("2026-12-07 08:00", "2026-12-08 10:00", false),
            ("2026-12-07 08:00", "2026-12-09 08:10", true),
        ])
    func day(_ told: String, _ now: String, _ isDue: Bool) throws {
        let calendar = try WorkingCalendar(.ordinary)
        #expect(try calendar.owesDigest(since: rome(told), at: rome(now)) == isDue)
    }
}

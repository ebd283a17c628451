import Desk
import Domain
import Foundation
import Logging
import Store
import TestSupport

/// Plays a month on a database that may crash, and tells what happened to each request.
///
/// The one who plays does what a browser and a process supervisor do: starts the program again, looks whether what was
/// asked is there (a request by its id, a change by its version), and asks again if it is not.
final class SimulatedMonth {
    /// What happened, without the ids that are other in each run.
    struct Line: Equatable, CustomStringConvertible {
        let kind: Fact.Kind
        let data: [String: String]
        let at: Date

        var description: String { "\(kind.rawValue) \(data.sorted { $0.key < $1.key }) \(at)" }
    }

    private let script: MonthScript
    private let town: World
    private let database: CrashingDatabase
    private let clock: World.Clock
    /// The schedule stands still each night and begins again in the morning.
    private let sleepsAtNight: Bool
    private var desk: Desk
    private var refused = 0
    /// The node of the process that plays; the town's own is 2.
    private var node = 2
    private(set) var verbs = 0

    init(_ script: MonthScript, _ town: World, _ database: CrashingDatabase, sleepsAtNight: Bool) {
        self.script = script
        self.town = town
        self.database = database
        self.sleepsAtNight = sleepsAtNight
        clock = town.clock
        desk = town.desk
    }

    func play() async throws {
        for act in script.acts {
            try await pass(to: act.at)
            try await perform(act)
        }
        try await pass(to: script.end)
        try await surviving { desk in _ = try await desk.markDeadlines() }
    }

    func lines() async throws -> [[Line]] {
        try await database.read { [count = script.acts.count { $0.step == nil }] c in
            try (0..<count).map { request in
                try c.events(of: Self.id(request)).map { event in
                    let data = event.fact.data.filter { $0.key != "message" }
                    return Line(kind: event.fact.kind, data: data, at: event.at)
                }
            }
        }
    }

    static func id(_ request: Int) -> ID<Ticket> { ID(Int64(request) + (1 << 40)) }
}

// Time.
extension SimulatedMonth {
    /// Goes to an instant; on the way the schedule looks at every minute in which it has something to do.
    private func pass(to instant: Date) async throws {
        if sleepsAtNight && isNight(between: clock.now, and: instant) {
            // In the morning people may be at work before the schedule has looked.
            return clock.set(max(clock.now, instant))
        }
        while let next = try await nextMark(), next <= instant {
            let turn = max(clock.now, next).nextMinute
            if turn > instant { break }
            clock.set(turn)
            try await surviving { desk in _ = try await desk.markDeadlines() }
        }
        clock.set(max(clock.now, instant))
    }

    private func isNight(between a: Date, and b: Date) -> Bool { b.timeIntervalSince(a) > 6 * 3600 }

    private func nextMark() async throws -> Date? {
        try await database.read { c in
            try c.value("SELECT min(next_due_at) FROM tickets WHERE next_due_at IS NOT NULL", Date.self)
        }
    }
}

// People.
extension SimulatedMonth {
    private func perform(_ act: MonthScript.Act) async throws {
        verbs += 1
        let id = Self.id(act.request)
        guard let step = act.step else { return try await submit(act.request, id) }
        guard let seen = try await ticket(id) else { return }
        try await surviving { [self] desk in
            // What was asked before the crash may be done already.
            guard let now = try await ticket(id), now.version == seen.version else { return }
            do {
                try await self.do(step, now, desk)
            } catch is Refusal {
                refused += 1
            }
        }
    }

    private func submit(_ request: Int, _ id: ID<Ticket>) async throws {
        let giulia = try await town[.giulia]
        let input = town.form {
            $0.description = "Richiesta \(request)"
            $0.email = "persona\(request)@example.it"
        }
        let submission = try await town.submission(
            input, door: .desk, channel: request % 10 == 0 ? .pec : .web, id: id, sender: .operator(giulia))
        try await surviving { desk in try await desk.submit(submission) }
    }

    private func `do`(_ step: MonthScript.Step, _ ticket: Ticket, _ desk: Desk) async throws {
        let worker = try await town[.ada], number = ticket.number
        switch step {
        case .take: try await desk.take(number, as: town[.giulia], version: ticket.version)
        case .reply:
            _ = try await desk.reply(to: number, as: worker, ReplyDraft(text: "Ecco."), version: ticket.version)
        case .ask:
            let draft = ReplyDraft(text: "Che cosa vede?", next: .wait)
            _ = try await desk.reply(to: number, as: worker, draft, version: ticket.version)
        case .waitForOthers:
            try await desk.wait(number, for: .waitingThirdParty, as: worker, version: ticket.version)
        case .resume: try await desk.resume(number, as: worker, version: ticket.version)
        case .answer: try await desk.answer(desk.trackingToken(of: ticket.id), "Vedo un errore.")
        case .handOver:
            try await desk.handOver(number, to: "L2-ECO", reason: "paga", as: worker, version: ticket.version)
        case .escalate: try await desk.escalate(number, reason: "", as: worker, version: ticket.version)
        case .reclassify: try await desk.reclassify(number, to: "STI-PAG-01", as: worker, version: ticket.version)
        case .resolve: try await desk.resolve(number, as: .fixed, by: worker, version: ticket.version)
        case .reopen: try await desk.reopen(desk.trackingToken(of: ticket.id), reason: "Ancora")
        }
    }

    private func ticket(_ id: ID<Ticket>) async throws -> Ticket? {
        try await database.read { c in try c.ticket(id) }
    }
}

// Death and the next process.
extension SimulatedMonth {
    private func surviving(_ act: (Desk) async throws -> Void) async throws {
        while true {
            do {
                return try await act(desk)
            } catch is Crash {
                try await database.restart()
                // Here a process can begin in the very millisecond in which the one before it died; what it writes still
                // comes after.
                node = (node + 1) % 1024
                desk = Desk(
                    database: database, files: town.desk.files, secret: town.desk.secret,
                    publicURL: town.desk.publicURL, log: town.desk.log, passwords: town.desk.passwords,
                    ids: IDSource(node: node), now: town.desk.now)
            }
        }
    }
}

extension Date {
    /// The beginning of the minute that comes after, or itself when it is one.
    fileprivate var nextMinute: Date { Date(timeIntervalSince1970: (timeIntervalSince1970 / 60).rounded(.up) * 60) }
}

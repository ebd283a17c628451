import Domain
import Foundation

/// An office with promises, and a request whose day is told verb by verb.
struct PromiseOffice {
    /// Open from 8 to 18 from Monday to Friday; closed on the national holidays.
    static let calendar = try! WorkingCalendar(
        WrittenCalendar(
            name: "ordinario", holidays: ["italy"],
            week: Dictionary(uniqueKeysWithValues: ["mon", "tue", "wed", "thu", "fri"].map { ($0, ["08:00-18:00"]) })))

    static let contract = ServicePromise(
        id: ID(1), name: "contratto", calendar: "ordinario", conditions: .init(priority: .p3),
        targets: targets(
            ("take_charge", "4 h"), ("first_answer", "10 h"), ("next_answer", "10 h"), ("solution", "50 h")))
    static let urgent = ServicePromise(
        id: ID(2), name: "contratto urgente", calendar: "ordinario", conditions: .init(priority: .p1),
        targets: targets(("take_charge", "30 min"), ("solution", "8 h")))
    static let law = ServicePromise(
        id: ID(3), name: "L. 241/1990", kind: .statutory, calendar: "ordinario", conditions: .init(channel: .pec),
        targets: targets(("solution", "100% within 30 days")), suspendsOnce: true)
    static let patient = ServicePromise(
        id: ID(4), name: "accordo paghe", kind: .agreement, calendar: "ordinario", conditions: .init(group: "L2-ECO"),
        targets: targets(("take_charge", "2 h"), ("solution", "20 h")),
        suspends: [.waitingRequester, .waitingThirdParty, .onKnownProblem])

    static let book = PromiseBook([contract, urgent, law, patient], calendars: [calendar])

    let book: PromiseBook
    private(set) var ticket: Ticket
    private(set) var clocks: [PromiseClock] = []
    private(set) var facts: [Fact] = []
    private(set) var now: Date

    init(_ channel: ChannelKind = .web, registered instant: String, book: PromiseBook = Self.book) {
        self.book = book
        now = at(instant)
        var blank = Town.ticket(.unconfirmed, in: nil)
        blank.channel = channel
        blank.registeredAt = nil
        ticket = blank
        keep(blank.registering(Town.catalogue().route(Self.question(blank), at: now), at: now))
    }

    /// The instant comes, and the minute's look with it.
    mutating func goes(to instant: String) -> [Fact] {
        now = at(instant)
        return clocks.mark(book, at: now).map(\.fact)
    }

    mutating func does(_ instant: String, isAsked: Bool = false, _ verb: (Ticket, Date) throws -> Change) rethrows {
        now = at(instant)
        keep(try verb(ticket, now), isAsked: isAsked)
    }

    private mutating func keep(_ change: Change, isAsked: Bool = false) {
        ticket = change.to
        guard ClockWork.concerns(change) else { return }
        let town = Town.catalogue()
        let done = ClockWork(
            change, of: clocks, book, isAsked: isAsked, at: now, ask: town.promiseQuestion
        ).done()
        clocks = done.clocks
        facts += done.facts
    }

    /// The clocks as lines: `solution contratto running 2026-11-30 09:12`.
    var lines: [String] {
        clocks.map { clock in
            let due = clock.dueAt.map(text) ?? "–"
            return "\(clock.aim.rawValue) \(book[clock.promise]?.name ?? "?") \(clock.state(at: now).rawValue) \(due)"
        }
    }

    /// The line of one aim, without what has been superseded.
    func line(_ aim: PromiseTarget.Aim) -> String? {
        Array(zip(clocks, lines)).last { $0.0.aim == aim && $0.0.isCurrent }?.1
    }

    private static func question(_ ticket: Ticket) -> RoutingQuestion {
        RoutingQuestion(channel: ticket.channel, triple: Town.access, userType: nil, administration: nil)
    }

    private static func targets(_ lines: (String, String)...) -> [PromiseTarget.Aim: PromiseTarget] {
        Dictionary(uniqueKeysWithValues: lines.map { (PromiseTarget.Aim(rawValue: $0)!, PromiseTarget($1)!) })
    }
}

/// The verbs of Giulia, Marco and Anna, to write days with.
enum Do {
    typealias Verb = @Sendable (Ticket, Date) throws -> Change

    static let assign: Verb = { t, now in try t.assigning(to: Town.luca, by: Town.giulia, at: now) }
    static let take: Verb = { t, now in try t.taking(by: Town.ada, colleague: nil, at: now) }
    static let reply: Verb = { t, now in try t.replying(ID(1), by: Town.ada, at: now) }
    static let ask: Verb = { t, now in
        let replied = try t.replying(ID(1), by: Town.ada, at: now)
        let waiting = try replied.to.waiting(.waitingRequester, by: Town.ada, at: now)
        return Change(from: t, to: waiting.to, facts: replied.facts + waiting.facts)
    }
    static let answer: Verb = { t, now in try t.answering(ID(2), office: Office(), at: now) }
    static let resume: Verb = { t, now in try t.resuming(by: Town.ada, at: now) }
    static let resolve: Verb = { t, now in try t.resolving(.fixed, by: Town.ada, at: now) }
    static let reopen: Verb = { t, now in try t.reopening(reason: "", by: Town.ada, at: now) }
    static let cancel: Verb = { t, now in try t.cancelling(.withdrawn, by: Town.ada, at: now) }
    static let makeUrgent: Verb = { t, now in
        try t.reclassifying(from: Town.access, to: Town.unpaid, by: Town.ada, at: now)
    }
    static func wait(_ state: TicketState) -> Verb {
        { t, now in try t.waiting(state, by: Town.ada, at: now) }
    }
    static func move(to group: Group) -> Verb {
        { t, now in try t.handingOver(to: group, from: nil, reason: "", by: Town.ada, at: now) }
    }
}

/// `2026-11-23 09:12` in Rome.
func at(_ text: String) -> Date {
    let style = Date.ParseStrategy(
        format: text.count > 16
            ? "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits)"
            : "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
        timeZone: TimeZone(identifier: "Europe/Rome")!)
    return try! Date(text, strategy: style)
}

/// The same, the other way; a second that is not 0 is told.
func text(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(identifier: "Europe/Rome")!
    let p = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    func two(_ n: Int?) -> String { String(format: "%02d", n ?? 0) }
    let seconds = p.second == 0 ? "" : ":" + two(p.second)
    return "\(p.year ?? 0)-\(two(p.month))-\(two(p.day)) \(two(p.hour)):\(two(p.minute))" + seconds
}

import Foundation

/// Days on which somebody is not at the desk, and who has their requests meanwhile. It never says why: that is not the
/// desk's to know (GDPR, article 9).
public struct Absence: Sendable, Equatable {
    public enum HandOver: Sendable, Equatable {
        /// They stay with the person; only what the requester answers goes back to the group.
        case keep
        /// A colleague gets what is in hand, and what comes back.
        case colleague(ID<Operator>)
        /// What is in hand goes back to the queue of its group.
        case group
    }

    /// Characters of a note, days of an absence.
    public static let longestNote = 200
    public static let mostDays = 400
    /// Days an absence that is over is kept.
    public static let keptDays = 30

    public var id: ID<Absence>
    public var person: ID<Operator>
    /// Both days included, by the clock of the office.
    public var first: CalendarDay
    public var last: CalendarDay
    public var handOver: HandOver
    public var note: String
    public var plannedBy: ID<Operator>
    public var plannedAt: Date
    /// When what was in hand was handed over.
    public var begunAt: Date?

    public init(
        id: ID<Absence>, person: ID<Operator>, first: CalendarDay, last: CalendarDay, handOver: HandOver = .keep,
        note: String = "", plannedBy: ID<Operator>, plannedAt: Date, begunAt: Date? = nil
    ) {
        self.id = id
        self.person = person
        self.first = first
        self.last = last
        self.handOver = handOver
        self.note = note
        self.plannedBy = plannedBy
        self.plannedAt = plannedAt
        self.begunAt = begunAt
    }

    public var from: Date { TimeZone.rome.start(of: first) }
    /// The first instant on which they are there again.
    public var to: Date { TimeZone.rome.end(of: last) }

    public func holds(at now: Date) -> Bool { from <= now && now < to }

    /// The colleague who stands in.
    public var deputy: ID<Operator>? {
        if case .colleague(let person) = handOver { person } else { nil }
    }

    /// What is wrong with it, beside the others of the person.
    public func check(beside others: [Absence], _ catalogue: Catalogue, at now: Date) throws(Refusal) {
        guard first <= last else { throw .invalid(field: "last", reason: "work.problem.order") }
        guard to > now else { throw .invalid(field: "last", reason: "work.problem.past") }
        guard last.number - first.number < Self.mostDays else {
            throw .invalid(field: "last", reason: "work.problem.long")
        }
        guard note.count <= Self.longestNote else { throw .invalid(field: "note", reason: "work.problem.note") }
        guard !others.contains(where: { $0.id != id && $0.from < to && from < $0.to }) else {
            throw .invalid(field: "first", reason: "work.problem.overlap")
        }
        guard let deputy else { return }
        guard deputy != person, let colleague = catalogue.person(deputy), colleague.may(.take) else {
            throw .invalid(field: "deputy", reason: "work.problem.deputy")
        }
        let absent = catalogue.absences.contains { $0.person == deputy && $0.from < to && from < $0.to }
        if absent { throw .invalid(field: "deputy", reason: "work.problem.deputyAway") }
    }
}

extension CalendarDay: Comparable {
    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
}

extension Catalogue {
    /// The absence somebody is in.
    public func absence(of person: ID<Operator>, at now: Date) -> Absence? {
        absences.first { $0.person == person && $0.holds(at: now) }
    }

    /// Those of a person that are not over, the next first.
    public func absences(of person: ID<Operator>, at now: Date) -> [Absence] {
        absences.filter { $0.person == person && $0.to > now }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    }
}

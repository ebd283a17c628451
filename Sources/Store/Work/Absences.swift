import Domain
import Foundation

extension Connection {
    /// Every absence that somebody planned and that was not over when the last was forgotten.
    public func absences() throws -> [Absence] {
        try all(
            """
            SELECT id, operator_id, first_day, last_day, hand_over, deputy_id, note, planned_by, planned_at, begun_at
            FROM absences ORDER BY id
            """
        ) { row in
            var r = row.reader()
            let id: ID<Absence> = try r.id(), person: ID<Operator> = try r.id()
            let (first, last) = try (r.text(), r.text())
            let way = try r.text(), deputy: ID<Operator>? = try r.optionalID()
            guard let first = CalendarDay(first), let last = CalendarDay(last) else {
                throw StoreError.failed(code: "", message: "absence \(id) has no days", sql: "")
            }
            let handOver: Absence.HandOver =
                if let deputy, way == "colleague" { .colleague(deputy) } else { way == "group" ? .group : .keep }
            return try Absence(
                id: id, person: person, first: first, last: last, handOver: handOver, note: r.text(),
                plannedBy: r.id(), plannedAt: r.date(), begunAt: r.optionalDate())
        }
    }

    public func insert(_ absence: Absence) throws {
        try run(
            """
            INSERT INTO absences (id, operator_id, first_day, last_day, ends_at, hand_over, deputy_id, note, planned_by,
                planned_at, begun_at)
            VALUES (\(absence.id), \(absence.person), \(absence.first.description), \(absence.last.description),
                \(absence.to), \(absence.handOver.word), \(absence.deputy), \(absence.note), \(absence.plannedBy),
                \(absence.plannedAt), \(absence.begunAt))
            """)
    }

    /// False when somebody took it away meanwhile, or it has begun.
    public func begin(_ absence: ID<Absence>, at now: Date) throws -> Bool {
        try run("UPDATE absences SET begun_at = \(now) WHERE id = \(absence) AND begun_at IS NULL") == 1
    }

    /// The absence ends with the day before this one.
    public func shorten(_ absence: Absence) throws {
        try run(
            """
            UPDATE absences SET last_day = \(absence.last.description), ends_at = \(absence.to) WHERE id = \(absence.id)
            """)
    }

    public func delete(_ absence: ID<Absence>) throws { try run("DELETE FROM absences WHERE id = \(absence)") }

    public func forgetAbsences(before instant: Date) throws -> Int {
        try run("DELETE FROM absences WHERE ends_at < \(instant)")
    }
}

extension Absence.HandOver {
    var word: String {
        switch self {
        case .keep: "keep"
        case .colleague: "colleague"
        case .group: "group"
        }
    }
}

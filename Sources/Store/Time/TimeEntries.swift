import Domain
import Foundation

private let columns: SQL = """
    e.id, e.ticket_id, e.operator_id, e.group_id, e.activity, e.at, e.minutes, e.note, e.source, e.corrections
    """

extension TimeEntry {
    fileprivate init(_ r: inout RowReader) throws {
        try self.init(
            id: r.id(), ticket: r.id(), person: r.id(), group: r.optionalID(), activity: r.text(), at: r.date(),
            minutes: r.int(), note: r.text(), source: r.choice(), corrections: r.int())
    }
}

extension Connection {
    private func entry(_ row: Row) throws -> TimeEntry {
        var r = row.reader()
        return try TimeEntry(&r)
    }

    public func insert(_ e: TimeEntry) throws {
        try run(
            """
            INSERT INTO time_entries (id, ticket_id, operator_id, group_id, activity, at, minutes, note, source,
                corrections)
            VALUES (\(e.id), \(e.ticket), \(e.person), \(e.group), \(e.activity), \(e.at), \(e.minutes), \(e.note),
                \(e.source), \(e.corrections))
            """)
    }

    /// Writes a corrected entry with its correction; false when somebody corrected it first.
    public func save(_ e: TimeEntry, _ correction: TimeCorrection) throws -> Bool {
        let isFirst =
            try run(
                """
                UPDATE time_entries SET minutes = \(e.minutes), activity = \(e.activity), corrections = \(e.corrections)
                WHERE id = \(e.id) AND corrections = \(e.corrections - 1)
                """) == 1
        guard isFirst else { return false }
        try run(
            """
            INSERT INTO time_corrections (id, entry_id, at, by_id, by_name, minutes_from, minutes_to, activity_from,
                activity_to, reason)
            VALUES (\(correction.id), \(correction.entry), \(correction.at), \(correction.by), \(correction.byName),
                \(correction.minutes.from), \(correction.minutes.to), \(correction.activity.from),
                \(correction.activity.to), \(correction.reason))
            """)
        return true
    }

    public func timeEntry(_ id: ID<TimeEntry>) throws -> TimeEntry? {
        try first("SELECT \(columns) FROM time_entries AS e WHERE e.id = \(id)", entry)
    }

    /// What a person spent on a request and what was joined into it, the last first.
    public func timeEntries(of tickets: [ID<Ticket>], by person: ID<Operator>, limit: Int) throws -> [TimeEntry] {
        try all(
            """
            SELECT \(columns) FROM time_entries AS e
            WHERE e.ticket_id IN \(tickets) AND e.operator_id = \(person) ORDER BY e.id DESC LIMIT \(limit)
            """, entry)
    }

    /// What all spent on a request, by activity, what took longest first.
    public func timeTotals(of tickets: [ID<Ticket>]) throws -> [TimeTotal] {
        try all(
            """
            SELECT activity, SUM(minutes) FROM time_entries WHERE ticket_id IN \(tickets) AND minutes > 0
            GROUP BY activity ORDER BY SUM(minutes) DESC, activity
            """
        ) { row in try TimeTotal(activity: row.text(0), minutes: row.int(1)) }
    }

    /// A person's entries of a time, the first first, with the requests they are of.
    public func timeEntries(of person: ID<Operator>, from: Date, before: Date, limit: Int) throws -> [TimeLine] {
        try all(
            """
            SELECT \(columns), t.number, t.summary FROM time_entries AS e JOIN tickets AS t ON t.id = e.ticket_id
            WHERE e.operator_id = \(person) AND e.at >= \(from) AND e.at < \(before) ORDER BY e.at, e.id LIMIT \(limit)
            """
        ) { row in
            var r = row.reader()
            return try TimeLine(entry: TimeEntry(&r), number: Ticket.Number(r.int64()), summary: r.text())
        }
    }

    /// What groups spent in a time, by activity. Nobody is named: a sum of one person's time would name them all the same,
    /// and is left out.
    public func timeTotals(of groups: [ID<Group>], from: Date, before: Date) throws -> [GroupTime] {
        if groups.isEmpty { return [] }
        return try all(
            """
            SELECT group_id, activity, SUM(minutes) FROM time_entries
            WHERE at >= \(from) AND at < \(before) AND minutes > 0 AND group_id IN (
                SELECT group_id FROM time_entries
                WHERE group_id IN \(groups) AND at >= \(from) AND at < \(before) AND minutes > 0
                GROUP BY group_id HAVING count(DISTINCT operator_id) > 1)
            GROUP BY group_id, activity ORDER BY group_id, SUM(minutes) DESC, activity
            """
        ) { row in
            try GroupTime(group: row.id(0), total: TimeTotal(activity: row.text(1), minutes: row.int(2)))
        }
    }

    /// The corrections of an entry, the first first.
    public func timeCorrections(of entry: ID<TimeEntry>) throws -> [TimeCorrection] {
        try all(
            """
            SELECT id, entry_id, at, by_id, by_name, minutes_from, minutes_to, activity_from, activity_to, reason
            FROM time_corrections WHERE entry_id = \(entry) ORDER BY id
            """
        ) { row in
            var r = row.reader()
            return try TimeCorrection(
                id: r.id(), entry: r.id(), at: r.date(), by: r.id(), byName: r.text(),
                minutes: (r.int(), r.int()), activity: (r.text(), r.text()), reason: r.text())
        }
    }
}

/// An entry in a list: with the request it is of.
public struct TimeLine: Sendable, Equatable {
    public let entry: TimeEntry
    public let number: Ticket.Number
    public let summary: String
}

/// What one activity took a group.
public struct GroupTime: Sendable, Equatable {
    public let group: ID<Group>
    public let total: TimeTotal
}

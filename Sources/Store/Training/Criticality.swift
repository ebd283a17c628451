import Domain
import Foundation

/// The instants between which requests are counted.
public struct CountedWeeks: Sendable {
    /// The twelve weeks before begin, the four weeks begin, and end.
    public let before: Date
    public let from: Date
    public let to: Date
    /// No request that came in during these weeks has an id below; it bounds what is read without an index of its own.
    public let first: ID<Ticket>
    public let firstOfFour: ID<Ticket>

    public init(before: Date, from: Date, to: Date, first: ID<Ticket>, firstOfFour: ID<Ticket>) {
        self.before = before
        self.from = from
        self.to = to
        self.first = first
        self.firstOfFour = firstOfFour
    }
}

extension Connection {
    /// What is counted of each version of a triple, in five statements however many requests there are.
    /// - Parameter now: a promise that is late by then is broken, whether or not the request is over.
    public func tripleFigures(_ weeks: CountedWeeks, at now: Date) throws -> [ID<Triple>: TripleFigures] {
        var all: [ID<Triple>: TripleFigures] = [:]
        for (triple, requests, before, reopened) in try volumes(weeks) {
            all[triple, default: TripleFigures()].requests = requests
            all[triple, default: TripleFigures()].before = before
            all[triple, default: TripleFigures()].reopened = reopened
        }
        for (triple, count) in try breached(weeks, at: now) { all[triple, default: TripleFigures()].breached = count }
        for (triple, count) in try recurrent(weeks) { all[triple, default: TripleFigures()].recurrent = count }
        for (triple, count) in try bounces(weeks) { all[triple, default: TripleFigures()].bounces = count }
        for (triple, rated, low) in try lastVotes(weeks) {
            all[triple, default: TripleFigures()].rated = rated
            all[triple, default: TripleFigures()].lowRated = low
        }
        return all
    }

    private func volumes(_ w: CountedWeeks) throws -> [(ID<Triple>, Int, Int, Int)] {
        try all(
            """
            SELECT triple_id, SUM(CASE WHEN created_at >= \(w.from) THEN 1 ELSE 0 END),
                SUM(CASE WHEN created_at < \(w.from) THEN 1 ELSE 0 END),
                SUM(CASE WHEN created_at >= \(w.from) AND reopenings > 0 THEN 1 ELSE 0 END)
            FROM tickets
            WHERE id >= \(w.first) AND created_at >= \(w.before) AND created_at < \(w.to)
                AND registered_at IS NOT NULL AND triple_id IS NOT NULL
            GROUP BY triple_id
            """
        ) { row in try (row.id(0), row.int(1), row.int(2), row.int(3)) }
    }

    /// Requests with a promise that is late: by the minute, as people read it.
    private func breached(_ w: CountedWeeks, at now: Date) throws -> [(ID<Triple>, Int)] {
        try all(
            """
            SELECT t.triple_id, COUNT(DISTINCT t.id)
            FROM tickets AS t JOIN clocks AS k ON k.ticket_id = t.id
            WHERE \(ofFour(w)) AND (k.ending IS NULL OR k.ending = 'reached') AND k.due_at IS NOT NULL
                AND k.due_at < COALESCE(k.stopped_at, \(now)) - COALESCE(k.stopped_at, \(now)) % 60000
            GROUP BY t.triple_id
            """
        ) { row in try (row.id(0), row.int(1)) }
    }

    /// Requests of somebody who had asked the same, under whatever version of the triple, a few weeks before.
    private func recurrent(_ w: CountedWeeks) throws -> [(ID<Triple>, Int)] {
        let span = Int64(Criticality.recurrenceDays) * 86_400_000
        return try all(
            """
            SELECT t.triple_id, COUNT(*)
            FROM tickets AS t JOIN triples AS v ON v.id = t.triple_id
            WHERE \(ofFour(w)) AND EXISTS (
                SELECT 1 FROM tickets AS o JOIN triples AS u ON u.id = o.triple_id
                WHERE o.requester_id = t.requester_id AND o.id < t.id AND u.code = v.code
                    AND o.registered_at IS NOT NULL AND o.created_at >= t.created_at - \(span))
            GROUP BY t.triple_id
            """
        ) { row in try (row.id(0), row.int(1)) }
    }

    private func bounces(_ w: CountedWeeks) throws -> [(ID<Triple>, Int)] {
        try all(
            """
            SELECT t.triple_id, COUNT(*)
            FROM tickets AS t JOIN events AS e ON e.ticket_id = t.id
            WHERE \(ofFour(w)) AND e.kind = \(Fact.Kind.handedOver)
            GROUP BY t.triple_id
            """
        ) { row in try (row.id(0), row.int(1)) }
    }

    /// Of each request the vote on its last closure.
    private func lastVotes(_ w: CountedWeeks) throws -> [(ID<Triple>, Int, Int)] {
        try all(
            """
            SELECT t.triple_id, COUNT(*),
                SUM(CASE WHEN r.scale = \(Office.RatingScale.thumbs) AND r.value = 0
                    OR r.scale = \(Office.RatingScale.five) AND r.value <= 2 THEN 1 ELSE 0 END)
            FROM tickets AS t JOIN ratings AS r ON r.ticket_id = t.id
            WHERE \(ofFour(w)) AND NOT EXISTS (
                SELECT 1 FROM ratings AS l WHERE l.ticket_id = r.ticket_id AND l.closure > r.closure)
            GROUP BY t.triple_id
            """
        ) { row in try (row.id(0), row.int(1), row.int(2)) }
    }

    private func ofFour(_ w: CountedWeeks) -> SQL {
        """
        t.id >= \(w.firstOfFour) AND t.created_at >= \(w.from) AND t.created_at < \(w.to)
            AND t.registered_at IS NOT NULL AND t.triple_id IS NOT NULL
        """
    }

    /// Some requests of these triples, those opened again first, then the latest.
    public func typicalRequests(of triples: [ID<Triple>], _ w: CountedWeeks, limit: Int) throws -> [Ticket.Number] {
        if triples.isEmpty { return [] }
        return try all(
            """
            SELECT t.number FROM tickets AS t WHERE \(ofFour(w)) AND t.triple_id IN \(triples)
            ORDER BY t.reopenings DESC, t.id DESC LIMIT \(limit)
            """
        ) { row in Ticket.Number(try row.int64(0)) }
    }
}

// What was counted, week by week.
extension Connection {
    public func hasCriticality(of week: ISOWeek) throws -> Bool {
        try value("SELECT 1 FROM criticality WHERE week = \(week.description) LIMIT 1", Int64.self) != nil
    }

    /// The last week there is.
    public func lastCriticalityWeek() throws -> ISOWeek? {
        try value("SELECT week FROM criticality ORDER BY week DESC LIMIT 1", String.self).flatMap { ISOWeek($0) }
    }

    /// Of a week, each triple once, by its code.
    public func criticality(of week: ISOWeek) throws -> [Criticality] {
        try all(
            "SELECT triple, figures, score, parts FROM criticality WHERE week = \(week.description) ORDER BY triple",
            criticality)
    }

    /// The same triple in several weeks, by week.
    public func criticality(of triple: String, in weeks: [ISOWeek]) throws -> [ISOWeek: Criticality] {
        let found: [(ISOWeek?, Criticality)] = try all(
            """
            SELECT triple, figures, score, parts, week FROM criticality
            WHERE triple = \(triple) AND week IN \(weeks.map(\.description))
            """
        ) { row in try (ISOWeek(row.text(4)), criticality(row)) }
        return Dictionary(found.compactMap { week, one in week.map { ($0, one) } }) { first, _ in first }
    }

    public func insert(_ all: [Criticality], of week: ISOWeek, at now: Date) throws {
        for one in all {
            try run(
                """
                INSERT INTO criticality (week, triple, score, figures, parts, at)
                VALUES (\(week.description), \(one.triple), \(one.index), \(json(one.figures)), \(json(one.parts)), \(now))
                """)
        }
    }

    private func criticality(_ row: Row) throws -> Criticality {
        try Criticality(
            triple: row.text(0), figures: fromJSON(row.text(1)), index: row.optionalReal(2),
            parts: fromJSON(row.text(3)))
    }
}

func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

func fromJSON<T: Decodable>(_ text: String) throws -> T { try JSONDecoder().decode(T.self, from: Data(text.utf8)) }

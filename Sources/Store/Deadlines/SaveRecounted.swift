import Domain
import Foundation

// Hundreds of thousands of rows are written again: many in one statement, and each only if it still is as it was read.
extension Connection {
    /// Writes what was counted again.
    /// - Returns: the requests that somebody changed meanwhile; nothing of them is written.
    public func save(_ recounted: [RecountedRequest]) throws -> [ID<Ticket>] {
        var kept = Set<ID<Ticket>>()
        for some in recounted.inStatements { kept.formUnion(try saveDeadlines(of: some)) }
        let clocks = recounted.filter { kept.contains($0.was.id) }.flatMap { request in
            request.clocks.map { (request.was.id, $0) }
        }
        for some in clocks.inStatements { try saveDeadlines(of: some) }
        return recounted.map(\.was.id).filter { !kept.contains($0) }
    }

    /// A verb counts the version up; the minute's look moves on to another instant.
    private func saveDeadlines(of requests: ArraySlice<RecountedRequest>) throws -> [ID<Ticket>] {
        let rows = changes(
            requests.map { request in
                [
                    request.was.id.rawValue, Int64(request.was.version), request.was.deadline.markAt?.milliseconds,
                    (request.deadline.dueAt ?? .never).milliseconds, request.deadline.riskAt?.milliseconds,
                    request.deadline.markAt?.milliseconds,
                ]
            }, width: 6)
        return try values(
            """
            UPDATE tickets SET due_at = n.column4, risk_at = n.column5, next_due_at = n.column6 FROM \(rows) AS n
            \(sqlite: "", postgres: "(column1, column2, column3, column4, column5, column6)")
            WHERE tickets.id = n.column1 AND tickets.version = n.column2
                AND tickets.next_due_at \(sqlite: "IS", postgres: "IS NOT DISTINCT FROM") n.column3
            RETURNING tickets.id
            """)
    }

    private func saveDeadlines(of clocks: ArraySlice<(ID<Ticket>, PromiseClock)>) throws {
        let rows = changes(
            clocks.map { id, clock in
                [
                    id.rawValue, Int64(clock.place), clock.dueAt?.milliseconds, clock.riskAt?.milliseconds,
                    clock.markAt?.milliseconds,
                ]
            }, width: 5)
        try run(
            """
            UPDATE clocks SET due_at = n.column3, risk_at = n.column4, mark_at = n.column5 FROM \(rows) AS n
            \(sqlite: "", postgres: "(column1, column2, column3, column4, column5)")
            WHERE clocks.ticket_id = n.column1 AND clocks.place = n.column2
            """)
    }

    /// Rows to join with. SQLite takes them as bound values; PostgreSQL as one list a column, so that a single prepared
    /// statement serves every number of rows.
    private func changes(_ rows: [[Int64?]], width: Int) -> SQL {
        let lists = (0..<width).map { column -> SQL in
            let list = rows.map { $0[column].map(String.init) ?? "NULL" }.joined(separator: ",")
            return "CAST(\("{\(list)}") AS BIGINT[])"
        }
        let values = SQL(parts: [.rows(rows.flatMap { $0.map(Binding.integer) }, width: width)])
        return "\(sqlite: "(VALUES " + values + ")", postgres: "unnest(\(lists.joined(", ")))")"
    }
}

extension Array {
    /// Slices whose lengths are powers of two, so that a handful of prepared statements serves every length.
    fileprivate var inStatements: [ArraySlice<Element>] {
        var slices: [ArraySlice<Element>] = [], start = 0, size = 256
        while start < count {
            while size > count - start { size /= 2 }
            slices.append(self[start..<start + size])
            start += size
        }
        return slices
    }
}

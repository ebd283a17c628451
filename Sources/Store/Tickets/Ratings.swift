import Domain
import Foundation

extension Connection {
    public func rating(of ticket: ID<Ticket>, closure: Int) throws -> Rating? {
        try first("\(ratingColumns) WHERE ticket_id = \(ticket) AND closure = \(closure)", rating)
    }

    public func ratings(of ticket: ID<Ticket>) throws -> [Rating] {
        try all("\(ratingColumns) WHERE ticket_id = \(ticket) ORDER BY closure", rating)
    }

    /// The last vote of each request, in one question.
    public func lastRatings(of tickets: [ID<Ticket>]) throws -> [ID<Ticket>: Rating] {
        if tickets.isEmpty { return [:] }
        let ratings = try all("\(ratingColumns) WHERE ticket_id IN \(tickets) ORDER BY ticket_id, closure", rating)
        return Dictionary(ratings.map { ($0.ticket, $0) }) { _, last in last }
    }

    public func insert(_ rating: Rating) throws {
        try run(
            """
            INSERT INTO ratings (id, ticket_id, closure, scale, value, comment, at, changed_at)
            VALUES (\(rating.id), \(rating.ticket), \(rating.closure), \(rating.scale), \(rating.value), \(rating.comment),
                \(rating.at), \(rating.changedAt))
            """)
    }

    public func update(_ rating: Rating) throws {
        try run(
            """
            UPDATE ratings SET scale = \(rating.scale), value = \(rating.value), comment = \(rating.comment),
                changed_at = \(rating.changedAt)
            WHERE id = \(rating.id)
            """)
    }

    private var ratingColumns: SQL {
        "SELECT id, ticket_id, closure, scale, value, comment, at, changed_at FROM ratings"
    }

    private func rating(_ row: Row) throws -> Rating {
        var r = row.reader()
        return try Rating(
            id: r.id(), ticket: r.id(), closure: r.int(), scale: r.choice(), value: r.int(), comment: r.text(),
            at: r.date(),
            changedAt: r.optionalDate())
    }
}

import Domain

/// Requests that have some words, from one number downwards.
public struct WordPage: Sendable, Equatable {
    public var lines: [TicketLine]
    /// The lowest number that was looked at; nil when there is nothing below.
    public var lookedTo: Ticket.Number?
}

extension Connection {
    /// The next requests that have the words and meet the filter, the newest first. Of those that have the words at most
    /// `look` are looked at: a rare condition on a common word does not walk through all years, it goes on where it was.
    /// - Parameters:
    ///   - groups: nil is every group.
    ///   - number: only lower numbers.
    public func tickets(
        having match: WordMatch, _ filter: TicketFilter, groups: [ID<Group>]?, below number: Ticket.Number?, look: Int
    ) throws -> WordPage {
        if filter.states.isEmpty || groups?.isEmpty == true { return WordPage(lines: [], lookedTo: nil) }
        guard var conditions = try conditions(of: filter) else { return WordPage(lines: [], lookedTo: nil) }
        conditions.append("state IN \(filter.states)")
        if let groups { conditions.append("group_id IN \(groups)") }
        conditions += lacking(match)
        var page = WordPage(lines: [], lookedTo: number), left = look
        // Neither engine stops in the middle of what it looks at. Mostly the first few are what is wanted.
        for width in [2 * filter.limit + 50, 1000, look] where left > 0 {
            let more = try tickets(
                having: match, conditions, below: page.lookedTo, look: min(width, left),
                limit: filter.limit - page.lines.count)
            page.lines += more.lines
            page.lookedTo = more.lookedTo
            left -= width
            if page.lookedTo == nil || page.lines.count == filter.limit { break }
        }
        return page
    }

    private func tickets(
        having match: WordMatch, _ conditions: [SQL], below number: Ticket.Number?, look: Int, limit: Int
    ) throws -> WordPage {
        // The index is asked once: what it says is looked at besides for where to go on.
        let found = try values(rows(match, below: number, limit: look), Int64.self)
        guard let lowest = found.last else { return WordPage(lines: [], lookedTo: nil) }
        let lines = try all(
            """
            SELECT \(TicketLine.columns) FROM (
                SELECT tickets.id FROM tickets WHERE number IN \(found) AND \(conditions.joined(" AND "))
                ORDER BY number DESC LIMIT \(limit)) AS k
            JOIN tickets AS t ON t.id = k.id
            JOIN requesters AS p ON p.id = t.requester_id
            ORDER BY t.number DESC
            """, TicketLine.self)
        if lines.count == limit { return WordPage(lines: lines, lookedTo: lines.last?.number) }
        return WordPage(lines: lines, lookedTo: found.count == look ? Ticket.Number(lowest) : nil)
    }

    /// Where the search begins: the index, or the requests themselves when nothing is known but what must not be there.
    private func rows(_ match: WordMatch, below number: Ticket.Number?, limit: Int) -> SQL {
        if !match.all.isEmpty { return WordIndex.rows(match, below: number, limit: limit) }
        let bound: SQL = number.map { "WHERE number < \($0.rawValue)" } ?? ""
        return "SELECT number AS found FROM tickets \(bound) ORDER BY number DESC LIMIT \(limit)"
    }

    /// What must not be there is asked of each request when the search does not begin in the index.
    private func lacking(_ match: WordMatch) -> [SQL] {
        match.all.isEmpty && !match.none.isEmpty ? [WordIndex.lacks(match.none)] : []
    }
}

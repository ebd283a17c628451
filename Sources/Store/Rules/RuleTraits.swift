import Domain
import Foundation

extension Connection {
    /// What rules ask of some requests that does not stand on their rows: one question for each thing that is needed.
    public func ruleTraits(of tickets: [Ticket], _ needs: Set<RuleNeed>) throws -> [ID<Ticket>: RuleTraits] {
        let ids = tickets.map(\.id)
        var traits = Dictionary(ids.map { ($0, RuleTraits()) }) { first, _ in first }
        if ids.isEmpty { return traits }
        if needs.contains(.tags) {
            for (id, tags) in try tags(of: ids) { traits[id]?.tags = Set(tags) }
        }
        if needs.contains(.description) {
            for (id, text) in try texts(
                "SELECT ticket_id, body FROM messages WHERE kind = 'request' AND ticket_id IN \(ids)")
            {
                traits[id]?.description = text
            }
        }
        if needs.contains(.email) {
            let people = tickets.map(\.requester)
            let addresses = try Dictionary(
                texts("SELECT id, email_folded FROM requesters WHERE email_folded IS NOT NULL AND id IN \(people)")
            ) { first, _ in first }
            for ticket in tickets { traits[ticket.id]?.email = addresses[ID(ticket.requester.rawValue)] }
        }
        if needs.contains(.attachments) {
            let with: [ID<Ticket>] = try values("SELECT DISTINCT ticket_id FROM attachments WHERE ticket_id IN \(ids)")
            for id in with { traits[id]?.hasAttachments = true }
        }
        if needs.contains(.wait) {
            let waiting = tickets.filter(\.state.isWaiting).map(\.id)
            for (id, at) in try lastWaits(of: waiting) { traits[id]?.waitingSince = at }
        }
        if needs.contains(.links) {
            let children: [ID<Ticket>] = try values(
                "SELECT DISTINCT child_id FROM ticket_links WHERE child_id IN \(ids) AND kind = 'child'")
            for id in children { traits[id]?.isChild = true }
        }
        return traits
    }

    private func texts(_ sql: SQL) throws -> [(ID<Ticket>, String)] {
        try all(sql) { row in
            var r = row.reader()
            return try (r.id(), r.text())
        }
    }

    private func lastWaits(of tickets: [ID<Ticket>]) throws -> [(ID<Ticket>, Date)] {
        if tickets.isEmpty { return [] }
        return try all(
            "SELECT ticket_id, max(at) FROM events WHERE kind = 'waiting' AND ticket_id IN \(tickets) GROUP BY ticket_id"
        ) { row in
            var r = row.reader()
            return try (r.id(), r.date())
        }
    }

    /// How many open requests each of these people has.
    public func workload(of people: [ID<Operator>]) throws -> [ID<Operator>: Int] {
        if people.isEmpty { return [:] }
        let counts: [(ID<Operator>, Int)] = try all(
            """
            SELECT assignee_id, count(*) FROM tickets
            WHERE closed_at IS NULL AND assignee_id IS NOT NULL AND assignee_id IN \(people)
                AND state IN \(TicketState.allCases.filter(\.isOpen))
            GROUP BY assignee_id
            """
        ) { row in
            var r = row.reader()
            return try (r.id(), r.int())
        }
        return Dictionary(counts) { first, _ in first }
    }
}
